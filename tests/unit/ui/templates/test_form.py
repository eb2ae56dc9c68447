"""The form says what a template says, and what is typed into it is read without losing anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quickticket.domain.reference import Catalogue
from quickticket.domain.templates.template import FieldValue, Named, Template
from quickticket.ui.templates.form import FieldText, Form, FormMistake, Member, form_of, read_form
from tests.fakes.tenant import CATALOGUE, COLOUR, MAILBOX, REQUEST, SERIAL, TENANT

FULL = Template(
    "pw",
    "Password reset",
    summary="Password reset for {user}",
    details="Checked by phone.\n\n- done",
    ticket_type=Named("Service Request", REQUEST.id),
    priority=Named("Medium", 3),
    category=Named("Email > Mailbox", MAILBOX.id),
    team=Named("1st Line", 1),
    agent=Named("Sue Desk", 6),
    minutes=90,
    charge_rate=Named("On-site", 2),
    outcome=Named("Phone Call", 20),
    private=False,
    status=Named("In Progress", 2),
    tags=("password", "phone"),
    fields=(FieldValue(Named(SERIAL.name, SERIAL.id), "{ask:Serial number}"),),
    tenant=TENANT,
)


def read(
    form: Form, base: Template = FULL, *, tenant: str = TENANT, catalogue: Catalogue = CATALOGUE
) -> tuple[Template, tuple[FormMistake, ...]]:
    return read_form(form, base, catalogue=catalogue, tenant=tenant, taken={"vpn"})


def test_everything_that_a_template_holds_is_shown_and_read_again() -> None:
    form = form_of(FULL, CATALOGUE, TENANT)
    assert form.category == "Email > Mailbox"
    assert form.time == "1h30m"
    assert form.fields == (FieldText("Serial number", "{ask:Serial number}"),)
    assert read(form) == (FULL, ())


def test_a_thing_that_was_renamed_in_halo_is_shown_by_its_new_name() -> None:
    old = replace(FULL, team=Named("First Level", 1))
    assert form_of(old, CATALOGUE, TENANT).team == "1st Line"
    assert form_of(old, CATALOGUE, "https://other.example").team == "First Level"


def test_what_the_tenant_does_not_have_stays() -> None:
    form = replace(form_of(FULL, CATALOGUE, TENANT), team="Night Shift", category="Access>Doors")
    template, mistakes = read(form)
    assert (template.team, template.category) == (Named("Night Shift"), Named("Access>Doors"))
    assert mistakes == ()
    assert form_of(template, CATALOGUE, TENANT).category == "Access > Doors"


def test_a_gone_thing_keeps_its_id_at_home_and_loses_it_elsewhere() -> None:
    gone = replace(FULL, team=Named("Night Shift", 77))
    form = form_of(gone, CATALOGUE, TENANT)
    assert read(form, gone)[0].team == Named("Night Shift", 77)
    abroad, _ = read(form, replace(gone, tenant="https://other.example"))
    assert (abroad.team, abroad.ticket_type, abroad.tenant) == (
        Named("Night Shift"),
        FULL.ticket_type,
        TENANT,
    )


def test_names_are_bound_whatever_their_case() -> None:
    form = Form(name="x", ticket_type="service request", category="email>MAILBOX", agent=" sam tech ")
    template, _ = read(form, Template("x"))
    assert template.ticket_type == Named("Service Request", REQUEST.id)
    assert template.category == Named("Email > Mailbox", MAILBOX.id)
    assert template.agent == Named("Sam Tech", 5)
    assert template.tenant == TENANT
    assert read(Form(name="x", team="Night Shift"), Template("x"))[0].tenant == ""


@pytest.mark.parametrize(
    ("changes", "member", "words"),
    [
        ({"name": ""}, Member.NAME, "needs a name"),
        ({"name": "1st"}, Member.NAME, "begins with a letter"),
        ({"name": "pass word"}, Member.NAME, "Letters, digits"),
        ({"name": "VPN"}, Member.NAME, "There is a /VPN already"),
        ({"time": "soon"}, Member.TIME, "12m"),
        ({"time": "25h"}, Member.TIME, "12m"),
        ({"summary": "For {usr}"}, Member.SUMMARY, "did you mean {user}"),
        ({"details": "{choose:Colour}"}, Member.DETAILS, "lacks something"),
    ],
)
def test_a_mistake_stands_at_its_field_and_costs_that_field_alone(
    changes: dict[str, str], member: Member, words: str
) -> None:
    form = replace(form_of(FULL, CATALOGUE, TENANT), title="Changed", **changes)  # type: ignore[arg-type]
    template, [mistake] = read(form)
    assert mistake.member is member
    assert words in mistake.reason
    assert template == replace(FULL, title="Changed")


def test_a_mistake_in_a_custom_field_tells_its_row() -> None:
    rows = (
        FieldText("Serial number", "{usr}"),
        FieldText("", "lost"),
        FieldText("colour", "Red"),
        FieldText(),
    )
    template, mistakes = read(replace(form_of(FULL, CATALOGUE, TENANT), fields=rows))
    assert [(each.member, each.index) for each in mistakes] == [(Member.FIELDS, 0), (Member.FIELDS, 1)]
    assert template.fields == (FULL.fields[0], FieldValue(Named(COLOUR.name, COLOUR.id), "Red"))


def test_texts_are_tidied_where_blanks_mean_nothing() -> None:
    form = Form(
        name=" pw ",
        title=" Reset ",
        summary="  a   b ",
        details=" kept \n",
        tags="one, , two,one",
        time=" 5m ",
    )
    template, mistakes = read(form, Template("pw"))
    assert mistakes == ()
    assert template == Template(
        "pw", "Reset", summary="a b", details=" kept \n", tags=("one", "two"), minutes=5
    )


def test_a_tag_with_a_comma_stays_one_while_nobody_types_tags() -> None:
    base = replace(FULL, tags=("phone, urgent", "vip"))
    form = replace(form_of(base, CATALOGUE, TENANT), title="Another")
    assert read(form, base)[0].tags == ("phone, urgent", "vip")
    assert read(replace(form, tags="phone, urgent"), base)[0].tags == ("phone", "urgent")
