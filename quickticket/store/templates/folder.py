"""A folder of templates, one TOML file each; a file is read again only when it changed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from quickticket.config.atomic import write_atomically
from quickticket.domain.errors import StorageError
from quickticket.domain.templates.shelf import Mistake, Shelf
from quickticket.domain.templates.template import Template, TemplateSource
from quickticket.store.templates.reading import read_template

SUFFIX = ".toml"
LARGEST = 256 * 1024
"""Bytes; no template a person writes comes near."""
MOST_FILES = 5_000
_ORDER = "order.txt"

Outcome = tuple[Template | None, tuple[Mistake, ...]]


class TemplateFolder:
    """`TemplatePlace` over a folder that is only read.

    Args:
        path: The folder; its sub-folders are not looked into.
        source: What its templates are.
        may_lack: A missing folder is an empty one, not a mistake.
    """

    def __init__(self, path: Path, source: TemplateSource, *, may_lack: bool = False) -> None:
        self.path = path
        self._source = source
        self._may_lack = may_lack
        self._known: dict[str, tuple[tuple[int, int], Outcome]] = {}
        self._last = Shelf()

    async def load(self) -> Shelf:
        """See the port; runs in a thread."""
        return await asyncio.to_thread(self.load_now)

    def load_now(self) -> Shelf:
        """Reads what changed and returns everything."""
        try:
            found = self._files()
        except FileNotFoundError as error:
            if self._may_lack:
                return Shelf()
            return self._unreachable(error)
        except OSError as error:
            return self._unreachable(error)
        self._known = {name: known for name, known in self._known.items() if name in found}
        for name, signature in found.items():
            if self._known.get(name, (None,))[0] != signature:
                self._known[name] = (signature, self._read(self.path / name))
        read = [self._known[name][1] for name in sorted(found)]
        self._last = Shelf(
            tuple(template for template, _ in read if template is not None),
            tuple(mistake for _, mistakes in read for mistake in mistakes),
        )
        return self._last

    def _files(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        with os.scandir(self.path) as entries:
            for entry in entries:
                hidden = entry.name.startswith(".")
                if entry.name.endswith(SUFFIX) and not hidden and entry.is_file() and len(found) < MOST_FILES:
                    status = entry.stat()
                    found[entry.name] = (status.st_mtime_ns, status.st_size)
        return found

    def _read(self, path: Path) -> Outcome:
        try:
            return read_file(path, self._source)
        except OSError as error:
            return None, (Mistake(str(path), f"It cannot be read: {error.strerror or error}."),)

    def _unreachable(self, error: OSError) -> Shelf:
        """What was there last still serves: a file share is away when the laptop is."""
        mistake = Mistake(str(self.path), f"The folder cannot be read: {error.strerror or error}.")
        return Shelf(self._last.templates, (*self._last.mistakes, mistake))


class OwnTemplateFolder(TemplateFolder):
    """`OwnTemplates` over a folder.

    Args:
        path: The folder; made when the first template is saved.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, TemplateSource.OWN, may_lack=True)

    async def save(self, template: Template) -> None:
        """See the port; comments in an existing file stay."""
        await asyncio.to_thread(self._save, template)

    async def delete(self, name: str) -> None:
        """See the port."""
        await asyncio.to_thread(self._delete, name)

    async def taken(self) -> tuple[str, ...]:
        """See the port."""
        return await asyncio.to_thread(lambda: tuple(path.stem for path in self._paths()))

    async def order(self) -> tuple[str, ...]:
        """See the port."""
        return await asyncio.to_thread(self._order)

    async def save_order(self, names: Sequence[str]) -> None:
        """See the port."""
        text = "".join(f"{name}\n" for name in names)
        await asyncio.to_thread(self._write, self.path / _ORDER, text)

    def _save(self, template: Template) -> None:
        from quickticket.store.templates.writing import write_template  # tomlkit is slow to load

        path = self._path_of(template.name)
        try:
            existing = path.read_text(encoding="utf-8") if path.exists() else ""
        except (OSError, UnicodeDecodeError):
            existing = ""
        self._write(path, write_template(template, existing))

    def _delete(self, name: str) -> None:
        try:
            self._path_of(name).unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(f"{self.path} cannot be changed: {error.strerror}.") from error

    def _path_of(self, name: str) -> Path:
        """The file of that name in whatever case it was saved, for names are equal without regard to it."""
        exact = self.path / f"{name}{SUFFIX}"
        alike = [path for path in self._paths() if path.stem.lower() == name.lower()]
        return exact if exact in alike else next(iter(alike), exact)

    def _paths(self) -> list[Path]:
        return sorted(self.path.glob(f"*{SUFFIX}")) if self.path.is_dir() else []

    def _order(self) -> tuple[str, ...]:
        try:
            return tuple((self.path / _ORDER).read_text(encoding="utf-8").split())
        except (OSError, UnicodeDecodeError):
            return ()

    def _write(self, path: Path, text: str) -> None:
        try:
            write_atomically(path, text)
        except OSError as error:
            raise StorageError(f"{path} cannot be written: {error.strerror}.") from error


def read_file(path: Path, source: TemplateSource) -> Outcome:
    """Reads one file; raises OSError."""
    if path.stat().st_size > LARGEST:
        return None, (Mistake(str(path), f"It is larger than {LARGEST // 1024} KiB: this is no template."),)
    return read_bytes(path.read_bytes(), path.stem, source, str(path))


def read_bytes(content: bytes, name: str, source: TemplateSource, origin: str) -> Outcome:
    """Reads a file's content."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, (Mistake(origin, "This is no UTF-8 text; save it as UTF-8.", line),)
    return read_template(text, name=name, source=source, origin=origin)
