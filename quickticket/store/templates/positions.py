"""Positions: the line of a TOML text in which a key or a piece of a value stands."""

from __future__ import annotations

import re

_HEADER = re.compile(r"""\s*\[\s*([^\[\]]+?)\s*\]""")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+))\s*=""")
_FENCE = re.compile(r'"""' + r"|'''")


def line_of(text: str, table: str, key: str = "") -> int | None:
    """Returns the 1-based line of `key` in `[table]`, without a key that of its header; None when not found.

    Args:
        text: The file.
        table: Dotted, empty for the top.
        key: As it is called, without quotes.
    """
    here, fence = "", ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not fence:
            header = _HEADER.match(line)
            found = _KEY.match(line)
            if header:
                here = header[1].replace('"', "").replace("'", "").replace(" ", "")
                if here == table and not key:
                    return number
            elif found and key and here == table and key in found.groups():
                return number
        for mark in _FENCE.findall(line):
            fence = "" if fence == mark else fence or mark
    return None


def line_with(text: str, piece: str, after: int | None) -> int | None:
    """Returns the first line from line `after` on that holds `piece`; `after` when none does."""
    lines = text.splitlines()
    start = (after or 1) - 1
    return next((at + 1 for at in range(start, len(lines)) if piece in lines[at]), after)
