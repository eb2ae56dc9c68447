"""A frozen keyboard is always let go: whoever has the focus, and whatever a held key repeats."""

from __future__ import annotations

from ctypes import addressof
from typing import cast

from quickticket.desktop.hotkeys.events import KeyEvents
from quickticket.desktop.hotkeys.hold import KeyboardHold
from quickticket.desktop.hotkeys.presses import PressFilter
from quickticket.desktop.x11.connection import X11Connection
from quickticket.desktop.x11.library import (
    FOCUS_IN,
    FOCUS_OUT,
    KEY_PRESS,
    KEY_RELEASE,
    FocusEvent,
    KeyEvent,
)

_SPACE, _CTRL_ALT, _ROOT, _POPUP = 65, 0b1100, 1, 2
_NORMAL, _GRAB = 0, 1


class _Connection:
    root = _ROOT
    user_time = 0

    def first_event(self, extension: str) -> int | None:
        del extension
        return None


class _Hold:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def begin(self, *, focused: bool) -> None:
        self.told.append("frozen, ours has the focus" if focused else "frozen")

    def focus_came(self) -> None:
        self.told.append("came")

    def focus_left(self) -> None:
        self.told.append("left")


class _Server:
    """Sends events as an X server does."""

    def __init__(self) -> None:
        self.hold = _Hold()
        self.pressed = 0
        self._events = KeyEvents(
            cast("X11Connection", _Connection()),
            PressFilter(lambda keycode, state: (keycode, state) == (_SPACE, _CTRL_ALT)),
            cast("KeyboardHold", self.hold),
            pressed=self._press,
            layout_changed=lambda: None,
        )

    def key(self, kind: int, time: int, window: int = _ROOT) -> None:
        event = KeyEvent(response_type=kind, detail=_SPACE, state=_CTRL_ALT, time=time, event=window)
        self._events.nativeEventFilter(b"xcb_generic_event_t", addressof(event))

    def focus(self, kind: int, mode: int = _NORMAL) -> None:
        event = FocusEvent(response_type=kind, mode=mode)
        self._events.nativeEventFilter(b"xcb_generic_event_t", addressof(event))

    def _press(self, keycode: int, state: int) -> None:
        assert (keycode, state) == (_SPACE, _CTRL_ALT)
        self.pressed += 1


def test_a_press_in_our_own_window_is_known_for_one_though_the_server_tells_the_root_window() -> None:
    server = _Server()
    server.key(KEY_PRESS, 10)
    server.focus(FOCUS_IN)
    server.key(KEY_RELEASE, 20, _POPUP)
    server.focus(FOCUS_OUT, _GRAB)
    server.key(KEY_PRESS, 30)
    assert server.hold.told == ["frozen", "came", "frozen, ours has the focus"]
    server.focus(FOCUS_OUT)
    server.key(KEY_RELEASE, 40)
    server.key(KEY_PRESS, 50)
    assert server.hold.told[3:] == ["left", "frozen"]
    assert server.pressed == 3


def test_a_repeat_that_freezes_the_keyboard_anew_is_let_go_as_well() -> None:
    server = _Server()
    server.key(KEY_PRESS, 10)
    server.key(KEY_RELEASE, 700)
    server.key(KEY_PRESS, 700)
    assert server.hold.told == ["frozen", "frozen"]
    server.key(KEY_RELEASE, 740, _POPUP)
    server.key(KEY_PRESS, 740, _POPUP)
    assert server.hold.told == ["frozen", "frozen"]
    assert server.pressed == 1
