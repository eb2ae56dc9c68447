"""A small window for desktops that show no tray icons, offered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from quickticket.ui.tray.state import TrayActions


class FallbackWindow(QWidget):
    """Says that QuickTicket runs, and offers what the tray menu would.

    Args:
        actions: What the buttons do.
        hotkey: The popup's hotkey, empty when none is bound.
    """

    def __init__(self, actions: TrayActions, hotkey: str) -> None:
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
        for caption, act in (
            ("New ticket", lambda: actions.new_ticket(None)),
            ("Outbox", actions.show_outbox),
            ("Quit", actions.quit),
        ):
            button = QPushButton(caption)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        self.setFixedWidth(420)
