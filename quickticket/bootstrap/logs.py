"""The log file: small, rotated, private, and without secrets."""

from __future__ import annotations

import logging
import logging.handlers
import os
import re
import sys
import threading
from pathlib import Path
from types import TracebackType

from quickticket.config.atomic import private_folder

_SECRETS = re.compile(
    r"""(?ix)
    ( bearer \s+ | basic \s+
    | (?: client_secret | access_token | refresh_token | code | password ) ["']? \s* [=:] \s* ["']? )
    [^\s"'&,}]+"""
)
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
log = logging.getLogger("quickticket")


def redact(text: str) -> str:
    """Returns the text with everything that looks like a secret replaced by dots."""
    return _SECRETS.sub(r"\1...", text)


class _Redacting(logging.Formatter):
    """The last net: nothing logs a secret on purpose, and what a library quotes is cut here."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class _PrivateFile(logging.handlers.RotatingFileHandler):
    def _open(self) -> object:  # type: ignore[override]
        return os.fdopen(
            os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8"
        )


def start_log(path: Path) -> None:
    """Sends warnings and our own information to a private, rotated file, and uncaught exceptions too."""
    try:
        private_folder(path.parent)
        handler: logging.Handler = _PrivateFile(path, maxBytes=500_000, backupCount=3, delay=True)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(_Redacting(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    log.setLevel(logging.INFO)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("Uncaught", exc_info=(kind, error or kind(), trace))
    sys.__excepthook__(kind, error or kind(), trace)
