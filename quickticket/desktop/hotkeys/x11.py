"""Hotkeys on X11: key grabs on Qt's own connection."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from quickticket.desktop.hotkeys.events import KeyEvents
from quickticket.desktop.hotkeys.hold import KeyboardHold
from quickticket.desktop.hotkeys.keymap import Keymap
from quickticket.desktop.hotkeys.presses import PressFilter
from quickticket.desktop.x11.connection import X11Connection
from quickticket.domain.hotkeys import ALTERNATIVES, HotkeyState, HotkeyStatus, KeyCombination, spoken

log = logging.getLogger(__name__)

_SUGGESTIONS: Final = 3
# A layout change is a burst of events, and a program that types may change the layout for each letter.
_LAYOUT_SETTLES_MS: Final = 60


@dataclass(frozen=True, slots=True)
class _Binding:
    """An action's wish, what became of it, and the (key code, modifier bits) that we hold for it."""

    status: HotkeyStatus
    pressed: Callable[[], None]
    opens_window: bool
    grabs: tuple[tuple[int, int], ...] = ()


class X11Hotkeys:
    """Grabs combinations on the root window; the server says at once when another program has one."""

    def __init__(self, connection: X11Connection, application: QGuiApplication) -> None:
        self._x = connection
        self._application = application
        self._bindings: dict[str, _Binding] = {}
        self._keymap = Keymap.read(connection)
        self._hold = KeyboardHold(connection)
        self._resting = False
        self._settle = QTimer()
        self._settle.setSingleShot(True)
        self._settle.setInterval(_LAYOUT_SETTLES_MS)
        self._settle.timeout.connect(self._rebind)
        self._events = KeyEvents(
            connection,
            PressFilter(lambda keycode, state: self._at(keycode, state) is not None),
            self._hold,
            pressed=self._press,
            layout_changed=self._settle.start,
        )
        application.installNativeEventFilter(self._events)

    def bind(
        self,
        action: str,
        keys: KeyCombination,
        pressed: Callable[[], None],
        *,
        opens_window: bool = True,
    ) -> HotkeyStatus:
        """Grab the combination, or say who is in the way and what is free."""
        self.unbind(action)
        status, grabs = self._bound(action, keys)
        self._bindings[action] = _Binding(status, pressed, opens_window, grabs)
        return status

    def unbind(self, action: str) -> None:
        """Let the action's grab go."""
        binding = self._bindings.pop(action, None)
        if binding is not None:
            self._ungrab(binding.grabs)

    def rest(self) -> None:
        """Let the grabs go, and grab nothing anew for a change of layout."""
        self._resting = True
        for binding in self._bindings.values():
            self._ungrab(binding.grabs)

    def wake(self) -> None:
        """Grab them again."""
        self._resting = False
        self._rebind()

    def statuses(self) -> tuple[HotkeyStatus, ...]:
        """Every action's state, in the order of binding."""
        return tuple(binding.status for binding in self._bindings.values())

    def close(self) -> None:
        """Let every grab go and stop listening. Call it while the application still lives."""
        for action in tuple(self._bindings):
            self.unbind(action)
        self._settle.stop()
        self._hold.end()
        self._application.removeNativeEventFilter(self._events)

    def _bound(self, action: str, keys: KeyCombination) -> tuple[HotkeyStatus, tuple[tuple[int, int], ...]]:
        if not self._keymap.keycodes[keys.key]:
            reason = f"The present keyboard layout has no {keys.key} key."
            return HotkeyStatus(action, keys, HotkeyState.UNSUPPORTED, reason), ()
        holder = self._holder(keys)
        if holder is not None:
            reason = f"{keys} is already QuickTicket's hotkey for {spoken(holder)}."
        elif (grabs := self._grab(keys)) is not None:
            return HotkeyStatus(action, keys, HotkeyState.BOUND), grabs
        else:
            reason = f"Another program already uses {keys}."
        return HotkeyStatus(action, keys, HotkeyState.CONFLICT, reason, self._free()), ()

    def _holder(self, keys: KeyCombination) -> str | None:
        bound = (binding.status for binding in self._bindings.values() if binding.grabs)
        return next((status.action for status in bound if status.keys == keys), None)

    def _grab(self, keys: KeyCombination) -> tuple[tuple[int, int], ...] | None:
        grabs = tuple(self._keymap.grabs(keys))
        cookies = [self._x.grab_key(keycode, modifiers) for keycode, modifiers in grabs]
        refused = [self._x.failed(cookie) for cookie in cookies]
        if not any(refused):
            return grabs
        self._ungrab(tuple(grab for grab, failed in zip(grabs, refused, strict=True) if not failed))
        return None

    def _ungrab(self, grabs: tuple[tuple[int, int], ...]) -> None:
        for keycode, modifiers in grabs:
            self._x.ungrab_key(keycode, modifiers)
        self._x.flush()

    def _free(self) -> tuple[KeyCombination, ...]:
        """The best combinations that the server gave us when asked just now; none of them is kept."""
        return tuple(islice((keys for keys in ALTERNATIVES if self._is_free(keys)), _SUGGESTIONS))

    def _is_free(self, keys: KeyCombination) -> bool:
        if not self._keymap.keycodes[keys.key] or self._holder(keys) is not None:
            return False
        grabs = self._grab(keys)
        self._ungrab(grabs or ())
        return grabs is not None

    def _rebind(self) -> None:
        """Resolve every wish anew: after a change of layout other key codes carry the same keys."""
        if self._resting:  # `wake` does it
            return
        wishes = tuple(self._bindings.values())
        for wish in wishes:
            self.unbind(wish.status.action)
        self._keymap = Keymap.read(self._x)
        for wish in wishes:
            self.bind(wish.status.action, wish.status.keys, wish.pressed, opens_window=wish.opens_window)

    def _at(self, keycode: int, state: int) -> _Binding | None:
        grab = (keycode, self._keymap.relevant(state))
        return next((binding for binding in self._bindings.values() if grab in binding.grabs), None)

    def _press(self, keycode: int, state: int) -> None:
        binding = self._at(keycode, state)
        if binding is not None:
            if not binding.opens_window:
                self._hold.end()
            # Not from within the event filter: Qt has to learn the time of the press first.
            QTimer.singleShot(0, lambda: self._call(binding))

    def _call(self, binding: _Binding) -> None:
        try:
            binding.pressed()
        except Exception:  # a barrier: a hotkey that fails must not take the app or the keyboard with it
            log.exception("The hotkey for %s failed", binding.status.action)
            self._hold.end()
