"""Writing a file so that it is either the old one or the new one, and nobody else's to read."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def private_folder(path: Path) -> Path:
    """Makes a folder that only its owner may enter, missing parents likewise; returns it.

    One that exists is left as it is.
    """
    if not path.is_dir():
        private_folder(path.parent)  # `mkdir(parents=True)` gives parents whatever the umask allows
        path.mkdir(mode=0o700, exist_ok=True)
    return path


def write_atomically(path: Path, text: str) -> None:
    """Replaces a file's text in one step, mode 0600, flushed to the disk.

    Args:
        path: The file; its folder is made when missing.
        text: Its new text.

    Raises:
        OSError: It could not be written; the old file stands.
    """
    private_folder(path.parent)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
