"""The rows of custom fields: which field, its text, and a button that takes the row away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quickticket.ui.templates.field_box import note_field
from quickticket.ui.templates.form import FieldText, Member
from quickticket.ui.widgets.choice_edit import ChoiceEdit
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.ui.templates.state import Note, Offers
    from quickticket.ui.theme.theme import Theme

_FIELD_WIDTH = 200


class CustomFields(QWidget):
    """All rows, and the button that adds one.

    Signals:
        edited: The user changed something.
        entered: Typing goes to this text field, where placeholders may stand.
    """

    edited = Signal()
    added = Signal(QWidget)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._offers: tuple[str, ...] = ()
        self._rows: list[_FieldRow] = []
        self._note = label(size="small", wrap=True)
        self._add = button("Add a custom field", "link")
        self._add.clicked.connect(self._add_by_hand)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(self._layout)
        outer.addWidget(self._note)
        outer.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._note.hide()

    def texts(self) -> tuple[FieldText, ...]:
        """What stands in the rows; empty ones count for nothing."""
        rows = (FieldText(row.field.text(), row.value.text()) for row in self._rows)
        return tuple(row for row in rows if row.field.strip() or row.value.strip())

    def show_texts(self, texts: Sequence[FieldText]) -> None:
        """Shows rows; does nothing while they stand there already."""
        if tuple(texts) == self.texts():
            return
        while len(self._rows) > len(texts):
            self._take_away(self._rows[-1])
        while len(self._rows) < len(texts):
            self._add_row()
        for row, text in zip(self._rows, texts, strict=True):
            row.field.show_text(text.field)
            row.value.show_text(text.value)

    def show_offers(self, offers: Offers, notes: Sequence[Note]) -> None:
        """Offers fields and their values, and says what is wrong."""
        self._offers = offers.fields
        told = {note.index: note for note in notes if note.member is Member.FIELDS}
        filled = [row for row in self._rows if row.field.text().strip() or row.value.text().strip()]
        for index, row in enumerate(filled):
            row.field.offer(offers.fields)
            row.value.offer(offers.values[index] if index < len(offers.values) else ())
            note = told.get(index)
            note_field(row.field, note.tone if note else "")
        first = next(iter(told.values()), None)
        self._note.setText(first.text if first else "")
        self._note.setVisible(first is not None)
        note_field(self._note, first.tone if first else "")

    def clear_empty_rows(self) -> None:
        """Takes rows away that were never filled."""
        for row in [*self._rows]:
            if not row.field.text().strip() and not row.value.text().strip():
                self._take_away(row)

    def _add_by_hand(self) -> None:
        row = self._add_row()
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self) -> _FieldRow:
        row = _FieldRow(self._theme)
        row.field.offer(self._offers)
        row.field.edited.connect(self.edited)
        row.value.edited.connect(self.edited)
        row.away.clicked.connect(lambda: self._removed(row))
        self._rows.append(row)
        self._layout.addWidget(row)
        row.show()
        self.setTabOrder(row.away, self._add)
        self.added.emit(row.value)
        return row

    def _removed(self, row: _FieldRow) -> None:
        self._take_away(row)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _take_away(self, row: _FieldRow) -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()


class _FieldRow(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = ChoiceEdit(theme, "Custom field")
        self.field.setPlaceholderText("Field")
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.value = ChoiceEdit(theme, "Its text")
        self.value.setPlaceholderText("Text, with placeholders")
        self.away = button("✕", "close")
        self.away.setAccessibleName("Take this custom field away")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.value, 1)
        layout.addWidget(self.away)
