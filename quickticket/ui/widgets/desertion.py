"""Notices that the user turned from a window to another one, for windows that make room then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

_GRACE_MS = 100  # the focus may visit nobody on its way back


class Desertion(QObject):
    """Watches one window from each showing on; one that has not got the focus yet cannot lose it.

    Signals:
        happened: The window had the focus, and does not get it back.
    """

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._had_focus = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GRACE_MS)
        self._timer.timeout.connect(self._look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101 - there is no widget without one
        app.focusWindowChanged.connect(self._focus_moved)

    def begin(self) -> None:
        """The window was asked for, now or again: what happened to it before does not count."""
        self._had_focus = False
        self._timer.stop()

    def _focus_moved(self, focused: QWindow | None) -> None:
        if focused is not None and focused is self._window.windowHandle():
            self._had_focus = True
            self._timer.stop()
        elif self._had_focus:
            self._timer.start()

    def _look(self) -> None:
        if self._window.isVisible() and not self._window.isActiveWindow():
            self.happened.emit()
