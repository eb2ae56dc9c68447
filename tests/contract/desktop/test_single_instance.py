"""One app per home directory, in real processes, and a client that trusts nobody else's socket."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quickticket.desktop.single_instance.address import socket_path
from quickticket.desktop.single_instance.client import ask
from quickticket.desktop.single_instance.conversation import LONGEST_REQUEST
from quickticket.desktop.single_instance.errors import AppUnreachable, CannotListen, UntrustedSocket
from quickticket.desktop.single_instance.server import SingleInstance

_PROGRAM = Path(__file__).with_name("instance_program.py")
_ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
_PATIENCE = 20.0


def _start(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(_PROGRAM), str(home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=_ENV,
    )


def _role(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@contextlib.contextmanager
def _instance(home: Path) -> Iterator[subprocess.Popen[str]]:
    with _start(home) as process:
        try:
            assert _role(process) == "primary"
            yield process
        finally:
            process.kill()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def address(home: Path) -> str:
    return socket_path(home)


@pytest.fixture
def app(home: Path) -> Iterator[subprocess.Popen[str]]:
    with _instance(home) as process:
        yield process


def _talk(address: str, *data: bytes) -> list[dict[str, object]]:
    """Send raw bytes, close the writing end and read every reply."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE)
        connection.connect(address)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for piece in data:
                connection.sendall(piece)
        with connection.makefile("rb") as replies:
            return [json.loads(replies.readline()) for _ in data]


def test_nobody_listens_before_the_first_start(address: str) -> None:
    assert ask(address, {"do": "echo"}, _PATIENCE) is None


def test_a_request_is_answered_by_the_running_app(app: subprocess.Popen[str], address: str) -> None:
    request = {"do": "echo", "text": "grüße\nan alle"}
    assert ask(address, request, _PATIENCE) == {"pid": app.pid, **request}


@pytest.mark.usefixtures("app")
def test_an_answer_may_come_later(address: str) -> None:
    assert ask(address, {"do": "later", "n": 1}, _PATIENCE) == {"do": "later", "n": 1}


@pytest.mark.usefixtures("app")
def test_the_socket_and_its_folder_belong_to_the_user_alone(address: str) -> None:
    assert stat.S_IMODE(Path(address).parent.stat().st_mode) == 0o700
    assert not Path(address).stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def test_eight_starts_at_once_give_exactly_one_primary(home: Path, address: str) -> None:
    with contextlib.ExitStack() as stack:
        processes = [stack.enter_context(_start(home)) for _ in range(8)]
        for process in processes:
            stack.callback(process.kill)
        roles = {process.pid: _role(process) for process in processes}
        assert sorted(roles.values()) == ["primary", *["secondary"] * 7]
        answer = ask(address, {"do": "echo"}, _PATIENCE)
        assert answer is not None
        assert roles[answer["pid"]] == "primary"


def test_after_a_kill_the_next_start_takes_over(home: Path, address: str) -> None:
    with _instance(home) as first:
        first.kill()
        first.wait()
        assert Path(address).is_socket(), "a killed app cannot tidy up"
        assert ask(address, {"do": "echo"}, _PATIENCE) is None
        with _instance(home) as second:
            answer = ask(address, {"do": "echo"}, _PATIENCE)
            assert answer is not None
            assert answer["pid"] == second.pid


@pytest.mark.usefixtures("app")
def test_an_app_that_does_not_answer_is_not_waited_for_forever(address: str) -> None:
    with pytest.raises(AppUnreachable):
        ask(address, {"do": "never"}, 0.2)
    assert ask(address, {"do": "echo"}, _PATIENCE) is not None, "a client that left is harmless"


def test_an_app_that_dies_before_it_answers_is_not_reachable(
    app: subprocess.Popen[str], address: str
) -> None:
    with pytest.raises(AppUnreachable):
        ask(address, {"do": "die"}, _PATIENCE)
    assert app.wait(_PATIENCE) == -signal.SIGKILL


@pytest.mark.usefixtures("app")
def test_requests_of_one_connection_are_answered_in_order(address: str) -> None:
    lines = [
        json.dumps({"do": do, "n": n}).encode() + b"\n" for n, do in enumerate(["later", "echo", "later"])
    ]
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE)
        connection.connect(address)
        connection.sendall(b"".join(lines))
        with connection.makefile("rb") as replies:
            assert [json.loads(replies.readline())["n"] for _ in lines] == [0, 1, 2]


@pytest.mark.parametrize("line", [b"\n", b"nonsense\n", b"[1]\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n"])
def test_what_is_no_request_gets_an_error_and_the_connection_lives(
    app: subprocess.Popen[str], address: str, line: bytes
) -> None:
    refusal, answer = _talk(address, line, b'{"do": "echo"}\n')
    assert "JSON object" in str(refusal["error"])
    assert answer["pid"] == app.pid


@pytest.mark.usefixtures("app")
def test_an_oversized_request_gets_an_error(address: str) -> None:
    (refusal,) = _talk(address, b"x" * (LONGEST_REQUEST + 1))
    assert str(LONGEST_REQUEST) in str(refusal["error"])


@pytest.mark.usefixtures("app")
def test_the_longest_request_is_served(address: str) -> None:
    frame = len(json.dumps({"do": "echo", "text": ""}))
    text = "x" * (LONGEST_REQUEST - frame)
    answer = ask(address, {"do": "echo", "text": text}, _PATIENCE)
    assert answer is not None
    assert answer["text"] == text


@pytest.mark.usefixtures("app")
def test_a_failing_handler_answers_with_an_error(address: str) -> None:
    answer = ask(address, {"do": "fail"}, _PATIENCE)
    assert answer is not None
    assert "error" in answer
    assert ask(address, {"do": "echo"}, _PATIENCE) is not None


@pytest.mark.usefixtures("app")
def test_a_folder_that_others_may_write_to_is_not_trusted(address: str) -> None:
    Path(address).parent.chmod(0o777)
    with pytest.raises(UntrustedSocket):
        ask(address, {"do": "echo"}, _PATIENCE)


def test_a_folder_of_somebody_else_is_a_clear_error(home: Path) -> None:
    (home / "elsewhere").mkdir()
    (home / "run").symlink_to(home / "elsewhere")
    with pytest.raises(CannotListen) as refusal:
        SingleInstance(socket_path(home), home / "app.lock", lambda _request, _reply: None).start()
    assert refusal.value.next_step


def test_something_else_in_the_socket_s_place_is_not_trusted(address: str) -> None:
    folder = Path(address).parent
    folder.mkdir(mode=0o700)
    Path(address).symlink_to(folder / "elsewhere")
    with pytest.raises(UntrustedSocket):
        ask(address, {"do": "echo"}, _PATIENCE)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file away")
@pytest.mark.usefixtures("app")
def test_another_user_s_socket_is_not_trusted(address: str) -> None:
    os.chown(address, 65534, 65534)
    with pytest.raises(UntrustedSocket):
        ask(address, {"do": "echo"}, _PATIENCE)


def test_an_app_with_a_long_home_is_found(tmp_path: Path) -> None:
    home = tmp_path / ("long" * 30)
    home.mkdir()
    with _instance(home) as process:
        answer = ask(socket_path(home), {"do": "echo"}, _PATIENCE)
        assert answer is not None
        assert answer["pid"] == process.pid
