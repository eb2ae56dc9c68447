"""What the template window needs of services and window, in its own shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quickticket.ui.templates.form import Member

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination
    from quickticket.domain.reference import Catalogue
    from quickticket.domain.templates.shelf import Mistake, Shelf
    from quickticket.domain.templates.template import Template
    from quickticket.services.capture import Reading
    from quickticket.services.signals import Signal
    from quickticket.ui.templates.state import TemplatesState


class Report(Protocol):
    """What an import brought."""

    @property
    def added(self) -> Sequence[str]:
        """Names of the templates that came, as saved."""
        ...

    @property
    def same(self) -> Sequence[str]:
        """Names of those that were here already."""
        ...

    @property
    def mistakes(self) -> Sequence[Mistake]:
        """What could not be taken."""
        ...


class Library(Protocol):
    """`services.templates.library.TemplateLibrary`."""

    @property
    def changed(self) -> Signal[Shelf]:
        """Emits all templates whenever one, or their order, changed."""
        ...

    @property
    def current(self) -> Shelf:
        """Templates of all sources, in order, and what is wrong with the others."""
        ...

    @property
    def arranged(self) -> bool:
        """The order was made by hand."""
        ...

    def get(self, name: str) -> Template | None:
        """The template of a name, whatever its case."""
        ...

    def below(self, name: str) -> Template | None:
        """The shared template that an own one of this name takes the place of."""
        ...

    async def refresh(self) -> None:
        """Looks at every source again."""
        ...

    async def save(self, template: Template, replaces: str = "") -> Template:
        """Saves an own template, under another name than before where `replaces` says so."""
        ...

    async def delete(self, name: str) -> None:
        """Deletes an own template."""
        ...

    async def arrange(self, names: Sequence[str]) -> None:
        """Fixes the order; no names let the most used come first again."""
        ...

    async def import_from(self, path: str) -> Report:
        """Takes a file, a folder or a zip."""
        ...

    async def export_to(self, path: str, names: Sequence[str]) -> int:
        """Writes a file, a folder or a zip; returns how many."""
        ...


class Hotkeys(Protocol):
    """The own hotkeys of templates."""

    def status(self, name: str) -> HotkeyStatus | None:
        """The hotkey of a template, and what became of it."""
        ...

    def set(self, name: str, keys: KeyCombination | None) -> HotkeyStatus | None:
        """Gives a template another hotkey, or none; a refused one changes nothing. Raises `SettingsError`."""
        ...

    def rename(self, old: str, new: str) -> None:
        """The template is called otherwise now; its hotkey stays. Raises `SettingsError`."""
        ...

    def listen(self, on: bool) -> None:
        """Gives all hotkeys back while a new one is pressed."""
        ...


class Captures(Protocol):
    """Reads lines."""

    async def read(self, line: str) -> Reading:
        """Understands a line."""
        ...


class Lists(Protocol):
    """The tenant's small lists."""

    async def catalogue(self) -> Catalogue:
        """As they are now."""
        ...


class TemplatesScreen(Protocol):
    """The window, as its presenter sees it."""

    def show_state(self, state: TemplatesState) -> None:
        """Draws a snapshot."""
        ...

    def bring_up(self) -> None:
        """Shows the window in front of others."""
        ...

    def focus_field(self, member: Member) -> None:
        """Typing goes to a field, over what stands there."""
        ...
