"""What an option is changed with: one control a kind, showing a value and telling when it was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from quickticket.domain.hotkeys import KeyCombination
from quickticket.ui.settings.state import Control
from quickticket.ui.settings.values import NO, YES
from quickticket.ui.widgets.choice_box import ChoiceBox
from quickticket.ui.widgets.choice_edit import ChoiceEdit
from quickticket.ui.widgets.hotkey_edit import HotkeyEdit
from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.ui.settings.state import OptionRow
    from quickticket.ui.theme.theme import Theme

_NUMBER_WIDTH = 110


class OptionControl(QObject):
    """A control.

    Attributes:
        field: What the focus goes to.
        widget: The whole of it.

    Signals:
        wrote: A value, as a text.
        recorded, refused, listening: See `HotkeyEdit`.
    """

    wrote = Signal(str)
    recorded = Signal(object)
    refused = Signal(str)
    listening = Signal(bool)

    def __init__(self, field: QWidget, widget: QWidget | None = None) -> None:
        super().__init__()
        self.field = field
        self.widget = field if widget is None else widget

    def show_row(self, row: OptionRow) -> None:
        """Shows a value without telling anybody; what is being typed stays."""
        raise NotImplementedError


class KeysControl(OptionControl):
    """A hotkey."""

    def __init__(self, row: OptionRow, theme: Theme) -> None:
        self._edit = HotkeyEdit(theme, row.label, clearable=row.clearable)
        super().__init__(self._edit)
        self._edit.recorded.connect(self.recorded)
        self._edit.refused.connect(self.refused)
        self._edit.listening.connect(self.listening)

    def show_row(self, row: OptionRow) -> None:
        """See `OptionControl`."""
        self._edit.show_keys(KeyCombination.parse(row.text) if row.text else None)


class SwitchControl(OptionControl):
    """Yes or no."""

    def __init__(self, row: OptionRow, theme: Theme) -> None:
        self._switch = Switch(theme, row.label)
        super().__init__(self._switch, _side_by_side(self._switch, stretch=True))
        self._switch.toggled.connect(lambda on: self.wrote.emit(YES if on else NO))

    def show_row(self, row: OptionRow) -> None:
        """See `OptionControl`."""
        with QSignalBlocker(self._switch):
            self._switch.setChecked(row.text == YES)
        self._switch.update()


class ChoiceControl(OptionControl):
    """One of a few words."""

    def __init__(self, row: OptionRow, theme: Theme) -> None:
        self._box = ChoiceBox(theme, row.label)
        super().__init__(self._box)
        for word in row.choices:
            self._box.addItem(word.capitalize(), word)
        self._box.activated.connect(lambda index: self.wrote.emit(self._box.itemData(index)))

    def show_row(self, row: OptionRow) -> None:
        """See `OptionControl`."""
        self._box.setCurrentIndex(self._box.findData(row.text))


class TextControl(OptionControl):
    """A text; it counts once it is finished, by Enter or by turning away."""

    def __init__(self, edit: QLineEdit, widget: QWidget | None = None) -> None:
        super().__init__(edit, widget)
        self._edit = edit
        edit.editingFinished.connect(self._finished)

    def show_row(self, row: OptionRow) -> None:
        """See `OptionControl`."""
        self._edit.setPlaceholderText(row.nothing)
        if not (self._edit.isModified() and self._edit.hasFocus()):
            self._put(row.text)

    def _put(self, text: str) -> None:
        if self._edit.text() != text:
            self._edit.setText(text)

    def _finished(self) -> None:
        if self._edit.isModified():
            self._edit.setModified(False)
            self.wrote.emit(self._edit.text())


class NumberControl(TextControl):
    """A number."""

    def __init__(self, edit: QLineEdit) -> None:
        edit.setFixedWidth(_NUMBER_WIDTH)
        super().__init__(edit, _side_by_side(edit, stretch=True))


class FolderControl(TextControl):
    """A folder, with a button that looks for it."""

    def __init__(self, edit: QLineEdit) -> None:
        choose = button("Choose…")
        choose.setAccessibleName(f"Choose {edit.accessibleName()}")
        choose.clicked.connect(self._choose)
        super().__init__(edit, _side_by_side(edit, choose))

    def _choose(self) -> None:
        dialog = QFileDialog(self.widget, self.field.accessibleName(), self._edit.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.wrote)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class NameControl(TextControl):
    """A name that the tenant has, typed or chosen."""

    def __init__(self, edit: ChoiceEdit) -> None:
        super().__init__(edit)
        self._name = edit
        self._choices: tuple[str, ...] = ()
        edit.edited.connect(self._chosen)

    def show_row(self, row: OptionRow) -> None:
        """See `OptionControl`."""
        self._choices = row.choices
        self._name.offer(row.choices)
        super().show_row(row)

    def _put(self, text: str) -> None:
        self._name.show_text(text)

    def _chosen(self) -> None:
        if self._name.text() in self._choices:
            self._name.setModified(False)
            self.wrote.emit(self._name.text())


def _edit(row: OptionRow) -> QLineEdit:
    edit = QLineEdit()
    edit.setAccessibleName(row.label)
    return edit


def _side_by_side(*parts: QWidget, stretch: bool = False) -> QWidget:
    room = QWidget()
    layout = QHBoxLayout(room)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for part in parts:
        layout.addWidget(part)
    if stretch:
        layout.addStretch(1)
    return room


_MAKERS: dict[Control, Callable[[OptionRow, Theme], OptionControl]] = {
    Control.KEYS: KeysControl,
    Control.SWITCH: SwitchControl,
    Control.CHOICE: ChoiceControl,
    Control.NAME: lambda row, theme: NameControl(ChoiceEdit(theme, row.label)),
    Control.FOLDER: lambda row, _theme: FolderControl(_edit(row)),
    Control.TEXT: lambda row, _theme: TextControl(_edit(row)),
    Control.NUMBER: lambda row, _theme: NumberControl(_edit(row)),
}


def control_for(row: OptionRow, theme: Theme) -> OptionControl:
    """Makes the control of an option."""
    return _MAKERS[row.control](row, theme)
