"""Logs a working week for the acting agent, as if he had done so while it went by."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from quickticket.sandbox.desk.records import FIRST_EVENT, Action, Records, Ticket, TimesheetEvent
from quickticket.sandbox.desk.setup import Setup
from quickticket.sandbox.seed.working_week import DAYS, NOTES, Stint

_SPACE = uuid.UUID("3a0c1d52-7b1e-4f0b-8f5a-0f8f5d2c7e11")
_WEEKS = 2


def log_weeks(setup: Setup, records: Records, now: datetime, utc_offset: timedelta) -> int:
    """Logs last week, and of this week what is over by now.

    Args:
        setup: Who the acting agent is, and the names of outcomes.
        records: Takes the entries; what is there stays.
        now: Nothing ends later, aware UTC.
        utc_offset: How far the agent's clock is ahead of UTC.

    Returns:
        How many entries were made.
    """
    zone = timezone(utc_offset)
    count = turn = 0
    for day, stint in _stints(now.astimezone(zone).date()):
        work = _Work(stint, *(_at(day, clock, zone) for clock in (stint.start, stint.end)))
        if work.end > now:
            break
        if stint.outcome is None:
            _event(setup, records, work)
        else:
            turn += not stint.same
            _action(setup, records, _ticket(setup, records, day, turn), work)
        count += 1
    return count


class _Work(NamedTuple):
    stint: Stint
    start: datetime
    end: datetime


def _stints(today: date) -> Iterator[tuple[date, Stint]]:
    monday = today - timedelta(days=today.weekday(), weeks=_WEEKS - 1)
    for week in range(_WEEKS):
        for number, stints in enumerate(DAYS):
            for stint in stints:
                yield monday + timedelta(days=number, weeks=week), stint


def _at(day: date, clock: str, zone: timezone) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def _ticket(setup: Setup, records: Records, day: date, turn: int) -> Ticket:
    """One of the agent's own that existed then, each in turn; any of his where none did."""
    own = [row for row in records.tickets.values() if row.agent_id == setup.me.id]
    known = [row for row in own if row.dateoccurred.date() < day] or own
    return known[turn % len(known)]


def _action(setup: Setup, records: Records, ticket: Ticket, work: _Work) -> None:
    stint, start, end = work
    outcome = setup.outcomes[stint.outcome or 0]
    rows = records.actions.setdefault(ticket.id, [])
    number = len(rows) + 1
    note = stint.note or NOTES.get(ticket.summary, outcome.name)
    rows.append(
        Action(
            ticket_id=ticket.id,
            id=number,
            guid=str(uuid.uuid5(_SPACE, f"{ticket.id}/{number}")),
            outcome_id=outcome.id,
            outcome=outcome.name,
            datetime=end,
            created=end,
            agent_id=setup.me.id,
            who=setup.me.name,
            timetaken=round((end - start) / timedelta(hours=1), 6),
            note=note,
            note_html=f"<p>{note}</p>",
            chargerate=stint.rate,
            hiddenfromuser=outcome.hidefromuser,
        )
    )


def _event(setup: Setup, records: Records, work: _Work) -> None:
    number = max(records.events, default=FIRST_EVENT - 1) + 1
    records.events[number] = TimesheetEvent(
        id=number,
        agent_id=setup.me.id,
        subject=work.stint.note,
        note="",
        start_date=work.start,
        end_date=work.end,
        charge_rate=work.stint.rate,
    )
