"""Recipients as people paste them: names, e-mails or phone numbers, or a table with a header; pure."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from quickticket.domain.errors import InvalidInput
from quickticket.domain.folding import fold
from quickticket.domain.smart_line.lexer import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_END = "\N{NULL}the end"
"""A last row of our own: where a quote is never closed, it does not come out as a row."""


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
        InvalidInput: There are more than `MOST_ROWS`, or it is a table that cannot be read.
    """
    text = text.lstrip(_MARK)
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return Pasted()
    delimiter = max("\t;,", key=lines[0].count)
    pasted = _table(text, delimiter) if _is_header(lines[0], delimiter) else Pasted(tuple(_plain(lines)))
    if len(pasted.rows) > MOST_ROWS:
        raise InvalidInput(
            f"These are {len(pasted.rows):,} rows; {MOST_ROWS:,} is the most for one bulk.",
            "Send them in parts.",
        )
    return pasted


def write_recipients(names: Iterable[str]) -> str:
    """Writes names so that `read_recipients` gives them back: a line each, a table only where it must be."""
    written = [name for each in names if (name := " ".join(each.split()))]
    plain = "".join(f"{name}\n" for name in written)
    if [row.who for row in read_recipients(plain).rows] == written:
        return plain
    doubled = (name.replace('"', '""') for name in written)
    return "who\n" + "".join(f'"{name}"\n' for name in doubled)


def _is_header(line: str, delimiter: str) -> bool:
    try:
        cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
    except csv.Error:  # longer than any header
        return False
    return any(_header(cell) in _WHO for cell in cells)


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
    table = [row for row in _cells(text, delimiter) if any(cell.strip() for cell in row)]
    spelled = [cell.strip() for cell in table[0]]
    names = [_header(cell) for cell in spelled]
    unknown = tuple(
        cell
        for cell, name in zip(spelled, names, strict=True)
        if name not in _WHO and name not in _MORE and cell
    )
    rows = (_row(names, _within(len(names), row, delimiter)) for row in table[1:])
    return Pasted(tuple(rows), tuple(dict.fromkeys(unknown)))


def _cells(text: str, delimiter: str) -> list[list[str]]:
    """The cells of each row; only the ends of lines that spreadsheets know part one from the next."""
    lines = chain(_LINE.findall(text), [_END])
    try:
        *rows, last = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    except csv.Error as error:
        raise InvalidInput(f"This table cannot be read: {error}.", "Save it as CSV once more.") from error
    if last != [_END]:  # it would swallow every recipient behind it
        begins = next(cell for cell in reversed(last) if _END in cell).split("\n")[0].strip()
        raise InvalidInput(f"A quote is never closed: “{begins[:40]}”.", "Close it, or remove it.")
    return rows


def _within(width: int, row: list[str], delimiter: str) -> list[str]:
    """A row no longer than the header: what lies beyond belongs to the last cell, cut by a bare delimiter."""
    return row if len(row) <= width else [*row[: width - 1], _bare(row[width - 1 :], delimiter)]


def _bare(cells: Sequence[str], delimiter: str) -> str:
    """Cells as one text, with what parted them; empty ones at the end are none."""
    return f"{delimiter} ".join(cells).rstrip(f"{delimiter} ")


def _row(names: Sequence[str], cells: Sequence[str]) -> PastedRow:
    """Of two columns for one thing the first that says something counts; texts of both are kept."""
    said = [(name, cell.strip()) for name, cell in zip(names, cells, strict=False)]
    who: dict[str, str] = {}
    more: dict[str, list[str]] = {}
    others: dict[str, str] = {}
    for name, value in said:
        if name in _MORE:
            more.setdefault(_MORE[name], []).append(value)
            continue
        place, key = (who, _WHO[name]) if name in _WHO else (others, name)
        place[key] = place.get(key) or value
    texts = {key: [*dict.fromkeys(filter(None, values))] for key, values in more.items()}
    people = {key: value for key, value in who.items() if value}
    return PastedRow(_whom(people), _more(texts), "\n".join(texts.get("details", ())), tuple(others.items()))


def _whom(who: dict[str, str]) -> str:
    """The surest way to call somebody: an address, then customer and name together."""
    if "email" in who:
        return _person(who["email"])
    name = who.get("user") or who.get("site") or who.get("who", "")
    if who.get("customer") and name:
        return f"{who['customer']}/{name}"
    return _person(name or who.get("customer", ""))


def _more(texts: dict[str, list[str]]) -> str:
    summary = escape(" ".join(" ".join(texts.get("summary", ())).split()))
    times = map(_time, texts.get("time", ()))
    return " ".join(part for part in (*texts.get("line", ()), *times, summary) if part)


def _time(text: str) -> str:
    """Bare minutes as a duration; of 0 there is nothing to say."""
    if _BARE_MINUTES.fullmatch(text):
        return f"{text}m" if int(text) else ""
    return text


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
