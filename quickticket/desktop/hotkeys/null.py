"""Hotkeys where the system offers none: every wish is answered with the reason."""

from __future__ import annotations

from collections.abc import Callable

from quickticket.domain.hotkeys import HotkeyState, HotkeyStatus, KeyCombination


class NullHotkeys:
    """Binds nothing and says why not."""

    def __init__(self, reason: str) -> None:
        self._reason = reason
        self._statuses: dict[str, HotkeyStatus] = {}

    def bind(
        self,
        action: str,
        keys: KeyCombination,
        pressed: Callable[[], None],
        *,
        opens_window: bool = True,
    ) -> HotkeyStatus:
        """Remember the wish and answer `unsupported`."""
        status = HotkeyStatus(action, keys, HotkeyState.UNSUPPORTED, self._reason)
        self._statuses[action] = status
        return status

    def unbind(self, action: str) -> None:
        """Forget the wish."""
        self._statuses.pop(action, None)

    def rest(self) -> None:
        """Nothing is held."""

    def wake(self) -> None:
        """So nothing can be taken again."""

    def statuses(self) -> tuple[HotkeyStatus, ...]:
        """The wishes so far, all unsupported."""
        return tuple(self._statuses.values())

    def close(self) -> None:
        """Forget everything."""
        self._statuses.clear()
