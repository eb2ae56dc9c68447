"""quickticket sandbox: runs the HaloPSA-compatible server on loopback until Ctrl+C."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from quickticket.cli.numbers import port


def add_arguments(parser: ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("--port", type=port, default=0, help="port on 127.0.0.1 (a free one)")
    parser.add_argument(
        "--size", choices=("small", "large"), default="small", help="how big the invented MSP is"
    )
    parser.add_argument("--seed", type=int, default=1, help="another number makes another MSP")
    parser.add_argument(
        "--ids", type=int, default=0, metavar="N", help="add N to every id, as another tenant would have"
    )
    parser.add_argument("--faults", type=Path, metavar="FILE", help="JSON file of faults to play")


def run(args: Namespace) -> int:
    """Runs the command."""
    from quickticket.bootstrap.sandbox import serve

    return serve(port=args.port, size=args.size, seed=args.seed, faults=args.faults, shift=args.ids)
