"""The contract of `ports.halo.Halo`, held by the fake and by the adapter alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from quickticket.domain.errors import AnswerLost, Offline, RateLimited, Refused
from quickticket.domain.ids import Reference, TicketId
from quickticket.domain.orders import NewAction, NewEvent
from quickticket.domain.reference import Customer, Site, User
from quickticket.domain.templates.rules import is_name
from quickticket.domain.templates.template import TemplateSource
from quickticket.domain.timekeeping.logged import LoggedTime
from quickticket.domain.timekeeping.spans import Span
from quickticket.services.ports.halo import Halo, PeopleKind, Verdict
from tests.contract.halo.orders import before, created, first_user, meeting, new_ticket, resolved, time_entry
from tests.contract.halo.tenants import REFUSED, Tenant


class TestHaloContract:
    async def test_a_ticket_is_created_with_proof(self, tenant: Tenant) -> None:
        order = await new_ticket(tenant.halo)
        receipt = await tenant.halo.create_ticket(order)
        assert receipt.ticket_id is not None
        assert await tenant.held(order) == 1
        ticket = await tenant.halo.ticket(receipt.ticket_id)
        assert ticket is not None
        assert (ticket.summary, ticket.customer_id, ticket.user_id) == (
            order.summary,
            order.customer_id,
            order.user_id,
        )
        assert ticket.open

    async def test_actions_count_inside_their_ticket(self, tenant: Tenant) -> None:
        ticket_id = await created(tenant.halo)
        first = await tenant.halo.add_action(await time_entry(tenant.halo, ticket_id))
        second = await tenant.halo.add_action(await time_entry(tenant.halo, ticket_id, "qt-4"))
        assert first.ticket_id == second.ticket_id == ticket_id
        assert first.action_id is not None
        assert second.action_id == first.action_id + 1

    async def test_a_status_is_set_and_shown(self, tenant: Tenant) -> None:
        ticket_id = await created(tenant.halo)
        order = await resolved(tenant.halo, ticket_id)
        assert (await tenant.halo.look_for(order, before())).verdict is Verdict.ABSENT
        assert (await tenant.halo.set_status(order)).ticket_id == ticket_id
        assert (await tenant.halo.look_for(order, before())).verdict is Verdict.FOUND
        ticket = await tenant.halo.ticket(ticket_id)
        assert ticket is not None
        assert not ticket.open

    async def test_a_refusal_carries_the_servers_words_and_changes_nothing(self, tenant: Tenant) -> None:
        order = await new_ticket(tenant.halo, ticket_type=REFUSED)
        with pytest.raises(Refused) as refusal:
            await tenant.halo.create_ticket(order)
        assert "categor" in refusal.value.server_text.lower()
        assert await tenant.held(order) == 0

    @pytest.mark.parametrize(("carried_out", "verdict"), [(True, Verdict.FOUND), (False, Verdict.ABSENT)])
    async def test_a_lost_ticket_is_looked_up(
        self, tenant: Tenant, carried_out: bool, verdict: Verdict
    ) -> None:
        sent_after = before()
        known = await created(tenant.halo, "qt-0")
        order = await new_ticket(tenant.halo)
        await tenant.lose_next_write(carried_out=carried_out)
        with pytest.raises(AnswerLost):
            await tenant.halo.create_ticket(order)
        assert await tenant.held(order) == carried_out
        look = await tenant.halo.look_for(order, sent_after)
        assert look.verdict is verdict
        if look.receipt is not None:
            assert look.receipt.ticket_id == known + 1

    @pytest.mark.parametrize(("carried_out", "verdict"), [(True, Verdict.FOUND), (False, Verdict.ABSENT)])
    async def test_a_lost_time_entry_is_looked_up(
        self, tenant: Tenant, carried_out: bool, verdict: Verdict
    ) -> None:
        sent_after = before()
        ticket_id = await created(tenant.halo)
        order = await time_entry(tenant.halo, ticket_id)
        await tenant.lose_next_write(carried_out=carried_out)
        with pytest.raises(AnswerLost):
            await tenant.halo.add_action(order)
        look = await tenant.halo.look_for(order, sent_after)
        assert look.verdict is verdict
        other = replace(order, reference=Reference("qt-9"))
        assert (await tenant.halo.look_for(other, sent_after)).verdict is Verdict.ABSENT

    async def test_a_busy_halo_says_how_long_to_wait(self, tenant: Tenant) -> None:
        order = await new_ticket(tenant.halo)
        await tenant.limit_next_write(7)
        with pytest.raises(RateLimited) as refusal:
            await tenant.halo.create_ticket(order)
        assert refusal.value.retry_after == 7
        assert await tenant.held(order) == 0

    async def test_nobody_there_is_offline(self, tenant: Tenant) -> None:
        order = await new_ticket(tenant.halo)
        await tenant.vanish()
        with pytest.raises(Offline):
            await tenant.halo.create_ticket(order)

    async def test_an_unknown_ticket_is_none(self, tenant: Tenant) -> None:
        assert await tenant.halo.ticket(TicketId(999_999)) is None

    async def test_the_lists_fit_together(self, tenant: Tenant) -> None:
        halo = tenant.halo
        me = await halo.me()
        agents = {agent.id: agent for agent in await halo.agents()}
        teams = {team.name for team in await halo.teams()}
        assert me.id in agents
        assert set(agents[me.id].team_names) <= teams
        statuses = await halo.statuses()
        assert any(status.closed for status in statuses)
        assert not all(status.closed for status in statuses)
        slas = {priority.sla_id for priority in await halo.priorities()}
        outcomes = {outcome.id for outcome in await halo.outcomes()}
        types = await halo.ticket_types()
        assert {kind.sla_id for kind in types} <= slas
        assert all(set(kind.outcome_ids) <= outcomes for kind in types)
        rates = [rate.id for rate in await halo.charge_rates()]
        assert len(rates) == len(set(rates)) > 0
        assert all(category.levels and category.level in range(1, 5) for category in await halo.categories())

    async def test_what_the_tenant_has_prepared(self, tenant: Tenant) -> None:
        halo = tenant.halo
        types = {kind.id for kind in await halo.ticket_types()}
        templates = await halo.templates()
        assert "password-reset" in {each.name for each in templates}
        for each in templates:
            assert is_name(each.name)
            assert each.title
            assert each.source is TemplateSource.HALO
            assert each.ticket_type is not None
            assert each.ticket_type.id in types
            assert each.tenant
        assert all(each.name and each.text for each in await halo.canned_texts())
        fields = {each.name: each for each in await halo.custom_fields()}
        assert fields["CFSerialNumber"].label == "Serial number"

    @pytest.mark.parametrize(
        ("kind", "model"),
        [(PeopleKind.CUSTOMERS, Customer), (PeopleKind.SITES, Site), (PeopleKind.USERS, User)],
    )
    async def test_a_large_list_comes_whole_and_once(
        self, tenant: Tenant, kind: PeopleKind, model: type
    ) -> None:
        pages = [page async for page in tenant.halo.people(kind)]
        rows = [row for page in pages for row in page.rows]
        assert rows
        assert all(isinstance(row, model) for row in rows)
        assert len({row.id for row in rows}) == len(rows)
        assert [page.last for page in pages] == [False] * (len(pages) - 1) + [True]
        rest = [page async for page in tenant.halo.people(kind, first_page=2)] if len(pages) > 1 else []
        assert [row for page in rest for row in page.rows] == rows[len(pages[0].rows) :] if rest else True

    async def test_a_search_finds_a_user_by_name(self, tenant: Tenant) -> None:
        user = await first_user(tenant.halo)
        assert user in await tenant.halo.search_people(user.name)
        assert await tenant.halo.search_people("nobody is called this") == ()

    async def test_a_search_finds_tickets_by_their_summary_newest_first(self, tenant: Tenant) -> None:
        made = []
        for reference in ("qt-s1", "qt-s2"):
            order = replace(await new_ticket(tenant.halo, reference), summary="Zephyr gateway drops")
            made.append((await tenant.halo.create_ticket(order)).ticket_id)
        found = await tenant.halo.search_tickets("zephyr gatew")
        assert [ticket.id for ticket in found] == made[::-1]
        assert {ticket.summary for ticket in found} == {"Zephyr gateway drops"}
        assert await tenant.halo.search_tickets("nothing is called this") == ()

    async def test_open_tickets_of_a_user_newest_first(self, tenant: Tenant) -> None:
        first = await tenant.halo.create_ticket(await new_ticket(tenant.halo, "qt-5"))
        order = await new_ticket(tenant.halo, "qt-6")
        second = await tenant.halo.create_ticket(order)
        assert second.ticket_id is not None
        assert order.user_id is not None
        open_tickets = await tenant.halo.open_tickets_of(order.user_id)
        assert [each.id for each in open_tickets][:2] == [second.ticket_id, first.ticket_id]
        await tenant.halo.set_status(await resolved(tenant.halo, second.ticket_id))
        assert second.ticket_id not in [each.id for each in await tenant.halo.open_tickets_of(order.user_id)]

    async def test_my_open_tickets_are_mine(self, tenant: Tenant) -> None:
        me = await tenant.halo.me()
        order = replace(await new_ticket(tenant.halo), agent_id=me.id)
        receipt = await tenant.halo.create_ticket(order)
        mine = await tenant.halo.my_open_tickets()
        assert mine[0].id == receipt.ticket_id
        assert all(each.agent_id == me.id and each.open for each in mine)

    async def test_a_browser_finds_the_ticket(self, tenant: Tenant) -> None:
        url = tenant.halo.ticket_url(TicketId(7), 2)
        assert "id=7" in url
        assert "action_id=2" in url

    async def test_closing_twice_is_fine(self, tenant: Tenant) -> None:
        await tenant.halo.me()
        await tenant.halo.close()
        await tenant.halo.close()

    async def test_the_workday_is_a_week_that_tells_what_is_due(self, tenant: Tenant) -> None:
        workday = await tenant.halo.workday()
        assert workday is not None
        assert workday.name == "Office hours"
        assert [hours is not None for hours in workday.week] == [True] * 5 + [False] * 2
        monday, saturday = date(2026, 3, 2), date(2026, 3, 7)
        hours = workday.on(monday, UTC)
        assert hours is not None
        assert timedelta() < workday.due(monday, UTC) < hours.length
        assert workday.due(saturday, UTC) == timedelta()

    async def test_time_without_a_ticket_is_an_event_with_proof(self, tenant: Tenant) -> None:
        order = meeting()
        receipt = await tenant.halo.add_event(order)
        assert receipt.ticket_id is None
        assert receipt.event_id is not None
        (entry,) = await logged(tenant.halo, order)
        assert (entry.event_id, entry.title, entry.minutes) == (receipt.event_id, order.subject, 30)
        assert entry.span == Span(order.started_at, order.ended_at)
        assert (entry.ticket_id, entry.action_id, entry.reference) == (None, None, order.reference)

    @pytest.mark.parametrize(("carried_out", "verdict"), [(True, Verdict.FOUND), (False, Verdict.ABSENT)])
    async def test_lost_time_without_a_ticket_is_looked_up(
        self, tenant: Tenant, carried_out: bool, verdict: Verdict
    ) -> None:
        known = await tenant.halo.add_event(meeting("qt-0"))
        order = meeting()
        await tenant.lose_next_write(carried_out=carried_out)
        with pytest.raises(AnswerLost):
            await tenant.halo.add_event(order)
        look = await tenant.halo.look_for(order, before())
        assert look.verdict is verdict
        if look.receipt is not None:
            assert known.event_id is not None
            assert look.receipt.event_id == known.event_id + 1
        other = replace(order, reference=Reference("qt-9"))
        assert (await tenant.halo.look_for(other, before())).verdict is Verdict.ABSENT

    async def test_the_timesheet_shows_time_on_tickets_and_without(self, tenant: Tenant) -> None:
        ticket_id = await created(tenant.halo)
        ticket = await tenant.halo.ticket(ticket_id)
        assert ticket is not None
        order = await time_entry(tenant.halo, ticket_id)
        receipt = await tenant.halo.add_action(order)
        await tenant.halo.add_event(meeting(minutes=300))
        begun_earlier, on_ticket = await logged(tenant.halo, order)
        assert begun_earlier.ticket_id is None
        assert on_ticket.span == Span(order.started_at, order.ended_at)
        assert (on_ticket.ticket_id, on_ticket.action_id) == (ticket_id, receipt.action_id)
        assert (on_ticket.minutes, on_ticket.customer) == (12, ticket.customer_name)
        assert on_ticket.title == f"{ticket.summary} · {order.note}"
        later = order.ended_at + timedelta(minutes=10)
        assert await tenant.halo.time_entries(later, later + timedelta(hours=1)) == ()


async def logged(halo: Halo, order: NewAction | NewEvent) -> tuple[LoggedTime, ...]:
    """What the timesheet shows for the time of an order."""
    return await halo.time_entries(order.started_at, order.ended_at)
