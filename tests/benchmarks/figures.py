"""A measured figure, beside its floor and its target, and the table that shows them all."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_HEADINGS = ("what", "value", "floor or peer, same run", "ratio", "target", "")


@dataclass(frozen=True, slots=True)
class Samples:
    """What many rounds of one measurement gave, in one unit (`ms`, `MB`, `s`)."""

    values: Sequence[float]
    unit: str = "ms"

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    def at(self, percent: int) -> float:
        """The value that `percent` of the rounds stay at or below."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]

    def __str__(self) -> str:
        if len(self.values) < 2:
            return f"{_short(self.median)} {self.unit}"
        return f"{_short(self.median)} {self.unit}, p95 {_short(self.at(95))}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table. `met` is None where there is nothing to meet or nothing could be measured."""

    what: str
    value: str
    peer: str = ""
    ratio: float | None = None
    target: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """What the columns show."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        verdict = {None: "", True: "ok", False: "MISSED"}[self.met]
        return (self.what, self.value, self.peer, ratio, self.target, verdict)


def beside(what: str, ours: Samples, peer: str, floor: Samples, at_most: float | None = None) -> Figure:
    """A figure judged by the ratio of the two medians."""
    ratio = ours.median / floor.median
    target = "" if at_most is None else f"at most {at_most:g}x"
    met = None if at_most is None else ratio <= at_most
    return Figure(what, str(ours), f"{peer}: {floor}", ratio, target, met)


def within(what: str, value: float, unit: str, limit: float, peer: str = "") -> Figure:
    """A figure judged by a limit of its own."""
    return Figure(
        what, f"{_short(value)} {unit}", peer, None, f"at most {_short(limit)} {unit}", value <= limit
    )


def not_measured(what: str, why: str) -> Figure:
    """A row that owes a figure."""
    return Figure(what, "not measured", why)


def table(figures: Sequence[Figure]) -> str:
    """The figures in columns."""
    rows = [_HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _short(number: float) -> str:
    return f"{number:.2f}" if abs(number) < 10 else f"{number:.0f}" if abs(number) >= 100 else f"{number:.1f}"
