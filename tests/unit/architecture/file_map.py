"""Writes the file map of ARCHITECTURE.md from the first lines of the modules' docstrings."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tests.unit.architecture.source_tree import ROOT, Module, modules

DOCUMENT = ROOT / "ARCHITECTURE.md"
_START = "<!-- file map, written by `python3 dev.py map` -->\n"
_END = "<!-- end of the file map -->\n"
_TEST_FILES = ("test_", "conftest")


def file_map() -> str:
    """Every module of the program and what the tests are built of, by folder, each with its job."""
    mapped = [
        module
        for module in modules("quickticket", "tests", "dev.py")
        if not module.path.name.startswith(_TEST_FILES)
    ]
    folders = groupby(sorted(mapped, key=_place), key=lambda module: module.path.parent)
    return "\n".join(_folder(folder, list(inside)) for folder, inside in folders)


def with_map(document: str) -> str:
    """The document with the file map between its two marks written anew."""
    before, start, rest = document.partition(_START)
    _, end, after = rest.partition(_END)
    if not start or not end:
        raise ValueError(f"{DOCUMENT.name} lacks the marks of the file map")
    return f"{before}{start}\n{file_map()}\n{end}{after}"


def _place(module: Module) -> tuple[Path, str]:
    return module.path.parent, module.path.name


def _folder(folder: Path, inside: list[Module]) -> str:
    name = folder.relative_to(ROOT).as_posix() + "/"
    heading = "The top" if folder == ROOT else f"`{name}`"
    lines = []
    for module in inside:
        if module.path.name == "__init__.py":
            heading += f": {module.job}"
        else:
            lines.append(f"- `{module.path.name}` {module.job}\n")
    return f"**{heading}**\n\n{''.join(lines)}" if lines else f"**{heading}**\n"


if __name__ == "__main__":
    DOCUMENT.write_text(with_map(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
