"""The preview below the form: the resulting ticket for a made-up user."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from quickticket.ui.templates.preview import SAMPLE
from quickticket.ui.widgets.flow_layout import FlowLayout
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.ui.templates.preview import Piece, Preview
    from quickticket.ui.theme.theme import Theme

_HEIGHT = 196


class PreviewPane(QFrame):
    """Summary, fields and details as the ticket would have them; questions and what is missing named."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Preview | None = None
        self.setObjectName("below")
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName("Preview")
        self._summary = _rich(size="large")
        self._details = _rich(weight="secondary")
        self._facts = QWidget()
        self._flow = FlowLayout(self._facts, 6)
        self._asks = label(wrap=True)
        self._asks_room = _tinted(self._asks, "info")
        self._problems = label(wrap=True)
        self._problems_room = _tinted(self._problems, "warn")
        self._build()
        theme.changed.connect(self._again)

    def show_preview(self, shown: Preview) -> None:
        """Shows what a template makes."""
        if shown == self._shown:
            return
        self._shown = shown
        self._summary.setText(self._html(shown.summary) or self._unsaid("The summary is what the line says."))
        self._details.setText(self._html(shown.details))
        self._details.setVisible(bool(shown.details))
        self._fill_facts(shown)
        self._asks.setText("Asks for " + " · ".join(shown.asks))
        self._asks_room.setVisible(bool(shown.asks))
        self._problems.setText("\n".join(shown.problems))
        self._problems_room.setVisible(bool(shown.problems))

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(label("Preview", weight="strong"))
        heading.addWidget(label(f"for {SAMPLE}", weight="muted"))
        heading.addStretch(1)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(24, 2, 24, 12)
        inside.setSpacing(8)
        for part in (self._problems_room, self._asks_room, self._summary, self._facts, self._details):
            inside.addWidget(part)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("Preview of the ticket")
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(6)
        room = QHBoxLayout()
        room.setContentsMargins(24, 0, 24, 0)
        room.addLayout(heading)
        layout.addLayout(room)
        layout.addWidget(scroll, 1)

    def _fill_facts(self, shown: Preview) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        palette = self._theme.palette
        for fact in shown.facts:
            chip = QLabel()
            chip.setTextFormat(Qt.TextFormat.RichText)
            chip.setProperty("fact", "true")
            caption = f'<span style="color:{palette.muted}">{escape(fact.caption)}</span>'
            chip.setText(f"{caption}&nbsp; {self._html(fact.value)}")
            self._flow.addWidget(chip)
            chip.show()
        self._facts.setVisible(bool(shown.facts))
        self._facts.updateGeometry()

    def _html(self, pieces: Sequence[Piece]) -> str:
        palette = self._theme.palette
        parts = []
        for piece in pieces:
            text = escape(piece.text).replace("\n", "<br>")
            if piece.filled:
                parts.append(f'<span style="color:{palette.info.text}">{text}</span>')
            elif piece.asked:
                parts.append(
                    f'<span style="color:{palette.info.text};background:{palette.info.soft}">'
                    f"&nbsp;{text}?&nbsp;</span>"
                )
            else:
                parts.append(text)
        return "".join(parts)

    def _unsaid(self, words: str) -> str:
        return f'<span style="color:{self._theme.palette.muted};font-weight:400">{words}</span>'

    def _again(self) -> None:
        if (shown := self._shown) is not None:
            self._shown = None
            self.show_preview(shown)


def _rich(*, weight: str = "", size: str = "") -> QLabel:
    made = label(weight=weight, size=size, wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)  # every text in it is escaped
    return made


def _tinted(inside: QLabel, tone: str) -> QFrame:
    room = QFrame()
    room.setProperty("tone", tone)
    layout = QHBoxLayout(room)
    layout.setContentsMargins(12, 6, 12, 6)
    layout.addWidget(inside)
    room.hide()
    return room
