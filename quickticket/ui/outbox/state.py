"""What the outbox window shows, as one frozen snapshot, and which buttons a capture's state allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, StepKind, StepState
from quickticket.domain.durations import format_duration
from quickticket.ui.wording import counted, joined

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.capture import Step
    from quickticket.domain.ids import CaptureId
    from quickticket.services.ports.store import OutboxCounts, OutboxEvent

STATE_WORDS = {
    StepState.QUEUED: ("waiting", "info"),
    StepState.SENDING: ("sending", "info"),
    StepState.UNCONFIRMED: ("unconfirmed", "warn"),
    StepState.HELD: ("held", "bad"),
    StepState.SENT: ("sent", "good"),
    StepState.DISCARDED: ("discarded", "quiet"),
}
"""What a state is called on screen, and in which tone."""

_STEP_WORDS = {
    StepKind.CREATE_TICKET: "Create ticket",
    StepKind.ADD_ACTION: "Add time entry",
    StepKind.ADD_EVENT: "Add time without a ticket",
    StepKind.SET_STATUS: "Set status",
}


class Deed(StrEnum):
    """What can be done with a capture; the button's words."""

    THIS_IS_IT = "This is it"
    SEND = "Send again"
    LOOK = "Look again"
    EDIT = "Edit"
    DISCARD = "Discard…"
    DISCARD_NOW = "Discard for good"
    KEEP = "Keep it"
    OPEN = "Open in Halo"
    COPY = "Copy number"
    TEMPLATE = "Save as template"


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One capture in the table."""

    id: CaptureId
    state: str
    tone: str
    title: str
    extra: str
    customer: str
    since: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the chosen capture: its words, where it stands, and in which tone."""

    what: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class DetailsPane:
    """The chosen capture.

    Attributes:
        reason: Why it is where it is, in our words.
        server_text: What Halo said, to the letter.
        deeds: The buttons, the most likely first.
        asks_number: "This is it" needs the number of the ticket in Halo.
        history: Time and words of what happened.
        notice: What became of the last button, when it failed.
    """

    title: str
    subtitle: str
    reason: str
    server_text: str
    steps: tuple[StepLine, ...]
    deeds: tuple[Deed, ...]
    asks_number: bool
    history: tuple[tuple[str, str], ...]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class OutboxState:
    """The whole window. `selected` is the index of the chosen row, -1 for none."""

    heading: str = ""
    rows: tuple[OutboxRow, ...] = ()
    selected: int = -1
    details: DetailsPane | None = None


def heading(counts: OutboxCounts) -> str:
    """`1 to decide · 2 waiting · 1 held · 48 sent today`."""
    return joined(
        f"{counts.unconfirmed} unconfirmed" if counts.unconfirmed else "",
        f"{counts.waiting} waiting" if counts.waiting else "",
        f"{counts.held} held" if counts.held else "",
        f"{counts.sent} sent today",
    )


def row(capture: Capture, now: datetime) -> OutboxRow:
    """A capture as a row of the table."""
    word, tone = STATE_WORDS[capture.state]
    number = f"#{capture.ticket_id} " if capture.ticket_id and not capture.title.startswith("#") else ""
    minutes = f"+ {format_duration(capture.minutes)}" if capture.minutes else ""
    step = _current(capture)
    tries = counted(step.tries, "try", "tries") if step is not None and step.tries else ""
    return OutboxRow(
        capture.id,
        word,
        tone,
        f"{number}{capture.title}",
        minutes,
        capture.customer,
        joined(_when(capture.created_at, now), tries),
    )


def details(
    capture: Capture, events: tuple[OutboxEvent, ...], *, confirming: bool, notice: str, now: datetime
) -> DetailsPane:
    """A capture as the pane shows it; `confirming` means that discarding was asked for once."""
    step = _current(capture)
    said = step or next((each for each in capture.steps if each.reason), None)
    return DetailsPane(
        title=capture.title,
        subtitle=joined(
            capture.customer,
            format_duration(capture.minutes) if capture.minutes else "",
            _when(capture.created_at, now),
        ),
        reason=said.reason if said else "",
        server_text=said.server_text if said else "",
        steps=tuple(StepLine(_STEP_WORDS[each.kind], *STATE_WORDS[each.state]) for each in capture.steps),
        deeds=(Deed.DISCARD_NOW, Deed.KEEP) if confirming else (*deeds(capture), Deed.TEMPLATE),
        asks_number=asks_number(capture) and not confirming,
        history=tuple((event.at.astimezone().strftime("%H:%M:%S"), event.text) for event in events),
        notice=notice,
    )


def deeds(capture: Capture) -> tuple[Deed, ...]:
    """What can be done with a capture now, the most likely first; nothing while it is on the wire."""
    step = _current(capture)
    if step is None:
        return (Deed.OPEN, Deed.COPY) if capture.ticket_id is not None else ()
    match step.state:
        case StepState.HELD:
            return (Deed.EDIT, Deed.SEND, Deed.DISCARD)
        case StepState.UNCONFIRMED if step.needs_decision:
            return (Deed.THIS_IS_IT, Deed.SEND, Deed.DISCARD)
        case StepState.UNCONFIRMED:
            return (Deed.LOOK, Deed.DISCARD)
        case StepState.QUEUED:
            return (Deed.SEND, Deed.EDIT, Deed.DISCARD)
        case _:
            return ()


def asks_number(capture: Capture) -> bool:
    """Whether "This is it" has to be told which ticket; time without a ticket has none."""
    step = _current(capture)
    decides = step is not None and step.needs_decision and step.kind is not StepKind.ADD_EVENT
    return decides and capture.ticket_id is None


def _current(capture: Capture) -> Step | None:
    return None if capture.current is None else capture.steps[capture.current]


def _when(at: datetime, now: datetime) -> str:
    local, today = at.astimezone(), now.astimezone()
    return local.strftime("%H:%M" if local.date() == today.date() else "%d %b %H:%M").lstrip()
