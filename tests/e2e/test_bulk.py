"""A bulk under every mishap at once, and from the command line: each row is in Halo once."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

from tests.e2e.product import Product
from tests.e2e.server import Witness
from tests.e2e.waiting import until

ROWS = 500


def test_500_rows_with_faults_a_rate_limit_and_a_kill_are_500_tickets(
    product: Product, halo: Witness
) -> None:
    product.start()
    product.synced()
    halo.change(rate_limit=900)  # some 650 are needed; who goes over 700 waits longer than a test may
    write = {"method": "POST", "path": "/api/Tickets"}
    halo.misbehave(
        {"kind": "drop_after", "match": {**write, "probability": 0.02}},
        {"kind": "error500_after", "match": {**write, "probability": 0.01, "seed": 2}},
        {"kind": "rate429", "retry_after": 1, "match": {**write, "probability": 0.01, "seed": 3}},
    )
    rows = "who,summary\n" + "\n".join(f"joe@acme.example,row {number:03}" for number in range(ROWS))
    sent = product.json("bulk", "--line", "outage :incident", "--rows", "-", given=rows)
    assert sent["total"] == ROWS, sent
    looks: list[Any] = []
    kill_at = random.Random(11).randint(50, 250)
    until(lambda: _look(product, sent["batch"], looks)["counts"]["sent"] >= kill_at, "some rows", seconds=120)
    product.kill()
    product.start()
    last = until(
        lambda: (seen := _look(product, sent["batch"], looks))["at_rest"] and seen, "all rows", seconds=240
    )

    assert last["counts"]["sent"] == ROWS
    for look in looks:
        assert sum(look["counts"].values()) == ROWS
        assert Counter(row["state"] for row in look["rows"]) == Counter(
            {state: number for state, number in look["counts"].items() if number}
        )
    done = [look["counts"]["sent"] for look in looks]
    assert done == sorted(done)
    made = [row for row in halo.tickets() if row["summary"].startswith("outage row")]
    assert Counter(row["summary"] for row in made) == {f"outage row {n:03}": 1 for n in range(ROWS)}
    assert {row["ticket_id"] for row in last["rows"]} == {row["id"] for row in made}


def _look(product: Product, batch: str, looks: list[Any]) -> Any:
    looks.append(product.json("bulk", "show", batch))
    return looks[-1]


def test_a_dry_run_shows_problems_first_and_sends_nothing(product: Product, halo: Witness) -> None:
    before = len(halo.tickets())
    rows = "Acme Ltd\nNobody at all\nSam Carter\nNorth Star"
    plan = product.json("bulk", "--line", "/outage", "--rows", "-", "--dry-run", given=rows)
    assert [row["state"] for row in plan["rows"]][-1] == "ready"
    assert plan["rows"][0]["state"] == "unknown"
    assert plan["ready"] < len(plan["rows"])
    refused = product.run("bulk", "--line", "/outage", "--rows", "-", given=rows)
    assert refused.returncode == 1
    assert "Nobody at all" in refused.stderr
    assert len(halo.tickets()) == before


def test_a_bulk_without_an_app_is_proven_before_the_command_ends(product: Product, halo: Witness) -> None:
    rows = "Acme Ltd\nNobody at all\nNorth Star"
    said = product.json(
        *("bulk", "--line", "/outage", "--rows", "-", "--skip-unready", "--wait", "30"), given=rows
    )
    assert (said["total"], said["skipped"]) == (2, 1), said
    assert said["counts"]["sent"] == 2
    numbers = {row["ticket_id"] for row in said["rows"]}
    assert {row["summary"] for row in halo.tickets() if row["id"] in numbers} == {
        "Internet outage at Acme Ltd",
        "Internet outage at North Star Legal",
    }
    listed = product.json("bulk", "list")["batches"]
    assert [each["batch"] for each in listed] == [said["batch"]]
