"""The popup's last row: who is acting, what Esc does, and the button that names the customer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from quickticket.ui.widgets.key_button import button
from quickticket.ui.widgets.labels import ElidedLabel, key_cap, label

_LONGEST = 44  # letters that fit beside the agent's name


class Footer(QFrame):
    """The row.

    Signals:
        sent: The button was pressed.
    """

    sent = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self._acting = ElidedLabel(weight="muted")
        self._button = button("", "primary")
        self._button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self.sent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 10, 24, 10)
        layout.setSpacing(8)
        layout.addWidget(self._acting)
        layout.addSpacing(8)
        layout.addWidget(key_cap("Esc"))
        layout.addWidget(label("keeps this draft", weight="muted"))
        layout.addStretch(1)
        layout.addWidget(self._button)

    def show_footer(self, acting_as: str, wanted: str, *, ready: bool) -> None:
        """Shows who acts and what Enter does.

        Args:
            acting_as: The agent's name and what else is to be known about this capture.
            wanted: What the button says.
            ready: Enter would send; else the button looks unavailable but still says why when pressed.
        """
        self._acting.setText(acting_as)
        self._acting.setVisible(bool(acting_as))
        shown = wanted if len(wanted) <= _LONGEST else f"{wanted[: _LONGEST - 1]}…"
        self._button.setText(f"{shown}  ⏎")
        self._button.setToolTip(wanted if shown != wanted else "")
        self._button.setAccessibleName(wanted)
        self._button.setAccessibleDescription(
            "" if ready else "Not ready yet: pressing it says what is missing"
        )
        waiting = "false" if ready else "true"
        if self._button.property("waiting") != waiting:
            self._button.setProperty("waiting", waiting)
            self._button.style().polish(self._button)
