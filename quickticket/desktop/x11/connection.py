"""Qt's own connection to the X server, with the requests that Qt does not offer.

Hotkeys and focus need Qt's connection rather than one of their own: keys typed while the hotkey is still
down then reach the popup, and the server handles our requests in order with Qt's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from ctypes import addressof, byref, c_uint32, sizeof, string_at
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QGuiApplication, QNativeInterface

from quickticket.desktop.x11.library import (
    ClientMessage,
    Cookie,
    ModifierReply,
    PropertyReply,
    load_c,
    load_keysyms,
    load_xcb,
)

NO_WINDOW: Final = 0
_CLIENT_MESSAGE: Final = 33
_GRAB_MODE_SYNC: Final = 0
_GRAB_MODE_ASYNC: Final = 1
_ALLOW_ASYNC_KEYBOARD: Final = 3
_REVERT_TO_PARENT: Final = 2
_SUBSTRUCTURE_MASK: Final = 0x180000
_ANY_TYPE: Final = 0
_LONGEST_PROPERTY: Final = 256
"""In units of four bytes: a window title of a thousand bytes."""


@dataclass(frozen=True, slots=True)
class Property:
    """A window's property: its bytes, empty when the window or the property does not exist."""

    exists: bool
    value: bytes

    def number(self) -> int:
        """The first 32-bit number of the value, or 0."""
        return int.from_bytes(self.value[:4], sys.byteorder)


