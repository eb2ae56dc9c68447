"""A template fills what a line left open, by name on any tenant, and says what does not exist there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quickticket.domain.draft import Draft, Requester, TokenKind
from quickticket.domain.ids import CategoryId, ChargeRateId, StatusId
from quickticket.domain.reference import Catalogue, ChargeRate, Status
from quickticket.domain.template_use.apply import Applied, apply
from quickticket.domain.template_use.from_draft import template_of
from quickticket.domain.templates.surroundings import Surroundings
from quickticket.domain.templates.template import FieldValue, Named, Template
from tests.fakes import tenant

JOE = Requester(tenant.ACME, tenant.ACME_MAIN, tenant.JOE_BLOGGS)
NOW = Surroundings(datetime(2026, 11, 25, 14, 5, tzinfo=UTC), " copied \n", "Outlook - Joe")


def applied(
    template: Template,
    draft: Draft | None = None,
    catalogue: Catalogue = tenant.CATALOGUE,
    at: str = tenant.TENANT,
) -> Applied:
    return apply(draft or Draft(requester=JOE), template, catalogue, surroundings=NOW, tenant=at)


def test_every_placeholder_of_the_moment_and_of_the_people() -> None:
    text = "{user}|{user.first}|{customer}|{site}|{agent}|{date}|{time}|{clipboard}|{window}"
    expected = "Joe Bloggs|Joe|Acme Ltd|Main Office|Sam Tech|2026-11-25|14:05|copied|Outlook - Joe"
    assert applied(Template("t", summary=text)).draft.summary == expected


def test_without_a_user_the_ticket_is_for_the_customer_and_unnamed_people_stay_open() -> None:
    for_customer = Draft(requester=Requester(tenant.GLOBEX))
    assert (
        applied(Template("t", summary="{user} {user.first} {site}"), for_customer).draft.summary
        == "Globex Globex Globex"
    )
    assert applied(Template("t", summary="{user} x"), Draft()).draft.summary == "{user} x"


def test_a_summary_is_one_line() -> None:
    assert applied(Template("t", summary="a {clipboard}\n b")).draft.summary == "a copied b"


def test_ids_count_on_their_own_tenant_and_names_everywhere_else() -> None:
    rates = (ChargeRate(ChargeRateId(1), "Remote, renamed"), ChargeRate(ChargeRateId(9), "Remote"))
    catalogue = replace(tenant.CATALOGUE, charge_rates=rates)
    template = Template("t", minutes=5, charge_rate=Named("Remote", 1), tenant=tenant.TENANT)
    at_home = applied(template, catalogue=catalogue)
    away = applied(template, catalogue=catalogue, at="https://other.halopsa.com")
    assert at_home.draft.charge_rate == rates[0]
    assert away.draft.charge_rate == rates[1]
    renamed = replace(catalogue, charge_rates=rates[:1])
    assert applied(template, catalogue=renamed, at="https://other.halopsa.com").draft.charge_rate is None


def test_what_the_tenant_does_not_have_is_left_out_and_named() -> None:
    template = replace(
        tenant.PW,
        charge_rate=Named("Night rate"),
        status=Named("Gone"),
        priority=Named("Urgent"),
        fields=(FieldValue(Named("CFNope"), "x"), FieldValue(Named("CFColour"), "blue")),
    )
    found = applied(template)
    assert found.draft.charge_rate is None
    assert [problem.message.partition(",")[0] for problem in found.problems] == [
        "/pw names the charge rate “Night rate”",
        "/pw names the status “Gone”",
        "/pw names the priority “Urgent”",
        "/pw names the custom field “CFNope”",
        "/pw sets Colour to “blue”",
    ]
    assert not any(problem.blocking for problem in found.problems)


def test_the_line_wins_without_a_word_on_what_the_template_names_in_vain() -> None:
    template = replace(tenant.PW, status=Named("Gone"), charge_rate=Named("Gone"))
    own = Draft(requester=JOE, status=tenant.NEW, charge_rate=tenant.ONSITE, agent=tenant.SUE, minutes=7)
    found = applied(replace(template, team=Named("2nd Line")), own)
    assert found.problems == ()
    assert (found.draft.status, found.draft.charge_rate, found.draft.minutes) == (
        tenant.NEW,
        tenant.ONSITE,
        7,
    )
    assert (found.draft.team, found.draft.agent) == (None, tenant.SUE)
    assert not found.templated & {
        TokenKind.STATUS,
        TokenKind.CHARGE_RATE,
        TokenKind.DURATION,
        TokenKind.ASSIGN,
    }


def test_a_priority_is_the_one_of_its_name_in_the_sla_that_applies() -> None:
    template = Template("t", ticket_type=Named("Internal"), priority=Named("high"))
    assert applied(template).draft.priority == tenant.HIGH
    assert applied(template, Draft(requester=Requester(tenant.NORTH_STAR))).draft.priority == tenant.GOLD_HIGH


def test_a_category_is_found_by_its_whole_path_however_it_is_spaced() -> None:
    for path in ("Email>Outlook", "email > outlook"):
        assert applied(Template("t", category=Named(path))).draft.category == tenant.OUTLOOK
    assert applied(Template("t", category=Named("Outlook"))).draft.category is None


def test_an_outcome_that_the_ticket_type_does_not_allow_is_named() -> None:
    only_notes = replace(tenant.INCIDENT, outcome_ids=(tenant.CATALOGUE.outcomes[0].id,))
    catalogue = replace(tenant.CATALOGUE, ticket_types=(only_notes,))
    template = Template("t", ticket_type=Named("Incident"), outcome=Named("Phone Call"))
    found = applied(template, catalogue=catalogue)
    assert found.draft.outcome is None
    assert [problem.message.partition(",")[0] for problem in found.problems] == [
        "/t names the outcome “Phone Call”"
    ]


def test_a_rate_without_time_is_passed_over() -> None:
    found = applied(Template("t", charge_rate=Named("Gone")))
    assert found.problems == ()


def test_a_ticket_has_names_of_its_own() -> None:
    draft = Draft(ticket=replace(tenant.VPN, user_name="Ann Lee", site_name="Dock"))
    found = applied(Template("t", details="{user.first} at {site}, {customer}"), draft)
    assert found.draft.details == "Ann at Dock, Acme Ltd"


@pytest.mark.parametrize("draft", [Draft("own", ticket=tenant.VPN), Draft("", "own", ticket=tenant.VPN)])
def test_an_own_note_on_a_ticket_replaces_the_templates(draft: Draft) -> None:
    found = applied(tenant.PW, draft).draft
    assert (found.summary, found.details) == (draft.summary, draft.details)


def test_a_template_without_details_gives_its_summary_as_the_note() -> None:
    assert applied(Template("t", summary="Called"), Draft(ticket=tenant.VPN)).draft.summary == "Called"


def test_a_template_made_of_a_draft_asks_for_the_same_again() -> None:
    first = applied(tenant.PW)
    made = template_of(first.draft, "again", tenant.TENANT)
    second = applied(made)
    assert second.problems == ()
    assert replace(second.draft, template="") == replace(first.draft, template="")
    assert made.category == Named("Hardware>Laptop", CategoryId(3))
    assert made.status == Named("In Progress", StatusId(2))


def test_what_templates_filled_is_told_apart() -> None:
    assert applied(tenant.PW).templated == {
        TokenKind.TICKET_TYPE,
        TokenKind.CATEGORY,
        TokenKind.DURATION,
        TokenKind.CHARGE_RATE,
        TokenKind.STATUS,
        TokenKind.OUTCOME,
        TokenKind.PRIVACY,
    }
    statuses = (Status(StatusId(2), "In Progress"),)
    assert (
        applied(Template("t"), catalogue=replace(tenant.CATALOGUE, statuses=statuses)).templated
        == frozenset()
    )


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        (Draft(requester=JOE), [True, True]),
        (Draft("own", "own", requester=JOE), [True, True]),
        (Draft(ticket=tenant.VPN), [True, True]),
        (Draft("own", ticket=tenant.VPN), [False, False]),
        (Draft("", "own", ticket=tenant.VPN), [False, False]),
    ],
)
def test_a_note_of_ones_own_needs_no_answers(draft: Draft, wanted: list[bool]) -> None:
    found = applied(tenant.NEW_LAPTOP, draft)
    assert [each.wanted for each in found.questions] == wanted
    assert len([each for each in found.problems if each.blocking]) == sum(wanted)
    assert [each.open for each in found.questions] == wanted


def test_a_note_asks_for_what_its_own_text_asks() -> None:
    template = Template("t", summary="{ask:Serial}", details="Done.")
    assert applied(template, Draft(ticket=tenant.VPN)).problems == ()
    only = replace(template, details="")
    assert [each.open for each in applied(only, Draft(ticket=tenant.VPN)).questions] == [True]
