"""The server as a whole: its life, its address, its web page."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading

import httpx
import pytest

from quickticket.sandbox.quirks import Quirks, UnknownQuirk
from quickticket.sandbox.server import SandboxServer
from quickticket.sandbox.tokens import CLIENT_ID
from tests.unit.sandbox.client import Halo

RUN = "from quickticket.sandbox.server import SandboxServer; SandboxServer().serve_forever()"


def test_a_stopped_server_refuses_and_comes_back_with_its_rows() -> None:
    server = SandboxServer()
    server.start()
    halo = Halo(server)
    halo.sign_in()
    halo.ticket()
    server.stop()
    with pytest.raises(httpx.ConnectError):
        halo.get("Tickets")
    with server:
        assert halo.get("Tickets/12045").status_code == 200
    halo.http.close()


def test_a_request_that_is_held_does_not_hold_the_end() -> None:
    server = SandboxServer()
    with server, httpx.Client(base_url=server.url) as http:
        http.put("/sandbox/faults", json=[{"kind": "delay", "seconds": 600}])
        failed = threading.Event()

        def ask() -> None:
            with pytest.raises(httpx.RemoteProtocolError):
                httpx.get(f"{server.url}/api/AuthInfo", timeout=30)
            failed.set()

        asking = threading.Thread(target=ask)
        asking.start()
        while not http.get("/sandbox/faults").json()[0]["fired"]:
            pass
        server.stop()
        asking.join(10)
        assert failed.is_set()


def test_a_port_that_is_taken_is_an_error() -> None:
    with SandboxServer() as first, pytest.raises(OSError, match=r"us(e|age)"):
        SandboxServer(port=first.port).start()


@pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is there on Linux alone")
def test_it_listens_on_loopback_alone(server: SandboxServer) -> None:
    assert server.url == f"http://127.0.0.1:{server.port}"
    with socket.create_server(("127.0.0.2", server.port)) as neighbour:
        assert neighbour.getsockname()[1] == server.port


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to a child there")
def test_in_the_foreground_it_says_where_it_is_and_ends_on_interrupt() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", RUN], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        url = next(word for word in line.replace(",", "").split() if word.startswith("http"))
        assert CLIENT_ID in line
        assert httpx.get(f"{url}/sandbox/state").json()["customers"] == 717
        process.send_signal(2)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""


def test_the_page_shows_a_ticket_and_takes_none_of_its_text_for_html(halo: Halo) -> None:
    early = {"client_id": 19, "site_id": 110, "user_id": None}
    key = halo.ticket(**early, summary="<script>alert(1)</script>", details="<img src=x onerror=alert(2)>")[
        "id"
    ]
    note = {"ticket_id": key, "outcome_id": 4, "note": "<b>bold</b>", "timetaken": 1.25}
    halo.post("Actions", note)
    answer = halo.http.get("/ticket", params={"id": key, "action_id": 2})
    for raw in ("<script>", "<img", "<b>bold", "<Early>"):
        assert raw not in answer.text
    for shown in (
        "&lt;script&gt;",
        "Bright &amp; &lt;Early&gt; Catering",
        "1 h 15 min",
        "Incident",
        "Medium",
        "New",
    ):
        assert shown in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_page_of_a_ticket_that_is_not_there(halo: Halo) -> None:
    answer = halo.http.get("/ticket", params={"id": "<7>"})
    assert answer.status_code == 404
    assert "&lt;7&gt;" in answer.text


def test_reset_goes_back_to_the_start(halo: Halo) -> None:
    start = halo.inspect("state")
    halo.ticket()
    halo.quirks(float_ids=False)
    assert halo.http.post("/sandbox/reset").json() == start
    assert halo.inspect("quirks") == Quirks().as_json() | {"refused_resources": []}


@pytest.mark.parametrize(
    "wanted", [{"no_such": 1}, {"float_ids": 1}, {"error_shape": "xml"}, {"rate_limit": "9"}]
)
def test_a_quirk_that_cannot_be_is_refused(halo: Halo, wanted: dict[str, object]) -> None:
    with pytest.raises(UnknownQuirk):
        Quirks().changed(wanted)
    assert halo.http.patch("/sandbox/quirks", json=wanted).status_code == 400


@pytest.mark.parametrize("row", ["users/999999", "agents/5", "tickets/8841"])
def test_only_rows_of_the_directory_can_be_changed(halo: Halo, row: str) -> None:
    assert halo.http.patch(f"/sandbox/{row}", json={"name": "x"}).status_code == 404
    assert halo.http.patch("/sandbox/users/1001", json={"id": 7}).status_code == 400
