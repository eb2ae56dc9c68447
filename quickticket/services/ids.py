"""Makes our own ids: lower-case Crockford base32 of the time and of chance, so that they sort by time."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from quickticket.domain.ids import BatchId, CaptureId, Reference, TimerId

if TYPE_CHECKING:
    from datetime import datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford: no i, l, o, u, so that it can be read aloud
_TIME_DIGITS = 10  # 50 bits of milliseconds
_CHANCE_DIGITS = 16  # 80 bits, as in a ULID


def new_capture_id(now: datetime) -> CaptureId:
    """Returns the id of a capture submitted at `now`."""
    return CaptureId(_time_and_chance(now))


def new_batch_id(now: datetime) -> BatchId:
    """Returns the id of a bulk sent at `now`."""
    return BatchId(_time_and_chance(now))


def new_timer_id(now: datetime) -> TimerId:
    """Returns the id of a timer started at `now`."""
    return TimerId(_time_and_chance(now))


def new_reference(now: datetime) -> Reference:
    """Returns the reference of a step; the prefix tells an administrator where it comes from."""
    return Reference(f"qt-{_time_and_chance(now)}")


def _time_and_chance(now: datetime) -> str:
    milliseconds = int(now.timestamp() * 1000)
    return _digits(milliseconds, _TIME_DIGITS) + _digits(secrets.randbits(5 * _CHANCE_DIGITS), _CHANCE_DIGITS)


def _digits(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))
