"""ARCHITECTURE.md lists the modules there are, with the jobs they have."""

from __future__ import annotations

from tests.unit.architecture.file_map import DOCUMENT, with_map


def test_the_file_map_is_up_to_date() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    is_up_to_date = document == with_map(document)  # compared here: the difference would fill pages
    assert is_up_to_date, "run `python3 dev.py map`"
