"""Pieces: entries and gaps of a day in one order, and which stays chosen when they change; pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.timekeeping.day import KEPT, Entry
from quickticket.domain.timekeeping.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.timekeeping.day import Day

_WORTH_IT = timedelta(minutes=15)
"""A gap of less is no reason to open the window."""
Piece = Entry | Span
"""A Span is a gap."""


def pieces_of(day: Day) -> tuple[Piece, ...]:
    """Entries and gaps in the order of their time."""
    return tuple(sorted((*day.entries, *day.gaps), key=span_of))


def span_of(piece: Piece) -> Span:
    """When it is."""
    return piece if isinstance(piece, Span) else piece.span


def place_of(pieces: Sequence[Piece], chosen: Piece | None) -> int:
    """Where the chosen one lies, which is one of them: others may be alike; -1 when none is chosen."""
    return next((place for place, piece in enumerate(pieces) if piece is chosen), -1)


def first_choice(pieces: Sequence[Piece]) -> Piece | None:
    """What a technician came for: a gap, else time that waits for him, else the last that he did."""
    gaps = [piece for piece in pieces if isinstance(piece, Span)]
    large = [gap for gap in gaps if gap.length >= _WORTH_IT]
    waiting = [piece for piece in pieces if isinstance(piece, Entry) and piece.kind in KEPT]
    return next(iter((*large, *waiting, *gaps, *reversed(pieces))), None)


def still_chosen(pieces: Sequence[Piece], before: Piece) -> Piece | None:
    """The piece that was chosen, as it is now; where it is gone, the next of its kind, else the nearest."""
    same = next((piece for piece in pieces if _same(piece, before)), None)
    if same is not None:
        return same
    start = span_of(before).start
    later = [piece for piece in pieces if span_of(piece).start >= start]
    alike = [piece for piece in (*later, *pieces) if isinstance(piece, Span) is isinstance(before, Span)]
    nearest = sorted(pieces, key=lambda piece: abs(span_of(piece).start - start))
    return next(iter((*alike, *nearest)), None)


def _same(piece: Piece, before: Piece) -> bool:
    if isinstance(piece, Span) or isinstance(before, Span):
        return isinstance(piece, Span) and isinstance(before, Span) and piece.start == before.start
    if piece.timer_id is not None or before.timer_id is not None:
        return piece.timer_id == before.timer_id
    return piece.span == before.span and piece.ticket_id == before.ticket_id
