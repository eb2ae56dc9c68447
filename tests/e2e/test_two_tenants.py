"""A template travels: made at one tenant, used at another whose ids are all others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quickticket.sandbox.server import SandboxServer
from quickticket.sandbox.tokens import CLIENT_ID
from tests.e2e.conftest import SECRET
from tests.e2e.product import Product
from tests.e2e.server import Witness

MADE = """
title = "Laptop repair"
[ticket]
type = { name = "Service Request", id = 2 }
priority = { name = "High", id = 2 }
category = { name = "Hardware>Laptop", id = 108 }
team = { name = "2nd Line", id = 2 }
agent = { name = "Carys Bowen", id = 8 }
summary = "Laptop of {user}"
tags = ["repair"]
[ticket.fields]
CFReportedBy = { id = 302, value = "in person" }
[time]
spent = "20m"
outcome = { name = "Site Visit", id = 5 }
charge_rate = { name = "Travel", id = 4 }
[after]
status = { name = "Scheduled", id = 5 }
"""


@pytest.fixture
def other() -> Iterator[SandboxServer]:
    with SandboxServer(client_secret=SECRET, shift=5000, without=("Travel",)) as server:
        yield server


def test_a_template_finds_everything_by_name_and_names_what_is_missing(
    product: Product, server: SandboxServer, other: SandboxServer, tmp_path: Path
) -> None:
    (product.home / "templates").mkdir()
    (product.home / "templates" / "laptop.toml").write_text(f'{MADE}[tenant]\nurl = "{server.url}"\n')
    at_home = product.json("new", "--line", "/laptop @joe", "--wait", "20")
    assert at_home["state"] == "sent", at_home
    assert at_home["notes"] == []
    exported = tmp_path / "laptop.zip"
    assert product.json("template", "export", str(exported), "--name", "laptop")["exported"] == 1

    away = Product(tmp_path / "away")
    away.home.mkdir()
    away.add_profile(other.url, CLIENT_ID, SECRET)
    assert away.json("template", "import", str(exported))["added"] == ["laptop"]
    said = away.json("new", "--line", "/laptop @joe", "--wait", "20")
    assert said["state"] == "sent", said
    [note] = said["notes"]
    assert note.startswith("/laptop names the charge rate “Travel”, which this tenant does not have;")

    [here], [there] = (Witness(each).tickets("Laptop of Joe Bloggs") for each in (server, other))
    for name in ("tickettype_name", "priority_name", "category_1", "team", "agent_name", "status_name"):
        assert there[name] == here[name], name
    assert there["tickettype_name"] == "Service Request"
    assert there["status_name"] == "Scheduled"
    assert there["tags"] == [{"text": "repair"}]
    assert [each["value"] for each in there["customfields"]] == ["3"]
    [entry] = Witness(other).time_entries(there["id"])
    assert entry["outcome"] == "Site Visit"
    assert round(entry["timetaken"] * 60) == 20


def test_halos_own_templates_and_canned_texts_arrive(product: Product, halo: Witness) -> None:
    product.run("sync")
    listed = {each["name"]: each for each in product.json("template", "list")["templates"]}
    assert listed["printer-offline"]["source"] == "halo"
    assert listed["printer-offline"]["ticket_type"] == {"name": "Incident", "id": 1}
    said = product.json("new", "--line", "/printer-offline @joe", "--wait", "20")
    assert said["state"] == "sent", said
    [ticket] = halo.tickets("Printer offline")
    assert ticket["category_1"] == "Hardware>Printer"
    assert "Which printer" in ticket["details"]
