"""quickticket demo: the whole app on an invented MSP; nothing to configure, nothing leaves the machine."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from quickticket.cli.numbers import port


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument(
        "--port", type=port, default=0, help="port of the sandbox server on 127.0.0.1 (a free one)"
    )


def run(args: Namespace) -> int:
    """Runs the command."""
    from quickticket.bootstrap.demo import run_demo

    return run_demo(port=args.port)
