"""A field that is always one of a few choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from quickticket.ui.widgets.chevron import paint_chevron

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.ui.theme.theme import Theme


class ChoiceBox(QComboBox):
    """The field.

    Args:
        theme: Colours.
        name: The accessible name.
        choices: What it offers.
    """

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.addItems(list(choices))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page: scrolling past must not choose."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Adds the arrow, which the stylesheet cannot draw."""
        super().paintEvent(event)
        paint_chevron(
            QPainter(self), QPointF(self.width() - 15, self.height() / 2), self._theme.palette.muted
        )
