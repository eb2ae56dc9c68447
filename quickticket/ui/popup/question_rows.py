"""The questions of a template: a title and a field each; Enter goes on to the next open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QLineEdit, QWidget

from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.ui.popup.state import QuestionRow


class QuestionRows(QWidget):
    """All rows in one grid, so that their fields stand below each other.

    Signals:
        answered: A question's index and what stands in its field now.
        finished: A question's index and text: Enter was pressed.
    """

    answered = Signal(int, str)
    finished = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._titles: list[QLabel] = []
        self._fields: list[QLineEdit] = []
        self._asked: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self.hide()

    def show_questions(self, questions: Sequence[QuestionRow]) -> None:
        """Shows the rows; a field that is being typed into keeps its text."""
        asked = tuple((each.title, each.choices) for each in questions)
        if asked != self._asked:
            self._asked = asked
            self._rebuild()
        for field, each in zip(self._fields, questions, strict=True):
            if field.text() != each.typed and not field.hasFocus():
                field.setText(each.typed)
            needed = "true" if each.missing else "false"
            if field.property("needed") != needed:
                field.setProperty("needed", needed)
                field.style().polish(field)
        self.setVisible(bool(questions))

    def focus(self, index: int) -> None:
        """Typing goes to a question's field."""
        if index < len(self._fields):
            self._fields[index].setFocus(Qt.FocusReason.OtherFocusReason)
            self._fields[index].selectAll()

    def _rebuild(self) -> None:
        for widget in (*self._titles, *self._fields):
            self._grid.removeWidget(widget)
            widget.hide()  # until it is gone for good it must not take the focus
            widget.deleteLater()
        self._titles, self._fields = [], []
        for row, (title, choices) in enumerate(self._asked):
            caption = label(title, weight="secondary")
            field = self._field(row, title, choices)
            self._grid.addWidget(caption, row, 0)
            self._grid.addWidget(field, row, 1)
            self._titles.append(caption)
            self._fields.append(field)

    def _field(self, index: int, title: str, choices: tuple[str, ...]) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(f"{title}, one of {', '.join(choices)}" if choices else title)
        field.setPlaceholderText(" · ".join(choices))
        if choices:
            completer = QCompleter(list(choices), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            field.setCompleter(completer)
        field.textChanged.connect(lambda text, at=index: self.answered.emit(at, text))
        field.returnPressed.connect(lambda at=index, it=field: self.finished.emit(at, it.text()))
        return field
