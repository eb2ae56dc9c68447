"""Words on timers: how menus, tooltips and toasts call them; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.durations import format_duration
from quickticket.domain.timekeeping.timer import Absence, TimerState
from quickticket.ui.wording import joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta, tzinfo

    from quickticket.domain.timekeeping.spans import Span
    from quickticket.domain.timekeeping.timer import Away, Clocks, Timer

_WHY = {
    Absence.IDLE: "Nothing was typed",
    Absence.LOCKED: "The screen was locked",
    Absence.ASLEEP: "The machine slept or was off",
}


def name_of(timer: Timer) -> str:
    """`#8841 Spooler hangs`, or what it is about while it has no ticket."""
    number = "" if timer.ticket_id is None else f"#{timer.ticket_id} "
    return f"{number}{timer.title}".strip() or "Time"


def line_of(timer: Timer, now: Clocks) -> str:
    """`25 min · #8841 Spooler hangs`, with what it does where it does not run."""
    said = {TimerState.RUNNING: "", TimerState.PAUSED: "paused", TimerState.STOPPED: "not logged"}
    waits = "no ticket" if timer.ticket_id is None and timer.capture_id is None else said[TimerState.STOPPED]
    state = waits if timer.state is TimerState.STOPPED else said[timer.state]
    return joined(format_duration(timer.minutes(now)), state, name_of(timer))


def waits(waiting: Sequence[Timer], now: Clocks) -> str:
    """`10 min · no ticket · Drive-by help, and 2 more`; empty where nothing waits."""
    if not waiting:
        return ""
    more = f", and {len(waiting) - 1} more" if len(waiting) > 1 else ""
    return line_of(waiting[0], now) + more


def times(span: Span, zone: tzinfo) -> str:
    """`12:13 to 12:43`."""
    start, end = (at.astimezone(zone) for at in (span.start, span.end))
    return f"{start.hour}:{start:%M} to {end.hour}:{end:%M}"


def absence_title(away: Away, zone: tzinfo) -> str:
    """`Away 12:13 to 12:43, 30 min`."""
    return f"Away {times(away.span, zone)}, {format_duration(away.span.minutes)}"


def absence_text(timer: Timer, away: Away) -> str:
    """Why, and what it is about."""
    return f"{_WHY[away.why]}. It is not counted for {name_of(timer)} unless you keep it."


def jump_title(jump: timedelta) -> str:
    """`The clock was set back 60 min`."""
    minutes = round(abs(jump.total_seconds()) / 60)
    return f"The clock was set {'forward' if jump.total_seconds() > 0 else 'back'} {format_duration(minutes)}"
