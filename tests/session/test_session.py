"""The private desktop is whole, private, and gone afterwards."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the private desktop is X11's")

ROOT = Path(__file__).resolve().parents[2]
SESSION = [sys.executable, "-m", "tests.session"]
LOOK_AROUND = """
import json, os, keyring
from pathlib import Path
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

parent = os.getppid()
app = QApplication([])
keyring.set_password("QuickTicket test", "agent", "secret")
print(json.dumps({
    "home": os.environ["HOME"],
    "runtime mode": Path(os.environ["XDG_RUNTIME_DIR"]).stat().st_mode & 0o777,
    "platform": app.platformName(),
    "tray": QSystemTrayIcon.isSystemTrayAvailable(),
    "secret": keyring.get_password("QuickTicket test", "agent"),
    "stranger": os.environ.get("STRANGER"),
    "children": Path(f"/proc/{parent}/task/{parent}/children").read_text().split(),
}))
"""


def in_session(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*SESSION, *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_everything_is_up_when_the_command_starts_and_gone_when_it_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STRANGER", "not asked in")
    done = in_session(sys.executable, "-c", LOOK_AROUND)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["home"] != str(Path.home())
    assert seen["runtime mode"] == 0o700
    assert seen["platform"] == "xcb"
    assert seen["tray"] is True
    assert seen["secret"] == "secret"
    assert seen["stranger"] is None
    assert not Path(seen["home"]).exists()
    assert len(seen["children"]) == 6, "display, bus, key ring, window manager, tray host and the command"
    assert not [pid for pid in seen["children"] if Path(f"/proc/{pid}").exists()]


def test_the_exit_code_is_the_commands() -> None:
    assert in_session("sh", "-c", "exit 7").returncode == 7


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_nothing_is_left_behind_when_it_is_interrupted(sign: signal.Signals) -> None:
    waiting = "cat /proc/$PPID/task/$PPID/children; echo; exec cat"
    with subprocess.Popen(
        [*SESSION, "sh", "-c", waiting], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as session:
        assert session.stdout
        children = session.stdout.readline().split()
        session.send_signal(sign)
        assert session.wait(30) == 130
    assert len(children) == 6
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]


def test_a_part_that_cannot_start_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "Xvfb"
    broken.write_text("#!/bin/sh\necho no screens found\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    done = in_session("true")
    assert done.returncode == 1
    assert "the display did not come up" in done.stderr
    assert "no screens found" in done.stderr
