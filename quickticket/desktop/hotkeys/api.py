"""The port for global hotkeys: bind a combination, be called when it is pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination


class Hotkeys(Protocol):
    """Keys that reach us whichever program has the focus. Belongs to the GUI thread."""

    def bind(
        self,
        action: str,
        keys: KeyCombination,
        pressed: Callable[[], None],
        *,
        opens_window: bool = True,
    ) -> HotkeyStatus:
        """Bind `keys` to `action`, in place of what the action had before.

        A refusal is an answer, not an error: the status says why, and which combinations are free.

        Args:
            action: our name for what the key does, such as `popup`.
            keys: the wanted combination.
            pressed: called once per press on the GUI thread; a held key does not repeat it. What it raises
                is logged and goes no further.
            opens_window: keys typed right after it are meant for a window of ours that is about to come;
                else they go on to the program that has the focus.
        """

    def unbind(self, action: str) -> None:
        """Give the action's combination back to the other programs; without one, nothing happens."""

    def rest(self) -> None:
        """Let every combination go until `wake`: a bound one reaches no window and could not be recorded."""

    def wake(self) -> None:
        """Take them again."""

    def statuses(self) -> tuple[HotkeyStatus, ...]:
        """Every action's state now. A change of the keyboard layout can change it."""

    def close(self) -> None:
        """Release every combination."""
