"""A small window for desktops that show no tray icons, offered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from quickticket.ui.tray.state import TrayActions


class FallbackWindow(QWidget):
    """Says that QuickTicket runs, and offers what the tray would.

    Args:
        actions: What the buttons do.
        menu: The tray's menu.
        hotkey: The popup's hotkey, empty when none is bound.
    """

    def __init__(self, actions: TrayActions, menu: QMenu, hotkey: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("QuickTicket is running")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        opens = f"{hotkey} opens it." if hotkey else "Start QuickTicket again to open it."
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label("QuickTicket is running", size="large"))
        text = f"This desktop shows no tray icons. {opens} You can close this window; it goes on running."
        layout.addWidget(label(text, weight="secondary", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        new = button("&New ticket", "accent")
        new.clicked.connect(lambda: actions.new_ticket(None))
        log_time = button("Log &time")
        log_time.clicked.connect(lambda: actions.log_time(None))
        everything = button("&Menu")
        everything.setMenu(menu)
        for each in (new, log_time, everything):
            row.addWidget(each)
        row.addStretch(1)
        layout.addLayout(row)
        self.setFixedWidth(420)
