"""Ties a profile's databases to one tenant: ids of one tenant must never be sent to another."""

from __future__ import annotations

from pathlib import Path

from quickticket.config.atomic import write_atomically
from quickticket.domain.connection import Connection
from quickticket.domain.errors import InvalidInput, StorageError


def claim_folder(folder: Path, connection: Connection, *, empty: bool) -> None:
    """Notes whose databases a profile's folder holds.

    Args:
        folder: The profile's own.
        connection: Where its captures go.
        empty: They hold nothing yet, and may be anybody's.

    Raises:
        InvalidInput: It holds those of another tenant.
        StorageError: It cannot be read or written.
    """
    mark = folder / "tenant"
    try:
        known = mark.read_text(encoding="utf-8").strip() if mark.exists() else ""
        if empty or not known:
            write_atomically(mark, f"{connection.host}\n")
    except OSError as error:
        raise StorageError(f"{mark}: {error.strerror}.", "Check the folder and the disk.") from error
    if not empty and known not in ("", connection.host):
        raise InvalidInput(
            f"The profile '{folder.name}' belongs to {known}, and so does what it has captured.",
            f"Use another name for {connection.host}; if it is the same tenant and has moved, delete {mark}.",
        )
