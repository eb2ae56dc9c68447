"""The list under the line: what the token at the text cursor may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quickticket.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from quickticket.ui.popup.state import Completion
    from quickticket.ui.theme.theme import Theme

_MOST = 8
_MOST_IF_SHORT = 4


class CompletionList(QWidget):
    """The list; hidden while there is nothing to complete.

    Signals:
        chosen: The row's index was clicked.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowList(theme, "Matches")
        self._rows.chosen.connect(self.chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._rows)
        self.hide()

    def show_completion(self, completion: Completion | None, *, short: bool) -> None:
        """Shows the matches, best first; while Halo is asked the last row says so.

        Args:
            completion: The matches.
            short: The form stands below: more than four rows have to be scrolled.
        """
        self.setVisible(completion is not None)
        if completion is None:
            return
        rows = tuple(Row(row.name, row.spans, row.detail) for row in completion.rows)
        if completion.asking:
            rows = (*rows[: _MOST - 1], Row("searching Halo…", note=True))
        self._rows.show_rows(
            rows, completion.selected if completion.rows else -1, _MOST_IF_SHORT if short else _MOST
        )
