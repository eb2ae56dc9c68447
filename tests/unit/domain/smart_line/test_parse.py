"""Only what is certain is taken from a line; everything else asks, or stays in the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.draft import Draft, Requester, TimerStart, TokenKind, TokenState, Understanding
from quickticket.domain.ids import CustomerId, SiteId, UserId
from quickticket.domain.reference import Catalogue, Customer, Site, TicketSummary, User
from quickticket.domain.smart_line.parse import MOST_TOKENS, parse
from tests.fakes import tenant
from tests.fakes.directory import FakeDirectory
from tests.unit.domain.smart_line.test_lexer import LINES

JOE = Requester(tenant.ACME, tenant.ACME_MAIN, tenant.JOE_BLOGGS)
OTHER_JOE = Requester(tenant.GLOBEX, tenant.GLOBEX_HQ, tenant.JOE_SMITH)


def read(line: str) -> Understanding:
    return parse(line, tenant.DIRECTORY)


def states(line: str) -> list[TokenState]:
    return [token.state for token in read(line).tokens]


def messages(line: str, *, blocking: bool) -> list[str]:
    return [problem.message for problem in read(line).problems if problem.blocking is blocking]


def test_the_call_of_story_one() -> None:
    found = read("@bloggs outlook wont open :incident 12m")
    assert found.draft == Draft("outlook wont open", requester=JOE, ticket_type=tenant.INCIDENT, minutes=12)
    assert found.problems == ()
    assert [token.label for token in found.tokens] == ["Joe Bloggs", "Incident", "12m"]


def test_every_token_of_the_design_in_one_line() -> None:
    line = (
        '@bloggs vpn !high %printer ^me ^"2nd line" ~remote =prog :incident /pw since 9:40 1h30 -- see *log*'
    )
    reading = parse(line, tenant.DIRECTORY, tenant.TEMPLATES)
    assert reading.draft == Draft(
        "vpn",
        "see *log*",
        requester=JOE,
        template="pw",
        ticket_type=tenant.INCIDENT,
        priority=tenant.HIGH,
        category=tenant.PRINTER,
        team=tenant.SECOND_LINE,
        agent=tenant.SAM,
        charge_rate=tenant.REMOTE,
        status=tenant.IN_PROGRESS,
        minutes=90,
        timer=TimerStart(since=580),
    )
    assert reading.problems == ()


def with_templates(line: str) -> Understanding:
    return parse(line, tenant.DIRECTORY, tenant.TEMPLATES)


@pytest.mark.parametrize("line", ["/laptop x", "/LAPTOP x", "/lap x", "/new x"])
def test_a_template_is_called_by_its_name_or_by_words_of_its_title(line: str) -> None:
    assert with_templates(line).draft.template == "laptop"


def test_a_template_that_does_not_exist_stays_in_the_text() -> None:
    reading = with_templates("/gone printer")
    assert reading.draft == Draft("/gone printer")
    assert [problem.message for problem in reading.problems] == [
        "No template matches /gone; it stays in the text."
    ]


def test_two_templates_that_begin_alike_ask() -> None:
    twins = (replace(tenant.PW, name="prep"), replace(tenant.PW, name="printer"))
    (problem,) = parse("/pr", tenant.DIRECTORY, twins).problems
    assert problem.blocking
    assert [match.entity for match in problem.candidates] == [*twins]


def test_answers_go_to_the_questions_in_order_and_one_may_be_left_open() -> None:
    assert with_templates('/laptop ?"" ?red').draft.answers == ("", "red")
    assert with_templates('?"A 1" /laptop').draft.answers == ("A 1",)
    assert with_templates("/laptop ?{7} ?5{7}").draft == Draft("?{7}", template="laptop", answers=("5{7}",))


def test_a_question_mark_that_answers_nothing_is_text() -> None:
    for line in ("?what now", "/pw ?what now", "/laptop ?a ?red ?what now"):
        reading = with_templates(line)
        assert reading.draft.summary == "?what now"
        assert reading.problems == ()
        assert "?what" not in [line[t.token.start : t.token.end] for t in reading.tokens]


@pytest.mark.parametrize(
    ("line", "requester"),
    [
        ("@bloggs", JOE),
        ("@BLOGGS,", JOE),
        ("@joe@acme.example", JOE),
        ('@"020 7946"', JOE),
        ("@02079460958", JOE),
        ("@acme/joe", JOE),
        ('@"acme ltd"/joe', JOE),
        ("@acme @joe", JOE),
        ("@joe @acme", JOE),
        ("@joe @joe @acme", JOE),
        ("@globex @joe", OTHER_JOE),
        ("@headquarters @joe", OTHER_JOE),
        ("@joe @bloggs", JOE),
        ("@acme", Requester(tenant.ACME, tenant.ACME_MAIN)),
        ("@globex", Requester(tenant.GLOBEX)),
        ("@dock", Requester(tenant.NORTH_STAR, tenant.NORTH_STAR_DOCK)),
        ("@dock @north", Requester(tenant.NORTH_STAR, tenant.NORTH_STAR_DOCK)),
        ('@"whoever"{u102}', OTHER_JOE),
        ("@x{s13}", Requester(tenant.GLOBEX, tenant.GLOBEX_LAB)),
        ("@x{c3}", Requester(tenant.NORTH_STAR, tenant.NORTH_STAR_DOCK)),
        ("@nunez", Requester(tenant.GLOBEX, tenant.GLOBEX_LAB, tenant.MARIA)),
    ],
)
def test_whom_it_is_for(line: str, requester: Requester) -> None:
    found = read(f"{line} vpn")
    assert found.draft == Draft("vpn", requester=requester)
    assert not found.problems


def test_a_user_whose_site_and_customer_are_not_known_here_brings_their_names() -> None:
    lost = tenant.LOST
    customer = Customer(lost.customer_id, "Gone Customer")
    site = Site(lost.site_id, "Gone Site", lost.customer_id, "Gone Customer")
    assert read("@lost").draft.requester == Requester(customer, site, lost)


def test_two_equal_people_ask_and_nobody_is_taken() -> None:
    found = read("@joe vpn")
    assert found.draft == Draft("vpn")
    assert found.tokens[0].label == "joe"
    (problem,) = found.blocking
    assert problem.kind is TokenKind.WHO
    assert {match.entity for match in problem.candidates} == {tenant.JOE_BLOGGS, tenant.JOE_SMITH}
    assert "Joe Bloggs (Acme Ltd)" in problem.message
    assert "Joe Smith (Globex)" in problem.message


@pytest.mark.parametrize(
    ("line", "name"), [("@blogs", "Joe Bloggs"), (":incdent", "Incident"), ("@eadquar", "Headquarters")]
)
def test_a_typo_or_the_middle_of_a_word_is_asked_about_never_taken(line: str, name: str) -> None:
    assert states(line) == [TokenState.AMBIGUOUS]
    assert [m for m in messages(line, blocking=True) if "did you mean" in m and name in m]
    assert read(line).draft == Draft()


@pytest.mark.parametrize(
    "line", ["@acme @globex x", "@bloggs @smith x", "@headquarters @laboratory x", "@u{u101} @globex x"]
)
def test_people_who_do_not_belong_together_block(line: str) -> None:
    found = read(line)
    assert found.draft.requester is None
    assert ["do not belong together" in problem.message for problem in found.blocking] == [True]


def test_a_second_person_stays_open_when_the_first_narrows_it_to_several() -> None:
    twin = Site(SiteId(15), "Labour Hall", tenant.GLOBEX.id, tenant.GLOBEX.name)
    found = parse("@globex @lab", FakeDirectory(tenant.CATALOGUE, (*tenant.PEOPLE, twin)))
    assert found.draft.requester == Requester(tenant.GLOBEX)
    assert {match.entity for match in found.blocking[0].candidates[:2]} == {tenant.GLOBEX_LAB, twin}


def test_two_users_of_one_site_block() -> None:
    colleague = replace(tenant.JOE_BLOGGS, id=UserId(7), name="Ann Other")
    found = parse("@bloggs @ann", FakeDirectory(people=(*tenant.PEOPLE, colleague)))
    assert found.draft.requester is None
    assert len(found.blocking) == 1


def test_a_customer_whose_name_only_begins_alike_does_not_narrow() -> None:
    alike = Customer(CustomerId(70), "Acme Ltd Logistics")
    driver = replace(
        tenant.JOE_BLOGGS, id=UserId(7), name="Driver", customer_id=alike.id, customer_name=alike.name
    )
    found = parse('@"acme ltd" @driver', FakeDirectory(people=(*tenant.PEOPLE, alike, driver)))
    assert found.draft.requester is None
    assert "do not belong together" in found.blocking[0].message


def test_people_of_a_customer_whose_name_begins_alike_are_not_asked_about() -> None:
    alike = Customer(CustomerId(70), "Acme Ltd Logistics")
    trucker = replace(
        tenant.JOE_BLOGGS, id=UserId(7), name="Joe T", customer_id=alike.id, customer_name=alike.name
    )
    found = parse('@"acme ltd" @joe', FakeDirectory(people=(*tenant.PEOPLE, alike, trucker)))
    assert found.draft.requester == JOE


def test_a_pinned_person_is_not_searched_again_beside_a_customer() -> None:
    assert read('@globex @"laboratory"{u102}').draft.requester == OTHER_JOE


def test_a_guess_inside_the_customer_does_not_replace_a_certain_match_elsewhere() -> None:
    found = read("@globex @dock")
    assert len(found.blocking) == 1
    assert found.draft.requester is None


def test_words_nobody_answers_to_stay_in_the_summary_beside_those_who_do() -> None:
    found = read("@bloggs cannot print from @zzhome today")
    assert found.draft == Draft("cannot print from @zzhome today", requester=JOE)
    assert not found.blocking


@pytest.mark.parametrize(
    "token",
    [
        *("@zzz", "#zzz", ":zzz", "!zzz", "!9", "!0", "%zzz", "^zzz", "~zzz", "=zzz", '@"zz zz",'),
        *("@x{u9}", "@x{s9}", "@x{c9}", "@x{9}", "@x{x9}"),
        *(":x{9}", "!x{9}", "%x{9}", "^x{9}", "^x{t9}", "~x{9}", "=x{9}"),
    ],
)
def test_an_unknown_token_stays_in_the_text_to_the_letter_and_is_said(token: str) -> None:
    found = read(f"a {token} b")
    assert found.draft == Draft(f"a {token} b")
    assert [each.state for each in found.tokens] == [TokenState.UNKNOWN]
    assert [(problem.blocking, token in problem.message) for problem in found.problems] == [(False, True)]


def test_a_pinned_entity_is_taken_by_its_id_whatever_the_text() -> None:
    line = ":x{2} !x{2} %x{3} ^x{t1} ^x{a6} ~x{2} =x{8} @x{c1}"
    assert read(line).draft == Draft(
        requester=Requester(tenant.ACME, tenant.ACME_MAIN),
        ticket_type=tenant.REQUEST,
        priority=tenant.HIGH,
        category=tenant.LAPTOP,
        team=tenant.FIRST_LINE,
        agent=tenant.SUE,
        charge_rate=tenant.ONSITE,
        status=tenant.RESOLVED,
    )


@pytest.mark.parametrize(
    ("line", "priority"),
    [
        ("!high", tenant.HIGH),
        ("!2", tenant.HIGH),
        ("@acme !high", tenant.HIGH),
        ("@dock !high", tenant.GOLD_HIGH),
        ("@dock !2", tenant.GOLD_LOW),
        ("@dock !crit", None),
        ("@smith !1", tenant.GOLD_HIGH),
        (":internal !2", tenant.GOLD_LOW),
        ("@acme :internal !2", tenant.HIGH),
        ('@dock !"High"{1}', tenant.GOLD_HIGH),
        ('!"High"{1}', tenant.GOLD_HIGH),
        ('!"Critical"{1}', tenant.CRITICAL),
        ('@acme !"Gone"{3}', tenant.MEDIUM),
        ('@dock !"Medium"{3}', tenant.MEDIUM),
    ],
)
def test_priorities_are_those_of_the_sla_that_applies(line: str, priority: object) -> None:
    assert read(line).draft.priority == priority


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("=resolved", tenant.RESOLVED),
        (":incident =resolved", tenant.RESOLVED),
        (":request =resolved", None),
        (":request =new", tenant.NEW),
        ("#8841 =resolved", None),
        ("#8841 :incident =new", tenant.NEW),
        ("#7000 =resolved", tenant.RESOLVED),
    ],
)
def test_statuses_are_those_of_the_type(line: str, status: object) -> None:
    assert read(line).draft.status == status


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("printer", tenant.PRINTER),
        ("hardware", tenant.HARDWARE),
        ('"hardware > laptop"', tenant.LAPTOP),
        ('"email>out"', tenant.OUTLOOK),
        ("mailbox", tenant.MAILBOX),
        ("email", None),
    ],
)
def test_a_category_by_any_level_of_its_path(text: str, category: object) -> None:
    assert read(f"%{text}").draft.category == category


@pytest.mark.parametrize(
    ("text", "team", "agent"),
    [
        ("me", None, tenant.SAM),
        ("sue", None, tenant.SUE),
        ("sd", None, tenant.SUE),
        ("1st", tenant.FIRST_LINE, None),
    ],
)
def test_teams_and_agents(text: str, team: object, agent: object) -> None:
    draft = read(f"^{text}").draft
    assert (draft.team, draft.agent) == (team, agent)


def test_me_is_a_name_like_any_other_before_sign_in() -> None:
    assert parse("^me", FakeDirectory(Catalogue(agents=(tenant.SAM,)))).draft == Draft("^me")


@pytest.mark.parametrize(
    ("line", "ticket"),
    [
        ("#8841", tenant.VPN),
        ("#vpn", tenant.VPN),
        ("#flickers", tenant.SCREEN),
        ('#"set up"', tenant.OLD_VPN),
    ],
)
def test_a_ticket_by_number_or_words_open_before_closed(line: str, ticket: TicketSummary) -> None:
    found = read(f"{line} 5m")
    assert found.draft == Draft(ticket=ticket, minutes=5)
    assert found.tokens[0].label == f"#{ticket.id} {ticket.summary}"
    assert found.problems == ()


def test_a_ticket_number_that_is_not_in_the_cache_is_taken_and_said() -> None:
    found = read("#99 5m")
    assert found.draft.ticket is not None
    assert (found.draft.ticket.id, found.tokens[0].label) == (99, "#99")
    assert messages("#99 5m", blocking=False) == ["#99 is not known here yet; Halo will be asked."]
    assert not found.blocking


@pytest.mark.parametrize(
    ("line", "timer"),
    [(">", TimerStart()), ("-1h30", TimerStart(90)), ("since 09:05", TimerStart(since=545))],
)
def test_timers(line: str, timer: TimerStart) -> None:
    assert read(f"vpn {line}").draft == Draft("vpn", timer=timer)


def test_of_two_tokens_of_a_kind_the_last_counts_and_the_other_is_said() -> None:
    found = read("12m :incident :request 20m :zzz")
    assert (found.draft.minutes, found.draft.ticket_type, found.draft.summary) == (20, tenant.REQUEST, ":zzz")
    assert [each for each in messages(found.line, blocking=False) if "overruled" in each] == [
        "12m is overruled by 20m: the last one counts.",
        ":incident is overruled by :request: the last one counts.",
    ]
    assert not found.blocking


def test_the_last_of_a_kind_blocks_when_it_is_ambiguous_and_an_overruled_one_does_not() -> None:
    assert [problem.kind for problem in read("%printer %email").blocking] == [TokenKind.CATEGORY]
    assert read("%printer %email").draft.category is None
    assert not read("%email %printer").blocking
    assert read("^1st ^2nd ^me").draft.team == tenant.SECOND_LINE
    assert len(messages("^1st ^2nd ^me", blocking=False)) == 1


def test_a_question_names_three_candidates_and_says_when_there_are_more() -> None:
    home = (tenant.GLOBEX_HQ.id, "Headquarters", tenant.GLOBEX.id, "Globex")
    crowd = [User(UserId(number), f"Joe {number}", *home) for number in range(5)]
    (problem,) = parse("@joe", FakeDirectory(people=crowd)).blocking
    assert problem.message.count("Joe ") == 3
    assert problem.message.endswith("or another?")


def test_blocking_problems_come_first() -> None:
    assert [problem.blocking for problem in read("~zzz @joe :zzz").problems] == [True, False, False]


def test_a_pasted_log_is_looked_up_no_further_than_a_person_types() -> None:
    line = "!high " * (MOST_TOKENS + 10)
    found = read(line)
    assert [token.state for token in found.tokens[MOST_TOKENS:]] == [TokenState.UNKNOWN] * 10
    assert found.draft == Draft(" ".join(["!high"] * 10), priority=tenant.HIGH)


@given(LINES | st.text())
def test_no_text_makes_it_raise_and_no_word_is_dropped(line: str) -> None:
    found = read(line)
    unknown = [t for t in found.tokens if t.state is TokenState.UNKNOWN]
    assert all(" ".join(line[t.token.start : t.token.end].split()) in found.draft.summary for t in unknown)
    assert [t.token.start for t in found.tokens] == sorted(t.token.start for t in found.tokens)
    assert line.endswith(found.draft.details)
    assert found == read(line)


@given(
    st.lists(
        st.sampled_from(
            ["@joe", "@acme", "@bloggs", ":sr", "!2", "#8841", "%email", "^me", "=new", "12m", ">", "x"]
        )
    )
)
def test_any_mix_of_tokens_is_read(words: list[str]) -> None:
    found = read(" ".join(words))
    assert len(found.tokens) + found.draft.summary.count("x") + found.draft.summary.count(">") >= len(words)
