"""ARCHITECTURE.md lists the modules there are, with the jobs they have."""

from __future__ import annotations

from tests.unit.architecture.file_map import DOCUMENT, with_map


def test_the_file_map_is_up_to_date() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert document == with_map(document), "run `python3 dev.py map`"
