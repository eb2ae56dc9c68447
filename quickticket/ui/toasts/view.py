"""Quiet cards in the bottom right corner that never take the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quickticket.ui.toasts.presenter import Toast, ToastAction
from quickticket.ui.widgets.card import Card
from quickticket.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.ui.theme.theme import Theme
    from quickticket.ui.toasts.presenter import ToastPresenter

SHOWN_MS = 5000
_WIDTH = 340
_EDGE = 16
_GAP = 8


class _ToastCard(Card):
    """One toast."""

    expired = Signal()
    acted = Signal(object)

    def __init__(self, theme: Theme, toast: Toast, *, composited: bool) -> None:
        flags = (
            Qt.WindowType.ToolTip
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        super().__init__(theme, flags, composited=composited, radius=8)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAccessibleName(f"{toast.title}. {toast.text}")
        self.toast = toast
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.expired)
        self._build(theme)
        self.setFixedWidth(_WIDTH + 2 * self.margin)
        layout = self.layout()
        assert layout is not None  # noqa: S101 - the card made it
        self.setFixedHeight(
            layout.totalHeightForWidth(self.width()) if toast.text else layout.totalSizeHint().height()
        )
        if not toast.sticky:
            self._timer.start(SHOWN_MS)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Being read: it does not go away under the pointer."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Its time starts again."""
        if not self.toast.sticky:
            self._timer.start(SHOWN_MS)
        super().leaveEvent(event)

    def _build(self, theme: Theme) -> None:
        toast = self.toast
        stripe = QFrame()
        stripe.setFixedWidth(4)
        colour = getattr(theme.palette, toast.tone).text
        stripe.setStyleSheet(f"background: {colour}; border: none; border-radius: 2px;")
        words = QVBoxLayout()
        words.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(ElidedLabel(toast.title, weight="strong"), 1)
        top.addWidget(self._button("✕", self.expired.emit, "close", "Close"))
        words.addLayout(top)
        if toast.text:
            words.addWidget(label(toast.text, weight="secondary", wrap=True))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.setSpacing(16)
        for action in toast.actions:
            buttons.addWidget(self._button(action.value, partial(self.acted.emit, action)))
        buttons.addStretch(1)
        words.addLayout(buttons)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.setSpacing(12)
        layout.addWidget(stripe)
        layout.addLayout(words, 1)
        self.body.addWidget(row)

    def _button(self, text: str, act: Callable[[], None], kind: str = "link", name: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", kind)
        button.setAccessibleName(name or text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked=False: act())
        return button


class ToastArea(QObject):
    """The stack of toasts on the screen where the user works.

    Args:
        theme: Colours.
        composited: See `Card`.
        screen: Where the user works.
    """

    expired = Signal(str)
    acted = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        *,
        composited: bool,
        screen: Callable[[], QScreen] = QGuiApplication.primaryScreen,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._screen = screen
        self._composited = composited
        self.cards: list[_ToastCard] = []

    def bind(self, presenter: ToastPresenter) -> None:
        """Lets a presenter decide what follows from each signal."""
        self.expired.connect(presenter.expired)
        self.acted.connect(presenter.act)

    def show_toasts(self, toasts: tuple[Toast, ...]) -> None:
        """Shows exactly these, the newest at the bottom."""
        kept = {card.toast: card for card in self.cards}
        self.cards = [kept.pop(toast) if toast in kept else self._make(toast) for toast in toasts]
        for card in kept.values():
            card.hide()
            card.deleteLater()
        self._stack()

    def _make(self, toast: Toast) -> _ToastCard:
        card = _ToastCard(self._theme, toast, composited=self._composited)
        card.expired.connect(lambda: self.expired.emit(toast.about))
        card.acted.connect(lambda action: self.acted.emit(toast.about, ToastAction(action)))
        return card

    def _stack(self) -> None:
        free = self._screen().availableGeometry()
        bottom = free.bottom() - _EDGE
        for card in reversed(self.cards):
            margin = card.margin
            x = free.right() - _EDGE - card.width() + margin
            card.move(x, bottom - card.height() + margin)
            card.show()
            bottom -= card.height() - 2 * margin + _GAP
