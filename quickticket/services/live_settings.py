"""The settings that hold now: changed at once for everybody who asks, and kept in settings.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.config.kinds import Option
    from quickticket.config.settings import Settings, SettingsFile

T = TypeVar("T")


class LiveSettings:
    """Chosen options of the running app.

    Attributes:
        file: Where they are kept, for those who edit tables of their own.
        changed: Emits the settings whenever they may have changed.

    Args:
        file: Read now.

    Raises:
        SettingsError: The file has a mistake or cannot be read.
    """

    def __init__(self, file: SettingsFile) -> None:
        self.file = file
        self.changed: Signal[Settings] = Signal()
        self._current = file.load()

    @property
    def current(self) -> Settings:
        """What holds now."""
        return self._current

    def get(self, option: Option[T]) -> T:
        """What an option holds now."""
        return self._current.get(option)

    def on_change(self, option: Option[T], act: Callable[[T], None]) -> None:
        """Has `act` called with each other value of an option from now on."""
        before = self.get(option)

        def compare(settings: Settings) -> None:
            nonlocal before
            if (now := settings.get(option)) != before:
                before = now
                act(now)

        self.changed.connect(compare)

    def set(self, option: Option[T], value: T) -> None:
        """Changes an option for everybody, once it is kept.

        Raises:
            SettingsError: It cannot be kept; nothing has changed.
        """
        self.file.set(option, value)
        self.reload()

    def reset(self, option: Option[Any]) -> None:
        """Lets an option hold its default again, likewise."""
        self.file.reset(option)
        self.reload()

    def reload(self) -> None:
        """Reads the file again: a person may have edited it.

        Raises:
            SettingsError: It has a mistake or cannot be read; what held before holds.
        """
        self._current = self.file.load()
        self.changed.emit(self._current)
