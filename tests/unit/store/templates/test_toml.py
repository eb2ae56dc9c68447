"""Templates as TOML: read with every mistake named by its line, and written without losing a comment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.config.resources import resource_path
from quickticket.domain.durations import LONGEST
from quickticket.domain.templates.shelf import Mistake
from quickticket.domain.templates.template import FieldValue, Named, Template, TemplateSource
from quickticket.store.templates.folder import read_file
from quickticket.store.templates.reading import read_template
from quickticket.store.templates.writing import write_template

WHOLE = '''# how we do it
title = "Password reset"

[ticket]
type = { name = "Service Request", id = 2 }
priority = "Low"
category = "Access>Password Reset"
team = "1st Line"
agent = "Sam Tech"
summary = "Reset for {user}"
details = """
**By phone**
{clipboard}"""
tags = ["password", "phone"]

[ticket.fields]
CFSerialNumber = "{ask:Serial number}" # on the back
CFColour = { id = 302, value = "red" }

[time]
spent = "1h30"
outcome = "Remote Session"
charge_rate = "Remote"
private = false

[after]
status = "Resolved"

[tenant]
url = "https://acme.halopsa.com"
'''
TEMPLATE = Template(
    "pw",
    "Password reset",
    "Reset for {user}",
    "**By phone**\n{clipboard}",
    ticket_type=Named("Service Request", 2),
    priority=Named("Low"),
    category=Named("Access>Password Reset"),
    team=Named("1st Line"),
    agent=Named("Sam Tech"),
    minutes=90,
    charge_rate=Named("Remote"),
    outcome=Named("Remote Session"),
    private=False,
    status=Named("Resolved"),
    tags=("password", "phone"),
    fields=(
        FieldValue(Named("CFSerialNumber"), "{ask:Serial number}"),
        FieldValue(Named("CFColour", 302), "red"),
    ),
    tenant="https://acme.halopsa.com",
    origin="pw.toml",
)


def read(text: str, name: str = "pw") -> tuple[Template | None, tuple[Mistake, ...]]:
    return read_template(text, name=name, source=TemplateSource.OWN, origin=f"{name}.toml")


def test_everything_a_template_can_hold() -> None:
    assert read(WHOLE) == (TEMPLATE, ())


def test_an_empty_file_is_a_template_that_leaves_everything_open() -> None:
    assert read("") == (Template("pw", origin="pw.toml"), ())


@pytest.mark.parametrize(
    ("line", "instead", "where", "reason"),
    [
        ('title = "Password reset"', "title = 5", 2, 'title is a text in quotes: title = "...".'),
        ('team = "1st Line"', 'teem = "1st Line"', 8, "There is no teem in [ticket]; did you mean team?"),
        (
            'spent = "1h30"',
            'spent = "soon"',
            21,
            'spent is a duration in quotes, such as spent = "12m" or "1h30".',
        ),
        (
            'spent = "1h30"',
            "spent = 90",
            21,
            'spent is a duration in quotes, such as spent = "12m" or "1h30".',
        ),
        ("private = false", 'private = "no"', 24, "private is true or false, without quotes."),
        ('["password", "phone"]', '"password"', 14, 'tags is a list of texts: tags = ["one", "two"].'),
        ("{clipboard}", "{clipbord}", 13, "There is no placeholder {clipbord}; did you mean {clipboard}?"),
        ('"{ask:Serial number}"', "5", 17, 'CFSerialNumber is a text in quotes: CFSerialNumber = "...".'),
        ('value = "red"', 'value = "{usr}"', 18, "There is no placeholder {usr}; did you mean {user}?"),
        (
            'status = "Resolved"',
            "status = 8",
            27,
            'status is a name: status = "..." or status = { name = "...", id = 1 }.',
        ),
        ("[after]", "[afterwards]", 26, "There is no afterwards in a template; did you mean after?"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_to_do(
    line: str, instead: str, where: int, reason: str
) -> None:
    template, mistakes = read(WHOLE.replace(line, instead))
    assert template is None
    assert mistakes == (Mistake("pw.toml", reason, where),)


def test_a_table_where_a_value_belongs_and_the_other_way_round() -> None:
    assert [str(each) for each in read('ticket = "x"')[1]] == [
        "pw.toml, line 1: [ticket] is a table of its own, not a value."
    ]
    assert [str(each) for each in read('[ticket]\nfields = "x"')[1]] == [
        "pw.toml, line 2: [ticket.fields] is a table of its own: one line a field."
    ]


def test_what_is_no_toml_is_told_with_its_line() -> None:
    (mistake,) = read('title = "x"\n[ticket\n')[1]
    assert mistake.line == 2
    (mistake,) = read('title = "x"\n\ndetails = """open')[1]
    assert mistake.line == 3


def test_a_file_whose_name_no_line_can_call() -> None:
    (mistake,) = read("", "2nd line")[1]
    assert mistake.reason.startswith("“2nd line” cannot be called; rename the file")


def test_a_key_inside_a_text_of_several_lines_is_no_key() -> None:
    text = 'title = """\n[time]\nspent = "later"\n"""\n[time]\nspent = "soon"\n'
    assert [mistake.line for mistake in read(text)[1]] == [6]


def test_saving_keeps_comments_and_changes_only_what_changed() -> None:
    changed = write_template(replace(TEMPLATE, title="Reset", status=None, fields=TEMPLATE.fields[:1]), WHOLE)
    assert '# how we do it\ntitle = "Reset"' in changed
    assert "# on the back" in changed
    assert "[after]" not in changed
    assert "CFColour" not in changed
    assert write_template(TEMPLATE, WHOLE) == WHOLE


names = st.text(st.characters(categories=["L", "N"]), min_size=1)
named = st.none() | st.builds(Named, names, st.none() | st.integers(0, 2**31))
texts = st.text(st.characters(codec="utf-8", exclude_characters="{}\r"))


@given(
    st.builds(
        Template,
        name=st.just("pw"),
        title=texts,
        summary=texts,
        details=texts,
        ticket_type=named,
        priority=named,
        category=named,
        team=named,
        agent=named,
        minutes=st.none() | st.integers(1, LONGEST),
        charge_rate=named,
        outcome=named,
        private=st.none() | st.booleans(),
        status=named,
        tags=st.lists(names, max_size=3).map(tuple),
        fields=st.lists(
            st.builds(
                FieldValue, st.builds(Named, names, st.none() | st.integers(0, 99)), texts.filter(bool)
            ),
            max_size=3,
            unique_by=lambda each: each.field.name,
        ).map(tuple),
        tenant=st.just("") | st.just("https://acme.halopsa.com"),
        origin=st.just("pw.toml"),
    ),
    st.just("") | st.just(WHOLE) | st.just("[broken"),
)
def test_whatever_is_saved_is_read_back(template: Template, existing: str) -> None:
    found, mistakes = read(write_template(template, existing))
    assert mistakes == ()
    assert found is not None
    assert replace(found, fields=()) == replace(template, fields=())
    assert sorted(found.fields, key=str) == sorted(template.fields, key=str)


def test_every_starter_is_sound() -> None:
    files = sorted(resource_path("templates").glob("*.toml"))
    assert len(files) >= 5
    for path in files:
        template, mistakes = read_file(path, TemplateSource.STARTER)
        assert mistakes == ()
        assert template is not None
        assert template.label != template.name
