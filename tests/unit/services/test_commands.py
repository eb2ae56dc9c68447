"""Scripts get the shapes they rely on, and errors that say what to do."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from quickticket.domain.capture import Capture
from quickticket.services.capture import CaptureService, Defaults
from quickticket.services.commands import Commands
from quickticket.services.people import PeopleSearch
from quickticket.services.signals import Signal
from quickticket.services.status import StatusBoard
from quickticket.services.sync import ReferenceSync
from tests.fakes.clock import settle
from tests.fakes.halo import Failure, Fault
from tests.fakes.outbox_bench import Bench

LINE = '@"Joe Bloggs" outlook will not open :incident !high 12m -- since the update'


class Desk:
    """All services on fakes, behind their commands."""

    def __init__(self) -> None:
        self.bench = Bench()

    async def start(self) -> None:
        bench = self.bench
        await bench.start()
        accepted: Signal[Capture] = Signal()
        captures = CaptureService(
            reference=bench.reference,
            outbox=bench.store,
            ledger=bench.ledger,
            clock=bench.clock,
            defaults=Defaults,
            accepted=accepted,
        )
        sync = ReferenceSync(bench.halo, bench.reference, bench.clock, lambda: 20_000, bench.online)
        self.board = StatusBoard(
            outbox=bench.service,
            worker=bench.worker,
            sync=sync,
            online=bench.online,
            reference=bench.reference,
            clock=bench.clock,
        )
        self.commands = Commands(
            captures=captures,
            outbox=bench.service,
            sync=sync,
            people=PeopleSearch(bench.reference, bench.halo, bench.clock, bench.online),
            board=self.board,
            ticket_url=bench.halo.ticket_url,
        )
        await sync.sync()

    async def ask(self, command: str, **members: object) -> Any:
        """The answer as a script sees it, after the way through JSON."""
        answer = await self.commands.handle({"command": command, **members})
        return json.loads(json.dumps(answer))


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    await made.start()
    yield made
    await made.board.close()
    await made.bench.kill()


async def test_new_waits_for_the_numbers_when_asked_to(desk: Desk) -> None:
    answer = await desk.ask("new", line=LINE, wait=10)
    assert {key: answer[key] for key in ("state", "ticket_id", "action_id", "url")} == {
        "state": "sent",
        "ticket_id": 1001,
        "action_id": 1,
        "url": "https://acme.example/ticket?id=1001&action_id=1",
    }
    first, second = answer["steps"]
    assert (first["kind"], first["state"], first["reason"]) == ("create_ticket", "sent", "")
    assert second["kind"] == "add_action"
    assert first["reference"].startswith("qt-")


async def test_new_without_wait_answers_once_it_is_durable(desk: Desk) -> None:
    desk.bench.halo.gate.clear()
    answer = await desk.ask("new", line=LINE)
    assert (answer["state"], answer["ticket_id"], answer["url"]) == ("queued", None, "")
    assert answer["capture"] in desk.bench.store.captures
    await settle()
    assert (await desk.ask("outbox.show", id=answer["capture"]))["state"] == "queued"  # on the wire


async def test_a_dry_run_keeps_nothing(desk: Desk) -> None:
    answer = await desk.ask("new", line=LINE, dry_run=True)
    assert answer["capture"] is None
    assert [step["kind"] for step in answer["steps"]] == ["create_ticket", "add_action"]
    assert desk.bench.store.captures == {}


async def test_new_that_ends_held_gives_the_servers_words(desk: Desk) -> None:
    desk.bench.halo.fail_writes(Failure(Fault.REFUSE, "An outcome must be entered."))
    answer = await desk.ask("new", line=LINE, wait=10)
    assert answer["state"] == "held"
    assert "An outcome must be entered." in answer["steps"][0]["reason"]


async def test_log_needs_a_ticket(desk: Desk) -> None:
    refused = await desk.ask("log", line="12m rang back")
    assert refused["error"]["problems"][0]["kind"] == "ticket"
    assert desk.bench.store.captures == {}
    await desk.ask("new", line=LINE, wait=10)
    logged = await desk.ask("log", line="#1001 5m rang back", wait=10)
    assert (logged["state"], logged["ticket_id"], logged["action_id"]) == ("sent", 1001, 2)


async def test_an_ambiguous_name_is_refused_with_candidates_that_can_be_pasted(desk: Desk) -> None:
    answer = await desk.ask("new", line="@main printer")
    candidates = [each for each in answer["error"]["candidates"] if each["kind"] == "site"]
    assert {each["note"] for each in candidates} == {"Acme", "North Star"}
    assert all(each["label"] == "Main" for each in candidates)
    again = await desk.ask("parse", line=f"{candidates[0]['token']} printer")
    assert again["draft"]["customer"]["name"] == candidates[0]["note"]


async def test_parse_explains_every_token(desk: Desk) -> None:
    answer = await desk.ask("parse", line=f"{LINE} %nothing")
    assert answer["ready"]
    assert answer["draft"]["user"] == {"id": 41, "name": "Joe Bloggs"}
    assert (answer["draft"]["minutes"], answer["draft"]["details"]) == (12, "since the update %nothing")
    assert [token["kind"] for token in answer["tokens"]] == ["who", "ticket_type", "priority", "duration"]
    assert answer["tokens"][0]["candidates"][0]["token"] == '@"Joe Bloggs"{u41}'


async def test_the_outbox_can_be_worked_from_a_script(desk: Desk) -> None:
    desk.bench.halo.fail_writes(*[Failure(Fault.REFUSE, "no")] * 3)
    held = await desk.ask("new", line=LINE, wait=10)
    listed = await desk.ask("outbox.list")
    assert [each["capture"] for each in listed["captures"]] == [held["capture"]]
    shown = await desk.ask("outbox.show", id=held["capture"])
    assert [event["text"] for event in shown["timeline"]][:2] == ["Accepted.", "Create ticket: Sending."]
    assert (await desk.ask("outbox.retry", id=held["capture"]))["state"] == "queued"
    await settle()
    edited = await desk.ask("outbox.edit", id=held["capture"], line=LINE)
    await settle()
    assert (await desk.ask("outbox.show", id=held["capture"]))["state"] == "discarded"
    assert (await desk.ask("outbox.discard", id=edited["capture"]))["state"] == "discarded"
    assert desk.bench.halo.tickets == {}


async def test_a_command_can_say_that_the_outbox_was_changed_behind_the_apps_back(desk: Desk) -> None:
    assert await desk.ask("outbox.catch_up") == {}


async def test_sync_and_search_and_status(desk: Desk) -> None:
    counts = await desk.ask("sync", full=True)
    assert counts == {"customers": 2, "sites": 2, "users": 3, "complete": True, "problems": []}
    found = await desk.ask("search", text="anna", limit=1)
    assert [(each["kind"], each["label"]) for each in found["matches"]] == [("user", "Anna Berg")]
    status = await desk.ask("status")
    assert status["agent"] == {"id": 5, "name": "Tess Tech"}
    assert status["outbox"] == {"waiting": 0, "unconfirmed": 0, "held": 0, "sent": 0}
    assert status["reference"]["users"] == 3
    assert status["reference"]["synced_at"] == desk.bench.clock.now().isoformat()
    assert (status["online"], status["tray"], status["problems"]) == (True, "idle", [])


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({}, "no command ''"),
        ({"command": "explode"}, "no command 'explode'"),
        ({"command": ["new"]}, "'command' is not"),
        ({"command": "new"}, "'line' is missing"),
        ({"command": "new", "line": 7}, "'line' is not"),
        ({"command": "outbox.show", "id": "nowhere"}, "no capture nowhere"),
    ],
)
async def test_a_bad_request_is_answered_and_not_raised(
    desk: Desk, request_: dict[str, object], message: str
) -> None:
    answer: Any = await desk.commands.handle(request_)
    assert message in answer["error"]["message"]


async def test_bytes_that_are_no_text_are_refused_with_the_reason(desk: Desk) -> None:
    said = await desk.ask("new", line="@joe half \udcff character")
    assert "UTF-8" in said["error"]["message"]


@pytest.mark.expect_log
async def test_a_mistake_in_the_program_is_answered_too(desk: Desk) -> None:
    desk.bench.store.fail_with = ZeroDivisionError()  # type: ignore[assignment]
    answer = await desk.ask("new", line=LINE)
    assert answer["error"]["message"] == "The command failed unexpectedly."
