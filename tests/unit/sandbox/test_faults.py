"""Faults on the wire: what the client sees, and what the server holds afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from quickticket.sandbox.faults import BadFaults, FaultBook
from quickticket.sandbox.server import SandboxServer
from tests.unit.sandbox.client import INCIDENT, JOE, Halo

NEW = {"summary": "VPN drops", "tickettype_id": INCIDENT, **JOE}


def new_tickets(halo: Halo) -> int:
    return int(halo.inspect("state")["next_ticket_id"]) - 12045


@pytest.mark.parametrize(("kind", "stored"), [("drop_before", 0), ("drop_after", 1)])
def test_a_dropped_connection_gives_no_answer_and_the_server_keeps_what_it_committed(
    halo: Halo, kind: str, stored: int
) -> None:
    halo.fault(kind)
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        halo.post("Tickets", NEW)
    assert new_tickets(halo) == stored


def test_a_reset_is_a_reset(halo: Halo) -> None:
    halo.fault("drop_after", reset=True)
    with pytest.raises(httpx.ReadError):
        halo.post("Tickets", NEW)
    assert new_tickets(halo) == 1


@pytest.mark.parametrize(("kind", "stored"), [("error500_before", 0), ("error500_after", 1)])
def test_a_server_error_may_come_before_or_after_the_commit(halo: Halo, kind: str, stored: int) -> None:
    halo.fault(kind)
    assert halo.post("Tickets", NEW).status_code == 500
    assert new_tickets(halo) == stored


def test_a_refusal_says_why_and_stores_nothing(halo: Halo) -> None:
    halo.fault("refuse400")
    answer = halo.post("Tickets", NEW)
    assert (answer.status_code, answer.text) == (
        400,
        "Please enter a value for the mandatory field Category.",
    )
    assert new_tickets(halo) == 0


def test_a_truncated_body_breaks_off_after_the_commit(halo: Halo) -> None:
    halo.fault("truncate")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
        halo.post("Tickets", NEW)
    assert new_tickets(halo) == 1


def test_a_trickling_answer_arrives_whole(halo: Halo) -> None:
    halo.fault("trickle", seconds=0.01)
    assert halo.post("Tickets", NEW).json()["id"] == 12045


@pytest.mark.parametrize(("kind", "stored"), [("delay", 0), ("delay_after", 1)])
def test_a_client_that_does_not_wait_cannot_know(halo: Halo, kind: str, stored: int) -> None:
    halo.fault(kind, seconds=60)
    with pytest.raises(httpx.ReadTimeout):
        halo.http.post("/api/Tickets", json=[NEW], timeout=0.2)
    assert new_tickets(halo) == stored


def test_a_short_delay_changes_nothing_else(halo: Halo) -> None:
    for kind in ("delay", "delay_after"):
        halo.fault(kind, seconds=0.001)
        assert halo.post("Tickets", NEW).status_code == 201


@pytest.mark.parametrize("seconds", [None, 9])
def test_the_rate_limit_is_told_with_and_without_a_time(halo: Halo, seconds: int | None) -> None:
    halo.fault("rate429", retry_after=seconds)
    answer = halo.post("Tickets", NEW)
    assert (answer.status_code, answer.headers.get("Retry-After")) == (429, seconds and str(seconds))
    assert new_tickets(halo) == 0


def test_unauthorised_comes_once(halo: Halo) -> None:
    halo.fault("unauthorized_once")
    assert [halo.post("Tickets", NEW).status_code for _ in range(2)] == [401, 201]


@pytest.mark.parametrize(
    ("bounds", "hits"),
    [
        ({"nth": 2}, [False, True, False, False]),
        ({"first": 2}, [True, True, False, False]),
        ({"count": 1}, [True, False, False, False]),
        ({"probability": 0.0}, [False] * 4),
        ({}, [True] * 4),
    ],
)
def test_a_rule_keeps_within_its_bounds(bounds: dict[str, Any], hits: list[bool]) -> None:
    match = {"method": "POST", "path": "/tickets$", **bounds}
    book = FaultBook.parse([{"kind": "drop_after", "match": match}])
    assert [book.strike("POST", "/api/Tickets") is not None for _ in hits] == hits
    assert book.strike("GET", "/api/Tickets") is None
    assert book.strike("POST", "/api/Tickets/7") is None


def test_half_the_requests_are_the_same_half_every_time() -> None:
    rule = [{"kind": "drop_after", "match": {"probability": 0.5, "seed": 3}}]
    runs = [
        [bool(book.strike("GET", "/")) for _ in range(200)] for book in map(FaultBook.parse, (rule, rule))
    ]
    assert runs[0] == runs[1]
    assert 60 < sum(runs[0]) < 140


@pytest.mark.parametrize(
    "written",
    [
        {},
        ["drop"],
        [{"kind": "explode"}],
        [{"kind": "delay", "second": 1}],
        [{"kind": "delay", "match": {"url": "x"}}],
        [{"kind": "delay", "match": {"path": "("}}],
        [{"kind": "delay", "seconds": "1"}],
        [{"kind": "delay", "match": "/api"}],
    ],
)
def test_rules_that_are_not_well_written_are_refused(halo: Halo, written: object) -> None:
    with pytest.raises(BadFaults):
        FaultBook.parse(written)
    assert halo.http.put("/sandbox/faults", json=written).status_code == 400


def test_rules_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "faults.json"
    file.write_text(json.dumps([{"kind": "error500_before", "match": {"path": "AuthInfo"}}]))
    with SandboxServer(faults=file) as server:
        assert httpx.get(f"{server.url}/api/AuthInfo").status_code == 500
    file.write_text("half a list [")
    with pytest.raises(BadFaults, match="not JSON"):
        SandboxServer(faults=file)


def test_the_log_tells_what_was_asked_and_hides_secrets(halo: Halo) -> None:
    halo.http.delete("/sandbox/requests")
    halo.fault("drop_after")
    with pytest.raises(httpx.RemoteProtocolError):
        halo.post("Tickets", NEW)
    halo.get("Agent/me", access_token="canary")
    log = halo.inspect("requests")
    assert [(row["method"], row["path"], row["status"], row["fault"]) for row in log["entries"]] == [
        ("POST", "/api/Tickets", None, "drop_after"),
        ("GET", "/api/Agent/me", 200, None),
    ]
    assert log["total"] == 2
    assert "canary" not in json.dumps(log)
