"""Puts the popup's snapshot together from what is known at the moment; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quickticket.ui.popup import questions, wording
from quickticket.ui.popup.banners import banner
from quickticket.ui.popup.state import PopupState, Start

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.draft import Problem
    from quickticket.domain.errors import QuickTicketError
    from quickticket.domain.hotkeys import HotkeyStatus
    from quickticket.domain.reference import Catalogue
    from quickticket.services.capture import Reading
    from quickticket.services.status import Status
    from quickticket.ui.popup.state import Choices, Completion


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that decides what the popup shows.

    Attributes:
        now: Aware local time.
        problems: Of the reading, or those that the last Enter met.
        asked: Sending was tried with this text.
        subject: What sending does to the capture or timer that the text is about.
    """

    text: str
    now: datetime
    standing: Status
    catalogue: Catalogue
    start: Start
    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()
    asked: bool = False
    subject: str = ""
    completion: Completion | None = None
    choices: Choices | None = None
    failure: QuickTicketError | None = None
    hotkey: HotkeyStatus | None = None


def snapshot(known: Known) -> PopupState:
    """What the popup shows."""
    standing = known.standing
    agent = standing.agent
    state = PopupState(
        empty=not known.text.strip(),
        start=known.start,
        banner=banner(
            failure=known.failure,
            problems=standing.problems,
            signed_in=agent is not None,
            hotkey=known.hotkey,
            online=standing.online,
        ),
        completion=known.completion,
        choices=known.choices,
        canned=bool(known.catalogue.canned_texts),
        acting_as=f"Acting as {agent.name}" if agent else "Not signed in",
        editing=known.subject,
    )
    return state if known.reading is None else _with_reading(state, known, known.reading)


def _with_reading(state: PopupState, known: Known, reading: Reading) -> PopupState:
    draft = reading.draft
    user = draft.requester.user if draft.requester else None
    return replace(
        state,
        marks=wording.marks(reading.understanding),
        who=wording.who(draft, known.catalogue),
        fields=wording.fields(reading, known.now.date()),
        written=wording.written(reading),
        questions=questions.rows(reading.questions),
        tickets_caption=f"Open for {user.name.split()[0]}" if user else "",
        tickets=() if draft.ticket is not None else wording.open_tickets(reading.open_tickets, known.now),
        warning=wording.hint(known.problems, reading.understanding, asked=known.asked),
        button=wording.button(reading),
        ready=reading.ready,
    )
