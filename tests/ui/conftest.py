"""What every test of a real window starts with."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quickticket.ui.popup.view import PopupView
from quickticket.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme in the system's scheme."""
    return Theme(qapp)


@pytest.fixture
def popup(qtbot: QtBot, theme: Theme) -> PopupView:
    """A popup on the screen, with the focus."""
    view = PopupView(theme, composited=False)
    qtbot.addWidget(view)
    view.warm()
    view.show_now()
    qtbot.waitUntil(view.isActiveWindow)
    return view