class X11Connection:
    """The X server as Qt sees it; belongs to the GUI thread.

    Attributes:
        root: the root window's id.
        user_time: the server's time, in ms, of the newest key or click that reached us, until it is claimed.
    """

    def __init__(self, pointer: int) -> None:
        self._pointer = pointer
        self._xcb = load_xcb()
        self._keysyms = load_keysyms()
        self._free = load_c().free
        setup = self._xcb.xcb_get_setup(pointer)
        self.root: int = self._xcb.xcb_setup_roots_iterator(setup).data.contents.root
        self.user_time = 0

    @classmethod
    def of_qt(cls, application: QGuiApplication) -> X11Connection | None:
        """Qt's connection, or None when this Qt does not talk to an X server.

        Raises:
            OSError: libxcb or libxcb-keysyms is missing.
        """
        # Qt's offscreen platform offers the X11 interface too, and crashes when it is used.
        native = application.nativeInterface() if application.platformName() == "xcb" else None
        return cls(native.connection()) if isinstance(native, QNativeInterface.QX11Application) else None

    def claim_user_time(self) -> int:
        """The time of the newest key or click, once; then 0, which means "now" to the server.

        A window manager refuses the focus to a request that is older than the user's latest input.
        """
        time, self.user_time = self.user_time, 0
        return time

    # Keys

    def grab_key(self, keycode: int, modifiers: int) -> Cookie:
        """Ask for a combination. Each press of it freezes the keyboard until `thaw_keyboard`."""
        cookie: Cookie = self._xcb.xcb_grab_key_checked(
            self._pointer, True, self.root, modifiers, keycode, _GRAB_MODE_ASYNC, _GRAB_MODE_SYNC
        )
        return cookie

    def ungrab_key(self, keycode: int, modifiers: int) -> None:
        """Give a combination back; one that is not ours is left alone by the server."""
        self._xcb.xcb_ungrab_key(self._pointer, keycode, self.root, modifiers)

    def thaw_keyboard(self) -> None:
        """Let the keys flow on that were typed since a grabbed key froze them."""
        self._xcb.xcb_allow_events(self._pointer, _ALLOW_ASYNC_KEYBOARD, 0)
        self.flush()

    def failed(self, cookie: Cookie) -> bool:
        """Whether the server refused a checked request. Waits for the server once per batch."""
        error = self._xcb.xcb_request_check(self._pointer, cookie)
        refused = bool(error)
        self._free(error)
        return refused

    def keycodes(self, keysyms: Iterable[int]) -> dict[int, frozenset[int]]:
        """The key codes that carry each key symbol in the layout of this moment."""
        table = self._keysyms.xcb_key_symbols_alloc(self._pointer)
        try:
            return {keysym: self._keycodes(table, keysym) for keysym in keysyms}
        finally:
            self._keysyms.xcb_key_symbols_free(table)

    def _keycodes(self, table: int, keysym: int) -> frozenset[int]:
        codes = self._keysyms.xcb_key_symbols_get_keycode(table, keysym)
        if not codes:
            return frozenset()
        found = string_at(codes)
        self._free(codes)
        return frozenset(found)

    def modifier_rows(self) -> tuple[frozenset[int], ...]:
        """The key codes behind each of the eight modifier bits, lowest bit (Shift) first."""
        cookie = self._xcb.xcb_get_modifier_mapping(self._pointer)
        reply = self._xcb.xcb_get_modifier_mapping_reply(self._pointer, cookie, None)
        width = reply.contents.head.detail
        codes = string_at(addressof(reply.contents) + sizeof(ModifierReply), 8 * width)
        self._free(reply)
        return tuple(frozenset(codes[row * width : (row + 1) * width]) - {0} for row in range(8))

    def first_event(self, extension: str) -> int | None:
        """The number of an extension's first event, or None without the extension."""
        name = extension.encode()
        cookie = self._xcb.xcb_query_extension(self._pointer, len(name), name)
        reply = self._xcb.xcb_query_extension_reply(self._pointer, cookie, None)
        number = reply.contents.first_event if reply.contents.present else None
        self._free(reply)
        return number

    # Windows

    def atom(self, name: str) -> int:
        """The server's number for a name."""
        encoded = name.encode()
        cookie = self._xcb.xcb_intern_atom(self._pointer, False, len(encoded), encoded)
        reply = self._xcb.xcb_intern_atom_reply(self._pointer, cookie, None)
        number: int = reply.contents.atom
        self._free(reply)
        return number

    def property(self, window: int, atom: int) -> Property:
        """Read one property of a window, in one round trip."""
        cookie = self._xcb.xcb_get_property(
            self._pointer, False, window, atom, _ANY_TYPE, 0, _LONGEST_PROPERTY
        )
        reply = self._xcb.xcb_get_property_reply(self._pointer, cookie, None)
        if not reply:
            return Property(exists=False, value=b"")
        found = reply.contents
        size = found.value_len * found.head.detail // 8
        answer = Property(found.type != 0, string_at(addressof(found) + sizeof(PropertyReply), size))
        self._free(reply)
        return answer

    def selection_owner(self, selection: int) -> int:
        """The window that owns a selection, or `NO_WINDOW`."""
        cookie = self._xcb.xcb_get_selection_owner(self._pointer, selection)
        reply = self._xcb.xcb_get_selection_owner_reply(self._pointer, cookie, None)
        window: int = reply.contents.owner
        self._free(reply)
        return window

    def input_focus(self) -> int:
        """The window that the server sends keys to."""
        cookie = self._xcb.xcb_get_input_focus(self._pointer)
        reply = self._xcb.xcb_get_input_focus_reply(self._pointer, cookie, None)
        window: int = reply.contents.focus
        self._free(reply)
        return window

    def set_input_focus(self, window: int, time: int) -> None:
        """Direct the keys to a window; without effect when it is gone or not visible."""
        cookie = self._xcb.xcb_set_input_focus_checked(self._pointer, _REVERT_TO_PARENT, window, time)
        self._send(cookie)

    def tell_window_manager(self, window: int, message: int, data: tuple[int, ...]) -> None:
        """Send a client message about `window` to the root window, where window managers listen."""
        event = ClientMessage(_CLIENT_MESSAGE, 32, 0, window, message, (c_uint32 * 5)(*data))
        cookie = self._xcb.xcb_send_event_checked(
            self._pointer, False, self.root, _SUBSTRUCTURE_MASK, byref(event)
        )
        self._send(cookie)

    def flush(self) -> None:
        """Hand everything written so far to the server."""
        self._xcb.xcb_flush(self._pointer)

    def _send(self, cookie: Cookie) -> None:
        # A window may vanish at any time; unless discarded, the error would come out as a Qt warning.
        self._xcb.xcb_discard_reply(self._pointer, cookie.sequence)
        self.flush()
