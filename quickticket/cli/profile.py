"""quickticket profile: adds, lists, chooses and removes HaloPSA tenants."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import Any

from quickticket.cli.output import print_json
from quickticket.cli.secret_input import read_secret
from quickticket.config.paths import Paths
from quickticket.config.profiles import (
    Profile,
    checked_name,
    current,
    profiles,
    remove_profile,
    save_profile,
    use_profile,
)
from quickticket.config.settings import SettingsFile
from quickticket.domain.connection import DEFAULT_SCOPE, Connection
from quickticket.domain.errors import NotSignedIn, SecretsUnavailable


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the sub-commands and their options."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add a tenant and use it")
    add.add_argument("name", metavar="NAME", help="your name for it, such as acme")
    add.add_argument("--url", required=True, help="the tenant's address, such as https://acme.halopsa.com")
    add.add_argument("--client-id", required=True, help="from Configuration > Integrations > Halo API")
    add.add_argument("--client-secret-stdin", action="store_true", help="read the secret from standard input")
    add.add_argument("--auth-url", default="", help="only where Halo's own discovery does not answer")
    add.add_argument("--tenant", default="", help="only for tenants hosted by Halo that ask for it")
    add.add_argument("--scope", default=DEFAULT_SCOPE, help=f"what to ask for ({DEFAULT_SCOPE})")
    for name, summary in (("use", "work with this tenant"), ("remove", "forget a tenant and its secret")):
        actions.add_parser(name, help=summary).add_argument("name", metavar="NAME")
    listing = actions.add_parser("list", help="the tenants known here")
    listing.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: Namespace) -> int:
    """Runs the command."""
    file = SettingsFile(Paths.find(os.environ).settings)
    actions: dict[str, Any] = {"add": _add, "use": _use, "remove": _remove, "list": _list}
    return int(actions[args.action](file, args))


def _add(file: SettingsFile, args: Namespace) -> int:
    from quickticket.bootstrap.secrets import keep_secret

    connection = Connection(
        base_url=args.url,
        client_id=args.client_id,
        auth_url=args.auth_url,
        tenant=args.tenant,
        scope=args.scope,
    )
    profile = Profile(checked_name(args.name), connection)
    secret = read_secret(f"Client secret of {connection.base_url}: ", from_stdin=args.client_secret_stdin)
    save_profile(file, profile)
    try:
        keep_secret(profile, secret)
    except SecretsUnavailable as error:
        raise SecretsUnavailable(
            f"Profile '{profile.name}' is saved, its secret is not: {error.message}",
            "Give it to the running app after each start: quickticket signin --session-only.",
        ) from error
    print(f"Profile '{profile.name}' is set up and in use. Its secret is in the system's key ring.")
    return 0


def _use(file: SettingsFile, args: Namespace) -> int:
    use_profile(file, args.name)
    print(f"Profile '{args.name}' is in use from the next start on.")
    return 0


def _remove(file: SettingsFile, args: Namespace) -> int:
    from quickticket.bootstrap.secrets import forget_secret

    remove_profile(file, args.name)
    forget_secret(args.name)
    print(f"Profile '{args.name}' and its secret are removed; what it had captured is kept.")
    return 0


def _list(file: SettingsFile, args: Namespace) -> int:
    settings = file.load()
    try:
        used = current(settings).name
    except NotSignedIn:
        used = ""
    rows = [
        {"name": profile.name, "url": profile.connection.base_url, "current": profile.name == used}
        for profile in profiles(settings)
    ]
    if args.json:
        print_json({"profiles": rows})
    for row in () if args.json else rows:
        print(f"{'*' if row['current'] else ' '} {row['name']:16} {row['url']}")
    return 0
