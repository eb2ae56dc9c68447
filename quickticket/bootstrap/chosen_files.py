"""Files that the user chose in a dialog: read and written in a thread, with sentences for what goes wrong."""

from __future__ import annotations

import asyncio
from pathlib import Path

from quickticket.domain.errors import InvalidInput, StorageError

LARGEST = 4 * 1024 * 1024
"""Bytes; no list of recipients comes near."""


class ChosenFiles:
    """`ui.bulk.needs.Files` over the file system."""

    async def read(self, path: str) -> str:
        """Returns a file's text.

        Raises:
            InvalidInput: It cannot be read, is too large, or is no text.
        """
        return await asyncio.to_thread(_read, Path(path))

    async def write(self, path: str, text: str) -> None:
        """Writes a file.

        Raises:
            StorageError: It cannot be written.
        """
        await asyncio.to_thread(_write, Path(path), text)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise InvalidInput(f"{path.name} is too large to be a list of recipients.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path.name} is no UTF-8 text.", "Save it as UTF-8.") from error
    except OSError as error:
        raise InvalidInput(f"{path.name} cannot be read: {error.strerror}.") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise StorageError(f"{path.name} cannot be written: {error.strerror}.") from error
