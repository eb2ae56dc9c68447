"""Numbers on the command line; what they cannot be is wrong usage."""

from __future__ import annotations

from argparse import ArgumentTypeError

LARGEST = 1_000_000


def seconds(text: str) -> float:
    """Returns seconds, 0 or more, up to days."""
    return _between(float(text), 0)


def count(text: str) -> int:
    """Returns a count, 1 or more."""
    return int(_between(int(text), 1))


def port(text: str) -> int:
    """Returns a port, 0 for a free one."""
    return int(_between(int(text), 0, 65535))


def _between(number: float, least: float, most: float = LARGEST) -> float:
    if not least <= number <= most:  # nan is not, either
        raise ArgumentTypeError(f"expected a number from {least} to {most:,}")
    return number
