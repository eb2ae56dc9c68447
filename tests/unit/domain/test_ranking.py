"""People, names, categories and tickets are found as they are remembered, best first, always in one order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.ids import CategoryId, CustomerId, SiteId, TeamId, TicketId, UserId
from quickticket.domain.ranking import rank_categories, rank_names, rank_people, rank_tickets
from quickticket.domain.reference import Category, Customer, Person, Site, Team, TicketSummary, User
from quickticket.domain.search import Tier

ACME = Customer(CustomerId(1), "Acme")
ACME_NORTH = Customer(CustomerId(2), "Acme North")
DAY_AND_NIGHT = Customer(CustomerId(3), "24/7 Support")
LEEDS = Site(SiteId(1), "Leeds", ACME.id, "Acme")
JOE = User(
    UserId(1),
    "Joe O'Brien",
    LEEDS.id,
    "Leeds",
    ACME.id,
    "Acme",
    "joe.obrien@acme.example",
    ("+44 (0)20 7946 0958",),
)
MULLER = User(UserId(2), "Jörg Müller", LEEDS.id, "Leeds", ACME.id, "Acme", "", ("020 7946 0123", ""))
NORTH_JOE = User(UserId(3), "Joe North", SiteId(9), "Dock", ACME_NORTH.id, "Acme North")
ROWS: tuple[Person, ...] = (ACME, ACME_NORTH, DAY_AND_NIGHT, LEEDS, JOE, MULLER, NORTH_JOE)


def people(text: str) -> list[tuple[Person, Tier]]:
    return [(match.entity, match.tier) for match in rank_people(text, ROWS, 20)]


@pytest.mark.parametrize(
    ("text", "entity", "tier"),
    [
        ("acme", ACME, Tier.EXACT),
        ("ACME north", ACME_NORTH, Tier.EXACT),
        ("north acme", ACME_NORTH, Tier.WORDS),
        ("24/7", DAY_AND_NIGHT, Tier.WORDS),
        ("leed", LEEDS, Tier.PREFIX),
        ("muller", MULLER, Tier.WORDS),
        ("Müller jörg", MULLER, Tier.WORDS),
        ("mu\N{COMBINING DIAERESIS}ll", MULLER, Tier.PREFIX),
        ("obrien", JOE, Tier.WORDS),
        ("o\N{RIGHT SINGLE QUOTATION MARK}bri", JOE, Tier.PREFIX),
        ("JOE.OBRIEN@acme.example", JOE, Tier.EXACT),
        ("joe.obrien@ac", JOE, Tier.OTHER_FIELD),
        ("jorg acme", MULLER, Tier.OTHER_FIELD),
        ("joe dock", NORTH_JOE, Tier.OTHER_FIELD),
        ("020 7946 0123", MULLER, Tier.OTHER_FIELD),
        ("0207946012", MULLER, Tier.OTHER_FIELD),
        ("+44 20 7946 0123", MULLER, Tier.OTHER_FIELD),
        ("0044207946 0958", JOE, Tier.OTHER_FIELD),
        ("0207946 0958", JOE, Tier.OTHER_FIELD),
        ("0958", JOE, Tier.OTHER_FIELD),
        ("460", JOE, Tier.TYPO),
        ("acme/obrien", JOE, Tier.WORDS),
        ("acm/jo", NORTH_JOE, Tier.PREFIX),
        ("acme/leeds", LEEDS, Tier.EXACT),
        ("acm/leeds", LEEDS, Tier.PREFIX),
        ("acme/", MULLER, Tier.OTHER_FIELD),
        ("mueller", MULLER, Tier.TYPO),
        ("obrine", JOE, Tier.TYPO),
        ("acme/mulelr", MULLER, Tier.TYPO),
        ("eds", LEEDS, Tier.TYPO),
    ],
)
def test_how_a_person_is_found(text: str, entity: Person, tier: Tier) -> None:
    assert (entity, tier) in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "/",
        "@",
        "zz",
        "joe zz",
        "obirne joee",
        "acme/zz",
        "zz/joe",
        "99999",
        "20",
        "+44 20 7946 9",
        "jeo",
    ],
)
def test_what_finds_nobody(text: str) -> None:
    assert people(text) == []


def test_better_tiers_come_first_and_guesses_only_fill_up() -> None:
    assert people("acme")[:2] == [(ACME, Tier.EXACT), (ACME_NORTH, Tier.WORDS)]
    assert [match.entity for match in rank_people("acme", ROWS, 1)] == [ACME]
    typo = Customer(CustomerId(9), "Acne")
    assert [match.tier for match in rank_people("acme", (typo, ACME), 2)] == [Tier.EXACT, Tier.TYPO]


def test_the_other_customer_is_not_looked_into() -> None:
    assert NORTH_JOE not in [entity for entity, _ in people("acme/obrien")]
    assert [entity for entity, _ in people("north/joe")] == [NORTH_JOE]


@pytest.mark.parametrize(
    ("text", "name", "bold"),
    [
        ("jo no", "Joe North", ["Jo", "No"]),
        ("mull", "Jörg Müller", ["Müll"]),
        ("obri", "Joe O'Brien", ["O'Bri"]),
        ("acme/joe", "Joe North", ["Joe"]),
        ("eds", "Leeds", ["eds"]),
        ("lesds", "Leeds", ["Leeds"]),
        ("j joe", "Joe North", ["Joe"]),
        ("0123", "Jörg Müller", []),
    ],
)
def test_the_letters_that_matched_are_shown(text: str, name: str, bold: list[str]) -> None:
    (match,) = [each for each in rank_people(text, ROWS, 20) if each.entity.name == name]
    assert [name[start:end] for start, end in match.spans] == bold


@given(st.permutations(ROWS), st.sampled_from(["acme", "jo", "acme/jo", "nort", "leeds"]))
def test_the_order_does_not_depend_on_the_order_of_the_rows(rows: list[Person], text: str) -> None:
    assert rank_people(text, rows, 3) == rank_people(text, ROWS, 3)


@given(st.text(), st.text(), st.text(), st.text())
def test_no_text_raises_and_spans_lie_inside_the_name(text: str, name: str, email: str, phone: str) -> None:
    row = User(UserId(1), name, SiteId(1), email, CustomerId(1), phone, email, (phone,))
    for query in (text, name, email, phone, f"{phone}/{name}", name[: len(name) // 2]):
        for match in rank_people(query, (row,), 5):
            flat = [edge for span in match.spans for edge in span]
            assert flat == sorted(flat)
            assert all(0 <= edge <= len(name) for edge in flat)
            assert 0 <= match.score <= 1


@given(st.text(min_size=1))
def test_a_name_is_found_by_itself(name: str) -> None:
    team = Team(TeamId(1), name)
    assert [m.tier for m in rank_names(name, (team,), 5)] in ([Tier.EXACT], [])
    assert bool(rank_names(name, (team,), 5)) == any(map(str.isalnum, name)) or not name.isascii()


def test_small_lists_by_name_and_initials() -> None:
    teams = [Team(TeamId(n), name) for n, name in enumerate(["Second Line", "Sales", "Service Lead"])]

    def found(text: str, *, initials: bool) -> list[tuple[str, Tier]]:
        return [(match.entity.name, match.tier) for match in rank_names(text, teams, 2, initials=initials)]

    assert found("sl", initials=True) == [
        ("Second Line", Tier.OTHER_FIELD),
        ("Service Lead", Tier.OTHER_FIELD),
    ]
    assert found("sl", initials=False) == []
    assert found("s", initials=True) == [("Sales", Tier.PREFIX), ("Second Line", Tier.PREFIX)]
    assert found("salse", initials=True) == [("Sales", Tier.TYPO)]
    assert found("", initials=True) == []


def test_categories_by_any_level_the_own_one_first() -> None:
    paths = ["Hardware", "Hardware > Printer", "Hardware > Printer > Jam", "Email>Printer"]
    rows = [Category(CategoryId(n), path) for n, path in enumerate(paths)]

    def found(text: str) -> list[tuple[str, Tier]]:
        return [(match.entity.path, match.tier) for match in rank_categories(text, rows, 9)]

    assert found("hardware") == [
        ("Hardware", Tier.EXACT),
        ("Hardware > Printer", Tier.OTHER_FIELD),
        ("Hardware > Printer > Jam", Tier.OTHER_FIELD),
    ]
    assert found("hardware > printer") == [
        ("Hardware > Printer", Tier.EXACT),
        ("Hardware > Printer > Jam", Tier.OTHER_FIELD),
    ]
    assert found("printer>jam") == [("Hardware > Printer > Jam", Tier.EXACT)]
    assert found("emial") == [("Email>Printer", Tier.TYPO)]
    assert found(">") == []
    (match,) = rank_categories("email > prin", rows, 9)
    assert [match.entity.path[start:end] for start, end in match.spans] == ["Email", "Prin"]


def test_tickets_by_number_or_words_open_ones_first() -> None:
    def ticket(number: int, summary: str, *, is_open: bool = True) -> TicketSummary:
        return TicketSummary(TicketId(number), summary, CustomerId(1), open=is_open)

    rows = [
        ticket(88, "VPN", is_open=False),
        ticket(881, "VPN drops"),
        ticket(9, "Printer 88 jams", is_open=False),
    ]
    assert [(m.entity.id, m.tier) for m in rank_tickets("88", rows, 9)] == [
        (88, Tier.EXACT),
        (9, Tier.WORDS),
        (881, Tier.PREFIX),
    ]
    assert [m.entity.id for m in rank_tickets("vpn", [*rows, ticket(5, "My VPN", is_open=False)], 9)] == [
        88,
        881,
        5,
    ]
    assert [m.entity.id for m in rank_tickets("pritner", rows, 9)] == [9]
    assert rank_tickets("!", rows, 9) == ()
