"""What the template window shows, as one frozen snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.ui.templates.form import Form, Member
from quickticket.ui.templates.preview import NO_PREVIEW, Preview

if TYPE_CHECKING:
    from quickticket.domain.hotkeys import KeyCombination


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template in the list.

    Attributes:
        title: What it is called.
        call: `/pw`; empty for one without a name yet.
        pill: Where it comes from, or that it is not saved; empty for an own one.
        tone: Of the pill.
    """

    title: str
    call: str
    pill: str = ""
    tone: str = "quiet"


@dataclass(frozen=True, slots=True)
class MistakeRow:
    """A file that cannot be used: its short name, and `line 3: reason`."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The quiet bar below the list. `button` does away with what was done."""

    text: str
    tone: str = "info"
    button: str = ""


@dataclass(frozen=True, slots=True)
class ListState:
    """The left side.

    Attributes:
        heading: How many there are.
        rows: Templates; behind them come `mistakes`.
        selected: Index into both, -1 for none.
        query: What the list is narrowed by.
        nothing: What to say where there is no row.
        arranged: The order was made by hand.
        movable: Rows may be moved now.
    """

    heading: str = ""
    rows: tuple[TemplateRow, ...] = ()
    mistakes: tuple[MistakeRow, ...] = ()
    selected: int = -1
    query: str = ""
    nothing: str = ""
    arranged: bool = False
    movable: bool = False
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A word at a field: why it cannot be saved (`bad`), or what this tenant makes of it (`warn`)."""

    member: Member
    text: str
    tone: str = "bad"
    index: int = -1


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be chosen, in the tenant's order. `values` holds the choices of each custom field's row."""

    ticket_type: tuple[str, ...] = ()
    priority: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    charge_rate: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    values: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FormState:
    """The right side while a template is chosen.

    Attributes:
        id: Changes with the template, not with its name.
        form: What stands in the fields.
        title: Heading.
        pill: Where it comes from.
        saved: Whether all of it is saved; `safe` tells the tone.
        banner: What an edit of a shared template means; `banner_button` takes it back.
        notes: At their fields.
        offers: What the fields offer.
        hotkey: Of this template; it needs a saved name first.
        deletable: It is one's own.
        preview: The resulting ticket.
    """

    id: int
    form: Form
    title: str
    pill: str = ""
    saved: str = ""
    safe: bool = True
    banner: str = ""
    banner_button: str = ""
    notes: tuple[Note, ...] = ()
    offers: Offers = Offers()
    hotkey: KeyCombination | None = None
    has_name: bool = True
    deletable: bool = True
    preview: Preview = NO_PREVIEW


@dataclass(frozen=True, slots=True)
class MistakeState:
    """The right side while a broken file is chosen."""

    name: str
    where: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class TemplatesState:
    """The whole window."""

    listed: ListState = ListState()
    form: FormState | None = None
    mistake: MistakeState | None = None
