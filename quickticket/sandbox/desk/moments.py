"""Times on the wire: Halo writes UTC with and without `Z`, and two dates that mean none (NOTES 1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

NO_DEADLINE = "1900-01-01T00:00:00"
NEVER = "0001-01-01T00:00:00"


def zoned(moment: datetime) -> str:
    """As in single records: `2026-03-02T10:15:00.000Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def bare(moment: datetime) -> str:
    """As in list rows: seven fraction digits and no zone, UTC is meant."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f0")


def read(text: str) -> datetime:
    """The moment that the ISO text names; UTC where it names no zone.

    Raises:
        ValueError: The text is no date.
    """
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def asked(query: Mapping[str, str], name: str) -> datetime | None:
    """The moment a query names; None when it is absent or no date, which Halo does not tell apart."""
    try:
        return read(query[name])
    except (KeyError, ValueError):
        return None
