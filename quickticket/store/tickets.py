"""Tickets seen in Halo: found by number and words, by user, and one's own."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from quickticket.domain.folding import words_of
from quickticket.domain.ranking import rank_tickets
from quickticket.domain.reference import TicketSummary
from quickticket.store.codec import text_to_time, time_to_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from quickticket.domain.ids import UserId
    from quickticket.domain.search import Match

_NAMES = tuple(field.name for field in fields(TicketSummary))
_COLUMNS = ", ".join(_NAMES)
_UPSERT = f"""
    INSERT INTO tickets ({_COLUMNS}) VALUES ({", ".join("?" * len(_NAMES))})
    ON CONFLICT (id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _NAMES[1:])}
"""  # noqa: S608 - names of a dataclass
_BOUND = 200
_LONGEST_NUMBER = 18


def put_tickets(
    connection: sqlite3.Connection,
    rows: Sequence[TicketSummary],
    *,
    replace_mine: bool = False,
    all_open_of: UserId | None = None,
) -> None:
    """Adds or replaces tickets; they may be all that are open of one user, or all that are mine."""
    if all_open_of is not None:
        connection.execute("UPDATE tickets SET open = 0 WHERE open AND user_id = ?", (all_open_of,))
    by_id = {row.id: row for row in rows}
    ids = [(number,) for number in by_id]
    connection.executemany(_UPSERT, [_row_of(row) for row in by_id.values()])
    connection.executemany("DELETE FROM tickets_words WHERE rowid = ?", ids)
    connection.executemany(
        "INSERT INTO tickets_words (rowid, summary) VALUES (?, ?)",
        [(row.id, " ".join(words_of(row.summary))) for row in by_id.values()],
    )
    if replace_mine:
        connection.execute("UPDATE tickets SET mine = 0 WHERE mine")
        connection.executemany("UPDATE tickets SET mine = 1 WHERE id = ?", ids)


def my_open_tickets(connection: sqlite3.Connection, limit: int) -> tuple[TicketSummary, ...]:
    """Open tickets of the acting agent, newest first."""
    return _select(connection, "WHERE open AND mine ORDER BY id DESC LIMIT ?", limit)


def open_tickets_of(connection: sqlite3.Connection, user_id: int, limit: int) -> tuple[TicketSummary, ...]:
    """Open tickets of a user, newest first."""
    return _select(connection, "WHERE open AND user_id = ? ORDER BY id DESC LIMIT ?", user_id, limit)


def ticket_by_id(connection: sqlite3.Connection, number: int) -> TicketSummary | None:
    """One ticket, or None."""
    return next(iter(_select(connection, "WHERE id = ?", number)), None)


def find_tickets(connection: sqlite3.Connection, text: str, limit: int) -> tuple[Match[TicketSummary], ...]:
    """Tickets by number or words of their summary, ranked; the newest of more than can be looked at."""
    words = words_of(text)
    if not words:
        return ()
    expression = " ".join(f'"{word}" *' for word in words)
    match = "id IN (SELECT rowid FROM tickets_words WHERE tickets_words MATCH ? ORDER BY rowid DESC LIMIT ?)"
    found = _select(connection, f"WHERE {match}", expression, _BOUND)
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) <= _LONGEST_NUMBER:
        number = "WHERE id = ?1 OR CAST(id AS TEXT) GLOB ?1 || '*' ORDER BY id DESC LIMIT ?2"
        found += _select(connection, number, words[0], _BOUND)
    return rank_tickets(text, {ticket.id: ticket for ticket in found}.values(), limit)


def _select(connection: sqlite3.Connection, condition: str, *values: object) -> tuple[TicketSummary, ...]:
    sql = f"SELECT {_COLUMNS} FROM tickets {condition}"  # noqa: S608 - the conditions stand above
    return tuple(_ticket_of(row) for row in connection.execute(sql, values))


def _row_of(ticket: TicketSummary) -> tuple[object, ...]:
    values = {name: getattr(ticket, name) for name in _NAMES}
    updated_at = ticket.updated_at and time_to_text(ticket.updated_at)
    return tuple({**values, "updated_at": updated_at, "open": int(ticket.open)}.values())


def _ticket_of(row: tuple[Any, ...]) -> TicketSummary:
    values = dict(zip(_NAMES, row, strict=True))
    updated_at = values["updated_at"] and text_to_time(values["updated_at"])
    return TicketSummary(**{**values, "updated_at": updated_at, "open": bool(values["open"])})
