"""Imports Qt without PySide6's import hook: import this before anything else of Qt.

The hook replaces `builtins.__import__` for the sake of `__feature__`, which nothing here uses, and keeps
the source of every module imported later: 16 MB and 25 ms at the start of the app.
"""

from __future__ import annotations

import builtins

_plain_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - between the two lines is the point

builtins.__import__ = _plain_import
