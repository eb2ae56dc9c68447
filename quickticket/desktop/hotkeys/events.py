"""Reads Qt's stream of X11 events for keys, for the focus and for changes of the keyboard layout."""

from __future__ import annotations

import logging
from collections.abc import Callable
from ctypes import c_uint8
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

from quickticket.desktop.hotkeys.hold import KeyboardHold
from quickticket.desktop.hotkeys.presses import Key, PressFilter, Verdict
from quickticket.desktop.x11.connection import X11Connection
from quickticket.desktop.x11.library import (
    BUTTON_PRESS,
    FOCUS_IN,
    FOCUS_OUT,
    KEY_PRESS,
    KEY_RELEASE,
    MAPPING_NOTIFY,
    FocusEvent,
    KeyEvent,
)

log = logging.getLogger(__name__)

_XKB_NEW_KEYBOARD: Final = 0
_XKB_MAP_CHANGED: Final = 1
_BY_POINTER: Final = 5
_BY_GRAB: Final = (1, 2)


class KeyEvents(QAbstractNativeEventFilter):
    """Sees each event before Qt does, and keeps from Qt what belongs to a hotkey.

    Args:
        connection: is told the time of each key and click.
        presses: judges each key.
        hold: is told of hotkeys and of the focus.
        pressed: a hotkey went down, as key code and state.
        layout_changed: key codes may mean other keys now.
    """

    def __init__(
        self,
        connection: X11Connection,
        presses: PressFilter,
        hold: KeyboardHold,
        *,
        pressed: Callable[[int, int], None],
        layout_changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._x = connection
        self._presses = presses
        self._hold = hold
        self._pressed = pressed
        self._layout_changed = layout_changed
        # Qt asks for XKB's events, after which the server sends it no MappingNotify.
        self._xkb_event = connection.first_event("XKEYBOARD")
        self._has_focus = False

    def nativeEventFilter(
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803 - Qt's name
        message: int,
    ) -> tuple[bool, int]:
        """Qt's call for each event; True keeps the event from Qt."""
        try:
            return self._keep(int(message)), 0
        except Exception:  # a barrier: Qt has no use for Python's errors
            log.exception("An X11 event could not be handled")
            return False, 0

    def _keep(self, address: int) -> bool:
        kind = c_uint8.from_address(address).value
        if kind in (KEY_PRESS, KEY_RELEASE):
            return self._key(KeyEvent.from_address(address))
        if kind == BUTTON_PRESS:
            self._x.user_time = KeyEvent.from_address(address).time
        elif kind in (FOCUS_IN, FOCUS_OUT):
            self._focus(FocusEvent.from_address(address))
        elif kind == MAPPING_NOTIFY or (kind == self._xkb_event and self._is_layout(address)):
            self._layout_changed()
        return False

    def _key(self, event: KeyEvent) -> bool:
        self._x.user_time = event.time
        of_ours = event.event != self._x.root
        key = Key(event.response_type == KEY_PRESS, event.detail, event.state, event.time)
        verdict = self._presses.judge(key)
        if verdict is Verdict.PRESSED or (verdict is Verdict.PART_OF_PRESS and key.down and not of_ours):
            # The server tells the root window of the press that froze the keyboard, whoever has the focus;
            # a repeat there froze it anew.
            self._hold.begin(focused=self._has_focus)
        if verdict is Verdict.PRESSED:
            self._pressed(event.detail, event.state)
        # An event of the root window reaches none of ours, and Qt learns the user's time from it: it stamps
        # the popup with that time when it shows it, without which a window manager may deny the focus.
        return verdict is not Verdict.NOT_OURS and of_ours

    def _focus(self, event: FocusEvent) -> None:
        if event.mode in _BY_GRAB or event.detail == _BY_POINTER:
            return
        self._has_focus = event.response_type == FOCUS_IN
        if self._has_focus:
            self._hold.focus_came()
        else:
            self._hold.focus_left()

    @staticmethod
    def _is_layout(address: int) -> bool:
        return c_uint8.from_address(address + 1).value in (_XKB_NEW_KEYBOARD, _XKB_MAP_CHANGED)
