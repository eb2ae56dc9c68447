"""Decides what the settings window shows; what is changed holds at once, or says why it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quickticket.config.kinds import Keys
from quickticket.config.options import GROUPS, NEW_TICKET_HOTKEY, OPTIONS
from quickticket.config.template_hotkeys import template_hotkeys
from quickticket.domain.errors import QuickTicketError
from quickticket.domain.hotkeys import KeyCombination
from quickticket.domain.reference import Catalogue
from quickticket.ui.settings.rows import MORE, TEMPLATE_KEY, option_row, refusal, searched, template_row
from quickticket.ui.settings.state import Note, OptionGroup, OptionRow, SettingsState
from quickticket.ui.settings.values import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.config.kinds import Option
    from quickticket.services.tasks import Tasks
    from quickticket.ui.settings.needs import Chosen, Hotkeys, Labels, Lists, SettingsScreen

_BY_KEY: dict[str, Option[Any]] = {option.key: option for option in OPTIONS}
_HOTKEYS = NEW_TICKET_HOTKEY.group


class SettingsPresenter:
    """The settings window's decisions.

    Attributes:
        manage_templates: Opens the window in which templates get hotkeys.

    Args:
        screen: The window.
        settings: What is chosen.
        hotkeys: Those that can be changed.
        lists: What the tenant has.
        labels: What templates are called.
        tasks: Where work is spawned.
        file: Where all of it is kept.
        open_file: Shows a file in the program that the system has for it.
        manage_templates: As above.
    """

    def __init__(
        self,
        *,
        screen: SettingsScreen,
        settings: Chosen,
        hotkeys: Hotkeys,
        lists: Lists,
        labels: Labels,
        tasks: Tasks,
        file: str,
        open_file: Callable[[str], None],
        manage_templates: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._settings = settings
        self._hotkeys = hotkeys
        self._lists = lists
        self._labels = labels
        self._tasks = tasks
        self._file = file
        self._open_file = open_file
        self.manage_templates = manage_templates
        self._catalogue = Catalogue()
        self._query = ""
        self._problem = ""
        self._typed: dict[str, str] = {}
        self._notes: dict[str, Note] = {}
        settings.changed.connect(lambda _settings: self._render())

    def open(self) -> None:
        """Shows the window."""
        self._typed.clear()
        self._notes.clear()
        self.look_again()
        self._screen.bring_up()

    def look_again(self) -> None:
        """The window came to the front: file, hotkeys and tenant may have changed meanwhile."""
        try:
            self._settings.reload()
            self._problem = ""
        except QuickTicketError as error:
            self._problem = str(error)
        self._render()
        self._tasks.replace("settings lists", self._load())

    # -- what the window reports ------------------------------------------------------------------------

    def search(self, query: str) -> None:
        """Shows the options that a text finds."""
        self._query = query
        self._render()

    def write(self, key: str, text: str) -> None:
        """A value was typed or chosen."""
        option = _BY_KEY[key]

        def choose() -> None:
            now = self._settings.current
            value = read(option, text, self._catalogue)
            if value != now.get(option) or key in now.wrong:
                self._settings.set(option, value)

        if not self._tried(key, choose):
            self._typed[key] = text
            self._render()

    def record(self, key: str, keys: KeyCombination | None) -> None:
        """Keys were pressed for a hotkey, or it was cleared."""
        self._tried(key, lambda: self._bind(key, keys))

    def take(self, key: str, offer: str) -> None:
        """One of the free combinations was chosen."""
        self.record(key, KeyCombination.parse(offer))

    def refuse(self, key: str, sentence: str) -> None:
        """What was pressed cannot be a hotkey; an empty sentence ends that."""
        self._forget(key)
        if sentence:
            self._notes[key] = Note(sentence)
        self._render()

    def listen(self, on: bool) -> None:
        """A field listens for a hotkey, or does no longer."""
        self._hotkeys.listen(on)

    def reset(self, key: str) -> None:
        """Back to default."""
        option = _BY_KEY[key]

        def go_back() -> None:
            if not isinstance(option.kind, Keys) or self._bind(key, option.default):
                self._settings.reset(option)

        self._tried(key, go_back)

    def open_file(self) -> None:
        """The file itself is wanted."""
        self._open_file(self._file)

    # -- inner work -------------------------------------------------------------------------------------

    async def _load(self) -> None:
        self._catalogue = await self._lists.catalogue()
        self._render()

    def _tried(self, key: str, change: Callable[[], object]) -> bool:
        """Whether a change could be made; where not, a note says why."""
        self._forget(key)
        try:
            change()
        except QuickTicketError as error:
            self._notes[key] = Note(str(error))
        self._render()
        return key not in self._notes

    def _forget(self, key: str) -> None:
        self._typed.pop(key, None)
        self._notes.pop(key, None)

    def _bind(self, key: str, keys: KeyCombination | None) -> bool:
        """Whether the keys could be taken; where not, a note says why."""
        if key.startswith(TEMPLATE_KEY):
            status = self._hotkeys.set_template(key.removeprefix(TEMPLATE_KEY), keys)
            self._settings.reload()
        else:
            status = self._hotkeys.set_option(key, keys or _BY_KEY[key].default)
        note = refusal(status) if status is not None else None
        if note is not None:
            self._notes[key] = note
        return note is None

    def _render(self) -> None:
        groups = tuple(
            searched(OptionGroup(key, title, self._rows(key), MORE.get(key, ("", ""))), self._query)
            for key, title in GROUPS.items()
        )
        problem = self._problem or template_hotkeys(self._settings.current)[1].get("", "")
        self._screen.show_state(SettingsState(groups, self._file, problem, self._query))

    def _rows(self, group: str) -> tuple[OptionRow, ...]:
        settings = self._settings.current
        rows = [option_row(option, settings, self._catalogue) for option in OPTIONS if option.group == group]
        if group == _HOTKEYS:
            rows = [self._with_status(row) for row in rows] + self._template_rows()
        return tuple(
            replace(row, text=self._typed.get(row.key, row.text), note=self._notes.get(row.key, row.note))
            for row in rows
        )

    def _with_status(self, row: OptionRow) -> OptionRow:
        status = self._hotkeys.of_option(row.key)
        return row if status is None else replace(row, note=row.note or refusal(status))

    def _template_rows(self) -> list[OptionRow]:
        bound, wrong = self._hotkeys.templates(), template_hotkeys(self._settings.current)[1]
        names = sorted({*bound, *wrong} - {""})
        return [
            template_row(name, self._labels(name), bound.get(name), wrong.get(name, "")) for name in names
        ]
