"""Asks where to import from and where to export to."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_FILES = "Templates (*.toml *.zip)"


def ask_for_file(owner: QWidget, chosen: Callable[[str], None]) -> QFileDialog:
    """Asks for a template or a zip of templates to import."""
    dialog = QFileDialog(owner, "Import templates", _documents(), _FILES)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog, chosen)


def ask_for_folder(owner: QWidget, title: str, chosen: Callable[[str], None]) -> QFileDialog:
    """Asks for a folder."""
    dialog = QFileDialog(owner, title, _documents())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(dialog, chosen)


def ask_where_to(owner: QWidget, title: str, suggested: str, chosen: Callable[[str], None]) -> QFileDialog:
    """Asks for the file to write, such as `pw.toml` or `templates.zip`."""
    ending = suggested.rpartition(".")[2]
    dialog = QFileDialog(owner, title, str(PurePath(_documents(), suggested)), f"*.{ending}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(ending)
    return _ask(dialog, chosen)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _ask(dialog: QFileDialog, chosen: Callable[[str], None]) -> QFileDialog:
    """Opens it without a loop of its own: the program goes on."""
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
