"""Templates on their way in and out: a TOML file, a folder or a zip."""

from __future__ import annotations

import asyncio
import io
import zipfile
import zlib
from collections.abc import Sequence
from lzma import LZMAError
from pathlib import Path, PurePosixPath

from quickticket.config.atomic import write_atomically
from quickticket.domain.errors import InvalidInput, StorageError
from quickticket.domain.templates.shelf import Mistake, Shelf
from quickticket.domain.templates.template import Template, TemplateSource
from quickticket.store.templates.folder import (
    LARGEST,
    MOST_FILES,
    SUFFIX,
    Outcome,
    TemplateFolder,
    read_bytes,
    read_file,
)

LARGEST_ZIP = 16 * 1024 * 1024
"""Bytes, packed and unpacked alike."""
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError),
    *(ValueError, NotImplementedError, RuntimeError),
)
"""What the libraries raise for content that is damaged, encrypted or made up."""


class TemplateFiles:
    """`TemplateArchive` over the file system."""

    async def read(self, path: str) -> Shelf:
        """See the port."""
        return await asyncio.to_thread(_read, path)

    async def write(self, path: str, templates: Sequence[Template]) -> None:
        """See the port."""
        await asyncio.to_thread(_write, path, templates)


def read_zip(content: bytes, source: TemplateSource, origin: str) -> Shelf:
    """Reads the templates of a zip, whatever folders they lie in; nothing is unpacked to the disk.

    Raises:
        InvalidInput: It is no zip, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [
                member
                for member in archive.infolist()
                if member.filename.endswith(SUFFIX)
                and not PurePosixPath(member.filename).name.startswith(".")
            ]
            if len(members) > MOST_FILES or sum(member.file_size for member in members) > LARGEST_ZIP:
                raise InvalidInput(f"{origin} holds too much: this is no zip of templates.")
            return _shelf([_member(archive, member, source, origin) for member in members])
    except _BROKEN as error:
        raise InvalidInput(f"{origin} is no zip that can be read: {error}.") from error


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: TemplateSource, origin: str
) -> Outcome:
    path = PurePosixPath(member.filename)
    place = f"{origin}, {path.name}"
    if member.file_size > LARGEST:
        return None, (Mistake(place, f"It is larger than {LARGEST // 1024} KiB: this is no template."),)
    try:
        content = archive.read(member)
    except _BROKEN as error:
        return None, (Mistake(place, f"It cannot be unpacked: {str(error) or type(error).__name__}."),)
    return read_bytes(content, path.stem, source, place)


def _shelf(read: Sequence[Outcome]) -> Shelf:
    return Shelf(
        tuple(template for template, _ in read if template is not None),
        tuple(mistake for _, mistakes in read for mistake in mistakes),
    )


def _read(name: str) -> Shelf:
    path = Path(name).expanduser()
    try:
        if path.is_dir():
            shelf = TemplateFolder(path, TemplateSource.OWN).load_now()
        elif path.suffix.lower() == ".zip":
            if path.stat().st_size > LARGEST_ZIP:
                raise InvalidInput(f"{path} is too large: this is no zip of templates.")
            shelf = read_zip(path.read_bytes(), TemplateSource.OWN, str(path))
        else:
            shelf = _shelf([read_file(path, TemplateSource.OWN)])
    except FileNotFoundError as error:
        raise InvalidInput(f"There is no {path}.", "Name a .toml file, a folder or a .zip.") from error
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.") from error
    if not shelf.templates and not shelf.mistakes:
        raise InvalidInput(f"There are no templates in {path}.", "Templates are .toml files.")
    return shelf


def _write(name: str, templates: Sequence[Template]) -> None:
    from quickticket.store.templates.writing import write_template  # as in `folder`

    path = Path(name).expanduser()
    try:
        if path.suffix.lower() == ".zip":
            _write_zip(path, templates)
        elif path.suffix.lower() == SUFFIX:
            if len(templates) != 1:
                raise InvalidInput(
                    f"A {SUFFIX} file holds one template, not {len(templates)}.", "Name a folder or a .zip."
                )
            write_atomically(path, write_template(templates[0]))
        else:
            for template in templates:
                write_atomically(path / f"{template.name}{SUFFIX}", write_template(template))
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror}.") from error


def _write_zip(path: Path, templates: Sequence[Template]) -> None:
    from quickticket.store.templates.writing import write_template  # as in `folder`

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for template in templates:
            archive.writestr(f"{template.name}{SUFFIX}", write_template(template))
    path.write_bytes(buffer.getvalue())
