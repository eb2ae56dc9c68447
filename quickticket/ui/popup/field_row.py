"""The row of field chips: Tab walks them, and each opens its choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quickticket.ui.popup.wording import CAPTIONS
from quickticket.ui.widgets.field_chip import FieldChip
from quickticket.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from quickticket.domain.draft import TokenKind
    from quickticket.ui.popup.state import Field
    from quickticket.ui.theme.theme import Theme


class FieldRow(QWidget):
    """The chips, all made at once: their order never depends on which are shown first.

    Signals:
        opened: A field's kind, and the letters typed on it.
    """

    opened = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 6)
        self._chips = {kind: self._make(theme, kind, caption) for kind, caption in CAPTIONS.items()}

    def show_fields(self, fields: tuple[Field, ...]) -> None:
        """Shows these fields and hides the others."""
        shown = {field.kind: field for field in fields}
        for kind, chip in self._chips.items():
            field = shown.get(kind)
            if field is not None:
                chip.show_value(field.value, given=field.given, missing=field.missing, source=field.source)
            chip.setVisible(field is not None)

    def chip(self, kind: TokenKind) -> FieldChip | None:
        """The chip of a kind."""
        return self._chips.get(kind)

    def first(self) -> FieldChip | None:
        """The first visible chip."""
        return next((chip for chip in self._chips.values() if not chip.isHidden()), None)

    @property
    def last(self) -> FieldChip:
        """The last chip, shown or not."""
        return [*self._chips.values()][-1]

    def _make(self, theme: Theme, kind: TokenKind, caption: str) -> FieldChip:
        chip = FieldChip(theme, caption)
        chip.opened.connect(lambda typed: self.opened.emit(kind, typed))
        self._flow.addWidget(chip)
        return chip
