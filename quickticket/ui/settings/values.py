"""How an option is shown and read: from its kind to a control, from a value to a text and back; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickticket.config.kinds import (
    Choice,
    Flag,
    Folder,
    Keys,
    RoundingRules,
    TenantList,
    TenantName,
    WebAddress,
    Whole,
)
from quickticket.domain.errors import InvalidInput
from quickticket.domain.ranking import rank_names
from quickticket.domain.search import Tier
from quickticket.ui.settings.state import Control

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.config.kinds import Option
    from quickticket.domain.ranking import Named
    from quickticket.domain.reference import Catalogue

YES, NO = "yes", "no"
_CONTROLS = {
    Keys: Control.KEYS,
    Flag: Control.SWITCH,
    Choice: Control.CHOICE,
    TenantName: Control.NAME,
    Folder: Control.FOLDER,
    WebAddress: Control.TEXT,
    RoundingRules: Control.TEXT,
    Whole: Control.NUMBER,
}
_PARTS = str.maketrans("", "", " ,.'_\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
"""What people write between thousands."""


def control_of(option: Option[Any]) -> Control:
    """What an option is changed with."""
    return _CONTROLS[type(option.kind)]


def written(value: object) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return YES if value else NO
    return f"{value:,}" if isinstance(value, int) else str(value)


def default_of(option: Option[Any]) -> str:
    """Its default, in words."""
    said = written(option.default) or nothing_of(option)
    return said if isinstance(option.kind, Keys) else f"{said[:1].upper()}{said[1:]}"


def choices_of(option: Option[Any], catalogue: Catalogue) -> tuple[str, ...]:
    """What can be chosen."""
    match option.kind:
        case Choice(words=words):
            return words
        case TenantName(list=which):
            return tuple(row.name for row in _list(which, catalogue))
        case _:
            return ()


def nothing_of(option: Option[Any]) -> str:
    """What the empty text means."""
    match option.kind:
        case TenantName(nothing=nothing):
            return nothing
        case Folder() | WebAddress() | RoundingRules():
            return "None"
        case _:
            return ""


def read(option: Option[Any], text: str, catalogue: Catalogue) -> Any:
    """The value that a person wrote.

    Raises:
        InvalidInput: It cannot be one; the sentence says what is expected.
    """
    try:
        return option.kind.check(_plain(option, text.strip(), catalogue))
    except ValueError as error:
        said = str(error)
        raise InvalidInput(f"{said[:1].upper()}{said[1:]}.") from error


def unknown(option: Option[Any], value: object, catalogue: Catalogue) -> str:
    """A sentence on a name that the tenant does not have; empty while that is not known."""
    if not isinstance(option.kind, TenantName) or not value:
        return ""
    names = choices_of(option, catalogue)
    if not names or value in names:
        return ""
    return f"This tenant has no {option.kind.list} “{value}”. Choose another one."


def _plain(option: Option[Any], text: str, catalogue: Catalogue) -> object:
    match option.kind:
        case Flag():
            return text == YES
        case Whole():
            digits = text.translate(_PARTS)
            return int(digits) if digits.isdecimal() else text
        case TenantName(list=which) if text:
            return _known(which, text, _list(which, catalogue))
        case _:
            return text


def _known(which: TenantList, text: str, rows: Sequence[Named]) -> str:
    """The tenant's own spelling of a name; the text itself while its list is not known."""
    if not rows:
        return text
    match rank_names(text, rows, 2):
        case (best,) if best.tier is not Tier.TYPO:
            return best.entity.name
        case (best, other) if best.tier < other.tier and best.tier is not Tier.TYPO:
            return best.entity.name
        case ():
            raise InvalidInput(f"This tenant has no {which} “{text}”.")
        case found:
            names = " or ".join(f"“{match.entity.name}”" for match in found)
            raise InvalidInput(f"Do you mean {names}?")


def _list(which: TenantList, catalogue: Catalogue) -> Sequence[Named]:
    match which:
        case TenantList.TICKET_TYPES:
            return catalogue.ticket_types
        case TenantList.OUTCOMES:
            return catalogue.outcomes
        case TenantList.CHARGE_RATES:
            return catalogue.charge_rates
