"""Reads Halo's JSON, however a tenant spells it (NOTES 11); no dict leaves this package."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from quickticket.domain.errors import UnreadableAnswer
from quickticket.halo.server_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logging.getLogger(__name__)

EMPTY_YEAR = 1980
"""A date of this year or earlier is Halo's way to say "none" (NOTES 1)."""


class Row(BaseModel):
    """A record as Halo sends it. Null members count as missing; what is not named here is ignored."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, members: Any) -> Any:
        return {k: v for k, v in members.items() if v is not None} if isinstance(members, dict) else members


RowT = TypeVar("RowT", bound=Row)


def parse_time(value: object) -> datetime | None:
    """Returns aware UTC; None for an empty date or an unknown form. Without a zone it is UTC (NOTES 1)."""
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        if moment.year <= EMPTY_YEAR:
            return None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _whole(value: object) -> int | None:
    try:
        return int(float(value))  # type: ignore[arg-type]  # 95, 95.0, "95", or something that is no number
    except (TypeError, ValueError, OverflowError):
        return None


def _hex(value: object) -> str:
    digits = str(value).strip().removeprefix("#").lower()
    whole = len(digits) == len("rrggbb") and all(digit in "0123456789abcdef" for digit in digits)
    return f"#{digits}" if whole else ""


Time = Annotated[datetime | None, BeforeValidator(parse_time)]
"""Aware UTC, or None."""
Whole = Annotated[int | None, BeforeValidator(_whole)]
"""A number that may be missing, a float or a string. Ids that must be there are plain `int`."""
Flag = Annotated[bool, BeforeValidator(lambda value: value in (True, 1, "1", "true", "True"))]
"""True however a tenant writes it."""
Colour = Annotated[str, BeforeValidator(_hex)]
"""`#rrggbb`, or empty for a word or nonsense."""


def utc(moment: datetime) -> str:
    """Returns a time as Halo takes it: UTC with Z (NOTES 6)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def rows(answer: Any, key: str) -> list[dict[str, Any]]:
    """Returns the records of a list answer: a bare array, or a member of an object (NOTES 4).

    Raises:
        UnreadableAnswer: it is no list at all.
    """
    if isinstance(answer, list):
        return [row for row in answer if isinstance(row, dict)]
    if answer is None:
        return []
    if isinstance(answer, dict):
        if key in answer or answer.get("record_count") == 0:  # null members are left out (NOTES 1)
            return rows(answer.get(key), key)
        for name, member in answer.items():
            if (
                name != "columns"
                and isinstance(member, list)
                and all(isinstance(each, dict) for each in member)
            ):
                return member
    raise UnreadableAnswer(f"Halo's list of {key} cannot be read.")


def records(answer: Any, key: str) -> list[dict[str, Any]]:
    """Returns the records that a write answers with: the object, an array of it, or a wrapper (NOTES 13)."""
    if isinstance(answer, dict) and "id" in answer:
        return [answer]
    try:
        return rows(answer, key)
    except UnreadableAnswer:
        return []


def warning(answer: Any, record: dict[str, Any]) -> str:
    """Returns Halo's `_warning` as plain text: done, but not fully (NOTES 13)."""
    said = record.get("_warning") or (answer.get("_warning") if isinstance(answer, dict) else None)
    return plain(str(said)) if said else ""


def parse(model: type[RowT], found: Iterable[dict[str, Any]]) -> list[RowT]:
    """Returns the rows that can be read; one that cannot costs itself only."""
    read: list[RowT] = []
    unreadable = 0
    for row in found:
        try:
            read.append(model.model_validate(row))
        except ValidationError:
            unreadable += 1
    if unreadable:
        log.warning("%d rows of %s cannot be read", unreadable, model.__name__)
    return read
