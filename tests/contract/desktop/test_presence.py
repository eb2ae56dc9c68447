"""Whether anybody is there: real input on a real display, and a logind on a system bus of the test's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from quickticket.desktop.idle.logind import NO_LOGIND, NO_SESSION
from quickticket.desktop.idle.screen_savers import NO_BUS, SCREEN_SAVERS
from tests.contract.desktop import presence_program
from tests.contract.desktop.desktop_tools import xdotool
from tests.contract.desktop.machine import machine
from tests.e2e.waiting import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no logind")

NOWHERE = "unix:path=/nowhere/bus"


@contextmanager
def screen_saver(name: str) -> Iterator[QDBusMessage]:
    """A screen saver on the session bus: a signal of it, whose argument is still missing."""
    bus = QDBusConnection.sessionBus()
    assert bus.registerService(name)
    yield QDBusMessage.createSignal("/ScreenSaver", name, "ActiveChanged")
    assert bus.unregisterService(name)


def test_idle_time_grows_until_somebody_presses_a_key(tmp_path: Path) -> None:
    with machine(tmp_path) as desk:
        watcher, _ = desk.watcher()
        xdotool("key", "shift")
        first = watcher.idle()
        longer = until(lambda: (now := watcher.idle()) > first + 0.2 and now, "idle time to grow")
        xdotool("key", "shift")
        assert watcher.idle() < longer


def test_sleep_and_waking_are_told(tmp_path: Path) -> None:
    with machine(tmp_path) as desk:
        logind = desk.logind()
        watcher, blind_spots = desk.watcher()
        assert blind_spots == []
        for command, event in [
            ("sleep", "asleep"),
            ("wake", "awake"),
            ("sleep", "asleep"),
            ("wake", "awake"),
        ]:
            logind.tell(command)
            assert watcher.said() == {"event": event}


def test_a_lock_is_told_once_however_many_tell_of_it(tmp_path: Path) -> None:
    with machine(tmp_path) as desk:
        logind = desk.logind()
        watcher, _ = desk.watcher()
        for command in ("other", "lock", "hint", "lock", "no-hint", "unlock", "sleep"):
            logind.tell(command)
        assert [watcher.said()["event"] for _ in range(3)] == ["locked", "unlocked", "asleep"]
        for command in ("lock", "unlock", "sleep"):
            logind.tell(command)
        assert [watcher.said()["event"] for _ in range(3)] == ["locked", "unlocked", "asleep"]


def test_a_screen_that_is_locked_already_is_seen(tmp_path: Path) -> None:
    with machine(tmp_path) as desk:
        logind = desk.logind("--locked")
        program = desk.start(presence_program.__name__)
        assert program.said() == {"event": "locked"}
        assert program.said() == {"blind_spots": []}
        logind.tell("no-hint")
        assert program.said() == {"event": "unlocked"}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", SCREEN_SAVERS)
def test_a_screen_saver_that_comes_later_is_heard(tmp_path: Path, name: str) -> None:
    with machine(tmp_path, DBUS_SYSTEM_BUS_ADDRESS=NOWHERE) as desk:
        watcher, blind_spots = desk.watcher()
        assert blind_spots == [NO_LOGIND]
        with screen_saver(name) as signal:
            for active, event in [(True, "locked"), (False, "unlocked")]:
                signal.setArguments([active])
                assert QDBusConnection.sessionBus().send(signal)
                assert watcher.said() == {"event": event}


def test_without_a_session_sleep_is_still_told(tmp_path: Path) -> None:
    with machine(tmp_path, XDG_SESSION_ID="7") as desk:
        logind = desk.logind("--strangers")
        watcher, blind_spots = desk.watcher()
        assert blind_spots == [NO_SESSION]
        logind.tell("hint")
        logind.tell("sleep")
        assert watcher.said() == {"event": "asleep"}


def test_a_logind_that_comes_later_tells_of_sleep(tmp_path: Path) -> None:
    with machine(tmp_path) as desk:
        watcher, blind_spots = desk.watcher()
        assert blind_spots == [NO_LOGIND]
        desk.logind().tell("sleep")
        assert watcher.said() == {"event": "asleep"}


def test_without_any_bus_there_is_idle_time_alone(tmp_path: Path) -> None:
    with machine(tmp_path, DBUS_SYSTEM_BUS_ADDRESS=NOWHERE, DBUS_SESSION_BUS_ADDRESS=NOWHERE) as desk:
        watcher, blind_spots = desk.watcher()
        assert blind_spots == [NO_BUS, NO_LOGIND]
        assert watcher.idle() >= 0


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("QT_QPA_PLATFORM", "offscreen", "Qt runs on 'offscreen'"),
        ("WAYLAND_DISPLAY", "wayland-0", "Wayland does not show when other programs are used"),
    ],
)
def test_where_idle_time_is_hidden_it_says_so(tmp_path: Path, name: str, value: str, reason: str) -> None:
    env = {"DBUS_SYSTEM_BUS_ADDRESS": NOWHERE, name: value}
    with machine(tmp_path, **env) as desk:
        watcher, blind_spots = desk.watcher()
        assert blind_spots == [f"Idle time cannot be told: {reason}.", NO_LOGIND]
        assert watcher.idle() is None


def test_once_closed_it_tells_nothing(tmp_path: Path) -> None:
    with machine(tmp_path) as desk:
        logind = desk.logind()
        watcher, _ = desk.watcher()
        watcher.tell("close")
        assert watcher.said() == {"closed": True}
        for command in ("sleep", "hint", "unlock"):
            logind.tell(command)
        desk.answered()
        assert watcher.idle() >= 0
