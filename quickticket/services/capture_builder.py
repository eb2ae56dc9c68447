"""The one builder: turns a draft into a capture, for popup and command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from quickticket.domain.capture import Capture, Step, StepKind
from quickticket.domain.errors import InvalidInput
from quickticket.domain.folding import fold
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, StatusChange
from quickticket.services.completion import outcome_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from quickticket.domain.draft import CustomValue, Draft
    from quickticket.domain.ids import CaptureId, Reference
    from quickticket.domain.reference import Catalogue, Outcome
    from quickticket.domain.time_entries import TimeEntry
    from quickticket.services.defaults import Defaults

IdT = TypeVar("IdT")
IdT_co = TypeVar("IdT_co", covariant=True)


class _HasId(Protocol[IdT_co]):
    @property
    def id(self) -> IdT_co: ...


def build(
    line: str,
    draft: Draft,
    entries: Sequence[TimeEntry],
    *,
    catalogue: Catalogue,
    defaults: Defaults,
    capture_id: CaptureId,
    now: datetime,
    new_reference: Callable[[], Reference],
) -> Capture:
    """Makes the capture of a draft that is ready.

    Args:
        line: The line as typed.
        draft: Completed with defaults, without blocking problems.
        entries: Its time, rounded and split; an action each.
        catalogue: The small lists, with the acting agent.
        defaults: What the settings choose.
        capture_id: Its id.
        now: When it was submitted: aware UTC, whole seconds.
        new_reference: Makes each step's reference.

    Raises:
        InvalidInput: The draft asks for nothing.
    """
    if draft.no_ticket:
        events = (_event(draft, each, catalogue, new_reference()) for each in entries)
        steps = [Step(StepKind.ADD_EVENT, event) for event in events]
        return Capture(capture_id, now, line, draft.summary, "", tuple(steps))
    steps = []
    if draft.ticket is None:
        steps.append(Step(StepKind.CREATE_TICKET, _ticket(draft, new_reference())))
    times = [(each.span.end, each.minutes, each.charge_rate) for each in entries]
    writes_note = draft.ticket is not None and draft.timer is None and (draft.summary or draft.details)
    if not times and writes_note:
        times = [(now, 0, None)]  # a note
    for number, (ended_at, minutes, charge_rate) in enumerate(times, start=1):
        action = NewAction(
            reference=new_reference(),
            ticket_id=_id_of(draft.ticket),
            note=_note(draft),
            minutes=minutes,
            ended_at=ended_at.replace(microsecond=0),
            outcome_id=_outcome(draft, catalogue, defaults).id,
            charge_rate_id=_id_of(charge_rate),
            agent_id=_id_of(catalogue.me),
            private=defaults.private if draft.private is None else draft.private,
            send_email=bool(draft.email) and number == len(times),  # the same note, so one e-mail
        )
        steps.append(Step(StepKind.ADD_ACTION, action))
    if draft.status is not None and draft.timer is None:  # else it belongs to the end of the work
        change = StatusChange(new_reference(), _id_of(draft.ticket), draft.status.id, draft.status.name)
        steps.append(Step(StepKind.SET_STATUS, change))
    if not steps:
        raise InvalidInput("There is nothing to send.", "Add minutes, a note or a status.")
    return Capture(capture_id, now, line, _title(draft), _customer(draft), tuple(steps))


def _ticket(draft: Draft, reference: Reference) -> NewTicket:
    requester, ticket_type = draft.requester, draft.ticket_type
    if requester is None or ticket_type is None:
        raise InvalidInput("A ticket needs a customer and a ticket type.")
    return NewTicket(
        reference=reference,
        summary=draft.summary,
        details=draft.details,
        customer_id=requester.customer.id,
        ticket_type_id=ticket_type.id,
        site_id=_id_of(requester.site),
        user_id=_id_of(requester.user),
        priority_id=_id_of(draft.priority),
        category=draft.category.path if draft.category else "",
        category_level=draft.category.level if draft.category else 1,
        team_id=_id_of(draft.team),
        team_name=draft.team.name if draft.team else "",
        agent_id=_id_of(draft.agent),
        tags=draft.tags,
        custom_fields=tuple((each.field.id, _wire_value(each)) for each in draft.custom_fields),
    )


def _wire_value(value: CustomValue) -> str:
    """A select takes the id of its option (NOTES 5)."""
    ids = {fold(name): number for number, name in value.field.choices}
    return str(ids.get(fold(value.value), value.value))


def _event(draft: Draft, entry: TimeEntry, catalogue: Catalogue, reference: Reference) -> NewEvent:
    return NewEvent(
        reference=reference,
        subject=draft.summary,
        note=draft.details,
        ended_at=entry.span.end.replace(microsecond=0),
        minutes=entry.minutes,
        agent_id=_id_of(catalogue.me),
        charge_rate_id=_id_of(entry.charge_rate),
    )


def _outcome(draft: Draft, catalogue: Catalogue, defaults: Defaults) -> Outcome:
    outcome = outcome_of(draft, catalogue, defaults)
    if outcome is None:
        raise InvalidInput("Halo offers no outcome for the action.", "Sync, or ask your administrator.")
    return outcome


def _note(draft: Draft) -> str:
    """On an open ticket all that was typed; on a new one a heading, for the ticket itself holds the rest.

    The details' first paragraph says more of the work than the summary does, where there are details.
    """
    if draft.ticket is not None:
        return "\n\n".join(part for part in (draft.summary, draft.details) if part)
    return draft.details.strip().split("\n\n")[0].strip() or draft.summary


def _title(draft: Draft) -> str:
    return draft.summary if draft.ticket is None else f"#{draft.ticket.id}"


def _customer(draft: Draft) -> str:
    if draft.ticket is not None:
        return draft.ticket.customer_name
    return draft.requester.customer.name if draft.requester else ""


def _id_of(entity: _HasId[IdT] | None) -> IdT | None:
    return None if entity is None else entity.id
