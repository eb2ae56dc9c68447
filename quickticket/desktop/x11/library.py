"""The few functions and structures of libxcb that Qt does not pass on, declared for ctypes."""

from __future__ import annotations

from ctypes import CDLL, POINTER, Structure, c_char_p, c_int, c_uint, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any, ClassVar, Final

KEY_PRESS: Final = 2
KEY_RELEASE: Final = 3
BUTTON_PRESS: Final = 4
FOCUS_IN: Final = 9
FOCUS_OUT: Final = 10
MAPPING_NOTIFY: Final = 34


class Cookie(Structure):
    """The number of a request whose answer or error is fetched later."""

    _fields_: ClassVar = [("sequence", c_uint)]


class KeyEvent(Structure):
    """`xcb_key_press_event_t`, which a release and a mouse button share."""

    _fields_: ClassVar = [
        ("response_type", c_uint8),
        ("detail", c_uint8),
        ("sequence", c_uint16),
        ("time", c_uint32),
        ("root", c_uint32),
        ("event", c_uint32),
        ("child", c_uint32),
        ("positions", c_uint16 * 4),
        ("state", c_uint16),
    ]


class FocusEvent(Structure):
    """`xcb_focus_in_event_t`, for a loss of the focus as well."""

    _fields_: ClassVar = [
        ("response_type", c_uint8),
        ("detail", c_uint8),
        ("sequence", c_uint16),
        ("event", c_uint32),
        ("mode", c_uint8),
    ]


class Error(Structure):
    """`xcb_generic_error_t`, as far as we read it."""

    _fields_: ClassVar = [("response_type", c_uint8), ("error_code", c_uint8)]


class Reply(Structure):
    """The first eight bytes of every reply."""

    _fields_: ClassVar = [
        ("response_type", c_uint8),
        ("detail", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
    ]


class AtomReply(Structure):
    """`xcb_intern_atom_reply_t`."""

    _fields_: ClassVar = [("head", Reply), ("atom", c_uint32)]


class ExtensionReply(Structure):
    """`xcb_query_extension_reply_t`."""

    _fields_: ClassVar = [
        ("head", Reply),
        ("present", c_uint8),
        ("major_opcode", c_uint8),
        ("first_event", c_uint8),
        ("first_error", c_uint8),
    ]


class FocusReply(Structure):
    """`xcb_get_input_focus_reply_t`."""

    _fields_: ClassVar = [("head", Reply), ("focus", c_uint32)]


class SelectionReply(Structure):
    """`xcb_get_selection_owner_reply_t`."""

    _fields_: ClassVar = [("head", Reply), ("owner", c_uint32)]


class PropertyReply(Structure):
    """`xcb_get_property_reply_t`; the value follows, `value_len` items of `head.detail` bits."""

    _fields_: ClassVar = [
        ("head", Reply),
        ("type", c_uint32),
        ("bytes_after", c_uint32),
        ("value_len", c_uint32),
        ("padding", c_uint8 * 12),
    ]


class ModifierReply(Structure):
    """`xcb_get_modifier_mapping_reply_t`; eight rows of `head.detail` key codes follow."""

    _fields_: ClassVar = [("head", Reply), ("padding", c_uint8 * 24)]


class Screen(Structure):
    """`xcb_screen_t`, as far as we read it."""

    _fields_: ClassVar = [("root", c_uint32)]


class ScreenIterator(Structure):
    """`xcb_screen_iterator_t`."""

    _fields_: ClassVar = [("data", POINTER(Screen)), ("rem", c_int), ("index", c_int)]


class ClientMessage(Structure):
    """`xcb_client_message_event_t` with 32-bit data."""

    _fields_: ClassVar = [
        ("response_type", c_uint8),
        ("format", c_uint8),
        ("sequence", c_uint16),
        ("window", c_uint32),
        ("type", c_uint32),
        ("data", c_uint32 * 5),
    ]


# For each function its result and its arguments.
_XCB: Final[dict[str, tuple[Any, list[Any]]]] = {
    "xcb_allow_events": (Cookie, [c_void_p, c_uint8, c_uint32]),
    "xcb_discard_reply": (None, [c_void_p, c_uint]),
    "xcb_flush": (c_int, [c_void_p]),
    "xcb_get_input_focus": (Cookie, [c_void_p]),
    "xcb_get_input_focus_reply": (POINTER(FocusReply), [c_void_p, Cookie, c_void_p]),
    "xcb_get_modifier_mapping": (Cookie, [c_void_p]),
    "xcb_get_modifier_mapping_reply": (POINTER(ModifierReply), [c_void_p, Cookie, c_void_p]),
    "xcb_get_property": (Cookie, [c_void_p, c_uint8, c_uint32, c_uint32, c_uint32, c_uint32, c_uint32]),
    "xcb_get_property_reply": (POINTER(PropertyReply), [c_void_p, Cookie, c_void_p]),
    "xcb_get_selection_owner": (Cookie, [c_void_p, c_uint32]),
    "xcb_get_selection_owner_reply": (POINTER(SelectionReply), [c_void_p, Cookie, c_void_p]),
    "xcb_get_setup": (c_void_p, [c_void_p]),
    "xcb_grab_key_checked": (
        Cookie,
        [c_void_p, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8],
    ),
    "xcb_intern_atom": (Cookie, [c_void_p, c_uint8, c_uint16, c_char_p]),
    "xcb_intern_atom_reply": (POINTER(AtomReply), [c_void_p, Cookie, c_void_p]),
    "xcb_query_extension": (Cookie, [c_void_p, c_uint16, c_char_p]),
    "xcb_query_extension_reply": (POINTER(ExtensionReply), [c_void_p, Cookie, c_void_p]),
    "xcb_request_check": (POINTER(Error), [c_void_p, Cookie]),
    "xcb_send_event_checked": (Cookie, [c_void_p, c_uint8, c_uint32, c_uint32, c_void_p]),
    "xcb_set_input_focus_checked": (Cookie, [c_void_p, c_uint8, c_uint32, c_uint32]),
    "xcb_setup_roots_iterator": (ScreenIterator, [c_void_p]),
    "xcb_ungrab_key": (Cookie, [c_void_p, c_uint8, c_uint32, c_uint16]),
}
_KEYSYMS: Final[dict[str, tuple[Any, list[Any]]]] = {
    "xcb_key_symbols_alloc": (c_void_p, [c_void_p]),
    "xcb_key_symbols_free": (None, [c_void_p]),
    "xcb_key_symbols_get_keycode": (POINTER(c_uint8), [c_void_p, c_uint32]),
}
_C: Final[dict[str, tuple[Any, list[Any]]]] = {"free": (None, [c_void_p])}


def load_xcb() -> CDLL:
    """The library that Qt's own X11 plugin has loaded already.

    Raises:
        OSError: it is not installed.
    """
    return _declare(CDLL("libxcb.so.1"), _XCB)


def load_keysyms() -> CDLL:
    """The library that maps key symbols to key codes.

    Raises:
        OSError: it is not installed.
    """
    return _declare(CDLL("libxcb-keysyms.so.1"), _KEYSYMS)


def load_c() -> CDLL:
    """The C library, whose `free` takes back what libxcb hands out."""
    return _declare(CDLL(None), _C)


def _declare(library: CDLL, functions: dict[str, tuple[Any, list[Any]]]) -> CDLL:
    for name, (result, arguments) in functions.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library
