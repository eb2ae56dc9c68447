"""Without an X server there are no hotkeys, and the app learns why."""

from __future__ import annotations

import os
import subprocess
import sys

_CHECK = """
import sys
from PySide6.QtGui import QGuiApplication
from quickticket.desktop.choose import choose_keyboard
from quickticket.domain.hotkeys import DEFAULT_POPUP_KEYS
application = QGuiApplication(sys.argv)
keyboard = choose_keyboard(application)
status = keyboard.hotkeys.bind("popup", DEFAULT_POPUP_KEYS, print)
keyboard.focus.remember(); keyboard.focus.take(1); keyboard.focus.give_back()
print(status.state, status.reason, repr(keyboard.focus.former_title()))
keyboard.hotkeys.close()
"""


def test_a_platform_without_keys_to_grab_says_so() -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run([sys.executable, "-c", _CHECK], env=env, capture_output=True, text=True, check=True)
    assert run.stdout == "unsupported There is no keyboard to grab keys from (Qt runs on 'offscreen'). ''\n"
