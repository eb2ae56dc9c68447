"""Decides what the template window shows and what its buttons do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.errors import QuickTicketError
from quickticket.domain.templates.template import Template, TemplateSource
from quickticket.ui.templates.editor import TemplateEditor
from quickticket.ui.templates.exchange import give_out, take_in
from quickticket.ui.templates.form import Form, Member
from quickticket.ui.templates.from_line import template_from
from quickticket.ui.templates.hotkeys import give_hotkey
from quickticket.ui.templates.new_names import copy_of, suggested_name
from quickticket.ui.templates.removal import Removed, remove, restore
from quickticket.ui.templates.selection import Selection
from quickticket.ui.templates.snapshot import Snapshots
from quickticket.ui.templates.state import Notice

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from quickticket.domain.hotkeys import KeyCombination
    from quickticket.domain.templates.shelf import Shelf
    from quickticket.services.ports.clock import Clock
    from quickticket.services.tasks import Tasks
    from quickticket.ui.templates.editor import Edit
    from quickticket.ui.templates.needs import Captures, Hotkeys, Library, Lists, TemplatesScreen

UNDO = "Undo"


class TemplatesPresenter:
    """The template window's decisions.

    Args:
        screen: The window.
        library: The templates.
        hotkeys: Their own hotkeys.
        captures: Reads a line that is to become a template.
        lists: The tenant's small lists.
        tasks: Where work is spawned.
        clock: For pauses and the preview.
        tenant: The resource server at hand.
        open_file: Opens a file or address in the system's own program.
    """

    def __init__(
        self,
        *,
        screen: TemplatesScreen,
        library: Library,
        hotkeys: Hotkeys,
        captures: Captures,
        lists: Lists,
        tasks: Tasks,
        clock: Clock,
        tenant: str,
        open_file: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._library = library
        self._hotkeys = hotkeys
        self._captures = captures
        self._lists = lists
        self._tasks = tasks
        self._clock = clock
        self._tenant = tenant
        self._open_file = open_file
        self._editor = TemplateEditor(
            library=library,
            clock=clock,
            tasks=tasks,
            tenant=tenant,
            changed=self._render,
            renamed=self._take_hotkey_along,
        )
        self._snapshots = Snapshots(library, self._editor, hotkeys, tenant)
        self._selection = Selection(library, self._editor, self._snapshots, self._leave)
        self._looking = self._selection.looking
        self._undo: Callable[[], Awaitable[object]] | None = None
        self._open = False
        self._shown_at = -1
        library.changed.connect(self._library_changed)

    def open(self, name: str | None = None) -> None:
        """Shows the window, on one template when given."""
        self._do(self._opened, name)

    def open_with(self, line: str) -> None:
        """Shows the window with a new template made of a line; its name is a suggestion."""
        self._do(self._opened_with, line)

    def closed(self) -> None:
        """The window was closed: what is right is saved, what is not stays for the next time."""
        self._open = False
        self._looking.notice = self._undo = None
        self._do(self._editor.save_all)

    async def flush(self) -> None:
        """Saves what was typed; for the end of the program."""
        await self._editor.save_all()

    def save(self) -> None:
        """Saves what was typed without waiting for the pause."""
        self._do(self._editor.save_all)

    def search(self, text: str) -> None:
        """The text of the search field changed; the first row that is left is shown."""
        self._looking.query = text
        if text.strip() and self._selection.place < 0:
            self._selection.choose_near(0)
        self._render()

    def select(self, index: int) -> None:
        """A row was chosen: a template, or a broken file behind them."""
        self._selection.choose_row(index)
        self._render()

    def typed(self, form: Form) -> None:
        """Something in the fields changed."""
        if (edit := self._edit) is not None:
            self._editor.type(edit.id, form)
            self._render()

    def title_done(self) -> None:
        """The title was left: it gives a new template its name."""
        edit = self._edit
        if edit is not None and edit.new and not edit.form.name.strip() and edit.form.title.strip():
            self.typed(replace(edit.form, name=suggested_name(edit.form.title, self._editor.taken)))

    def new(self) -> None:
        """Begins an empty template."""
        self._begin(Template(""))

    def duplicate(self) -> None:
        """Begins a copy of the template at hand."""
        if (edit := self._edit) is not None:
            self._begin(copy_of(self._editor.read(edit)[0], self._editor.taken))

    def delete(self) -> None:
        """Deletes the template at hand, which must be one's own; the bar can bring it back."""
        edit = self._edit
        if edit is not None and edit.new:
            place = self._selection.place
            self._editor.drop(edit.id)
            self._selection.choose_near(place)
            dropped = edit.form.title.strip() or "the new template"
            self._say(Notice(f"Dropped {dropped}.", button=UNDO), lambda: self._kept(edit))
        elif edit is not None and edit.base.source is TemplateSource.OWN:
            self._do(self._deleted, edit)

    def undo(self) -> None:
        """Does away with what the bar tells of."""
        if (undo := self._undo) is not None:
            self._say(None)
            self._do(undo)

    def move(self, by: int) -> None:
        """Moves the template at hand up (-1) or down (1) in the list."""
        edit = self._edit
        if edit is None or edit.new or self._looking.query.strip():
            return
        names = [each.name for each in self._library.current.templates]
        at = names.index(edit.base.name)
        if 0 <= at + by < len(names):
            names.insert(at + by, names.pop(at))
            self._do(self._library.arrange, names)

    def most_used_first(self) -> None:
        """Drops the order made by hand."""
        self._do(self._library.arrange, ())

    def import_from(self, path: str) -> None:
        """Takes a file, a folder or a zip."""
        self._do(self._imported, path)

    def export_to(self, path: str, everything: bool) -> None:
        """Writes the template at hand, or all own ones, to a file, a folder or a zip."""
        self._do(self._exported, path, everything)

    def set_hotkey(self, keys: KeyCombination | None) -> None:
        """A hotkey was pressed, or cleared."""
        if (edit := self._edit) is not None and not edit.new:
            self.refuse_hotkey(give_hotkey(self._hotkeys, edit.base.name, keys))

    def refuse_hotkey(self, reason: str) -> None:
        """What was pressed cannot be a hotkey; empty once that is over."""
        self._looking.refused = reason
        self._render()

    def listen_for_hotkey(self, on: bool) -> None:
        """The field for the hotkey listens, or no longer does."""
        self._hotkeys.listen(on)

    def open_broken_file(self) -> None:
        """Opens the broken file at hand."""
        if (broken := self._looking.broken) is not None:
            self._open_file(broken.where)

    @property
    def _edit(self) -> Edit | None:
        return self._selection.edit

    async def _opened(self, name: str | None) -> None:
        await self._come_up()
        if name is not None:
            self._looking.query = ""
            self._selection.choose_named(name)
        self._render()
        self._screen.bring_up()
        await self._library.refresh()

    async def _opened_with(self, line: str) -> None:
        await self._come_up()
        reading = await self._captures.read(line)
        self._begin(template_from(reading, taken=self._editor.taken, tenant=self._tenant), Member.NAME)
        self._screen.bring_up()

    async def _come_up(self) -> None:
        self._open = True
        self._editor.catalogue = await self._lists.catalogue()
        self._editor.follow()
        self._selection.find_another(0)

    async def _deleted(self, edit: Edit) -> None:
        await self._editor.save(edit.id)
        base = (self._editor.get(edit.id) or edit).base
        removed = await remove(self._library, self._hotkeys, base)
        self._editor.drop(edit.id)
        if removed.uncovered:
            self._selection.choose_named(base.name)
        self._selection.find_another(self._shown_at)
        self._say(Notice(removed.said, button=UNDO), lambda: self._restored(removed))

    async def _restored(self, removed: Removed) -> None:
        await restore(self._library, self._hotkeys, removed)
        self._selection.choose_named(removed.template.name)
        self._render()

    async def _kept(self, edit: Edit) -> None:
        self._editor.keep(edit)
        self._selection.turn_to(edit.id)
        self._render()

    async def _imported(self, path: str) -> None:
        notice, first = await take_in(self._library, path)
        self._selection.choose_named(first)
        self._say(notice)

    async def _exported(self, path: str, everything: bool) -> None:
        await self._editor.save_all()
        edit = self._edit
        name = edit.base.name if edit is not None and not edit.new else ""
        self._say(await give_out(self._library, path, name, everything=everything))

    def _begin(self, template: Template, focus: Member = Member.TITLE) -> None:
        self._looking.query = ""
        self._selection.turn_to(self._editor.begin(template).id)
        self._render()
        self._screen.focus_field(focus)

    def _leave(self, edit_id: int) -> None:
        self._do(self._left, edit_id)

    async def _left(self, edit_id: int) -> None:
        await self._editor.save(edit_id)
        if edit_id != self._looking.edit_id:  # or it was turned back to meanwhile
            self._editor.forget(edit_id)
            self._render()

    def _take_hotkey_along(self, before: str, now: str) -> None:
        try:
            self._hotkeys.rename(before, now)
        except QuickTicketError as error:
            self._say(Notice(str(error), "bad"))

    def _say(self, notice: Notice | None, undo: Callable[[], Awaitable[object]] | None = None) -> None:
        self._looking.notice, self._undo = notice, undo
        self._render()

    def _do(self, deed: Callable[..., Awaitable[object]], *given: object) -> None:
        self._tasks.spawn("template window", self._tried(deed, *given))

    async def _tried(self, deed: Callable[..., Awaitable[object]], *given: object) -> None:
        try:
            await deed(*given)
        except QuickTicketError as error:
            self._say(Notice(str(error), "bad"))

    def _library_changed(self, _shelf: Shelf) -> None:
        self._editor.follow()
        self._selection.find_another(self._shown_at)
        self._render()

    def _render(self) -> None:
        if self._open:
            state = self._snapshots.take(self._looking, self._clock.now())
            self._shown_at = state.listed.selected
            self._screen.show_state(state)
