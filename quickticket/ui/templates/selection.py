"""What is chosen in the list, and how the choice moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.ui.templates.snapshot import Looking

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.templates.shelf import Mistake
    from quickticket.ui.templates.editor import Edit, TemplateEditor
    from quickticket.ui.templates.listing import Entry
    from quickticket.ui.templates.needs import Library
    from quickticket.ui.templates.snapshot import Snapshots


class Selection:
    """The template or the broken file at hand.

    Args:
        library: All templates.
        editor: What is typed into them.
        snapshots: What the list shows.
        left: Called with the id of the edit that was turned away from.
    """

    def __init__(
        self, library: Library, editor: TemplateEditor, snapshots: Snapshots, left: Callable[[int], None]
    ) -> None:
        self._library = library
        self._editor = editor
        self._snapshots = snapshots
        self._left = left
        self.looking = Looking()

    @property
    def edit(self) -> Edit | None:
        """The edit at hand."""
        return self._editor.get(self.looking.edit_id)

    @property
    def place(self) -> int:
        """Index of the row at hand, -1 when the list does not show it."""
        return self._snapshots.place(self.looking)

    def choose_row(self, index: int) -> None:
        """Chooses a row: a template, or a broken file behind them."""
        shown, broken = self._snapshots.entries(self.looking), self._snapshots.mistakes(self.looking)
        if 0 <= index < len(shown):
            self._choose(shown[index])
        elif 0 <= index - len(shown) < len(broken):
            self.turn_to(None, broken[index - len(shown)])

    def choose_near(self, place: int) -> None:
        """Chooses the template at a place of the list, or the nearest one, or none."""
        if shown := self._snapshots.entries(self.looking):
            self._choose(shown[min(max(place, 0), len(shown) - 1)])
        else:
            self.turn_to(None)

    def choose_named(self, name: str) -> None:
        """Chooses the template of a name, where there is one."""
        if (template := self._library.get(name)) is not None:
            self.turn_to(self._editor.look_at(template).id)

    def turn_to(self, edit_id: int | None, broken: Mistake | None = None) -> None:
        """Chooses an edit, or a broken file."""
        before = self.looking.edit_id
        self.looking.edit_id, self.looking.broken, self.looking.refused = edit_id, broken, ""
        if before is not None and before != edit_id:
            self._left(before)

    def find_another(self, place: int) -> None:
        """Chooses the nearest row where the one at hand is gone."""
        if self.edit is None and self.looking.broken not in self._library.current.mistakes:
            self.choose_near(place)

    def _choose(self, entry: Entry) -> None:
        if entry.edit is not None:
            self.turn_to(entry.edit.id)
        elif entry.template is not None:
            self.turn_to(self._editor.look_at(entry.template).id)
