"""The command about a day: what was logged, what waits, and what is missing; as JSON or as a table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from quickticket.domain.errors import InvalidInput
from quickticket.services.day.forms import day_form
from quickticket.services.day.table import ledger_csv
from quickticket.services.day.timesheet import monday_of
from quickticket.services.requests import Request, member

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quickticket.services.day.book import DayBook
    from quickticket.services.json_forms import Json
    from quickticket.services.requests import Command


_MOST_YEARS = 100
"""Further from today nothing is logged, and calendars end."""


class DayCommands:
    """Answers `day`.

    Args:
        book: The ledger of any day.
    """

    def __init__(self, book: DayBook) -> None:
        self._book = book

    def commands(self) -> Mapping[str, Command]:
        """Each by its name."""
        return {"day": self._day}

    async def _day(self, request: Request) -> Json:
        day = self._wanted(member(request, "date", "today"))
        if not self._book.fresh(day):
            await self._book.look(day)
        form = day_form(await self._book.read(day))
        if not member(request, "csv", default=False):
            return form
        first, count = (monday_of(day), 7) if member(request, "week", default=False) else (day, 1)
        days = [await self._book.read(first + timedelta(days=n)) for n in range(count)]
        return form | {"csv": ledger_csv(days)}

    def _wanted(self, text: str) -> date:
        today = self._book.today()
        if text in ("today", "yesterday"):
            return today - timedelta(days=text == "yesterday")
        try:
            day = date.fromisoformat(text)
            if abs(day.year - today.year) > _MOST_YEARS:
                raise ValueError
        except ValueError:
            raise InvalidInput(f"{text!r} is no date.", "Write it as 2026-11-20, or yesterday.") from None
        return day
