"""Taken time is named by its ticket, or by what it was."""

from __future__ import annotations

from dataclasses import replace

from quickticket.domain.ids import TicketId
from quickticket.services.timers.busy import taken_by
from tests.fakes.captures import action_step, capture, event_step


def test_time_is_logged_on_a_ticket_or_as_what_it_was() -> None:
    assert [each.label for each in taken_by(capture(action_step(TicketId(8841))))] == ["logged on #8841"]
    meeting = replace(capture(event_step()), title="Team meeting")
    assert [each.label for each in taken_by(meeting)] == ["logged as Team meeting"]
