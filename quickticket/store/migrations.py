"""Numbered migrations: step n takes a database from version n-1 to n; all pending ones or none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from quickticket.store.connection import transaction
from quickticket.store.failures import DatabaseTooNew
from quickticket.store.files import make_private

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Migration = tuple[str, ...]
"""Statements of one step, run in order."""


def version_of(connection: sqlite3.Connection) -> int:
    """Returns the schema version; 0 is an empty database."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def backup_before(path: Path, version: int) -> Path:
    """Returns where the copy lies that was made before leaving `version`."""
    return path.with_name(f"{path.stem}.v{version}.backup{path.suffix}")


def migrate(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration], *, keep_backup: bool
) -> None:
    """Brings a database to the newest version.

    A failure leaves the database as it was, and the backup beside it.

    Args:
        connection: Writes to `path`.
        path: The database file.
        migrations: Step 1 first.
        keep_backup: Copy the file before the first step, unless it is new.

    Raises:
        DatabaseTooNew: The file comes from a newer program.
    """
    version = version_of(connection)
    if version == len(migrations):
        return
    if version > len(migrations):
        raise DatabaseTooNew(
            f"{path} was written by a newer QuickTicket (version {version}, known {len(migrations)}).",
            "Install the newest QuickTicket.",
        )
    if version and keep_backup:
        copy_database(connection, backup_before(path, version))
    with transaction(connection):
        for migration in migrations[version_of(connection) :]:  # another process may have been quicker
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={len(migrations)}")


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Writes a complete, private copy to `target`; a file of that name stays whole until the copy is."""
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    make_private(partial)
    try:
        with closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
