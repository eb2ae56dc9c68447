"""The about window: which version this is, whose tenant it talks to, and where its data lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from quickticket.config.resources import resource_path
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from quickticket.ui.theme.theme import Theme

_ICON = 56


def app_icon() -> QIcon:
    """QuickTicket's own icon."""
    return QIcon(str(resource_path("icons/quickticket.svg")))


@dataclass(frozen=True, slots=True)
class About:
    """What the window says; `profile` is empty before the first sign-in."""

    version: str
    profile: str
    data_folder: str


class AboutWindow(QWidget):
    """A small window; Esc closes it."""

    def __init__(self, theme: Theme, about: About) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("About QuickTicket")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        icon = QLabel()
        icon.setPixmap(app_icon().pixmap(_ICON, _ICON))
        icon.setAccessibleName("QuickTicket's icon")
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(6)
        facts.setColumnStretch(1, 1)
        for line, (name, value) in enumerate(
            (
                ("Version", about.version),
                ("Profile", about.profile or "none yet"),
                ("Data", about.data_folder),
                ("Licence", "MIT"),
            )
        ):
            said = label(value, wrap=True)
            said.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            said.setAccessibleName(f"{name}: {value}")
            facts.addWidget(label(name, weight="muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(said, line, 1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label("QuickTicket", size="title"))
        words.addWidget(label("One line, Enter, and the ticket is in HaloPSA.", weight="secondary"))
        words.addSpacing(12)
        words.addLayout(facts)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(20)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setFixedWidth(460)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        theme.changed.connect(self.update)

    def bring_up(self) -> None:
        """Shows the window in front of others."""
        self.show()
        self.raise_()
        self.activateWindow()
