"""Saved lists of recipients: a text file each, readable and editable by hand."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from quickticket.config.atomic import write_atomically
from quickticket.domain.errors import InvalidInput, StorageError

SUFFIX = ".txt"
_NAME = re.compile(r"[^\W_][\w .,&+()-]{0,59}")


class RecipientListFolder:
    """`ports.recipients.RecipientLists` over a folder; it is made when the first list is saved."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def names(self) -> tuple[str, ...]:
        """See the port."""
        return await asyncio.to_thread(self._names)

    async def load(self, name: str) -> str:
        """See the port."""
        return await asyncio.to_thread(self._load, name)

    async def save(self, name: str, text: str) -> None:
        """See the port."""
        await asyncio.to_thread(self._save, name, text)

    async def delete(self, name: str) -> None:
        """See the port."""
        await asyncio.to_thread(self._delete, name)

    def _names(self) -> tuple[str, ...]:
        try:
            return tuple(sorted((path.stem for path in self._path.glob(f"*{SUFFIX}")), key=str.casefold))
        except OSError as error:
            raise StorageError(f"{self._path} cannot be read: {error.strerror}.") from error

    def _load(self, name: str) -> str:
        try:
            return self._file(name).read_text(encoding="utf-8-sig")
        except FileNotFoundError as error:
            raise InvalidInput(f"There is no list “{name}”.") from error
        except UnicodeDecodeError as error:
            raise InvalidInput(f"The list “{name}” is no UTF-8 text.", "Save it as UTF-8.") from error
        except OSError as error:
            raise StorageError(f"{self._path} cannot be read: {error.strerror}.") from error

    def _save(self, name: str, text: str) -> None:
        try:
            write_atomically(self._file(name), text)
        except OSError as error:
            raise StorageError(f"{self._path} cannot be written: {error.strerror}.") from error

    def _delete(self, name: str) -> None:
        try:
            self._file(name).unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(f"{self._path} cannot be changed: {error.strerror}.") from error

    def _file(self, name: str) -> Path:
        """Letters, digits and a little punctuation: a file name on every system, and in this folder."""
        bare = " ".join(name.split())
        if not _NAME.fullmatch(bare) or bare.endswith("."):
            raise InvalidInput(
                f"A list cannot be called “{name}”.", "Begin with a letter or digit; 60 characters at most."
            )
        return self._path / f"{bare}{SUFFIX}"
