"""The fields of the form on their grid: shows texts, and collects what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from quickticket.ui.templates.custom_fields import CustomFields
from quickticket.ui.templates.field_box import FieldBox
from quickticket.ui.templates.form import NAMED_MEMBERS, Form, Member
from quickticket.ui.templates.placeholder_menu import PlaceholderMenu
from quickticket.ui.widgets.choice_box import ChoiceBox
from quickticket.ui.widgets.choice_edit import ChoiceEdit
from quickticket.ui.widgets.hotkey_edit import HotkeyEdit
from quickticket.ui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from quickticket.ui.templates.state import FormState
    from quickticket.ui.theme.theme import Theme

_PRIVATE = ((None, "As in the settings"), (True, "Hidden from the user"), (False, "Visible to the user"))
_DETAILS_LINES = 3
_COLUMNS = 3
_LINES: tuple[tuple[tuple[Member, str, int], ...], ...] = (
    ((Member.TITLE, "Title", 2), (Member.NAME, "Name after /", 1)),
    ((Member.SUMMARY, "Summary", 3),),
    ((Member.DETAILS, "Details (Markdown)", 3),),
    ((Member.TICKET_TYPE, "Type", 1), (Member.PRIORITY, "Priority", 1), (Member.CATEGORY, "Category", 1)),
    ((Member.TEAM, "Team", 1), (Member.AGENT, "Agent", 1), (Member.TAGS, "Tags", 1)),
    ((Member.TIME, "Time spent", 1), (Member.OUTCOME, "Outcome", 1), (Member.CHARGE_RATE, "Charge rate", 1)),
    (
        (Member.PRIVATE, "Time entry", 1),
        (Member.STATUS, "Status afterwards", 1),
        (Member.HOTKEY, "Hotkey", 1),
    ),
    ((Member.FIELDS, "", 3),),
)
_HINTS = {
    Member.TITLE: "What lists show",
    Member.NAME: "pw",
    Member.TIME: "12m, 1h30",
    Member.TAGS: "one, two",
    Member.SUMMARY: "Password reset for {user}",
}


class FormFields(QWidget):
    """The grid.

    Signals:
        edited: A `Form`: something was typed or chosen.
        title_done: The title was left.
        hotkey, refused, listening: See `HotkeyEdit`.
    """

    edited = Signal(object)
    title_done = Signal()
    hotkey = Signal(object)
    refused = Signal(str)
    listening = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._id: int | None = None
        self._quiet = False
        self._name = ""
        self._texts: dict[Member, ChoiceEdit] = {}
        self._details = QPlainTextEdit()
        self._private = ChoiceBox(theme, "Time entry", [words for _, words in _PRIVATE])
        self._hotkey = HotkeyEdit(theme)
        self._custom = CustomFields(theme)
        self._insert = KeyButton()
        self._boxes: dict[Member, FieldBox] = {}
        self._build()
        self._placeholders = PlaceholderMenu(self, self._texts[Member.SUMMARY])
        self._connect()

    def show_form(self, shown: FormState) -> None:
        """Shows a template; fields that say the same already are left alone, cursor and all."""
        self._quiet = True
        typing_a_name = self._texts[Member.NAME].text() != self._name
        if self._id != shown.id:
            self._id = shown.id
            self._custom.clear_empty_rows()
            typing_a_name = False
        form = shown.form
        self._name = form.name
        for member, field in self._texts.items():
            if member is not Member.NAME or not typing_a_name:
                field.show_text(getattr(form, member))
        if self._details.toPlainText() != form.details:
            self._details.setPlainText(form.details)
        self._private.setCurrentIndex([value for value, _ in _PRIVATE].index(form.private))
        self._custom.show_texts(form.fields)
        self._hotkey.show_keys(shown.hotkey)
        self._hotkey.setEnabled(shown.has_name)
        for member in NAMED_MEMBERS:
            self._texts[member].offer(getattr(shown.offers, member))
        self._custom.show_offers(shown.offers, shown.notes)
        notes = {note.member: note for note in reversed(shown.notes)}
        for member, box in self._boxes.items():
            note = notes.get(member) if member is not Member.FIELDS else None
            box.say(note.text if note else "", note.tone if note else "")
        self._quiet = False

    def form(self) -> Form:
        """What stands in the fields. A name counts once its field was left."""
        texts = {member: field.text() for member, field in self._texts.items()}
        return Form(
            **texts | {Member.NAME: self._name},
            details=self._details.toPlainText(),
            private=_PRIVATE[self._private.currentIndex()][0],
            fields=self._custom.texts(),
        )

    def take_name(self) -> None:
        """Takes the name as it stands, as if its field were left."""
        field = self._texts[Member.NAME]
        if field.text() != self._name:
            self._name = field.text()
            self._tell()

    def focus_field(self, member: Member) -> None:
        """Typing goes to a field, over what stands there."""
        field = self._texts[member]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remembers which text takes the next placeholder."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._placeholders.target = watched
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._details.setObjectName("details")
        self._details.setTabChangesFocus(True)
        self._details.document().setDocumentMargin(2)
        self._details.setFixedHeight(_DETAILS_LINES * self._details.fontMetrics().lineSpacing() + 18)
        self._insert.show_offer("Placeholder", "Alt P")
        self._insert.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        others: dict[Member, QWidget] = {
            Member.DETAILS: self._details,
            Member.PRIVATE: self._private,
            Member.HOTKEY: self._hotkey,
            Member.FIELDS: self._custom,
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 4, 24, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for line, parts in enumerate(_LINES):
            column = 0
            for member, caption, width in parts:
                field = others.get(member) or self._text_field(member, caption)
                field.setAccessibleName(caption)
                box = FieldBox(caption, field, self._insert if member is Member.DETAILS else None)
                self._boxes[member] = box
                grid.addWidget(box, line, column, 1, width)
                column += width
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(_LINES), 1)

    def _text_field(self, member: Member, caption: str) -> ChoiceEdit:
        field = ChoiceEdit(self._theme, caption)
        field.setPlaceholderText(_HINTS.get(member, ""))
        self._texts[member] = field
        return field

    def _connect(self) -> None:
        for member, field in self._texts.items():
            if member is Member.NAME:
                field.editingFinished.connect(self.take_name)
            else:
                field.edited.connect(self._tell)
        self._texts[Member.TITLE].editingFinished.connect(self.title_done)
        self._details.textChanged.connect(self._tell)
        self._private.currentIndexChanged.connect(self._tell)
        self._custom.edited.connect(self._tell)
        self._custom.added.connect(lambda field: field.installEventFilter(self))
        self._hotkey.recorded.connect(self.hotkey)
        self._hotkey.refused.connect(self.refused)
        self._hotkey.listening.connect(self.listening)
        for text in (self._texts[Member.SUMMARY], self._details):
            text.installEventFilter(self)
        self._insert.clicked.connect(self._open_placeholders)
        QShortcut(QKeySequence("Alt+P"), self).activated.connect(self._open_placeholders)

    def _open_placeholders(self) -> None:
        field = self._placeholders.target
        self._placeholders.popup(field.mapToGlobal(QPoint(0, field.height())))

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit(self.form())
