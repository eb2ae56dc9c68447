"""A draft written as a line is the same draft when the line is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.allowed import outcomes_of, priorities_of, sla_of
from quickticket.domain.draft import Draft, Entity, TimerStart, TokenKind
from quickticket.domain.durations import LONGEST
from quickticket.domain.ids import UNKNOWN_CUSTOMER, TicketId
from quickticket.domain.reference import TicketSummary
from quickticket.domain.smart_line.lexer import lex
from quickticket.domain.smart_line.parse import parse
from quickticket.domain.smart_line.people import requester_for
from quickticket.domain.smart_line.write import pin, write
from quickticket.domain.templates.placeholders import questions, texts_of
from quickticket.domain.timekeeping.worked import DayWord, Worked
from tests.fakes import tenant
from tests.unit.domain.smart_line.test_lexer import LINES

TIMERS = st.one_of(
    st.just(TimerStart()),
    st.builds(TimerStart, minutes_ago=st.integers(1, LONGEST)),
    st.builds(TimerStart, since=st.integers(0, LONGEST - 1)),
)
CLOCKS = st.integers(0, LONGEST - 1)
WORKED = st.builds(Worked, CLOCKS, CLOCKS, st.none() | st.sampled_from(DayWord) | st.dates())


@st.composite
def calls(draw: st.DrawFn) -> dict[str, object]:
    """A template, and answers to at most as many questions as it asks."""
    template = draw(st.none() | st.sampled_from(tenant.TEMPLATES))
    if template is None:
        return {}
    answer = (LINES | st.text()).map(lambda text: " ".join(text.split()))
    most = len(questions(texts_of(template)))
    return {"template": template.name, "answers": tuple(draw(st.lists(answer, max_size=most)))}


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    catalogue = tenant.CATALOGUE

    def maybe(*choices: object) -> st.SearchStrategy[object]:
        return st.none() | st.sampled_from(choices)

    person = draw(st.none() | st.sampled_from(tenant.PEOPLE))
    requester = requester_for(person, tenant.DIRECTORY) if person else None
    ticket = draw(maybe(*tenant.TICKETS, TicketSummary(TicketId(5), "", UNKNOWN_CUSTOMER)))
    ticket_type = draw(maybe(*catalogue.ticket_types))
    of_ticket = ticket_type
    if isinstance(ticket, TicketSummary):
        of_ticket = next((each for each in catalogue.ticket_types if each.id == ticket.ticket_type_id), None)
    fields = {
        "summary": " ".join(draw(LINES | st.text()).split()),
        "details": draw(st.just("") | LINES | st.text()),
        **draw(calls()),
        "requester": requester,
        "ticket": ticket,
        "ticket_type": ticket_type,
        "priority": draw(maybe(*priorities_of(catalogue, sla_of(requester, of_ticket)))),  # type: ignore[arg-type]
        "category": draw(maybe(*catalogue.categories)),
        "team": draw(maybe(*catalogue.teams)),
        "agent": draw(maybe(*catalogue.agents)),
        "charge_rate": draw(maybe(*catalogue.charge_rates)),
        "status": draw(maybe(*catalogue.statuses)),
        "minutes": draw(st.none() | st.integers(1, LONGEST)),
        "timer": draw(st.none() | TIMERS),
        "outcome": draw(maybe(*outcomes_of(catalogue, of_ticket))),  # type: ignore[arg-type]
        "private": draw(st.none() | st.booleans()),
        "email": draw(st.none() | st.booleans()),
        "worked": draw(st.none() | WORKED),
        "split": draw(st.booleans()),
        "no_ticket": draw(st.booleans()),
        "later": draw(st.booleans()),
    }
    return Draft(**fields)  # type: ignore[arg-type]


@given(drafts())
def test_what_is_written_is_read_back(draft: Draft) -> None:
    assert parse(write(draft), tenant.DIRECTORY, tenant.TEMPLATES).draft == draft


def test_a_written_line_reads_like_a_typed_one() -> None:
    draft = Draft(
        'a > b, says "disk full" since 9:40',
        "see *log*",
        requester=requester_for(tenant.JOE_BLOGGS, tenant.DIRECTORY),
        template="pw",
        minutes=90,
        timer=TimerStart(),
    )
    assert write(draft) == (
        '@"Joe Bloggs"{u101} /pw 1h30m a \\> b, says "disk full" \\since 9:40 > -- see *log*'
    )


@pytest.mark.parametrize(
    ("details", "line"),
    [
        ("one line", "x -- one line"),
        ("two\nlines", "x\ntwo\nlines"),
        (' 5" wide', 'x\n 5" wide'),
        (" ", "x\n "),
        ("", "x"),
    ],
)
def test_details_stand_on_the_line_when_they_can(details: str, line: str) -> None:
    assert write(Draft("x", details)) == line


@pytest.mark.parametrize(
    ("kind", "entity", "text"),
    [
        (TokenKind.WHO, tenant.JOE_BLOGGS, '@"Joe Bloggs"{u101}'),
        (TokenKind.WHO, tenant.MARIA, '@"María \\"Mia\\" Núñez"{u103}'),
        (TokenKind.WHO, tenant.ACME_MAIN, '@"Main Office"{s11}'),
        (TokenKind.WHO, tenant.ACME, '@"Acme Ltd"{c1}'),
        (TokenKind.TICKET, tenant.VPN, "#8841"),
        (TokenKind.PRIORITY, tenant.HIGH, '!"High"{2}'),
        (TokenKind.CATEGORY, tenant.OUTLOOK, '%"Email > Outlook"{4}'),
        (TokenKind.ASSIGN, tenant.SECOND_LINE, '^"2nd Line"{t2}'),
        (TokenKind.ASSIGN, tenant.SAM, '^"Sam Tech"{a5}'),
    ],
)
def test_a_chosen_entity_is_bound_to_its_id(kind: TokenKind, entity: Entity, text: str) -> None:
    assert pin(kind, entity) == text
    (token,) = lex(text).tokens
    assert (token.kind, token.end) == (kind, len(text))
