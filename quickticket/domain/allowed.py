"""What a ticket type and an SLA allow: the choices a form offers and a draft is held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.folding import fold

if TYPE_CHECKING:
    from quickticket.domain.draft import Requester
    from quickticket.domain.ids import SlaId
    from quickticket.domain.reference import Catalogue, Outcome, Priority, Status, TicketType

INTERNAL_NOTE = 7
"""Id of the outcome that every tenant has, Halo's internal note (NOTES 6)."""


def sla_of(requester: Requester | None, ticket_type: TicketType | None) -> SlaId | None:
    """The SLA that applies: the customer's, else the site's, else the ticket type's, as far as known."""
    if requester is not None and requester.customer.sla_id is not None:
        return requester.customer.sla_id
    if requester is not None and requester.site is not None and requester.site.sla_id is not None:
        return requester.site.sla_id
    return ticket_type.sla_id if ticket_type is not None else None


def priorities_of(catalogue: Catalogue, sla_id: SlaId | None) -> tuple[Priority, ...]:
    """Priorities of an SLA in its order; without a known SLA the first of each name.

    A priority's id is unique inside an SLA only (NOTES 5).
    """
    inside = tuple(priority for priority in catalogue.priorities if priority.sla_id == sla_id)
    if inside:
        return inside
    by_name: dict[str, Priority] = {}
    for priority in catalogue.priorities:
        by_name.setdefault(fold(priority.name), priority)
    return tuple(by_name.values())


def statuses_of(catalogue: Catalogue, ticket_type: TicketType | None) -> tuple[Status, ...]:
    """Statuses a ticket of this type may have; all when the type is unknown or Halo did not say."""
    if ticket_type is None or not ticket_type.status_ids:
        return catalogue.statuses
    return tuple(status for status in catalogue.statuses if status.id in ticket_type.status_ids)


def outcomes_of(catalogue: Catalogue, ticket_type: TicketType | None) -> tuple[Outcome, ...]:
    """Outcomes allowed on a ticket of this type; all when the type is unknown or Halo did not say."""
    if ticket_type is None or not ticket_type.outcome_ids:
        return catalogue.outcomes
    return tuple(outcome for outcome in catalogue.outcomes if outcome.id in ticket_type.outcome_ids)


def default_outcome(catalogue: Catalogue, ticket_type: TicketType | None, preferred: str) -> Outcome | None:
    """The outcome a time entry gets when nobody chose one.

    Args:
        catalogue: The tenant's lists.
        ticket_type: Type of the ticket written to, when known.
        preferred: The outcome's name in the settings; empty for none.

    Returns:
        The preferred one if allowed; else Halo's internal note; else the first that is shown, keeps the
        status and sends no e-mail; else the first allowed one. None when the tenant gives no outcomes.
    """
    allowed = outcomes_of(catalogue, ticket_type)
    for fits in (
        lambda each: preferred != "" and fold(each.name) == fold(preferred),
        lambda each: each.id == INTERNAL_NOTE,
        lambda each: each.new_status is None and not each.sends_email and not each.hidden,
    ):
        found = next(filter(fits, allowed), None)
        if found is not None:
            return found
    return next(iter(allowed), None)
