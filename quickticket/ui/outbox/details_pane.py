"""The pane beside the outbox table: why a capture is where it is, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from quickticket.ui.outbox.state import Deed
from quickticket.ui.widgets.flow_layout import FlowLayout
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import label
from quickticket.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from quickticket.ui.outbox.state import DetailsPane, StepLine
    from quickticket.ui.theme.theme import Theme

_WIDTH = 330


class OutboxDetails(QFrame):
    """The pane.

    Signals:
        done: A `Deed`, and what stands in the field for the ticket's number.
    """

    done = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: DetailsPane | None = None
        self.setObjectName("side")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("The chosen capture")
        self._title = label(size="large", wrap=True)
        self._subtitle = label(weight="muted", wrap=True)
        self._reason = label(weight="secondary", wrap=True)
        self._server = label(wrap=True)
        self._server.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said = QFrame()
        self._said.setProperty("tone", "window")
        said = QVBoxLayout(self._said)
        said.setContentsMargins(12, 8, 12, 10)
        said.setSpacing(2)
        said.addWidget(label("HaloPSA says", weight="muted", size="small"))
        said.addWidget(self._server)
        self._number = QLineEdit()
        self._number.setPlaceholderText("Number of the ticket in Halo, like 12046")
        self._number.setAccessibleName("Number of the ticket in Halo")
        self._number.returnPressed.connect(lambda: self.done.emit(Deed.THIS_IS_IT, self._number.text()))
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, 8)
        self._notice = label(wrap=True)
        self._notice_room = QFrame()
        self._notice_room.setProperty("tone", "warn")
        notice = QHBoxLayout(self._notice_room)
        notice.setContentsMargins(12, 7, 12, 7)
        notice.addWidget(self._notice)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(6)
        self._history = QGridLayout()
        self._history.setHorizontalSpacing(10)
        self._history.setVerticalSpacing(6)
        self._history.setColumnStretch(1, 1)
        self._build()

    def show_details(self, shown: DetailsPane | None) -> None:
        """Shows a capture, or nothing."""
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        self._content.setVisible(shown is not None)
        if shown is None:
            return
        self._title.setText(shown.title)
        self._subtitle.setText(shown.subtitle)
        _say(self._reason, shown.reason)
        self._server.setText(shown.server_text)
        self._said.setVisible(bool(shown.server_text))
        self._number.setVisible(shown.asks_number)
        self._notice.setText(shown.notice)
        self._notice_room.setVisible(bool(shown.notice))
        if before is None or before.deeds != shown.deeds:
            self._fill_buttons(shown.deeds)
        if before is None or before.steps != shown.steps:
            self._fill_steps(shown.steps)
        if before is None or before.history != shown.history:
            self._fill_history(shown.history)

    def focus_first(self) -> None:
        """Puts the focus on the first button."""
        item = self._flow.itemAt(0)
        first = item.widget() if item is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._content = QWidget()
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(10)
        for part in (self._title, self._subtitle, self._reason, self._said, self._number, self._buttons):
            layout.addWidget(part)
        layout.addWidget(self._notice_room)
        layout.addSpacing(8)
        layout.addLayout(self._steps)
        layout.addSpacing(8)
        layout.addLayout(self._history)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        scroll.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroll)
        self._content.hide()

    def _fill_buttons(self, deeds: tuple[Deed, ...]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, deed in enumerate(deeds):
            made = button(deed.value, _kind(deed, first=place == 0))
            made.clicked.connect(lambda _checked=False, deed=deed: self.done.emit(deed, self._number.text()))
            self._flow.addWidget(made)
            made.show()
        self._buttons.setVisible(bool(deeds))
        self._buttons.setFixedHeight(self._flow.heightForWidth(_WIDTH - 41))

    def _fill_steps(self, steps: tuple[StepLine, ...]) -> None:
        _clear(self._steps)
        for step in steps:
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
            pill = Pill(self._theme)
            layout.addWidget(label(step.what))
            layout.addStretch(1)
            layout.addWidget(pill)
            pill.show_state(step.state, step.tone)
            self._steps.addWidget(line)
            line.show()

    def _fill_history(self, history: tuple[tuple[str, str], ...]) -> None:
        _clear(self._history)
        top = Qt.AlignmentFlag.AlignTop
        for line, (time, text) in enumerate(history):
            for column, said in enumerate(
                (
                    label(time, weight="muted", size="small"),
                    label(text, weight="secondary", size="small", wrap=True),
                )
            ):
                self._history.addWidget(said, line, column, top)
                said.show()


def _kind(deed: Deed, *, first: bool) -> str:
    if deed is Deed.DISCARD_NOW:
        return "danger"
    return "accent" if first and deed not in (Deed.OPEN, Deed.TEMPLATE) else ""


def _say(target: QLabel, text: str) -> None:
    target.setText(text)
    target.setVisible(bool(text))


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
