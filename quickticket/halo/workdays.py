"""The acting agent's working hours, and what he is to log a day (NOTES 7 and 8)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, model_validator

from quickticket.domain.errors import Refused, UnreadableAnswer
from quickticket.domain.timekeeping.workday import Hours, Workday
from quickticket.halo.wire import Flag, Row, Whole

if TYPE_CHECKING:
    from quickticket.halo.requests import Requests

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TARGET_DAYS = timedelta(days=7)
"""So many days back the timesheet is asked what was to be logged."""


def wall_time(value: object) -> time | None:
    """Returns the time of day in `08:30:00` or in a date-time, whatever its date; None when there is none.

    The date means nothing here and is often one of the empty ones; a zone is not looked at, for the hours are
    meant by the clock on the agent's wall.
    """
    text = str(value).strip()
    for read in (time.fromisoformat, lambda written: datetime.fromisoformat(written).time()):
        try:
            return read(text).replace(tzinfo=None, microsecond=0)
        except ValueError:
            continue
    return None


_Clock = Annotated[time | None, BeforeValidator(wall_time)]


class _Agent(Row):
    id: int
    workday_id: Whole = None


class _Day(Row):
    inc: Flag = False
    start: _Clock = None
    end: _Clock = None


class _Workday(Row):
    id: int
    name: str = ""
    alldayssame: Flag = False
    start: _Clock = None
    end: _Clock = None
    week: list[_Day]

    @model_validator(mode="before")
    @classmethod
    def _with_week(cls, members: Any) -> Any:
        """Gathers `incmonday`, `startmonday`, `endmonday` and so on."""
        if not isinstance(members, dict):
            return members
        edges = ("inc", "start", "end")
        return members | {"week": [{edge: members.get(edge + day) for edge in edges} for day in DAYS]}


class _TimesheetDay(Row):
    agent_id: Whole = None
    target_hours: float = 0.0


async def workday(requests: Requests) -> Workday | None:
    """The hours of the agent behind the token; None when the tenant does not tell them.

    Breaks are no part of Halo's Workday. What is to be logged is read from the last week's timesheet, where
    Halo counts them in, and only counts where every working day asked for the same.
    """
    agent = await requests.one("Agent/me", _Agent)
    found = await requests.rows("Workday", "workdays", _Workday)
    only = len(found) == 1 and agent.workday_id is None
    own = next((row for row in found if only or row.id == agent.workday_id), None)
    week = () if own is None else tuple(_hours(own, day) for day in own.week)
    if own is None or not any(week):
        return None
    return Workday(own.name, week, await _target(requests, agent))


def _hours(row: _Workday, day: _Day) -> Hours | None:
    """A day that is switched on, by its own hours where not all days are the same, else by the common ones.

    Hours that end when they begin are how an empty pair of dates reads.
    """
    common = row.alldayssame or day.start is None or day.end is None or day.start == day.end
    start, end = (row.start, row.end) if common else (day.start, day.end)
    return Hours(start, end) if day.inc and start is not None and end is not None and start != end else None


async def _target(requests: Requests, agent: _Agent) -> timedelta | None:
    """What each working day asked for; a timesheet that is refused or unreadable costs this alone."""
    until = requests.now
    since = until - TARGET_DAYS
    window = {"start_date": f"{since:%Y-%m-%dT00:00:00}", "end_date": f"{until:%Y-%m-%dT23:59:59}"}
    try:
        days = await requests.rows(
            "Timesheet", "timesheets", _TimesheetDay, agents=str(agent.id), utcoffset=0, **window
        )
    except (Refused, UnreadableAnswer):
        return None
    asked = {day.target_hours for day in days if day.agent_id in (None, agent.id) and day.target_hours > 0}
    return timedelta(hours=asked.pop()) if len(asked) == 1 else None
