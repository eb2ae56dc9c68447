"""Meetings and travel: time without a ticket is in Halo's timesheet once, or the reason is said."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.product import Product
    from tests.e2e.server import Witness

LINE = "+noticket 45m team meeting ~travel -- planned the week"


def test_time_without_a_ticket_is_an_event_of_the_timesheet(product: Product, halo: Witness) -> None:
    product.run("sync")
    said = product.json("log", "--line", LINE, "--wait", "10")
    assert (said["state"], said["ticket_id"], said["url"]) == ("sent", None, ""), said
    [event] = halo.events()
    assert event["id"] == said["event_id"]
    assert (event["subject"], event["charge_rate"], event["agent_id"]) == ("team meeting", 4, 5)
    assert event["note"] == f"planned the week\n\n[{said['steps'][0]['reference']}]"
    start, end = (datetime.fromisoformat(event[name]) for name in ("start_date", "end_date"))
    assert end - start == timedelta(minutes=45)


def test_a_lost_answer_makes_no_second_event(product: Product, halo: Witness) -> None:
    product.run("sync")
    write = {"method": "POST", "path": "/api/TimesheetEvent", "first": 1}
    halo.misbehave({"kind": "drop_after", "match": write})
    said = product.json("log", "--line", LINE, "--wait", "20")
    assert said["state"] == "sent", said
    assert [event["id"] for event in halo.events()] == [said["event_id"]]


def test_a_tenant_that_takes_none_says_so_and_the_time_is_kept(product: Product, halo: Witness) -> None:
    product.run("sync")
    halo.change(events_refused=True)
    ended = product.run("log", "--line", LINE, "--wait", "10", "--json")
    assert ended.returncode == 1
    assert '"state": "held"' in ended.stdout
    assert "on a ticket" in ended.stdout
    assert halo.events() == []
