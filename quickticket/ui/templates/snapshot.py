"""Puts the window's snapshot together from library, edits and what was chosen; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.ui.templates.form_state import form_state
from quickticket.ui.templates.listing import entries, heading, mistake_row, mistake_state, row
from quickticket.ui.templates.state import FormState, ListState, Notice, TemplatesState

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.templates.shelf import Mistake
    from quickticket.ui.templates.editor import Edit, TemplateEditor
    from quickticket.ui.templates.listing import Entry
    from quickticket.ui.templates.needs import Hotkeys, Library


@dataclass(slots=True)
class Looking:
    """What the window looks at: a search, a template or a broken file, and the bar.

    Attributes:
        query: What the list is narrowed by.
        edit_id: Of the template at hand.
        broken: The broken file at hand.
        notice: What the bar says.
        refused: Why the keys just pressed cannot be a hotkey.
    """

    query: str = ""
    edit_id: int | None = None
    broken: Mistake | None = None
    notice: Notice | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Snapshots:
    """Reads everything anew for each snapshot."""

    library: Library
    editor: TemplateEditor
    hotkeys: Hotkeys
    tenant: str

    def entries(self, looking: Looking) -> tuple[Entry, ...]:
        """The templates in the list."""
        return entries(self.library.current, self.editor, looking.query)

    def mistakes(self, looking: Looking) -> tuple[Mistake, ...]:
        """The broken files below them; a search is for templates alone."""
        return () if looking.query.strip() else self.library.current.mistakes

    def place(self, looking: Looking) -> int:
        """Where the template or file at hand stands in the list, -1 when it is not there."""
        shown, broken = self.entries(looking), self.mistakes(looking)
        if looking.broken in broken:
            return len(shown) + broken.index(looking.broken)
        ids = [None if each.edit is None else each.edit.id for each in shown]
        return -1 if looking.edit_id is None or looking.edit_id not in ids else ids.index(looking.edit_id)

    def take(self, looking: Looking, now: datetime) -> TemplatesState:
        """The window as it is now."""
        edit = self.editor.get(looking.edit_id)
        return TemplatesState(
            self._listed(looking, edit),
            None if edit is None else self._form(edit, looking, now),
            None if looking.broken is None else mistake_state(looking.broken),
        )

    def _listed(self, looking: Looking, edit: Edit | None) -> ListState:
        searched = looking.query.strip()
        return ListState(
            heading=heading(self.library.current),
            rows=tuple(row(each, unsaved=self._unsaved(each.edit)) for each in self.entries(looking)),
            mistakes=tuple(mistake_row(each) for each in self.mistakes(looking)),
            selected=self.place(looking),
            query=looking.query,
            nothing=f"Nothing matches “{searched}”." if searched else "No templates yet.",
            arranged=self.library.arranged,
            movable=edit is not None and not edit.new and not searched,
            notice=looking.notice,
        )

    def _unsaved(self, edit: Edit | None) -> bool:
        if edit is None:
            return False
        return edit.new or bool(edit.failure) or bool(self.editor.read(edit)[1])

    def _form(self, edit: Edit, looking: Looking, now: datetime) -> FormState:
        return form_state(
            edit,
            self.editor,
            below=None if edit.new else self.library.below(edit.base.name),
            hotkey=None if edit.new else self.hotkeys.status(edit.base.name),
            refused=looking.refused,
            tenant=self.tenant,
            now=now,
        )
