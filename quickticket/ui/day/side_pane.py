"""The pane beside the day: its week as bars, and the week's customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from quickticket.ui.day.colours import colour_of
from quickticket.ui.day.week_bars import WeekBars
from quickticket.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from quickticket.ui.day.state import CustomerTotal, DayState
    from quickticket.ui.theme.theme import Theme

_WIDTH = 320
_MOST = 9
_DOT = 10


class _Dot(QWidget):
    """A customer's colour."""

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__()
        self._theme = theme
        self._place = place
        self.setFixedSize(QSize(_DOT, _DOT))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour_of(self._place, self._theme.palette)))
        painter.drawRoundedRect(self.rect(), 3, 3)


class SidePane(QFrame):
    """The pane.

    Attributes:
        bars: The week.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[CustomerTotal, ...] | None = None
        self.setObjectName("side")
        self.setFixedWidth(_WIDTH)
        self.bars = WeekBars(theme)
        self._week = ElidedLabel(weight="strong")
        self._total = label(weight="secondary")
        self._heading = label("Customers", weight="strong")
        self._customers = QGridLayout()
        self._customers.setColumnStretch(1, 1)
        self._customers.setHorizontalSpacing(10)
        self._customers.setVerticalSpacing(8)
        self._build()

    def show_state(self, state: DayState) -> None:
        """Shows a week."""
        self._week.setText(state.week)
        self._total.setText(state.week_total)
        self.bars.show_bars(state.bars, f"{state.week}: {state.week_total}")
        if state.customers != self._shown:
            self._fill(state.customers)

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self._week)
        heading.addWidget(self._total)
        heading.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(21, 22, 20, 16)
        layout.setSpacing(0)
        layout.addLayout(heading)
        layout.addSpacing(12)
        layout.addWidget(self.bars)
        layout.addSpacing(20)
        layout.addWidget(self._heading)
        layout.addSpacing(10)
        layout.addLayout(self._customers)
        layout.addStretch(1)

    def _fill(self, customers: tuple[CustomerTotal, ...]) -> None:
        self._shown = customers
        while (item := self._customers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._heading.setVisible(bool(customers))
        for line, each in enumerate(customers[:_MOST]):
            parts = (
                _Dot(self._theme, each.colour),
                ElidedLabel(each.name),
                label(each.total, weight="secondary"),
            )
            parts[-1].setAlignment(Qt.AlignmentFlag.AlignRight)
            for column, part in enumerate(parts):
                self._customers.addWidget(part, line, column)
                part.show()
        if len(customers) > _MOST:
            more = label(f"and {len(customers) - _MOST} more", weight="muted", size="small")
            self._customers.addWidget(more, _MOST, 1)
            more.show()
