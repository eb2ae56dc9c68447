"""What the settings window shows, as one frozen snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Control(StrEnum):
    """What an option is changed with."""

    KEYS = "keys"
    SWITCH = "switch"
    CHOICE = "choice"
    NAME = "name"
    FOLDER = "folder"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence below an option.

    Attributes:
        tone: `warn` or `bad`.
        offers: What could be taken instead, a button each.
    """

    text: str
    tone: str = "bad"
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option.

    Attributes:
        key: What tells it from others.
        text: Its value as it is written; a switch says `yes` or `no`, keys that are not set are empty.
        choices: The words of a choice, or the names that the tenant has.
        nothing: What the empty text means.
        default: Its default, for the button that goes back to it; empty where there is nothing to go back to.
        clearable: Whether keys can be none.
        meant: Whether what is searched for means it.
    """

    key: str
    control: Control
    label: str
    help: str
    text: str
    choices: tuple[str, ...] = ()
    nothing: str = ""
    default: str = ""
    clearable: bool = False
    note: Note | None = None
    meant: bool = True


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Options under one heading.

    Attributes:
        more: Where there is more of the kind, a sentence and a button; empty where all is here.
    """

    key: str
    title: str
    rows: tuple[OptionRow, ...]
    more: tuple[str, str] = ("", "")

    @property
    def meant(self) -> bool:
        """Whether what is searched for means any of them."""
        return any(row.meant for row in self.rows)


@dataclass(frozen=True, slots=True)
class SettingsState:
    """The window.

    Attributes:
        groups: All of them; those that are not meant are hidden.
        file: Where all of it is kept.
        problem: Why nothing can be changed now; empty when it can.
        query: What is searched for.
    """

    groups: tuple[OptionGroup, ...] = ()
    file: str = ""
    problem: str = ""
    query: str = ""
