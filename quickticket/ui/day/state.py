"""What the day ledger's window shows, as one frozen snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

NO_COLOUR = -1
"""Of what belongs to no customer."""


class Look(Enum):
    """How a block of the band is painted."""

    SOLID = "in Halo"
    HATCHED = "not in Halo yet"
    GROWING = "a timer"
    DEBT = "no ticket"
    GAP = "nothing logged"


class Deed(StrEnum):
    """What a key or a button of the window does."""

    ACT = "act"
    """What can be done with the chosen block: `Offer` says what that is."""
    DISCARD = "discard"
    UNDO = "undo"
    EARLIER = "earlier"
    LATER = "later"
    TODAY = "today"
    EXPORT = "export"
    REFRESH = "refresh"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the band.

    Attributes:
        start, end: Where it lies, as shares of the band from 0.0 to 1.0.
        lane, lanes: Its row among pieces of the same time, from 0, and how many there are.
        colour: Place in the list of customers' colours, or `NO_COLOUR`.
        name: First line inside.
        details: Second line, the longest wording first; the first that fits is shown.
        spoken: Everything about it, for tool tips and screen readers.
    """

    look: Look
    start: float
    end: float
    name: str = ""
    details: tuple[str, ...] = ()
    spoken: str = ""
    colour: int = NO_COLOUR
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A time below the band, at a share of it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """The day from the workday's start to its end, wider where entries lie outside.

    Attributes:
        work: Where the working hours lie; None on a free day.
        now: Where this moment lies; None on other days.
    """

    blocks: tuple[Block, ...] = ()
    ticks: tuple[Tick, ...] = ()
    work: tuple[float, float] | None = None
    now: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in the list; `block` is its place in the band, `note` stands where there is room."""

    block: int
    time: str
    number: str
    title: str
    note: str
    customer: str
    minutes: str
    charge_rate: str
    state: str
    tone: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day of the week; `logged` and `due` are shares of the chart's height."""

    date: date
    letter: str
    logged: float
    due: float
    spoken: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class CustomerTotal:
    """A customer's time in the week."""

    name: str
    total: str
    colour: int = NO_COLOUR


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: what it does, in words, and the key that does it."""

    deed: Deed
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class DayState:
    """Everything the window shows.

    Attributes:
        date: The day; None before the first was read.
        heading: `Friday 20 November`.
        logged, due: `3 h 50`, `of 7 h 30`.
        missing: `3 h 40 not logged`; empty when nothing is missing.
        notes: What has to be said of how this was put together, a quiet sentence each.
        rows: Entries only.
        chosen: Place of the chosen block in the band; -1 when it is empty.
        week, week_total: `This week`, `31 h of 37 h 30`.
        offers: What can be done with the chosen block.
        told: What has just happened.
        undo: It can be undone.
        is_today: Today is shown.
    """

    date: date | None = None
    heading: str = ""
    logged: str = ""
    due: str = ""
    missing: str = ""
    notes: tuple[str, ...] = ()
    band: Band = Band()
    rows: tuple[Row, ...] = ()
    chosen: int = -1
    week: str = ""
    week_total: str = ""
    bars: tuple[Bar, ...] = ()
    customers: tuple[CustomerTotal, ...] = ()
    offers: tuple[Offer, ...] = ()
    told: str = ""
    undo: bool = False
    is_today: bool = True
