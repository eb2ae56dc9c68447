"""When requests are welcome follows from how the last ones ended."""

from __future__ import annotations

import pytest

from quickticket.domain.errors import (
    AnswerLost,
    NotSent,
    NotSignedIn,
    Offline,
    QuickTicketError,
    RateLimited,
    Refused,
    UnreadableAnswer,
)
from quickticket.services.backoff import LONGEST, doubling, when_busy, when_offline
from quickticket.services.online import Online
from tests.fakes.clock import FakeClock


@pytest.fixture
def online() -> Online:
    return Online(FakeClock(), chance=lambda: 0.0)


@pytest.mark.parametrize(
    ("error", "is_online", "steady", "wait"),
    [
        (None, True, True, 0.0),
        (Refused("no"), True, True, 0.0),
        (Offline("gone"), False, False, 2.0),
        (NotSent("no connection in the pool"), True, False, 2.0),
        (RateLimited("busy"), True, False, 15.0),
        (RateLimited("busy", 90.0), True, False, 90.0),
        (AnswerLost("lost"), True, False, 0.0),
        (UnreadableAnswer("html"), True, False, 0.0),
    ],
)
def test_what_an_ending_says(
    online: Online, error: QuickTicketError | None, *, is_online: bool, steady: bool, wait: float
) -> None:
    online.note(error)
    assert (online.is_online, online.steady, online.wait) == (is_online, steady, wait)


def test_an_answer_ends_every_trouble(online: Online) -> None:
    heard: list[bool] = []
    for error in (Offline("gone"), NotSignedIn("who?"), RateLimited("busy")):
        online.note(error)
    online.changed.connect(heard.append)
    online.note(None)
    online.note(None)
    assert (online.is_online, online.needs_sign_in, online.wait) == (True, False, 0.0)
    assert heard == [True]


def test_the_user_forgets_the_network_but_not_a_busy_halo(online: Online) -> None:
    online.note(Offline("gone"))
    online.try_now()
    assert online.wait == 0.0
    online.note(RateLimited("busy", 90.0))
    online.try_now()
    assert online.wait == 90.0


def test_waits_grow_and_are_bounded() -> None:
    waits = [when_offline(failures, 0.0) for failures in range(1, 100)]
    assert waits[:3] == [2.0, 4.0, 8.0]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST
    assert when_offline(1, 1.0) == 1.5
    assert [when_busy(failures, None) for failures in range(1, 7)] == [15.0, 30.0, 45.0, 60.0, 60.0, 60.0]
    assert when_busy(1, 0.0) == 1.0  # a server that says 0 is not asked in a loop
    assert doubling(5.0, 10**6) == LONGEST
