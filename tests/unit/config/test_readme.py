"""The README names every option with its default, and none that does not exist."""

from __future__ import annotations

import json
import re
from pathlib import Path

from quickticket.config.options import OPTIONS

README = Path(__file__).resolve().parents[3] / "README.md"
ROW = re.compile(r"^\| `(?P<key>[a-z]+\.[a-z_]+)` \| `(?P<default>[^`]+)` \|", re.MULTILINE)


def test_the_readme_lists_every_option_with_its_default() -> None:
    told = {row["key"]: row["default"] for row in ROW.finditer(README.read_text(encoding="utf-8"))}
    assert told == {option.key: written(option.default) for option in OPTIONS}


def written(default: object) -> str:
    """A default as settings.toml has it."""
    return json.dumps(default if isinstance(default, bool | int) else str(default))
