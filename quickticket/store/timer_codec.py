"""A timer <-> JSON text, with the version of the form inside; times are ISO 8601 in UTC."""

from __future__ import annotations

import json
from typing import Any

from quickticket.domain.errors import StorageError
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away, Clocks, Timer, Verdict
from quickticket.store.codec import text_to_time, time_to_text

VERSION = 1
_PLAIN = ("id", "line", "title", "customer", "ticket_id", "capture_id", "stopped")


def timer_to_text(timer: Timer) -> str:
    """Returns a timer in the newest form."""
    since = timer.since
    return json.dumps(
        {
            "version": VERSION,
            **{name: getattr(timer, name) for name in _PLAIN},
            "ran": [_span(span) for span in timer.ran],
            "since": since and [time_to_text(since.wall), since.boot, since.ticks],
            "away": [[_span(away.span), away.why, away.verdict] for away in timer.away],
        }
    )


def text_to_timer(text: str) -> Timer:
    """Returns the timer as it was.

    Raises:
        StorageError: It was written in a form unknown here.
    """
    try:
        data = json.loads(text)
        if data["version"] == VERSION:
            return _timer(data)
    except (ValueError, TypeError, KeyError) as error:
        raise StorageError(
            f"A stored timer cannot be read ({error!r}).",
            "Keep the file and ask for help: nothing in it is lost yet.",
        ) from error
    raise StorageError(
        f"A stored timer has the unknown form {data['version']}.", "Install the newest QuickTicket."
    )


def _timer(data: dict[str, Any]) -> Timer:
    since = data["since"]
    return Timer(
        **{name: data[name] for name in _PLAIN},
        ran=tuple(_read_span(each) for each in data["ran"]),
        since=since and Clocks(text_to_time(since[0]), since[1], since[2]),
        away=tuple(
            Away(_read_span(span), Absence(why), Verdict(verdict)) for span, why, verdict in data["away"]
        ),
    )


def _span(span: Span) -> list[str]:
    return [time_to_text(span.start), time_to_text(span.end)]


def _read_span(texts: list[str]) -> Span:
    return Span(*(text_to_time(text) for text in texts))
