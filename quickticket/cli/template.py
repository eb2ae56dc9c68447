"""quickticket template: saved templates: list, show, import, export."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quickticket.cli.output import Reply, print_json, refused
from quickticket.cli.remote import answer


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the sub-commands and their options."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, summary in (
        ("list", "all templates, the most used first, and what is wrong with broken ones"),
        ("show", "one template with everything that it says"),
        ("import", "add the templates of a .toml file, a folder or a .zip to your own"),
        ("export", "write templates to a .toml file, a folder or a .zip"),
    ):
        action = actions.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        action.add_argument("--json", action="store_true", help="print one JSON object")
        if name == "show":
            action.add_argument("name", metavar="NAME", help="what /NAME says")
        elif name != "list":
            action.add_argument("path", metavar="FILE", help="a .toml file, a folder or a .zip")
        if name == "export":
            action.add_argument(
                "--name", action="append", default=[], metavar="NAME", help="only this one; may be repeated"
            )


def run(args: Namespace) -> int:
    """Runs the command."""
    request: dict[str, object] = {"command": f"template.{args.action}"}
    if args.action == "show":
        request["name"] = args.name
    elif args.action != "list":
        request["path"] = str(Path(args.path).expanduser().absolute())
    if args.action == "export":
        request["names"] = args.name
    reply = answer(request)
    if refused(reply, as_json=args.json):
        return 1
    if args.json:
        print_json(reply)
    else:
        _PRINT[args.action](reply)
    broken = args.action == "import" and not reply["added"] and not reply["same"]
    return 1 if broken else 0


def _print_list(reply: Reply) -> None:
    for each in reply["templates"]:
        print(f"/{each['name']:20} {each['source']:8} {each['title'] or each['summary']}")
    _print_mistakes(reply)


def _print_one(reply: Reply) -> None:
    for member, value in reply.items():
        if isinstance(value, dict) and "name" in value:
            value = value["name"]  # noqa: PLW2901 - shown by its name
        if value not in (None, "", [], {}):
            print(f"{member.replace('_', ' '):12} {value}")


def _print_import(reply: Reply) -> None:
    for name in reply["added"]:
        print(f"/{name} added")
    for name in reply["same"]:
        print(f"/{name} is here already")
    _print_mistakes(reply)


def _print_export(reply: Reply) -> None:
    count = reply["exported"]
    print(f"{count} template{'' if count == 1 else 's'} written to {reply['path']}")


def _print_mistakes(reply: Reply) -> None:
    for each in reply["mistakes"]:
        place = each["where"] if each["line"] is None else f"{each['where']}, line {each['line']}"
        print(f"{place}: {each['reason']}")


_PRINT = {"list": _print_list, "show": _print_one, "import": _print_import, "export": _print_export}
