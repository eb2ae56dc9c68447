"""Steps survive the way to text and back, whatever is in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.capture import Step, StepKind, StepState
from quickticket.domain.errors import StorageError
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, Receipt, StatusChange
from quickticket.store.codec import steps_to_text, text_to_steps, text_to_time, time_to_text
from tests.unit.store.records import records, times

steps = records(
    Step,
    kind=st.sampled_from(StepKind),
    order=records(NewTicket) | records(NewAction) | records(NewEvent) | records(StatusChange),
    state=st.sampled_from(StepState),
    receipt=st.none() | records(Receipt),
)


@given(st.lists(steps, min_size=1, max_size=4).map(tuple))
def test_steps_come_back_as_they_were(stored: tuple[Step, ...]) -> None:
    assert text_to_steps(steps_to_text(stored)) == stored


@given(times, times)
def test_times_sort_as_their_texts_do(one: datetime, other: datetime) -> None:
    assert (one < other) == (time_to_text(one) < time_to_text(other))


def test_times_are_kept_in_utc() -> None:
    berlin = timezone(timedelta(hours=1))
    text = time_to_text(datetime(2026, 3, 2, 13, tzinfo=berlin))
    assert text == "2026-03-02T12:00:00.000000+00:00"
    assert text_to_time(text) == datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "steps": []}',
        '{"version": 1, "steps": [{}]}',
        '{"version": 1, "steps": [{"kind": "set_status", "state": "queued", "order": {"type": "poem"}}]}',
    ],
)
def test_an_unknown_form_is_said_so(text: str) -> None:
    with pytest.raises(StorageError):
        text_to_steps(text)
