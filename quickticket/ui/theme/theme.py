"""The theme: follows the system's light or dark scheme and dresses the application in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from quickticket.ui.theme.palette import DARK, LIGHT, Palette, with_accent
from quickticket.ui.theme.stylesheet import stylesheet


class Theme(QObject):
    """What every window takes its colours and sizes from.

    Args:
        app: The application; its system font and size are the base of every size.
        accent: A tenant's own accent as `#rrggbb`; empty takes QuickTicket's.
    """

    changed = Signal()

    def __init__(self, app: QApplication, accent: str = "") -> None:
        super().__init__(app)
        self._app = app
        self._accent = accent
        self._forced: Qt.ColorScheme | None = None
        self.base = max(12, QFontInfo(app.font()).pixelSize())
        self.palette = LIGHT
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self._dress()

    def set_accent(self, accent: str) -> None:
        """Takes a tenant's own accent, `#rrggbb`; empty goes back to QuickTicket's."""
        self._accent = accent
        self._dress()

    def force(self, scheme: Qt.ColorScheme | None) -> None:
        """Shows one scheme whatever the system says; None follows the system again."""
        if scheme is not self._forced:
            self._forced = scheme
            self._dress()

    def px(self, scale: float) -> int:
        """A text size in pixels, as a multiple of the system's."""
        return round(self.base * scale)

    def font(self, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The system's font at a multiple of its size."""
        font = QFont(self._app.font())
        font.setPixelSize(self.px(scale))
        font.setWeight(weight)
        return font

    def _dress(self) -> None:
        scheme = self._forced or self._app.styleHints().colorScheme()
        base = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self.palette = with_accent(base, self._accent) if self._accent else base
        self._app.setPalette(_qt_palette(self.palette))
        self._app.setStyleSheet(stylesheet(self.palette, self.base))
        self.changed.emit()


def _qt_palette(palette: Palette) -> QPalette:
    """The roles that Qt's own drawing reads: text cursors, selections, placeholders, tool tips."""
    roles = {
        QPalette.ColorRole.Window: palette.window,
        QPalette.ColorRole.Base: palette.window,
        QPalette.ColorRole.AlternateBase: palette.panel,
        QPalette.ColorRole.Button: palette.control,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.PlaceholderText: palette.muted,
        QPalette.ColorRole.Highlight: palette.accent,
        QPalette.ColorRole.HighlightedText: palette.on_accent,
        QPalette.ColorRole.ToolTipBase: palette.panel,
        QPalette.ColorRole.ToolTipText: palette.text,
        QPalette.ColorRole.Link: palette.accent,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    return result
