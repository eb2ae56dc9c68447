"""Hotkeys and focus without a keyboard: a test presses the keys and reads who has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from quickticket.domain.hotkeys import ALTERNATIVES, HotkeyState, HotkeyStatus, KeyCombination


class FakeHotkeys:
    """Binds what other programs have not taken.

    Args:
        taken: combinations that other programs hold.

    Attributes:
        resting: whether combinations are let go for a while.
    """

    def __init__(self, taken: Iterable[KeyCombination] = ()) -> None:
        self.taken = set(taken)
        self.resting = False
        self._bindings: dict[str, tuple[HotkeyStatus, Callable[[], None]]] = {}

    def press(self, keys: KeyCombination) -> None:
        """Press a combination; nothing happens when it is not bound."""
        for status, pressed in tuple(self._bindings.values()):
            if not self.resting and status.state is HotkeyState.BOUND and status.keys == keys:
                pressed()

    def bind(
        self,
        action: str,
        keys: KeyCombination,
        pressed: Callable[[], None],
        *,
        opens_window: bool = True,
    ) -> HotkeyStatus:
        """Bind a combination that is free."""
        self.unbind(action)
        if self._is_free(keys):
            status = HotkeyStatus(action, keys, HotkeyState.BOUND)
        else:
            free = tuple(islice(filter(self._is_free, ALTERNATIVES), 3))
            status = HotkeyStatus(action, keys, HotkeyState.CONFLICT, f"{keys} is taken.", free)
        self._bindings[action] = (status, pressed)
        return status

    def unbind(self, action: str) -> None:
        """Forget an action."""
        self._bindings.pop(action, None)

    def rest(self) -> None:
        """Other programs get every key until `wake`."""
        self.resting = True

    def wake(self) -> None:
        """Presses are heard again."""
        self.resting = False

    def statuses(self) -> tuple[HotkeyStatus, ...]:
        """Every action's state."""
        return tuple(status for status, _ in self._bindings.values())

    def close(self) -> None:
        """Forget every action."""
        self._bindings.clear()

    def _is_free(self, keys: KeyCombination) -> bool:
        ours = {status.keys for status in self.statuses() if status.state is HotkeyState.BOUND}
        return keys not in self.taken | ours


class FakeFocus:
    """A screen with two windows, the former one and the popup.

    Attributes:
        active: the id of the window with the focus.
    """

    def __init__(self, former: int = 1, title: str = "former") -> None:
        self.active = former
        self._title = title
        self._former: int | None = None
        self._taken: int | None = None

    def remember(self) -> None:
        """Note the active window."""
        if self.active != self._taken:
            self._former = self.active

    def take(self, window_id: int) -> None:
        """Make a window the active one."""
        self._taken = self.active = window_id

    def give_back(self) -> None:
        """Make the remembered window active, unless the user has turned to another one."""
        if self._former is not None and self.active == self._taken:
            self.active = self._former

    def former_title(self) -> str:
        """The title given at construction, once a window is remembered."""
        return "" if self._former is None else self._title
