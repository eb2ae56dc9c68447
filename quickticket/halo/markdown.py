"""Markdown as typed -> the cleaned HTML that Halo shows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import nh3

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def to_html(markdown: str) -> str:
    """Returns safe HTML; a line break stays one, and HTML in the text is shown as text."""
    return nh3.clean(_renderer().render(markdown)).strip()


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"breaks": True, "html": False}).enable(["table", "strikethrough"])
