"""Database files that only their owner can read, from the moment they exist."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from quickticket.config.atomic import private_folder

if TYPE_CHECKING:
    from pathlib import Path

_OWNER_ONLY = 0o600
_COMPANIONS = ("-wal", "-shm", "-journal")


def make_private(path: Path) -> None:
    """Creates `path` and its folder when missing; what exists loses the rights of others.

    SQLite gives `-wal` and `-shm` the mode of the database file, so the file has to be private before
    SQLite first opens it, whatever the umask says.
    """
    private_folder(path.parent)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
    if path.stat().st_mode & ~_OWNER_ONLY & 0o777:
        path.chmod(_OWNER_ONLY)


def move_aside(path: Path, target: Path) -> None:
    """Moves a closed database out of the way, over an older `target`; its companions go."""
    for suffix in _COMPANIONS:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.replace(target)
