"""Cells of tables for spreadsheets: text from outside must stay text."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula when a cell begins with it."""


def safe_cell(text: str) -> str:
    """The text of a cell, so written that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
