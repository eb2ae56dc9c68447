"""Halo's two ways to cut a list, and what they do past the end (NOTES 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

LARGEST_PAGE = 100
DEFAULT_COUNT = 50
LARGEST_COUNT = 1000
_T = TypeVar("_T")


def flag(query: Mapping[str, str], name: str) -> bool:
    """Whether the query switches this on."""
    return query.get(name, "").lower() in {"true", "1"}


def number(query: Mapping[str, str], name: str, default: int) -> int:
    """The number in the query; Halo takes what it cannot read for absent."""
    text = query.get(name, "")
    return int(text) if text.removeprefix("-").isdecimal() else default


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows of a list were asked for; `page_no` is None when only a count was."""

    page_no: int | None
    size: int

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> Window:
        """Read from the query: `count` goes before paging, paging needs `pageinate=true`."""
        if "count" in query or not flag(query, "pageinate"):
            return cls(None, min(max(number(query, "count", DEFAULT_COUNT), 1), LARGEST_COUNT))
        size = min(max(number(query, "page_size", DEFAULT_COUNT), 1), LARGEST_PAGE)
        return cls(max(number(query, "page_no", 1), 1), size)

    def cut(self, rows: Sequence[_T], *, repeat_last: bool) -> Sequence[_T]:
        """The rows of this window; past the end the last page again, or nothing."""
        if self.page_no is None:
            return rows[: self.size]
        last = max((len(rows) - 1) // self.size, 0)
        page = min(self.page_no - 1, last) if repeat_last else self.page_no - 1
        return rows[page * self.size : (page + 1) * self.size]

    def wrap(self, key: str, rows: Sequence[Any], total: int) -> dict[str, Any]:
        """The wrapper object around the rows of this window."""
        paged = {} if self.page_no is None else {"page_no": self.page_no, "page_size": self.size}
        return {"record_count": total, **paged, key: rows}
