"""The row of field chips: Tab walks them, and each opens its choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quickticket.ui.widgets.field_chip import FieldChip
from quickticket.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from quickticket.domain.draft import TokenKind
    from quickticket.ui.popup.state import Field
    from quickticket.ui.theme.theme import Theme


class FieldRow(QWidget):
    """The chips.

    Signals:
        opened: A field's kind, and the letters typed on it.
    """

    opened = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[TokenKind, FieldChip] = {}
        self._flow = FlowLayout(self, 6)

    def show_fields(self, fields: tuple[Field, ...]) -> None:
        """Shows these fields, in this order the first time they are seen."""
        wanted = {field.kind for field in fields}
        for field in fields:
            chip = self._chips.get(field.kind) or self._add(field)
            chip.show_value(field.value, given=field.given, missing=field.missing)
            chip.setVisible(True)
        for kind, chip in self._chips.items():
            if kind not in wanted:
                chip.hide()

    def chip(self, kind: TokenKind) -> FieldChip | None:
        """The chip of a kind, when it was ever shown."""
        return self._chips.get(kind)

    def first(self) -> FieldChip | None:
        """The first visible chip."""
        return next((chip for chip in self._chips.values() if not chip.isHidden()), None)

    def _add(self, field: Field) -> FieldChip:
        chip = FieldChip(self._theme, field.caption)
        chip.opened.connect(lambda typed, kind=field.kind: self.opened.emit(kind, typed))
        self._flow.addWidget(chip)
        self._chips[field.kind] = chip
        return chip
