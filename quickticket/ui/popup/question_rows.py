"""The questions of a template: a title and a field each; Enter goes on to the next open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from quickticket.ui.widgets.field_chip import FieldChip
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.ui.popup.state import QuestionRow
    from quickticket.ui.theme.theme import Theme


class QuestionRows(QWidget):
    """All rows in one grid, so that their fields stand below each other.

    Args:
        theme: Colours and sizes.
        after: Tab comes from here.

    Signals:
        answered: A question's index and what stands in its field now.
        finished: A question's index and text: Enter was pressed.
        opened: The index of a question with choices, and the letters typed on it.
    """

    answered = Signal(int, str)
    finished = Signal(int, str)
    opened = Signal(int, str)

    def __init__(self, theme: Theme, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._after = after
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._titles: list[QLabel] = []
        self._fields: list[QLineEdit | FieldChip] = []
        self._asked: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self.hide()

    def show_questions(self, questions: Sequence[QuestionRow]) -> None:
        """Shows the rows; a field that is being typed into keeps its text."""
        asked = tuple((each.title, each.choices) for each in questions)
        if asked != self._asked:
            self._asked = asked
            self._rebuild()
        for field, each in zip(self._fields, questions, strict=True):
            if isinstance(field, FieldChip):
                field.show_value(each.typed, given=bool(each.typed), missing=each.missing)
            else:
                _show_typed(field, each)
        self.setVisible(bool(questions))

    def field(self, index: int) -> QWidget | None:
        """The field of a question."""
        return self._fields[index] if index < len(self._fields) else None

    def focus(self, index: int) -> None:
        """Typing goes to a question's field."""
        field = self.field(index)
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _rebuild(self) -> None:
        for widget in (*self._titles, *self._fields):
            self._grid.removeWidget(widget)
            widget.hide()  # until it is gone for good it must not take the focus
            widget.deleteLater()
        self._titles, self._fields = [], []
        before = self._after
        for row, (title, choices) in enumerate(self._asked):
            caption = label(title, weight="secondary")
            field = self._choice(row, title) if choices else self._text(row, title)
            self._grid.addWidget(caption, row, 0)
            if choices:
                self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(field, row, 1)
            self.setTabOrder(before, field)
            before = field
            self._titles.append(caption)
            self._fields.append(field)

    def _text(self, index: int, title: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(title)
        field.textChanged.connect(lambda text: self.answered.emit(index, text))
        field.returnPressed.connect(lambda: self.finished.emit(index, field.text()))
        return field

    def _choice(self, index: int, title: str) -> FieldChip:
        chip = FieldChip(self._theme, title, captioned=False)
        chip.opened.connect(lambda typed: self.opened.emit(index, typed))
        return chip


def _show_typed(field: QLineEdit, question: QuestionRow) -> None:
    if field.text() != question.typed and not field.hasFocus():
        field.setText(question.typed)
    needed = "true" if question.missing else "false"
    if field.property("needed") != needed:
        field.setProperty("needed", needed)
        field.style().polish(field)
