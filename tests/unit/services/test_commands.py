"""Scripts get the shapes they rely on, and errors that say what to do."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from quickticket.domain.capture import Capture
from quickticket.domain.ids import TicketId
from quickticket.domain.orders import NewTicket
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.timer import Absence, Away
from quickticket.services.capture import CaptureService, Defaults
from quickticket.services.commands import Commands
from quickticket.services.line_reader import LineReader
from quickticket.services.lines import LineService
from quickticket.services.people import PeopleSearch
from quickticket.services.signals import Signal
from quickticket.services.status import StatusBoard
from quickticket.services.sync import ReferenceSync
from quickticket.services.time_commands.commands import TimerCommands
from quickticket.services.time_commands.logging import TimeLogging
from quickticket.services.timers.service import TimerService
from tests.fakes.captures import ticket_step
from tests.fakes.clock import settle
from tests.fakes.halo import Failure, Fault
from tests.fakes.heartbeat import FakeHeartbeat
from tests.fakes.outbox_bench import Bench

LINE = '@"Joe Bloggs" outlook will not open :incident !high 12m -- since the update'


class Desk:
    """All services on fakes, behind their commands."""

    def __init__(self) -> None:
        self.bench = Bench()

    async def start(self) -> None:
        bench = self.bench
        await bench.start()
        self.timers = TimerService(bench.store, bench.clock, bench.ledger, FakeHeartbeat())
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
            timers=self.timers,
        )
        people = PeopleSearch(bench.reference, bench.halo, bench.clock, bench.online)
        reader = LineReader(captures, people)
        time_logging = TimeLogging(
            reader=reader,
            lines=LineService(captures, self.timers, bench.clock),
            timers=self.timers,
            outbox=bench.service,
            clock=bench.clock,
            ticket_url=bench.halo.ticket_url,
        )
        self.commands = Commands(
            captures=captures,
            reader=reader,
            outbox=bench.service,
            sync=sync,
            people=people,
            board=self.board,
            ticket_url=bench.halo.ticket_url,
            time_logging=time_logging,
            more=TimerCommands(self.timers, time_logging, bench.clock).commands(),
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
    answer = await desk.ask("new", line="10m helped +later", dry_run=True)
    assert (answer["state"], answer["dry_run"], answer["steps"]) == ("kept", True, [])
    answer = await desk.ask("new", line="#1001 reset >", dry_run=True)
    assert (answer["state"], answer["capture"]) == ("timer", None)
    assert (await desk.ask("new", line="helped +later", dry_run=True))["error"]
    assert (await desk.ask("timer.list"))["timers"] == []
    assert desk.bench.store.captures == {}


async def test_new_that_ends_held_gives_the_servers_words(desk: Desk) -> None:
    desk.bench.halo.fail_writes(Failure(Fault.REFUSE, "An outcome must be entered."))
    answer = await desk.ask("new", line=LINE, wait=10)
    assert answer["state"] == "held"
    assert "An outcome must be entered." in answer["steps"][0]["reason"]


async def test_log_needs_a_ticket(desk: Desk) -> None:
    refused = await desk.ask("log", line="rang back")
    assert refused["error"]["problems"][0]["kind"] == "ticket"
    assert desk.bench.store.captures == {}
    await desk.ask("new", line=LINE, wait=10)
    logged = await desk.ask("log", line="#1001 5m rang back", wait=10)
    assert (logged["state"], logged["ticket_id"], logged["action_id"]) == ("sent", 1001, 2)


async def test_log_asks_halo_about_a_ticket_of_a_colleague(desk: Desk) -> None:
    order = ticket_step().order
    assert isinstance(order, NewTicket)
    number = desk.bench.halo.hold_ticket(replace(order, summary="Zephyr gateway drops"))
    logged = await desk.ask("log", line="#zephyr 20m rang back", wait=10)
    assert (logged.get("state"), logged.get("ticket_id")) == ("sent", number)


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


async def test_an_edited_line_starts_the_timer_that_it_says(desk: Desk) -> None:
    desk.bench.service.pause(True)
    old = await desk.ask("new", line='@"Joe Bloggs" outlook will not open :incident !high')
    edited = await desk.ask("outbox.edit", id=old["capture"], line='@"Joe Bloggs" outlook :incident !high >')
    assert edited["timer"]["title"] == "outlook"
    kept = await desk.ask("outbox.edit", id=edited["capture"], line="10m outlook +later")
    assert (kept["state"], kept["timer"]["minutes"]) == ("kept", 10)
    assert (await desk.ask("outbox.show", id=edited["capture"]))["state"] == "discarded"


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


async def test_log_keeps_time_that_has_no_ticket_and_timer_log_assigns_it(desk: Desk) -> None:
    await desk.ask("new", line=LINE, wait=10)
    await desk.bench.clock.advance(600)
    kept = await desk.ask("log", line="10m helped a colleague with VPN")
    assert (kept["state"], kept["capture"], kept["timer"]["minutes"]) == ("kept", None, 10)
    listed = await desk.ask("timer.list")
    assert (len(listed["timers"]), listed["debt_minutes"]) == (1, 10)
    refused = await desk.ask("timer.log", id=kept["timer"]["timer"])
    assert refused["error"]["next_step"] == "Name one: --line '#8841'."
    logged = await desk.ask("timer.log", line="#1001 =resolved", wait=10)
    assert (logged["state"], logged["ticket_id"], logged["minutes"]) == ("sent", 1001, 10)
    assert (await desk.ask("timer.list"))["timers"] == []


async def test_what_is_added_to_a_timers_line_counts_more_and_stays_out_of_its_details(desk: Desk) -> None:
    await desk.ask("new", line=LINE, wait=10)
    await desk.bench.clock.advance(3600)
    for line in ("10m helped\nnew profile", "11m helped -- new profile"):
        await desk.ask("log", line=line)
    (first, second) = (each["timer"] for each in (await desk.ask("timer.list"))["timers"])
    await desk.ask("timer.log", id=first, line="#1001 7m =resolved -- rebooted", wait=10)
    await desk.ask("timer.log", id=second, line="#1001 12:30-12:50", wait=10)
    first_action, second_action = (held.order for held in desk.bench.halo.actions[-2:])
    assert (first_action.minutes, first_action.note) == (7, "helped\n\nnew profile\nrebooted")
    assert (second_action.minutes, second_action.note) == (20, "helped\n\nnew profile")
    assert desk.bench.halo.tickets[TicketId(1001)].status_id == 8


async def test_a_timer_runs_from_start_to_the_logged_entry(desk: Desk) -> None:
    await desk.ask("new", line=LINE, wait=10)
    started = await desk.ask("timer.start", line="#1001 reset the spooler")
    assert (started["state"], started["timer"]["state"]) == ("timer", "running")
    await desk.bench.clock.advance(25 * 60)
    assert (await desk.ask("timer.pause"))["minutes"] == 25
    await desk.bench.clock.advance(25 * 60)
    assert (await desk.ask("timer.resume"))["state"] == "running"
    await desk.bench.clock.advance(5 * 60)
    logged = await desk.ask("timer.stop", log=True, wait=10)
    assert (logged["state"], logged["minutes"], logged["ticket_id"]) == ("sent", 30, 1001)
    nothing = await desk.ask("timer.stop")
    assert nothing["error"]["message"] == "No timer is running or paused."


async def test_a_timer_is_started_on_a_ticket_that_only_halo_knows(desk: Desk) -> None:
    order = ticket_step().order
    assert isinstance(order, NewTicket)
    number = desk.bench.halo.hold_ticket(replace(order, summary="Zephyr gateway drops"))
    started = await desk.ask("timer.start", line="#zephyr")
    assert started["timer"]["ticket_id"] == number


async def test_a_timer_on_a_new_ticket_tells_both(desk: Desk) -> None:
    both = await desk.ask("new", line=f"{LINE.replace(' 12m', '')} the cable".replace("--", "> --"), wait=10)
    assert (both["state"], both["ticket_id"], both["timer"]["state"]) == ("sent", 1001, "running")
    switched = await desk.ask("timer.start", line="#1002")
    assert switched["timer"]["ticket_id"] == 1002
    assert [each["state"] for each in (await desk.ask("timer.list"))["timers"]] == ["running", "paused"]
    assert (await desk.ask("timer.switch", id=both["timer"]["timer"]))["state"] == "running"
    await desk.ask("timer.discard", id="#1002")
    assert len((await desk.ask("timer.list"))["timers"]) == 1


async def test_an_absence_is_judged_by_command(desk: Desk) -> None:
    for answer, minutes in (("keep", 60), ("drop", 30), ("stop", 13)):
        began = desk.bench.clock.now()
        await desk.ask("timer.start", line="#1001")
        await desk.bench.clock.advance(3600)
        span = Span(began + timedelta(minutes=13), began + timedelta(minutes=43))
        await desk.timers.note_absence(Away(span, Absence.LOCKED))
        question = (await desk.ask("timer.list"))["timers"][0]["question"]
        assert (question["minutes"], question["why"]) == (30, "locked")
        judged = await desk.ask("timer.judge", answer=answer)
        assert judged["minutes"] == minutes
        await desk.ask("timer.discard", id=judged["timer"])
    await desk.ask("timer.start", line="#1001")
    nothing = await desk.ask("timer.judge", answer="keep")
    assert nothing["error"]["message"] == "That timer asks nothing."


async def test_parse_tells_when_and_as_what_time_is_billed(desk: Desk) -> None:
    await desk.ask("new", line=LINE, wait=10)
    told = await desk.ask("parse", line="#1001 25m ~remote +email")
    (entry,) = told["time_entries"]
    assert (entry["minutes"], entry["charge_rate"], told["draft"]["email"]) == (25, "Remote", True)
    assert datetime.fromisoformat(entry["end"]) - datetime.fromisoformat(entry["start"]) == timedelta(
        minutes=25
    )
    assert (await desk.ask("parse", line="#1001 -25m"))["draft"]["timer"] == {
        "minutes_ago": 25,
        "since": None,
    }
