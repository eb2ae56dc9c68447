"""The preview is what the ticket will be: filled with examples, and honest about what is missing."""

from __future__ import annotations

from dataclasses import replace

from quickticket.domain.reference import Catalogue
from quickticket.domain.templates.template import FieldValue, Named, Template
from quickticket.ui.templates.preview import Piece, Preview, preview
from tests.fakes.clock import NOON
from tests.fakes.tenant import CATALOGUE, PW, TENANT


def shown(template: Template, catalogue: Catalogue = CATALOGUE) -> Preview:
    return preview(template, catalogue, tenant=TENANT, now=NOON)


def facts(template: Template) -> dict[str, str]:
    return {each.caption: "".join(piece.text for piece in each.value) for each in shown(template).facts}


def test_placeholders_are_filled_with_examples_and_questions_shown_as_such() -> None:
    template = Template(
        "x",
        summary="{user.first} at {customer}, by {agent}",
        details="{{user}} {date} {ask:Serial number} {choose:Colour|red|green} {if x}",
    )
    result = shown(template)
    assert result.summary == (
        Piece("Joe", filled=True),
        Piece(" at "),
        Piece("Acme Ltd", filled=True),
        Piece(", by "),
        Piece("Sam Tech", filled=True),
    )
    assert result.details == (
        Piece("{user} "),
        Piece("2026-03-04", filled=True),
        Piece(" "),
        Piece("Serial number", asked=True),
        Piece(" "),
        Piece("Colour", asked=True),
        Piece(" {if x}"),
    )
    assert result.asks == ("Serial number", "Colour: red, green")
    assert result.problems == ()


def test_every_field_is_told_by_the_tenants_name() -> None:
    template = replace(
        PW,
        priority=Named("high"),
        team=Named("1st line"),
        agent=Named("Sue Desk"),
        private=True,
        tags=("one", "two"),
        fields=(FieldValue(Named("Serial number"), "{user}"), FieldValue(Named("CFColour"), "red")),
    )
    assert facts(template) == {
        "Type": "Service Request",
        "Priority": "High",
        "Category": "Hardware > Laptop",
        "Team": "1st Line",
        "Agent": "Sue Desk",
        "Time": "5 min",
        "Outcome": "Phone Call",
        "Rate": "Remote Support",
        "Entry": "hidden from the user",
        "Status": facts(PW)["Status"],
        "Tags": "one, two",
        "Serial number": "Joe Bloggs",
        "Colour": "red",
    }


def test_what_cannot_be_bound_is_named_and_left_out() -> None:
    template = Template(
        "x",
        minutes=5,
        charge_rate=Named("Overtime"),
        team=Named("Night Shift"),
        fields=(FieldValue(Named("CFAsset"), "a"), FieldValue(Named("CFColour"), "blue")),
    )
    result = shown(template)
    assert [fact.caption for fact in result.facts] == ["Time"]
    for words in ("“Overtime”", "“Night Shift”", "“CFAsset”", "“blue”"):
        assert any(words in problem for problem in result.problems)
    assert len(result.problems) == 4


def test_a_choice_that_is_asked_for_is_no_mistake() -> None:
    template = Template("x", fields=(FieldValue(Named("Colour"), "{choose:Colour|Red|Green}"),))
    result = shown(template)
    assert result.problems == ()
    assert result.facts[0].value == (Piece("Colour", asked=True),)


def test_before_the_first_sync_nothing_is_called_missing() -> None:
    assert shown(PW, Catalogue()).problems == ()
