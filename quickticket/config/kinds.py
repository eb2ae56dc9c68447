"""The kinds of values an option can hold: each checks a value and says what it expects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from quickticket.domain.connection import check_address
from quickticket.domain.errors import InvalidInput
from quickticket.domain.hotkeys import KeyCombination
from quickticket.domain.timekeeping.rounding import read_rules

T_co = TypeVar("T_co", covariant=True)


class Kind(Protocol[T_co]):
    """Checks values read from a file or typed by a person."""

    def check(self, value: object) -> T_co:
        """Returns the value, converted; raises ValueError with a sentence that says what is expected."""
        ...


class TenantList(StrEnum):
    """A list of the tenant's that an option takes a name from."""

    TICKET_TYPES = "ticket type"
    OUTCOMES = "outcome"
    CHARGE_RATES = "charge rate"


@dataclass(frozen=True, slots=True)
class TenantName:
    """A name from a list of the tenant's, or nothing. Only the tenant knows whether it has it.

    Attributes:
        list: Which list.
        nothing: What the empty text means, for people.
    """

    list: TenantList
    nothing: str

    def check(self, value: object) -> str:
        """See `Kind`."""
        return _text(value)


@dataclass(frozen=True, slots=True)
class Folder:
    """The path of a folder, or nothing; it may be out of reach for now."""

    def check(self, value: object) -> str:
        """See `Kind`."""
        return _text(value)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that is encrypted or on this computer, or nothing."""

    def check(self, value: object) -> str:
        """See `Kind`."""
        text = _text(value)
        try:
            if text:
                check_address(text)
        except InvalidInput as error:
            raise ValueError("expected an address that begins with https://") from error
        return text


@dataclass(frozen=True, slots=True)
class RoundingRules:
    """Roundings of single charge rates, as `rounding.read_rules` reads them, or nothing."""

    def check(self, value: object) -> str:
        """See `Kind`."""
        text = _text(value)
        try:
            read_rules(text)
        except ValueError as error:
            raise ValueError("expected rules such as After hours: up 30, at least 60") from error
        return text


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError("expected a text in quotes")
    return value.strip()


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    def check(self, value: object) -> bool:
        """See `Kind`."""
        if not isinstance(value, bool):
            raise ValueError("expected true or false")  # noqa: TRY004 - a wrong value in a file
        return value


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds, both allowed."""

    least: int
    most: int

    def check(self, value: object) -> int:
        """See `Kind`."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise ValueError(f"expected a whole number from {self.least:,} to {self.most:,}")
        return value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def check(self, value: object) -> str:
        """See `Kind`."""
        if value not in self.words:
            raise ValueError(f"expected one of {', '.join(self.words)}")
        return str(value)


@dataclass(frozen=True, slots=True)
class Keys:
    """A key combination such as `Ctrl+Alt+Space`."""

    def check(self, value: object) -> KeyCombination:
        """See `Kind`."""
        if not isinstance(value, str):
            raise ValueError('expected keys in quotes, such as "Ctrl+Alt+Space"')  # noqa: TRY004 - as above
        try:
            return KeyCombination.parse(value)
        except InvalidInput as error:
            raise ValueError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Option(Generic[T_co]):
    """One option: declared once, used by the file, the window and the help.

    Attributes:
        key: `table.name` in settings.toml; the table is the group that windows show it in.
        kind: What it may hold.
        default: What holds when nothing was set.
        label: Its name on screen.
        help: One sentence on what it does.
    """

    key: str
    kind: Kind[T_co]
    default: T_co
    label: str
    help: str

    @property
    def group(self) -> str:
        """Its table in settings.toml."""
        return self.key.partition(".")[0]
