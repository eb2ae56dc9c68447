"""Key combinations as people write them, and what became of binding one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from quickticket.domain.errors import InvalidInput


class Modifier(StrEnum):
    """A key that is held, in the order in which combinations are written."""

    CTRL = "Ctrl"
    ALT = "Alt"
    SHIFT = "Shift"
    SUPER = "Super"


_FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 25))
_NAMED_KEYS = (
    *("Space", "Enter", "Tab", "Escape", "Backspace", "Insert", "Delete", "Home", "End"),
    *("PageUp", "PageDown", "Up", "Down", "Left", "Right", "Pause", "Print"),
)
KEYS: tuple[str, ...] = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", *_FUNCTION_KEYS, *_NAMED_KEYS)
"""Every key that a combination may end in, in its one spelling."""

_KEY_BY_SPELLING = {key.casefold(): key for key in KEYS} | {
    "return": "Enter",
    "esc": "Escape",
    "del": "Delete",
    "ins": "Insert",
    "pgup": "PageUp",
    "pgdown": "PageDown",
}
_MODIFIER_BY_SPELLING = {modifier.casefold(): modifier for modifier in Modifier} | {
    "control": Modifier.CTRL,
    "option": Modifier.ALT,
    "win": Modifier.SUPER,
    "meta": Modifier.SUPER,
    "cmd": Modifier.SUPER,
}


@dataclass(frozen=True, slots=True)
class KeyCombination:
    """Modifiers and one key of `KEYS`, such as Ctrl+Alt+Space.

    Raises:
        InvalidInput: the key is unknown, or the combination would take a typing key from every program.
    """

    modifiers: frozenset[Modifier]
    key: str

    def __post_init__(self) -> None:
        if self.key not in KEYS:
            raise InvalidInput(f"{self.key!r} is not a key that a hotkey can use.")
        if self.modifiers <= {Modifier.SHIFT} and self.key not in _FUNCTION_KEYS:
            raise InvalidInput(f"{self} needs Ctrl, Alt or Super, or it could no longer be typed anywhere.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `Ctrl+Alt+Space`, in any case and order of modifiers.

        Raises:
            InvalidInput: with a sentence that can be shown to the user.
        """
        *held, last = (part.strip().casefold() for part in text.split("+"))
        unknown = next((part for part in held if part not in _MODIFIER_BY_SPELLING), None)
        if unknown is not None:
            raise InvalidInput(f"{unknown!r} in {text!r} is not a modifier. Use Ctrl, Alt, Shift or Super.")
        if last not in _KEY_BY_SPELLING:
            raise InvalidInput(f"{text!r} does not end in a key that a hotkey can use.")
        return cls(frozenset(_MODIFIER_BY_SPELLING[part] for part in held), _KEY_BY_SPELLING[last])

    def __str__(self) -> str:
        return "+".join((*(modifier for modifier in Modifier if modifier in self.modifiers), self.key))


# Ctrl+Alt with a letter is AltGr on many keyboards and types a character there, so no letters here;
# Ctrl+Alt with a function key switches consoles on Linux.
DEFAULT_POPUP_KEYS = KeyCombination.parse("Ctrl+Alt+Space")
ALTERNATIVES: tuple[KeyCombination, ...] = tuple(
    KeyCombination.parse(text)
    for text in (
        "Ctrl+Shift+Space",
        "Ctrl+Alt+Enter",
        "Ctrl+Super+Space",
        "Alt+Shift+Space",
        "Ctrl+Alt+Insert",
        "Ctrl+Alt+Home",
        "Super+Shift+Space",
        "Ctrl+Shift+F9",
        "Ctrl+Shift+F10",
        "Alt+Shift+F9",
        "Super+F9",
        "Ctrl+Alt+Shift+Space",
    )
)
"""What to offer when the wanted combination is taken, best first."""


POPUP_ACTION = "popup"
"""Our name for what the popup's hotkey does."""
TIMER_ACTION = "timer"
"""Our name for stopping the running timer, or starting one."""
DRIVE_BY_ACTION = "drive-by time"
"""Our name for keeping some minutes without a ticket."""
_TEMPLATE_ACTION = "template:"


def template_action(name: str) -> str:
    """Our name for opening the popup with a template."""
    return f"{_TEMPLATE_ACTION}{name}"


def spoken(action: str) -> str:
    """What an action does, for a sentence: `the popup`, `/pw`."""
    if action.startswith(_TEMPLATE_ACTION):
        return f"/{action.removeprefix(_TEMPLATE_ACTION)}"
    return f"the {action}"


class HotkeyState(StrEnum):
    """What became of a wish to bind a combination."""

    BOUND = "bound"
    CONFLICT = "conflict"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class HotkeyStatus:
    """One action's hotkey as `status --json` and the banner show it.

    Attributes:
        reason: a sentence for the user; empty when bound.
        suggestions: combinations that were free when this one was refused.
    """

    action: str
    keys: KeyCombination
    state: HotkeyState
    reason: str = ""
    suggestions: tuple[KeyCombination, ...] = ()
