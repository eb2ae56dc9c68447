"""A card of one width that is always as high as its content, and grows downwards only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt

from quickticket.ui.theme.theme import Theme
from quickticket.ui.widgets.card import Card

_ROUNDS = 3  # rows that wrap settle their height only after their width


class FittedCard(Card):
    """A card that fits itself to whatever its layout asks for.

    Args:
        theme: Colours.
        flags: Window flags besides frameless.
        width: Of the visible card, in pixels.
        composited: See `Card`.
    """

    def __init__(self, theme: Theme, flags: Qt.WindowType, *, width: int, composited: bool) -> None:
        super().__init__(theme, flags, composited=composited)
        self._width = width
        self._fitting = False

    def fit(self) -> None:
        """Takes the height that the content needs at once; the top edge stays where it is."""
        if self._fitting:
            return
        self._fitting = True
        for _ in range(_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            wanted = self.sizeHint()
            if wanted == self.size():
                break
            self.setFixedSize(wanted)
        self._fitting = False

    def sizeHint(self) -> QSize:
        """Its own width, as high as its content."""
        width = self._width + 2 * self.margin
        layout = self.layout()
        assert layout is not None  # noqa: S101 - the card made it
        layout.activate()
        tall = layout.hasHeightForWidth()
        return QSize(width, layout.totalHeightForWidth(width) if tall else layout.totalSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Whatever changes the content changes the height."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return handled
