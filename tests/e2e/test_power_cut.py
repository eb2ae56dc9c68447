"""Answers lost, the app killed: every capture is in Halo once, with its time entry."""

from __future__ import annotations

import random
import subprocess
from collections import Counter

from tests.e2e.product import COMMAND, Product
from tests.e2e.server import Witness
from tests.e2e.waiting import until

CAPTURES = 200
KILLS = 3


def test_200_captures_with_half_of_the_answers_dropped_and_three_kills(
    product: Product, halo: Witness
) -> None:
    product.run("sync")
    halo.change(rate_limit=None)
    halo.misbehave(
        {
            "kind": "drop_after",
            "match": {"method": "POST", "path": "/api/(Tickets|Actions)", "probability": 0.5},
        }
    )
    product.start()
    rng = random.Random(7)
    kill_before = set(rng.sample(range(20, CAPTURES), KILLS))
    for number in range(CAPTURES):
        if number in kill_before:
            product.kill()
            product.start()
        ended = product.run("new", "--line", f"@joe printer {number:03} is on fire :incident 5m")
        assert ended.returncode == 0, ended.stderr

    until(lambda: _all_sent(product), "every capture to be proven", seconds=240)
    made = [row for row in halo.tickets() if "is on fire" in row["summary"]]
    assert Counter(row["summary"] for row in made) == {
        f"printer {number:03} is on fire": 1 for number in range(CAPTURES)
    }
    assert {len(halo.time_entries(row["id"])) for row in made} == {1}
    assert len({row["third_party_id_string"] for row in made}) == CAPTURES


def test_killed_while_sending_it_is_looked_up_and_not_sent_again(product: Product, halo: Witness) -> None:
    product.run("sync")
    halo.misbehave(
        {"kind": "delay_after", "seconds": 30, "match": {"method": "POST", "path": "/api/Tickets"}}
    )
    product.start()
    product.run("new", "--line", "@joe killed in between :incident 5m")
    until(lambda: halo.tickets("killed in between"), "the ticket on the server")
    product.kill()
    halo.misbehave()
    product.start()
    until(lambda: _all_sent(product), "the capture to be proven")
    [ticket] = halo.tickets("killed in between")
    assert len(halo.time_entries(ticket["id"])) == 1


def test_many_commands_at_once_without_an_app_send_each_capture_once(product: Product, halo: Witness) -> None:
    product.run("sync")
    lines = [f"@joe at once {number} :incident" for number in range(6)]
    running = [
        subprocess.Popen(
            [*COMMAND, "new", "--line", line, "--wait", "60"], env=product.environ, stdout=subprocess.DEVNULL
        )
        for line in lines
    ]
    assert [process.wait(timeout=120) for process in running] == [0] * len(lines)
    assert Counter(row["summary"] for row in halo.tickets() if "at once" in row["summary"]) == {
        f"at once {number}": 1 for number in range(6)
    }


def _all_sent(product: Product) -> bool:
    counts = product.status()["outbox"]
    return bool(counts["waiting"] == counts["unconfirmed"] == counts["held"] == 0)
