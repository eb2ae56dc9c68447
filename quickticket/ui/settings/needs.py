"""What the settings window needs of services, keyboard and window, in its own shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quickticket.config.kinds import Option
    from quickticket.config.settings import Settings
    from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination
    from quickticket.domain.reference import Catalogue
    from quickticket.services.signals import Signal
    from quickticket.ui.settings.state import SettingsState


class Chosen(Protocol):
    """`services.live_settings.LiveSettings`."""

    @property
    def changed(self) -> Signal[Settings]:
        """Emits the settings whenever they may have changed."""
        ...

    @property
    def current(self) -> Settings:
        """What holds now."""
        ...

    def set(self, option: Option[Any], value: Any) -> None:
        """Changes an option; raises `SettingsError` and changes nothing when that cannot be kept."""
        ...

    def reset(self, option: Option[Any]) -> None:
        """Lets an option hold its default again, likewise."""
        ...

    def reload(self) -> None:
        """Reads the file again; raises `SettingsError`."""
        ...


class Hotkeys(Protocol):
    """The hotkeys that can be changed."""

    def of_option(self, key: str) -> HotkeyStatus | None:
        """That of an option, and what became of it."""
        ...

    def set_option(self, key: str, keys: KeyCombination) -> HotkeyStatus:
        """Takes another one and keeps it; a refused one leaves all as it was. Raises `SettingsError`."""
        ...

    def templates(self) -> Mapping[str, HotkeyStatus]:
        """Those of templates, by name."""
        ...

    def set_template(self, name: str, keys: KeyCombination | None) -> HotkeyStatus | None:
        """Gives a template another one, or none, likewise."""
        ...

    def listen(self, on: bool) -> None:
        """Lets all hotkeys rest while a new one is pressed."""
        ...


class Lists(Protocol):
    """The tenant's small lists."""

    async def catalogue(self) -> Catalogue:
        """As they are now."""
        ...


class Labels(Protocol):
    """What templates are called."""

    def __call__(self, name: str) -> str:
        """The label of a template, empty for one that is not there."""
        ...


class SettingsScreen(Protocol):
    """The window, as its presenter sees it."""

    def show_state(self, state: SettingsState) -> None:
        """Draws a snapshot."""
        ...

    def bring_up(self) -> None:
        """Shows the window in front of others."""
        ...
