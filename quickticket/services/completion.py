"""Completes a draft with what settings and tenant choose, so that the popup shows what will be sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain import readiness
from quickticket.domain.allowed import default_outcome
from quickticket.domain.draft import Draft, TokenKind
from quickticket.domain.folding import fold

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.reference import Catalogue, ChargeRate, Outcome
    from quickticket.services.defaults import Defaults

_FIELDS = {
    TokenKind.TICKET_TYPE: "ticket_type",
    TokenKind.PRIORITY: "priority",
    TokenKind.CATEGORY: "category",
    TokenKind.ASSIGN: "team",
    TokenKind.CHARGE_RATE: "charge_rate",
    TokenKind.OUTCOME: "outcome",
    TokenKind.PRIVACY: "private",
}


def complete(draft: Draft, catalogue: Catalogue, defaults: Defaults, now: datetime) -> Draft:
    """Returns the draft with everything filled in that the line left open and somebody else decides.

    Args:
        draft: As the line and its template say it.
        catalogue: The tenant's lists.
        defaults: What the settings choose.
        now: Aware local time, in a zone with its rules: what `9:40-10:05` means today.
    """
    draft = readiness.complete(draft, catalogue, readiness.Defaults(defaults.ticket_type))
    if draft.worked is not None and not draft.minutes:
        draft = replace(draft, minutes=draft.worked.span(now).minutes)
    if draft.no_ticket or draft.later or (draft.ticket is None and not draft.minutes):
        return draft  # no action, so there is nothing to say of one
    private = defaults.private if draft.private is None else draft.private
    draft = replace(draft, outcome=outcome_of(draft, catalogue, defaults), private=private)
    if not draft.minutes or draft.charge_rate is not None:
        return draft
    return replace(draft, charge_rate=_charge_rate(draft, catalogue, defaults))


def outcome_of(draft: Draft, catalogue: Catalogue, defaults: Defaults) -> Outcome | None:
    """Returns the outcome of the draft's action; None when the tenant offers none."""
    ticket_type = draft.ticket_type
    if draft.ticket is not None:
        types = {each.id: each for each in catalogue.ticket_types}
        ticket_type = None if draft.ticket.ticket_type_id is None else types.get(draft.ticket.ticket_type_id)
    if draft.outcome is not None:
        return draft.outcome
    return default_outcome(catalogue, ticket_type, defaults.outcome)


def filled_in(typed: Draft, completed: Draft) -> frozenset[TokenKind]:
    """Returns what was filled in by defaults and not by the line."""
    return frozenset(
        kind
        for kind, field in _FIELDS.items()
        if getattr(typed, field) is None and getattr(completed, field) is not None
    )


def _charge_rate(draft: Draft, catalogue: Catalogue, defaults: Defaults) -> ChargeRate | None:
    """The settings' own, else the outcome's."""
    wanted = fold(defaults.charge_rate)
    outcome = outcome_of(draft, catalogue, defaults)
    by_outcome = None if outcome is None else outcome.charge_rate_id
    chosen = [rate for rate in catalogue.charge_rates if wanted and fold(rate.name) == wanted]
    return next(iter([*chosen, *(rate for rate in catalogue.charge_rates if rate.id == by_outcome)]), None)
