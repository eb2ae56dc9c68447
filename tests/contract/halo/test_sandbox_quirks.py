"""The adapter against a tenant with every oddity that is known: nothing twice, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from quickticket.domain.errors import AnswerLost, Forbidden, Refused
from quickticket.domain.ids import TicketId
from quickticket.services.ports.halo import Verdict
from tests.contract.halo.orders import before, created, meeting, new_ticket, time_entry
from tests.contract.halo.tenants import REFUSED, SandboxTenant

DROP = {"match": {"method": "POST", "path": "/api/Tickets"}, "kind": "drop_after"}


@pytest.mark.parametrize("reference_filter", [True, False])
@pytest.mark.parametrize("reference_in_rows", [True, False])
async def test_tickets_whose_answers_are_lost_are_each_found_once(
    sandbox: SandboxTenant, reference_filter: bool, reference_in_rows: bool
) -> None:
    await sandbox.quirks(reference_filter=reference_filter, reference_in_rows=reference_in_rows)
    await sandbox.faults(DROP, DROP | {"match": {"method": "POST", "path": "Tickets"}, "kind": "truncate"})
    sent_after = before()
    found: set[TicketId] = set()
    for number in range(50 if reference_filter else 10):
        order = await new_ticket(sandbox.halo, f"qt-{number}")
        with pytest.raises(AnswerLost):
            await sandbox.halo.create_ticket(order)
        look = await sandbox.halo.look_for(order, sent_after)
        assert look.verdict is Verdict.FOUND
        assert look.receipt is not None
        assert look.receipt.ticket_id is not None
        assert look.receipt.ticket_id not in found
        found.add(look.receipt.ticket_id)
        assert await sandbox.held(order) == 1


@pytest.mark.parametrize("kind", ["drop_after", "truncate", "error500_after"])
@pytest.mark.parametrize("message_id_returned", [True, False])
async def test_every_way_to_lose_the_answer_to_a_time_entry(
    sandbox: SandboxTenant, kind: str, message_id_returned: bool
) -> None:
    await sandbox.quirks(message_id_returned=message_id_returned)
    ticket_id = await created(sandbox.halo)
    order = await time_entry(sandbox.halo, ticket_id)
    await sandbox.faults({"match": {"method": "POST", "path": "/api/Actions"}, "kind": kind})
    with pytest.raises(AnswerLost):
        await sandbox.halo.add_action(order)
    look = await sandbox.halo.look_for(order, before())
    assert look.verdict is Verdict.FOUND
    assert look.receipt is not None
    entries = [row for row in await sandbox.ask("GET", "actions") if row["ticket_id"] == ticket_id]
    (entry,) = [row for row in entries if row["id"] == look.receipt.action_id]
    assert entry["timetaken"] == 0.2
    assert not entry["sendemail"]
    assert sum(row["timetaken"] > 0 for row in entries) == 1


@pytest.mark.parametrize(("private", "send_email"), [(True, False), (False, False), (False, True)])
async def test_a_time_entry_is_what_was_ordered_whatever_its_outcome_does_by_itself(
    sandbox: SandboxTenant, private: bool, send_email: bool
) -> None:
    outcomes = await sandbox.halo.outcomes()
    mails = next(each for each in outcomes if each.sends_email)
    after_hours = next(each for each in await sandbox.halo.charge_rates() if each.name == "After Hours")
    order = replace(
        await time_entry(sandbox.halo, await created(sandbox.halo), minutes=90),
        note="Replaced the *roller* <script>alert(1)</script>",
        outcome_id=mails.id,
        charge_rate_id=after_hours.id,
        private=private,
        send_email=send_email,
    )
    receipt = await sandbox.halo.add_action(order)
    entry = (await sandbox.ask("GET", "actions"))[-1]
    assert (entry["ticket_id"], entry["id"]) == (receipt.ticket_id, receipt.action_id)
    assert (entry["timetaken"], entry["chargerate"]) == (1.5, after_hours.id)
    assert datetime.fromisoformat(entry["datetime"]) == order.ended_at
    assert (entry["hiddenfromuser"], entry["sendemail"]) == (private, send_email)
    assert entry["note"] == order.note
    assert "<em>roller</em>" in entry["note_html"]
    assert "<script" not in entry["note_html"]
    assert (await sandbox.ask("GET", "state"))["emails"] == send_email


@pytest.mark.parametrize("kind", ["drop_after", "truncate", "error500_after"])
async def test_every_way_to_lose_the_answer_to_time_without_a_ticket(
    sandbox: SandboxTenant, kind: str
) -> None:
    await sandbox.faults({"match": {"method": "POST", "path": "/api/TimesheetEvent"}, "kind": kind})
    found: set[int] = set()
    for number in range(20):
        order = meeting(f"qt-{number}")
        with pytest.raises(AnswerLost):
            await sandbox.halo.add_event(order)
        look = await sandbox.halo.look_for(order, before())
        assert look.receipt is not None
        assert look.receipt.event_id is not None
        found.add(look.receipt.event_id)
    assert len(found) == (await sandbox.ask("GET", "state"))["events"] == 20


async def test_a_tenant_without_time_without_tickets_says_what_to_do(sandbox: SandboxTenant) -> None:
    await sandbox.quirks(events_refused=True)
    with pytest.raises(Refused, match="You do not have permission to log time") as refusal:
        await sandbox.halo.add_event(meeting())
    assert "on a ticket" in refusal.value.next_step
    assert (await sandbox.ask("GET", "state"))["events"] == 0


async def test_a_sign_in_without_timesheets_loses_them_alone(sandbox: SandboxTenant) -> None:
    await sandbox.quirks(refused_resources=["Timesheet", "TimesheetEvent"])
    with pytest.raises(Forbidden) as refusal:
        await sandbox.halo.add_event(meeting())
    assert "editMine:timesheets" in refusal.value.next_step
    with pytest.raises(Forbidden):
        await sandbox.halo.look_for(meeting(), before())
    workday = await sandbox.halo.workday()
    assert workday is not None
    assert workday.target is None


async def test_a_tenant_that_keeps_no_reference_leaves_it_to_the_user(sandbox: SandboxTenant) -> None:
    await sandbox.quirks(reference_kept=False)
    order = await new_ticket(sandbox.halo)
    await sandbox.lose_next_write(carried_out=True)
    with pytest.raises(AnswerLost):
        await sandbox.halo.create_ticket(order)
    look = await sandbox.halo.look_for(order, before())
    assert look.verdict is Verdict.UNPROVABLE
    assert [ticket.summary for ticket in look.alike] == [order.summary]


@pytest.mark.parametrize("write_shape", ["object", "array", "wrapper"])
async def test_writes_answer_in_three_shapes(sandbox: SandboxTenant, write_shape: str) -> None:
    await sandbox.quirks(write_shape=write_shape, float_row_ids=True, agent_shape="results")
    ticket_id = await created(sandbox.halo)
    entry = await sandbox.halo.add_action(await time_entry(sandbox.halo, ticket_id))
    event = await sandbox.halo.add_event(meeting())
    assert entry.action_id is not None
    assert event.event_id is not None
    assert await sandbox.halo.agents()


@pytest.mark.parametrize("shape", ["text", "json_string", "message", "exception", "errors", "html", "empty"])
async def test_refusals_in_every_shape(sandbox: SandboxTenant, shape: str) -> None:
    await sandbox.quirks(error_shape=shape)
    with pytest.raises(Refused) as refusal:
        await sandbox.halo.create_ticket(await new_ticket(sandbox.halo, ticket_type=REFUSED))
    assert "<" not in refusal.value.message
    assert ("categor" in refusal.value.server_text.lower()) is (shape != "empty")


async def test_a_token_that_is_revoked_is_renewed_without_a_word(sandbox: SandboxTenant) -> None:
    order = await new_ticket(sandbox.halo)
    await sandbox.ask("POST", "revoke-tokens")
    await sandbox.halo.create_ticket(order)
    assert await sandbox.held(order) == 1


async def test_a_restricted_token_loses_lists_and_nothing_else(sandbox: SandboxTenant) -> None:
    await sandbox.quirks(refused_resources=["Team", "Lookup"])
    with pytest.raises(Forbidden):
        await sandbox.halo.charge_rates()
    assert await sandbox.halo.teams()
    assert await created(sandbox.halo)


async def test_one_request_a_write(sandbox: SandboxTenant) -> None:
    order = await new_ticket(sandbox.halo)
    await sandbox.ask("DELETE", "requests")
    ticket_id = (await sandbox.halo.create_ticket(order)).ticket_id
    assert ticket_id is not None
    assert (await sandbox.ask("GET", "requests"))["total"] == 1
    entry = await time_entry(sandbox.halo, ticket_id)
    await sandbox.ask("DELETE", "requests")
    await sandbox.halo.add_action(entry)
    assert (await sandbox.ask("GET", "requests"))["total"] == 1
    await sandbox.halo.me()
    await sandbox.ask("DELETE", "requests")
    await sandbox.halo.add_event(meeting())
    assert (await sandbox.ask("GET", "requests"))["total"] == 1
