"""What Halo would refuse is said before anything is sent, in words that say what to add."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quickticket.domain.draft import CustomValue, Draft, Requester, TimerStart, TokenKind
from quickticket.domain.ids import UNKNOWN_CUSTOMER, TicketId
from quickticket.domain.readiness import Defaults, complete, problems
from quickticket.domain.reference import Catalogue, Category, TicketSummary
from tests.fakes import tenant

JOE = Requester(tenant.ACME, tenant.ACME_MAIN, tenant.JOE_BLOGGS)
READY = Draft("vpn", requester=JOE, ticket_type=tenant.INCIDENT)


def said(draft: Draft, *, blocking: bool = True, catalogue: Catalogue = tenant.CATALOGUE) -> list[str]:
    return [problem.message for problem in problems(draft, catalogue) if problem.blocking is blocking]


def demanding(*members: str) -> Draft:
    return replace(READY, ticket_type=replace(tenant.INCIDENT, mandatory=members))


def test_a_ready_draft_has_no_problem() -> None:
    assert problems(READY, tenant.CATALOGUE) == ()


def test_an_empty_draft_is_asked_for_everything() -> None:
    assert [problem.kind or problem.field for problem in problems(Draft(" "), tenant.CATALOGUE)] == [
        TokenKind.WHO,
        "summary",
        TokenKind.TICKET_TYPE,
    ]
    assert said(Draft())[0] == "Say who it is for: @name."


@pytest.mark.parametrize(
    ("member", "message", "filled"),
    [
        (
            "category_1",
            "Category is required for Incident: add %category.",
            replace(READY, category=tenant.PRINTER),
        ),
        ("details", "Details is required for Incident: add -- and the details.", replace(READY, details="x")),
        ("team", "Team is required for Incident: add ^team.", replace(READY, team=tenant.FIRST_LINE)),
        ("team_id", "Team is required for Incident: add ^team.", replace(READY, team=tenant.FIRST_LINE)),
        ("agent_id", "Agent is required for Incident: add ^agent.", replace(READY, agent=tenant.SAM)),
        (
            "priority_id",
            "Priority is required for Incident: add !priority.",
            replace(READY, priority=tenant.HIGH),
        ),
        ("status_id", "Status is required for Incident: add =status.", replace(READY, status=tenant.NEW)),
    ],
)
def test_a_mandatory_field_is_named_until_it_is_filled(member: str, message: str, filled: Draft) -> None:
    draft = demanding(member)
    assert said(draft) == [message]
    assert said(replace(filled, ticket_type=draft.ticket_type)) == []


def test_a_mandatory_site_or_user_is_asked_for_when_only_the_customer_is_known() -> None:
    draft = demanding("site_id", "user_id", "user_name")
    assert said(draft) == []
    assert (
        said(replace(draft, requester=Requester(tenant.ACME)))[0]
        == "Site is required for Incident: add @site."
    )
    assert len(said(replace(draft, requester=None))) == 4


def test_a_category_counts_for_its_own_member_only() -> None:
    second = Category(tenant.PRINTER.id, "Cause", level=2)
    draft = replace(demanding("category_1", "category_2"), category=second)
    assert said(draft) == ["Category is required for Incident: add %category."]
    assert said(replace(draft, category=tenant.PRINTER)) == [
        "Category 2 is required for Incident: add %category."
    ]


def test_a_field_that_no_line_can_fill_is_named_but_left_to_halo() -> None:
    draft = demanding("CFserial", "summary", "client_id", "tickettype_id")
    assert said(draft) == []
    assert said(draft, blocking=False) == [
        "Incident asks for “CFserial”, which only a template can give; Halo may refuse it."
    ]


def test_a_field_that_the_template_gave_is_not_missed() -> None:
    draft = replace(demanding("CFSerialNumber"), custom_fields=(CustomValue(tenant.SERIAL, "A1"),))
    assert said(draft, blocking=False) == []


def test_a_priority_outside_the_sla_and_a_status_outside_the_type_are_refused() -> None:
    draft = replace(READY, priority=tenant.GOLD_LOW, ticket_type=tenant.INCIDENT)
    assert said(draft) == [
        "Priority Low is not in the SLA that applies; choose one of Critical, High, Medium."
    ]
    draft = replace(READY, ticket_type=replace(tenant.REQUEST, mandatory=()), status=tenant.RESOLVED)
    assert said(draft) == [
        "Status Resolved is not allowed for Service Request; choose one of New, In Progress."
    ]
    assert said(replace(draft, status=tenant.NEW)) == []


def test_a_timer_is_enough_to_say_of_a_ticket() -> None:
    assert said(Draft(ticket=tenant.VPN, timer=TimerStart())) == []
    assert said(Draft(ticket=tenant.VPN, timer=TimerStart(), charge_rate=tenant.REMOTE), blocking=False) == []


def test_time_without_a_ticket_needs_a_length_and_a_word_and_goes_with_nothing_else() -> None:
    meeting = Draft("Team meeting", no_ticket=True, minutes=45)
    assert said(meeting) == []
    assert said(Draft(no_ticket=True)) == [
        "Say how long it took, such as 45m or 9:40-10:25.",
        "Say in a few words what it was, such as Team meeting.",
    ]
    mixed = replace(meeting, ticket=tenant.VPN, requester=JOE, status=tenant.RESOLVED, timer=TimerStart())
    assert said(mixed) == [
        f"{words} does not go with +noticket: remove one of them."
        for words in ("A ticket", "A customer", "A status", "A timer")
    ]
    assert complete(meeting, tenant.CATALOGUE, Defaults("service request")) == meeting


def test_a_time_entry_needs_time_or_a_note_or_a_status() -> None:
    empty = Draft(" ", " \n", ticket=tenant.VPN)
    assert said(empty) == ["Say how long you worked on #8841, such as 12m, or write a note."]
    for change in ({"minutes": 5}, {"summary": "x"}, {"details": "x"}, {"status": tenant.NEW}):
        assert said(replace(empty, **change)) == []


def test_the_customer_of_a_time_entry_is_the_tickets() -> None:
    other = Draft(ticket=tenant.VPN, minutes=5, requester=Requester(tenant.GLOBEX))
    assert said(other) == ["#8841 belongs to Acme Ltd, not to Globex; remove one of them."]
    assert said(replace(other, requester=JOE)) == []
    nameless = replace(tenant.VPN, customer_name="")
    assert "another customer" in said(replace(other, ticket=nameless))[0]
    unknown = TicketSummary(TicketId(5), "", UNKNOWN_CUSTOMER)
    assert said(replace(other, ticket=unknown, status=tenant.RESOLVED)) == []


def test_the_status_after_a_time_entry_is_one_of_the_tickets_type() -> None:
    assert len(said(Draft(ticket=tenant.VPN, status=tenant.RESOLVED))) == 1


def test_what_a_time_entry_cannot_change_is_said() -> None:
    draft = Draft(
        ticket=tenant.VPN,
        minutes=5,
        ticket_type=tenant.REQUEST,
        priority=tenant.HIGH,
        category=tenant.PRINTER,
        team=tenant.FIRST_LINE,
        agent=tenant.SAM,
    )
    notes = said(draft, blocking=False)
    assert [note.split(" of ")[0] for note in notes] == [
        "Ticket type",
        "Priority",
        "Category",
        "Team",
        "Agent",
    ]
    assert said(draft) == []


def test_a_charge_rate_without_time_is_said() -> None:
    draft = replace(READY, charge_rate=tenant.REMOTE)
    assert len(said(draft, blocking=False)) == 1
    assert said(replace(draft, minutes=5), blocking=False) == []


def test_blocking_problems_come_first() -> None:
    draft = replace(demanding("CFserial"), summary="")
    assert [problem.blocking for problem in problems(draft, tenant.CATALOGUE)] == [True, False]


def test_the_type_is_the_settings_else_the_first() -> None:
    draft = Draft("x", requester=JOE)
    assert complete(draft, tenant.CATALOGUE, Defaults("service request")).ticket_type == tenant.REQUEST
    assert complete(draft, tenant.CATALOGUE, Defaults("Gone")).ticket_type == tenant.INCIDENT
    assert complete(draft, tenant.CATALOGUE, Defaults()).ticket_type == tenant.INCIDENT
    assert complete(draft, Catalogue(), Defaults()) == draft
    typed = replace(draft, ticket_type=tenant.INTERNAL)
    assert complete(typed, tenant.CATALOGUE, Defaults("Incident")).ticket_type == tenant.INTERNAL


def test_the_types_own_priority_is_taken_inside_the_sla_only() -> None:
    at_north_star = Requester(tenant.NORTH_STAR, tenant.NORTH_STAR_DOCK)
    assert complete(READY, tenant.CATALOGUE, Defaults()).priority == tenant.MEDIUM
    assert complete(replace(READY, requester=at_north_star), tenant.CATALOGUE, Defaults()).priority is None
    kept = complete(replace(READY, priority=tenant.CRITICAL), tenant.CATALOGUE, Defaults())
    assert kept.priority == tenant.CRITICAL


def test_a_priority_named_before_the_sla_was_known_becomes_the_one_of_that_name() -> None:
    draft = Draft("x", ticket_type=tenant.INTERNAL, priority=tenant.HIGH)
    assert complete(draft, tenant.CATALOGUE, Defaults()).priority == tenant.GOLD_HIGH
    foreign = replace(draft, priority=tenant.CRITICAL)
    assert complete(foreign, tenant.CATALOGUE, Defaults()).priority == tenant.CRITICAL


def test_the_types_own_category_and_team_fill_what_is_open() -> None:
    own = replace(tenant.INCIDENT, default_category="Hardware>Laptop", default_team="2nd Line")
    catalogue = replace(tenant.CATALOGUE, ticket_types=(own,))
    done = complete(Draft("x", requester=JOE), catalogue, Defaults())
    assert (done.category, done.team) == (tenant.LAPTOP, tenant.SECOND_LINE)
    typed = replace(READY, category=tenant.PRINTER, team=tenant.FIRST_LINE, ticket_type=own)
    assert complete(typed, catalogue, Defaults()) == replace(typed, priority=tenant.MEDIUM)


def test_a_draft_on_a_ticket_is_left_as_it_is() -> None:
    draft = Draft(ticket=tenant.VPN, minutes=5)
    assert complete(draft, tenant.CATALOGUE, Defaults("Incident")) == draft


def test_a_tenant_without_types_is_told_to_sync() -> None:
    assert "sync" in said(Draft("x", requester=JOE), catalogue=Catalogue())[0]
