"""Plain signals: services tell whoever listens, without knowing them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
log = logging.getLogger(__name__)


class Signal(Generic[T]):
    """Calls every listener with a value, in the order in which they came.

    A listener that raises is logged and stops no other: a broken window must not stop the outbox.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def connect(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Adds a listener and returns the call that removes it again."""
        self._listeners.append(listener)

        def disconnect() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return disconnect

    def emit(self, value: T) -> None:
        """Tells every listener."""
        for listener in [*self._listeners]:
            try:
                listener(value)
            except Exception:
                log.exception("A listener failed")
