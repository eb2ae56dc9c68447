"""Finds the files shipped with the program: icons, themes, starter templates."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_ROOMS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")  # as installed, as in the source tree


def resource_path(name: str) -> Path:
    """Where a shipped file or folder lies.

    Args:
        name: Path below `resources/` with forward slashes, like `icons/quickticket.svg`.

    Raises:
        FileNotFoundError: It was not shipped, which is a mistake in the packaging.
    """
    for room in _ROOMS:
        path = room / name
        if path.exists():
            return path
    raise FileNotFoundError(f"not shipped with QuickTicket: {name}")
