"""The shapes of timers that scripts rely on; members may be added, none changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.timekeeping.timer import Away, Clocks, Timer
    from quickticket.services.json_forms import Json


def timer_form(timer: Timer, now: Clocks) -> Json:
    """Returns a timer; minutes are those that count by now."""
    spans, jump = timer.spans(now), timer.jump(now)
    return {
        "timer": timer.id,
        "state": timer.state.value,
        "title": timer.title,
        "customer": timer.customer,
        "ticket_id": timer.ticket_id,
        "line": timer.line,
        "minutes": timer.minutes(now),
        "started_at": spans[0].start.isoformat() if spans else None,
        "clock_set_by_minutes": None if jump is None else round(jump.total_seconds() / 60),
        "question": None if timer.question is None else _away_form(timer.question),
    }


def timers_form(timers: Sequence[Timer], debt: Sequence[Timer], now: Clocks) -> Json:
    """Returns all timers, and how many minutes have no ticket yet."""
    return {
        "timers": [timer_form(timer, now) for timer in timers],
        "debt_minutes": sum(timer.minutes(now) for timer in debt),
    }


def _away_form(away: Away) -> Json:
    return {
        "why": away.why.value,
        "start": away.span.start.isoformat(),
        "end": away.span.end.isoformat(),
        "minutes": away.span.minutes,
    }
