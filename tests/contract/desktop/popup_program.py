"""A small program with a hotkey and a popup, driven from outside by real key presses.

Prints one JSON object a line: `status` once bound, then `pressed`, `shown` with the popup's window id,
`text` with each change of what was typed and `hidden`. The hotkey shows the popup, Escape hides it;
`give_back` on standard input gives the focus back without hiding it. With the argument `late` the popup takes
its time, as on a busy machine.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from quickticket.desktop.choose import Keyboard, choose_keyboard
from quickticket.domain.hotkeys import KeyCombination

_LATENESS_MS = 200


def _say(**fields: object) -> None:
    sys.stdout.write(json.dumps(fields) + "\n")
    sys.stdout.flush()


class _Popup(QDialog):
    def __init__(self, keyboard: Keyboard) -> None:
        super().__init__(None, Qt.WindowType.Tool)
        self._keyboard = keyboard
        self._line = QLineEdit(self)
        QVBoxLayout(self).addWidget(self._line)
        self._line.textEdited.connect(lambda text: _say(event="text", text=text))

    def wake(self) -> None:
        _say(event="pressed")
        QTimer.singleShot(_LATENESS_MS if "late" in sys.argv else 0, self.appear)

    def appear(self) -> None:
        self._keyboard.focus.remember()
        self._line.clear()
        self.show()
        self._keyboard.focus.take(int(self.winId()))
        _say(event="shown", window=int(self.winId()), former=self._keyboard.focus.former_title())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._keyboard.focus.give_back()
            self.hide()
            _say(event="hidden")

    def obey(self) -> None:
        assert sys.stdin.readline() == "give_back\n"
        self._keyboard.focus.give_back()
        _say(event="gave_back")


def main() -> int:
    """Bind the combination given on the command line and run until killed."""
    application = QApplication(sys.argv)
    application.setQuitOnLastWindowClosed(False)
    keyboard = choose_keyboard(application)
    popup = _Popup(keyboard)
    status = keyboard.hotkeys.bind("popup", KeyCombination.parse(sys.argv[1]), popup.wake)
    _say(
        event="status",
        state=status.state,
        reason=status.reason,
        suggestions=[str(keys) for keys in status.suggestions],
    )
    commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    commands.activated.connect(popup.obey)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
