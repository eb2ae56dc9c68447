"""Recipients as people paste them: names, e-mails or phone numbers, or a table with a header; pure."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.domain.errors import InvalidInput
from quickticket.domain.folding import fold
from quickticket.domain.smart_line.lexer import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 2_000
"""More than this in one bulk is a mistake in what was copied."""

_WHO = {
    "who": "who",
    "name": "who",
    "recipient": "who",
    "customer": "customer",
    "client": "customer",
    "company": "customer",
    "site": "site",
    "user": "user",
    "contact": "user",
    "email": "email",
    "e-mail": "email",
    "mail": "email",
}
_MORE = {
    "line": "line",
    "summary": "summary",
    "title": "summary",
    "minutes": "time",
    "time": "time",
    "details": "details",
}
_ADDRESS = re.compile(r".*<\s*([^<>\s]+@[^<>\s]+)\s*>")
_BARE_MINUTES = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One recipient.

    Attributes:
        who: A name, e-mail, phone number, or `customer/name`; empty where the row names nobody.
        more: Further words and tokens of its line.
        details: Of its ticket.
        others: Columns that no line knows, by folded header: they may answer a template's questions.
    """

    who: str
    more: str = ""
    details: str = ""
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted; `columns` are the headers that no line knows, as they are spelled."""

    rows: tuple[PastedRow, ...] = ()
    columns: tuple[str, ...] = ()


def read_recipients(text: str) -> Pasted:
    """Reads whatever was pasted; blank lines count for nothing.

    A first line that names known columns is a header. Without one, tabs part a name from the rest of its
    line, and semicolons, or commas in a single line, part names from each other.

    Raises:
        InvalidInput: There are more than `MOST_ROWS`.
    """
    lines = [line for line in text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").splitlines() if line.strip()]
    if not lines:
        return Pasted()
    delimiter = max("\t;,", key=lines[0].count)
    header = [_header(cell) for cell in next(csv.reader([lines[0]], delimiter=delimiter))]
    known = [name for name in header if name in _WHO]
    pasted = _table(text, delimiter) if known else Pasted(tuple(_plain(lines)))
    if len(pasted.rows) > MOST_ROWS:
        raise InvalidInput(
            f"These are {len(pasted.rows):,} rows; {MOST_ROWS:,} is the most for one bulk.",
            "Send them in parts.",
        )
    return pasted


def _plain(lines: Sequence[str]) -> list[PastedRow]:
    rows = []
    for line in lines:
        if "\t" in line and len(lines) > 1:
            first, *rest = (cell.strip() for cell in line.split("\t"))
            rows.append(PastedRow(_person(first), " ".join(cell for cell in rest if cell)))
            continue
        parts = re.split(r"[;\t]", line)
        if len(lines) == 1 and len(parts) == 1:
            parts = line.split(",")
        rows += [PastedRow(who) for part in parts if (who := _person(part))]
    return rows


def _table(text: str, delimiter: str) -> Pasted:
    lines = text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").splitlines(keepends=True)
    cells = csv.reader(lines, delimiter=delimiter)
    table = [row for row in cells if any(cell.strip() for cell in row)]
    spelled = [cell.strip() for cell in table[0]]
    names = [_header(cell) for cell in spelled]
    unknown = tuple(
        cell
        for cell, name in zip(spelled, names, strict=True)
        if name not in _WHO and name not in _MORE and cell
    )
    return Pasted(tuple(_row(dict(zip(names, row, strict=False))) for row in table[1:]), unknown)


def _row(cells: dict[str, str]) -> PastedRow:
    said = {name: value.strip() for name, value in cells.items()}
    who = {_WHO[name]: value for name, value in said.items() if name in _WHO and value}
    more = {_MORE[name]: value for name, value in said.items() if name in _MORE and value}
    others = tuple((name, value) for name, value in said.items() if name not in _WHO and name not in _MORE)
    return PastedRow(_whom(who), _more(more), more.get("details", ""), others)


def _whom(who: dict[str, str]) -> str:
    """The surest way to call somebody: an address, then customer and name together."""
    if "email" in who:
        return _person(who["email"])
    name = who.get("user") or who.get("site") or who.get("who", "")
    if who.get("customer") and name:
        return f"{who['customer']}/{name}"
    return _person(name or who.get("customer", ""))


def _more(more: dict[str, str]) -> str:
    time = more.get("time", "")
    minutes = f"{time}m" if _BARE_MINUTES.fullmatch(time) else time
    summary = escape(" ".join(more.get("summary", "").split()))
    return " ".join(part for part in (more.get("line", ""), minutes, summary) if part)


def _person(text: str) -> str:
    """A name without the quotes around it; of `Joe Bloggs <joe@acme.example>` the address."""
    bare = " ".join(text.split())
    if found := _ADDRESS.fullmatch(bare):
        return found[1]
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return bare[1:-1].strip()
    return bare


def _header(cell: str) -> str:
    return fold(" ".join(cell.strip().split()))
