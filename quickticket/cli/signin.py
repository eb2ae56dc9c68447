"""quickticket signin: gives the client secret, to the key ring or to the running app alone."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from quickticket.cli.output import refused
from quickticket.cli.remote import ask
from quickticket.cli.secret_input import read_secret
from quickticket.config.paths import Paths
from quickticket.config.profiles import current
from quickticket.config.settings import SettingsFile
from quickticket.domain.errors import SecretsUnavailable


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument(
        "--client-secret-stdin", action="store_true", help="read the secret from standard input"
    )
    parser.add_argument(
        "--session-only", action="store_true", help="keep it in the running app's memory only"
    )


def run(args: Namespace) -> int:
    """Runs the command."""
    profile = current(SettingsFile(Paths.find(os.environ).settings).load())
    secret = read_secret(
        f"Client secret of {profile.connection.base_url}: ", from_stdin=args.client_secret_stdin
    )
    if not args.session_only:
        from quickticket.bootstrap.secrets import keep_secret

        keep_secret(profile, secret)
    reply = ask({"command": "signin", "secret": secret if args.session_only else None})
    if reply is None:
        if args.session_only:
            raise SecretsUnavailable(
                "No app is running that could keep the secret in memory.",
                "Start it with `quickticket run` first.",
            )
        print("Kept in the key ring; it is used from the next start on.")
        return 0
    if refused(reply, as_json=False):
        return 1
    print(f"Signed in as {reply['agent']}." if reply.get("agent") else "The secret is in use.")
    return 0
