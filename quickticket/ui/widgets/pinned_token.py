"""Draws a pinned token inside the smart line: a soft chip with the entity's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPyTextObject, QTextCharFormat, QTextFormat

from quickticket.ui.widgets.line_text import CHIP, Piece

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextDocument

    from quickticket.ui.theme.theme import Theme

OBJECT_TYPE = int(QTextFormat.ObjectTypes.UserObject) + 1
_TOKEN = int(QTextFormat.Property.UserProperty) + 1
_LABEL = int(QTextFormat.Property.UserProperty) + 2
PADDING = 7
OVERHANG = 3


def token_format(piece: Piece, serial: int) -> QTextCharFormat:
    """The character format that makes `CHIP` show a pinned token.

    Args:
        piece: The token.
        serial: Any number that its neighbour does not have, so that Qt keeps two equal chips apart.
    """
    form = QTextCharFormat()
    form.setObjectType(OBJECT_TYPE)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBottom)
    form.setProperty(_TOKEN, piece.text)
    form.setProperty(_LABEL, piece.label)
    form.setProperty(_LABEL + 1, serial)
    return form


def piece_of(text: str, form: QTextCharFormat) -> Piece:
    """The piece that a run of editor text stands for."""
    if text == CHIP and form.objectType() == OBJECT_TYPE:
        return Piece(str(form.property(_TOKEN)), str(form.property(_LABEL)))
    return Piece(text.replace(CHIP, ""))


def paint_chip(painter: QPainter, rect: QRectF | QRect, background: str) -> None:
    """Paints the soft rounded background that chips and understood words share."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(background))
    painter.drawRoundedRect(rect, 5, 5)
    painter.restore()


class PinnedToken(QPyTextObject):
    """Measures and paints pinned tokens for Qt's text layout."""

    def __init__(self, theme: Theme, font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = QFont(font)
        self._font.setWordSpacing(0)  # said outright, or a painter lends it the editor's

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002 N803
        """As wide as its label, as high as the text around it."""
        metrics = QFontMetricsF(self._font)
        return QSizeF(metrics.horizontalAdvance(str(format.property(_LABEL))) + 2 * PADDING, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803
        format: QTextFormat,  # noqa: A002
    ) -> None:
        """Paints the label; the editor paints the ground, because Qt clips this to the text's own height."""
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.palette.info.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(format.property(_LABEL)))
