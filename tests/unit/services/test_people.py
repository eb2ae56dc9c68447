"""Suggestions come from the cache at once, and from Halo only where the cache may not hold all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quickticket.domain.draft import TokenKind, Understanding
from quickticket.domain.ids import TicketId, UserId
from quickticket.domain.orders import NewTicket
from quickticket.domain.smart_line.parse import parse
from quickticket.services.online import Online
from quickticket.services.people import GOOD_FOR, PATIENCE, PeopleSearch, Suggestions
from quickticket.services.ports.halo import PeopleKind
from quickticket.services.ports.store import SyncMark
from quickticket.services.tasks import Tasks
from tests.fakes.captures import ticket_step
from tests.fakes.clock import NOON, FakeClock, settle
from tests.fakes.halo import FakeHalo, Fault
from tests.fakes.halo_seed import JOE
from tests.fakes.reference_store import FakeReferenceStore

JOANNA = replace(JOE, id=UserId(77), name="Joanna Far")


class Desk:
    """A search on fakes: Joe is cached, Joanna is known to Halo alone."""

    def __init__(self) -> None:
        self.halo = FakeHalo(server_only=(JOANNA,))
        self.store = FakeReferenceStore()
        self.clock = FakeClock()
        self.online = Online(self.clock, chance=lambda: 0.0)
        self.search = PeopleSearch(self.store, self.halo, self.clock, self.online)
        self.tasks = Tasks()
        self.got: list[Suggestions] = []

    async def type(self, line: str) -> None:
        """Asks for suggestions at the end of a line, as every key does."""
        self.got.clear()
        self.tasks.replace("suggest", self._suggest(line))
        await settle()

    async def _suggest(self, line: str) -> None:
        async for suggestions in self.search.suggest(line, len(line)):
            self.got.append(suggestions)

    @property
    def names(self) -> list[set[str]]:
        return [{match.entity.name for match in each.matches} for each in self.got]  # type: ignore[union-attr]


@pytest.fixture
async def desk() -> Desk:
    made = Desk()
    await made.store.put_people(PeopleKind.USERS, [JOE])
    return made


async def test_the_cache_answers_at_once_and_halo_after_a_quarter_of_a_second(desk: Desk) -> None:
    await desk.type("printer @jo")
    assert [each.asking_halo for each in desk.got] == [True]
    assert desk.names == [{"Joe Bloggs"}]
    await desk.clock.advance(PATIENCE - 0.01)
    assert desk.halo.reads == []
    await desk.clock.advance(0.01)
    assert desk.names[1] == {"Joe Bloggs", "Joanna Far"}
    assert not desk.got[1].asking_halo


async def test_what_halo_found_is_remembered(desk: Desk) -> None:
    await desk.type("@joan")
    await desk.clock.advance(1)
    desk.halo.server_only = ()
    await desk.type("@joanna")
    assert "Joanna Far" in desk.names[0]


async def test_the_next_key_cancels_the_question(desk: Desk) -> None:
    for line in ("@jo", "@joa", "@joan"):
        await desk.type(line)
        await desk.clock.advance(PATIENCE / 2)
    assert desk.halo.reads == []
    await desk.clock.advance(PATIENCE)
    assert desk.halo.reads == ["search_people"]


async def test_with_all_users_in_the_cache_halo_is_never_asked(desk: Desk) -> None:
    await desk.store.save_mark(PeopleKind.USERS, SyncMark(complete_at=NOON))
    await desk.type("@joanna")
    await desk.clock.advance(5)
    assert desk.halo.reads == []
    assert [each.asking_halo for each in desk.got] == [False]


async def test_one_letter_is_not_worth_a_request(desk: Desk) -> None:
    await desk.type("@j")
    await desk.clock.advance(5)
    assert desk.halo.reads == []


async def test_offline_the_cache_has_to_do(desk: Desk) -> None:
    desk.halo.fail_reads("search_people", Fault.OFFLINE)
    await desk.type("@joe")
    await desk.clock.advance(1)
    assert desk.names == [{"Joe Bloggs"}] * 2
    assert not desk.online.is_online
    await desk.type("@joe")
    assert [each.asking_halo for each in desk.got] == [False]


async def test_a_ticket_number_that_is_not_known_here_is_asked_for_once(desk: Desk) -> None:
    order = ticket_step().order
    assert isinstance(order, NewTicket)
    number = desk.halo.hold_ticket(order)
    await desk.type(f"#{number}")
    await desk.clock.advance(1)
    assert [match.entity.id for match in desk.got[1].matches] == [number]
    await desk.type(f"#{number}")
    await desk.clock.advance(1)
    assert desk.halo.reads == ["ticket"]


async def test_a_ticket_number_that_nobody_knows_shows_nothing(desk: Desk) -> None:
    await desk.type("#4711")
    await desk.clock.advance(1)
    assert [each.matches for each in desk.got] == [(), ()]
    assert (await desk.store.ask(lambda directory: directory.ticket(TicketId(4711)))) is None


@pytest.mark.parametrize(("line", "kind"), [("printer", None), ("a :inc", TokenKind.TICKET_TYPE)])
async def test_other_tokens_are_left_to_the_form(desk: Desk, line: str, kind: TokenKind | None) -> None:
    await desk.type(line)
    (only,) = desk.got
    assert (only.token.kind if only.token else None, only.matches, only.asking_halo) == (kind, (), False)


async def test_a_plain_search_reads_the_cache_alone(desk: Desk) -> None:
    matches = await desk.search.find("joe", 5)
    assert [match.entity for match in matches] == [JOE]
    assert desk.halo.reads == []


async def read(desk: Desk, line: str) -> Understanding:
    return await desk.store.ask(lambda directory: parse(line, directory))


async def test_a_name_that_only_halo_knows_is_asked_for_behind_the_line(desk: Desk) -> None:
    assert await desk.search.ask_about(await read(desk, "@joanna printer is on fire"))
    understanding = await read(desk, "@joanna printer is on fire")
    assert understanding.draft.requester is not None
    assert understanding.draft.requester.user == JOANNA


async def test_a_name_that_fits_one_in_the_cache_may_fit_more_at_the_tenant(desk: Desk) -> None:
    assert (await read(desk, "@jo x")).draft.requester is not None
    await desk.search.ask_about(await read(desk, "@jo x"))
    assert (await read(desk, "@jo x")).draft.requester is None


async def test_the_same_name_is_not_asked_for_twice_in_a_row(desk: Desk) -> None:
    for _ in range(3):
        await desk.search.ask_about(await read(desk, "@joanna x"))
    assert desk.halo.reads.count("search_people") == 1
    await desk.clock.advance(GOOD_FOR)
    await desk.search.ask_about(await read(desk, "@joanna x"))
    assert desk.halo.reads.count("search_people") == 2


async def test_a_pinned_name_and_a_complete_cache_are_not_asked_about(desk: Desk) -> None:
    await desk.search.ask_about(await read(desk, '@"Joe Bloggs"{u1} x'))
    await desk.store.save_mark(PeopleKind.USERS, SyncMark(complete_at=NOON))
    await desk.search.ask_about(await read(desk, "@joanna x"))
    assert desk.halo.reads.count("search_people") == 0


async def test_tickets_of_others_are_looked_for_and_remembered(desk: Desk) -> None:
    order = ticket_step().order
    assert isinstance(order, NewTicket)
    number = desk.halo.hold_ticket(replace(order, summary="Zephyr gateway drops"))
    await desk.type("#zephyr")
    await desk.clock.advance(PATIENCE)
    assert [[match.entity.id for match in each.matches] for each in desk.got] == [[], [number]]
    understanding = await read(desk, "#zephyr 20m")
    assert understanding.draft.ticket is not None
    assert understanding.draft.ticket.id == number


async def test_a_word_that_fits_one_ticket_here_may_fit_more_at_the_tenant(desk: Desk) -> None:
    order = ticket_step().order
    assert isinstance(order, NewTicket)
    first = desk.halo.hold_ticket(replace(order, summary="Zephyr gateway drops"))
    ticket = await desk.halo.ticket(first)
    assert ticket is not None
    await desk.store.put_tickets([ticket])
    desk.halo.hold_ticket(replace(order, summary="Zephyr gateway slow"))
    assert (await read(desk, "#zephyr 20m")).draft.ticket is not None
    assert await desk.search.ask_about(await read(desk, "#zephyr 20m"))
    assert (await read(desk, "#zephyr 20m")).draft.ticket is None
