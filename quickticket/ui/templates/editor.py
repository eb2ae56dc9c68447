"""The editor: keeps what is typed into templates, and saves it after a pause, as far as it is right."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quickticket.domain.errors import QuickTicketError
from quickticket.domain.folding import fold
from quickticket.domain.reference import Catalogue
from quickticket.domain.templates.template import Template, TemplateSource
from quickticket.ui.templates.form import Form, FormMistake, form_of, read_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.services.ports.clock import Clock
    from quickticket.services.tasks import Tasks
    from quickticket.ui.templates.needs import Library

PAUSE = 0.6
"""Seconds without a key until what was typed is saved."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A template that is being looked at or changed.

    Attributes:
        id: Stays when the name changes.
        base: As it is saved; for a new one what it began as.
        form: What stands in the fields.
        saved_form: What stood there when it was saved; None for a new one.
        failure: Why the last saving failed.
    """

    id: int
    base: Template
    form: Form
    saved_form: Form | None
    failure: str = ""

    @property
    def new(self) -> bool:
        """It is not on disk yet."""
        return self.saved_form is None

    @property
    def changed(self) -> bool:
        """There is something to save."""
        return self.form != self.saved_form


class TemplateEditor:
    """What was typed and is not left behind: one edit for each template looked at.

    What is right is saved by itself; a field with a mistake keeps its text here until it is right.

    Args:
        library: Where templates are saved.
        clock: For the pause.
        tasks: Where work is spawned.
        tenant: The resource server at hand.
        changed: Called when there is something new to draw.
        renamed: Called with the old and the new name.
    """

    def __init__(
        self,
        *,
        library: Library,
        clock: Clock,
        tasks: Tasks,
        tenant: str,
        changed: Callable[[], None],
        renamed: Callable[[str, str], None],
    ) -> None:
        self._library = library
        self._clock = clock
        self._tasks = tasks
        self._tenant = tenant
        self._changed = changed
        self._renamed = renamed
        self._lock = asyncio.Lock()
        self._edits: dict[int, Edit] = {}
        self._saving: int | None = None
        self._count = 0
        self.catalogue = Catalogue()

    def get(self, edit_id: int | None) -> Edit | None:
        """The edit of this id."""
        return None if edit_id is None else self._edits.get(edit_id)

    def of(self, name: str) -> Edit | None:
        """The edit of a saved template."""
        found = (each for each in self._edits.values() if not each.new and each.base.name == name)
        return next(found, None)

    @property
    def new_ones(self) -> tuple[Edit, ...]:
        """Edits of templates that are not on disk yet, the newest first."""
        return tuple(each for each in reversed(self._edits.values()) if each.new)

    @property
    def taken(self) -> set[str]:
        """Folded names of all templates."""
        return {fold(each.name) for each in self._library.current.templates}

    def look_at(self, template: Template) -> Edit:
        """Begins, or goes on with, the edit of a saved template."""
        form = form_of(template, self.catalogue, self._tenant)
        return self.of(template.name) or self._add(template, form, form)

    def begin(self, template: Template) -> Edit:
        """Begins a new template; it is saved as soon as it can be."""
        edit = self._add(template, form_of(template, self.catalogue, self._tenant), None)
        self._tasks.spawn("template save", self.save(edit.id))
        return edit

    def type(self, edit_id: int, form: Form) -> None:
        """Takes what stands in the fields now."""
        edit = self._edits[edit_id]
        if form == edit.form:
            return
        self._edits[edit_id] = replace(edit, form=form, failure="")
        self._tasks.replace("template pause", self._save_soon(edit_id))

    def read(self, edit: Edit) -> tuple[Template, tuple[FormMistake, ...]]:
        """What a form says, and what is wrong with it."""
        taken = self.taken
        if not edit.new:
            taken.discard(fold(edit.base.name))
        base = replace(edit.base, name="") if edit.new else edit.base
        return read_form(edit.form, base, catalogue=self.catalogue, tenant=self._tenant, taken=taken)

    async def save(self, edit_id: int) -> None:
        """Saves what is right of an edit. A failure is kept with it, and so is its text."""
        async with self._lock:
            edit = self._edits.get(edit_id)
            if edit is None or not edit.changed:
                return
            template, _ = self.read(edit)
            if not template.name:
                return
            own = not edit.new and edit.base.source is TemplateSource.OWN
            self._saving = edit_id
            try:
                saved = await self._library.save(
                    replace(template, source=TemplateSource.OWN, origin=""), edit.base.name if own else ""
                )
            except QuickTicketError as error:
                self._put(edit_id, failure=str(error))
            else:
                self._put(edit_id, base=saved, saved_form=edit.form, failure="")
                if own and saved.name != edit.base.name:
                    self._renamed(edit.base.name, saved.name)
            finally:
                self._saving = None
        self._changed()

    async def save_all(self) -> None:
        """Saves everything that is right."""
        self._tasks.cancel("template pause")
        for edit_id in [*self._edits]:
            await self.save(edit_id)

    def forget(self, edit_id: int) -> None:
        """Forgets an edit where nothing is left to be done."""
        edit = self._edits.get(edit_id)
        if edit is not None and (edit.form == Form() or self._settled(edit)):
            del self._edits[edit_id]

    def drop(self, edit_id: int) -> None:
        """Forgets an edit and what was typed."""
        self._edits.pop(edit_id, None)

    def keep(self, edit: Edit) -> None:
        """Takes an edit back that was dropped."""
        self._edits[edit.id] = edit

    def follow(self) -> None:
        """Takes over what changed on disk or at the tenant, wherever nobody has typed."""
        now = {each.name: each for each in self._library.current.templates}
        for edit in [*self._edits.values()]:
            if edit.new or edit.id == self._saving:
                continue
            template = now.get(edit.base.name)
            if template is None and self._settled(edit):
                del self._edits[edit.id]
            elif template is None:
                self._put(edit.id, saved_form=None)
            elif not self._settled(edit):
                self._put(edit.id, base=template)
            elif template != edit.base:
                form = form_of(template, self.catalogue, self._tenant)
                self._put(edit.id, base=template, form=form, saved_form=form)

    def _settled(self, edit: Edit) -> bool:
        return not edit.changed and not self.read(edit)[1]

    def _add(self, base: Template, form: Form, saved_form: Form | None) -> Edit:
        self._count += 1
        edit = Edit(self._count, base, form, saved_form)
        self._edits[edit.id] = edit
        return edit

    def _put(self, edit_id: int, **changes: object) -> None:
        if (edit := self._edits.get(edit_id)) is not None:
            self._edits[edit_id] = replace(edit, **changes)  # type: ignore[arg-type]

    async def _save_soon(self, edit_id: int) -> None:
        await self._clock.sleep(PAUSE)
        self._tasks.spawn("template save", self.save(edit_id))
