"""What every implementation of the hotkeys port does: the fake, and the real one on an X display."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quickticket.desktop.choose import choose_keyboard
from quickticket.desktop.hotkeys.api import Hotkeys
from quickticket.desktop.hotkeys.x11 import X11Hotkeys
from quickticket.domain.hotkeys import HotkeyState, HotkeyStatus, KeyCombination
from tests.contract.desktop.desktop_tools import xdotool
from tests.fakes.keyboard import FakeHotkeys

_KEYS = KeyCombination.parse("Ctrl+Alt+Space")
_OTHER = KeyCombination.parse("Ctrl+Shift+F9")


@dataclass
class _Presses:
    """Counts presses."""

    count: int = 0
    errors: list[Exception] = field(default_factory=list)

    def __call__(self) -> None:
        self.count += 1
        for error in self.errors:
            raise error


@dataclass
class _Case:
    hotkeys: Hotkeys
    press: Callable[[KeyCombination], None]


@pytest.fixture(params=["fake", "x11"])
def case(request: pytest.FixtureRequest) -> Iterator[_Case]:
    if request.param == "fake":
        fake = FakeHotkeys()
        yield _Case(fake, fake.press)
        return
    application: QApplication = request.getfixturevalue("qapp")
    if application.platformName() != "xcb":
        pytest.skip(f"Qt runs on {application.platformName()!r}, not on X11: run the tests with dev.py test")
    hotkeys = choose_keyboard(application).hotkeys
    assert isinstance(hotkeys, X11Hotkeys)
    yield _Case(hotkeys, _press_for_real)
    hotkeys.close()


def _press_for_real(keys: KeyCombination) -> None:
    # X names function keys in capitals and all that our tests press besides in small letters.
    *modifiers, key = str(keys).split("+")
    xdotool("key", "+".join((*map(str.lower, modifiers), key if key.startswith("F") else key.lower())))


def test_a_bound_key_is_heard_until_it_is_unbound(case: _Case, qtbot: QtBot) -> None:
    first, second = _Presses(), _Presses()
    status = case.hotkeys.bind("popup", _KEYS, first)
    assert status == HotkeyStatus("popup", _KEYS, HotkeyState.BOUND)
    case.hotkeys.bind("timer", _OTHER, second)
    case.press(_KEYS)
    qtbot.waitUntil(lambda: first.count == 1)
    case.hotkeys.unbind("popup")
    case.press(_KEYS)
    case.press(_OTHER)
    qtbot.waitUntil(lambda: second.count == 1)
    assert first.count == 1
    assert [status.action for status in case.hotkeys.statuses()] == ["timer"]


def test_an_action_has_the_last_combination_only(case: _Case, qtbot: QtBot) -> None:
    old, new = _Presses(), _Presses()
    case.hotkeys.bind("popup", _KEYS, old)
    case.hotkeys.bind("popup", _OTHER, new)
    case.press(_KEYS)
    case.press(_OTHER)
    qtbot.waitUntil(lambda: new.count == 1)
    assert old.count == 0
    assert [status.keys for status in case.hotkeys.statuses()] == [_OTHER]


def test_two_actions_cannot_share_a_combination(case: _Case) -> None:
    case.hotkeys.bind("popup", _KEYS, _Presses())
    status = case.hotkeys.bind("timer", _KEYS, _Presses())
    assert status.state is HotkeyState.CONFLICT
    assert status.reason
    assert len(set(status.suggestions)) == 3
    assert _KEYS not in status.suggestions
    for number, keys in enumerate(status.suggestions):
        assert case.hotkeys.bind(f"taker {number}", keys, _Presses()).state is HotkeyState.BOUND


def test_unbinding_what_was_never_bound_is_fine(case: _Case) -> None:
    case.hotkeys.unbind("nothing")
    assert case.hotkeys.statuses() == ()


def test_at_rest_keys_belong_to_others_and_afterwards_they_are_heard_again(case: _Case, qtbot: QtBot) -> None:
    ours, theirs = _Presses(), _Presses()
    case.hotkeys.bind("popup", _KEYS, ours)
    bound = case.hotkeys.statuses()
    case.hotkeys.rest()
    case.press(_KEYS)
    case.hotkeys.wake()
    case.hotkeys.bind("timer", _OTHER, theirs)
    case.press(_OTHER)
    qtbot.waitUntil(lambda: theirs.count == 1)
    assert ours.count == 0
    assert case.hotkeys.statuses()[:1] == bound
    case.press(_KEYS)
    qtbot.waitUntil(lambda: ours.count == 1)


@pytest.mark.parametrize("case", ["x11"], indirect=True)
def test_a_failing_action_is_logged_and_the_next_press_is_heard(
    case: _Case, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    presses = _Presses(errors=[ValueError("asked to fail")])
    case.hotkeys.bind("popup", _KEYS, presses)
    case.press(_KEYS)
    qtbot.waitUntil(lambda: presses.count == 1)
    case.press(_KEYS)
    qtbot.waitUntil(lambda: presses.count == 2)
    assert [record.message for record in caplog.records] == ["The hotkey for popup failed"] * 2
