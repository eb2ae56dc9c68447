"""A form offers what the SLA and the ticket type allow, and time gets an outcome that surprises nobody."""

from __future__ import annotations

from dataclasses import replace

from quickticket.domain.allowed import (
    INTERNAL_NOTE,
    default_outcome,
    outcomes_of,
    priorities_of,
    sla_of,
    statuses_of,
)
from quickticket.domain.draft import Requester
from quickticket.domain.ids import OutcomeId, SlaId, StatusId
from quickticket.domain.reference import Catalogue, Outcome
from tests.fakes import tenant

NOTE = Outcome(OutcomeId(INTERNAL_NOTE), "Internal Note")
CLOSING = Outcome(OutcomeId(1), "Close", new_status=StatusId(9))
MAILING = Outcome(OutcomeId(2), "Email User", sends_email=True)
HIDDEN = Outcome(OutcomeId(3), "System", hidden=True)
CALL = Outcome(OutcomeId(4), "Phone Call")


def test_the_sla_is_the_customers_else_the_sites_else_the_types() -> None:
    site = replace(tenant.ACME_MAIN, sla_id=SlaId(5))
    assert sla_of(Requester(tenant.ACME, site), tenant.INTERNAL) == SlaId(1)
    assert sla_of(Requester(tenant.GLOBEX, site), tenant.INTERNAL) == SlaId(5)
    assert sla_of(Requester(tenant.GLOBEX, tenant.GLOBEX_LAB), tenant.INTERNAL) == SlaId(2)
    assert sla_of(None, tenant.INTERNAL) == SlaId(2)
    assert sla_of(Requester(tenant.GLOBEX), None) is None


def test_priorities_of_an_sla_or_one_of_each_name() -> None:
    assert priorities_of(tenant.CATALOGUE, SlaId(2)) == (tenant.GOLD_HIGH, tenant.GOLD_LOW)
    each_name = (tenant.CRITICAL, tenant.HIGH, tenant.MEDIUM, tenant.GOLD_LOW)
    assert priorities_of(tenant.CATALOGUE, None) == each_name
    assert priorities_of(tenant.CATALOGUE, SlaId(77)) == each_name


def test_statuses_and_outcomes_of_a_type_or_all() -> None:
    catalogue = replace(tenant.CATALOGUE, outcomes=(NOTE, CALL))
    calls_only = replace(tenant.INCIDENT, outcome_ids=(CALL.id,))
    assert statuses_of(catalogue, tenant.REQUEST) == (tenant.NEW, tenant.IN_PROGRESS)
    assert statuses_of(catalogue, tenant.INCIDENT) == statuses_of(catalogue, None) == catalogue.statuses
    assert outcomes_of(catalogue, calls_only) == (CALL,)
    assert outcomes_of(catalogue, tenant.INCIDENT) == outcomes_of(catalogue, None) == (NOTE, CALL)


def test_the_outcome_nobody_chose() -> None:
    all_of_them = Catalogue(outcomes=(CLOSING, MAILING, HIDDEN, CALL, NOTE))
    no_note = Catalogue(outcomes=(CLOSING, MAILING, HIDDEN, CALL))
    only_bad = Catalogue(outcomes=(CLOSING, MAILING, HIDDEN))
    assert default_outcome(all_of_them, None, "email user") == MAILING
    assert default_outcome(all_of_them, None, "unknown") == NOTE
    assert default_outcome(all_of_them, None, "") == NOTE
    assert default_outcome(no_note, None, "") == CALL
    assert default_outcome(only_bad, None, "") == CLOSING
    assert default_outcome(Catalogue(), None, "x") is None
    without_note = replace(tenant.INCIDENT, outcome_ids=(CLOSING.id, CALL.id))
    assert default_outcome(all_of_them, without_note, "email user") == CALL
