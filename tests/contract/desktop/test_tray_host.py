"""Whether a bar shows tray icons: one that docks windows, or one that asks over the session bus."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication

from quickticket.desktop.choose_tray_host import choose_tray_host
from quickticket.desktop.tray_host.freedesktop import FreedesktopTrayHost
from tests.contract.desktop import status_notifier

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have one kind of bar")


@contextmanager
def status_notifier_host() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", status_notifier.__name__]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as host:
        assert host.stdout is not None
        try:
            assert host.stdout.readline() == "ready\n"
            yield host
        finally:
            host.terminate()


def test_a_bar_that_docks_windows_is_seen(qapp: QApplication) -> None:
    assert choose_tray_host(qapp).present()


@pytest.mark.usefixtures("qapp")
def test_a_bar_on_the_bus_is_seen_when_it_comes_and_missed_when_it_goes() -> None:
    host = FreedesktopTrayHost(None)
    assert not host.present()
    with status_notifier_host():
        assert host.present()
    assert not host.present()
