"""The project's modules as the architecture tests see them: path, lines and syntax tree."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Module:
    """One Python file of the project."""

    path: Path

    @property
    def name(self) -> str:
        """Its path below the root, with forward slashes."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text, self.name)

    @property
    def job(self) -> str:
        """The first line of its docstring, empty if it has none."""
        return (ast.get_docstring(self.tree) or "").partition("\n")[0]


def modules(*rooms: str) -> list[Module]:
    """All modules below these folders (or these very files), sorted by path.

    Args:
        rooms: Paths below the root, like `quickticket/domain` or `dev.py`.
    """
    paths: set[Path] = set()
    for room in rooms:
        place = ROOT / room
        paths.update(place.rglob("*.py") if place.is_dir() else [place])
    return [Module(path) for path in sorted(paths)]
