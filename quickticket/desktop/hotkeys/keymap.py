"""What the keyboard layout of this moment makes of a combination: key codes and modifier bits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final, Self

from quickticket.desktop.hotkeys.keysyms import ALT_LEFT, KEYSYMS, NUM_LOCK, SCROLL_LOCK, SUPER_LEFT
from quickticket.desktop.x11.connection import X11Connection
from quickticket.domain.hotkeys import KeyCombination, Modifier

_SHIFT: Final = 0x01
_CAPS_LOCK: Final = 0x02
_CONTROL: Final = 0x04
_USUAL_ALT: Final = 0x08
_USUAL_SUPER: Final = 0x40


@dataclass(frozen=True, slots=True)
class Keymap:
    """A snapshot of the layout.

    Attributes:
        keycodes: by key name; empty where the layout has no such key.
        bits: each modifier's bit in an event's state.
        lock_states: every combination of CapsLock, NumLock and ScrollLock, none of which may matter.
    """

    keycodes: dict[str, frozenset[int]]
    bits: dict[Modifier, int]
    lock_states: tuple[int, ...]

    @classmethod
    def read(cls, connection: X11Connection) -> Self:
        """Ask the server for its present layout."""
        codes = connection.keycodes({*KEYSYMS.values(), ALT_LEFT, SUPER_LEFT, NUM_LOCK, SCROLL_LOCK})
        rows = connection.modifier_rows()

        def bit(keysym: int, usual: int) -> int:
            return next((1 << row for row, held in enumerate(rows) if held & codes[keysym]), usual)

        locks = {_CAPS_LOCK, bit(NUM_LOCK, 0), bit(SCROLL_LOCK, 0)} - {0}
        subsets = chain.from_iterable(combinations(locks, size) for size in range(len(locks) + 1))
        return cls(
            keycodes={key: codes[keysym] for key, keysym in KEYSYMS.items()},
            bits={
                Modifier.CTRL: _CONTROL,
                Modifier.ALT: bit(ALT_LEFT, _USUAL_ALT),
                Modifier.SHIFT: _SHIFT,
                Modifier.SUPER: bit(SUPER_LEFT, _USUAL_SUPER),
            },
            lock_states=tuple(sum(subset) for subset in subsets),
        )

    def mask(self, keys: KeyCombination) -> int:
        """The modifier bits of a combination."""
        return sum(self.bits[modifier] for modifier in keys.modifiers)

    def relevant(self, state: int) -> int:
        """An event's state without the locks, mouse buttons and layout group."""
        return state & sum(self.bits.values())

    def grabs(self, keys: KeyCombination) -> Iterator[tuple[int, int]]:
        """Every (key code, modifier bits) to grab so that the locks do not matter."""
        mask = self.mask(keys)
        for keycode in sorted(self.keycodes[keys.key]):
            for locks in self.lock_states:
                yield keycode, mask | locks
