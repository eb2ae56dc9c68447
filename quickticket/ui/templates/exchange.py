"""Import and export, and what the window says about them afterwards."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from quickticket.ui.templates.state import Notice
from quickticket.ui.wording import counted, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.ui.templates.needs import Library

_NAMED = 3


async def take_in(library: Library, path: str) -> tuple[Notice, str]:
    """Imports a file, a folder or a zip.

    Returns:
        What to say, and the name of the first template that came; empty when none did.

    Raises:
        QuickTicketError: Nothing could be read there.
    """
    report = await library.import_from(path)
    came, same, broken = report.added, report.same, report.mistakes
    said = joined(
        f"Imported {_listed(came)}." if came else "",
        f"{_listed(same)} {'was' if len(same) == 1 else 'were'} here already." if same else "",
        f"{len(broken)} left out: {broken[0]}" if broken else "",
        by=" ",
    )
    first = next(iter((*came, *same)), "")
    return Notice(said or "There was no template in it.", "info" if came and not broken else "warn"), first


async def give_out(library: Library, path: str, name: str, *, everything: bool) -> Notice:
    """Exports one template, or all of one's own, and says what was written.

    Raises:
        QuickTicketError: It could not be written.
    """
    count = await library.export_to(path, () if everything else (name,))
    return Notice(f"Exported {counted(count, 'template')} to {PurePath(path).name}.")


def _listed(names: Sequence[str]) -> str:
    if len(names) > _NAMED:
        return counted(len(names), "template")
    return ", ".join(f"/{name}" for name in names)
