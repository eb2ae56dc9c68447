"""What the popup shows, as one frozen snapshot: the view draws it and reads nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quickticket.domain.draft import TokenKind, TokenState


@dataclass(frozen=True, slots=True)
class Mark:
    """A token in the canonical line, and what became of it."""

    start: int
    end: int
    state: TokenState


@dataclass(frozen=True, slots=True)
class Who:
    """The large row: whom the ticket is for, or the ticket that time goes to.

    Attributes:
        name: The user, else the customer; in time mode the ticket's summary.
        place: Customer and site.
        contact: E-mail and phone.
        number: `#8841` in time mode.
        pill: The ticket's status, and `pill_tone` as `#rrggbb` when Halo gives a colour.
    """

    name: str
    place: str = ""
    contact: str = ""
    number: str = ""
    pill: str = ""
    pill_tone: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form.

    Attributes:
        kind: The token that carries it in the line.
        caption: Halo's name for it.
        value: Empty when nothing is chosen.
        given: The line says so, not a default.
        missing: Needed before the capture can be sent.
        source: `/pw` when that template says so.
    """

    kind: TokenKind
    caption: str
    value: str = ""
    given: bool = False
    missing: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of the template, and what was typed; `missing` while that is no answer."""

    title: str
    typed: str = ""
    choices: tuple[str, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What the template writes of this capture; empty where the line has words of its own.

    Attributes:
        source: `/pw`.
        summary: Filled in.
        details: Filled in, Markdown.
        also: What no field of the form shows, such as tags.
    """

    source: str = ""
    summary: str = ""
    details: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row to choose from; `spans` are the matched letters of `name`."""

    name: str
    detail: str = ""
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """The list under the line. `asking` adds "searching Halo…" as its last row."""

    rows: tuple[Row, ...]
    selected: int = 0
    asking: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """The open list of one field, narrowed by what was typed; without a kind it belongs to the details.

    Attributes:
        selected: The highlighted row; -1 for none.
        question: Which question it answers, when it belongs to one.
    """

    kind: TokenKind | None
    caption: str
    filter: str
    rows: tuple[Row, ...]
    selected: int = 0
    question: int | None = None


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """A ticket that the user has open already."""

    number: int
    summary: str
    detail: str


@dataclass(frozen=True, slots=True)
class Hint:
    """One sentence that says what to do, and the candidates when there are some."""

    text: str
    candidates: tuple[str, ...] = ()


class Tone(StrEnum):
    """How loud a banner is; the words of `theme.palette`."""

    INFO = "info"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Banner:
    """Something about the program, not about this capture; `actions` are its buttons."""

    text: str
    tone: Tone = Tone.INFO
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """What an empty popup offers, as previews.

    Attributes:
        recent: The newest line.
        tickets: My open ones.
        templates: The likeliest.
        debt: Time that waits for its ticket, or to be logged.
    """

    recent: str = ""
    tickets: str = ""
    templates: str = ""
    debt: str = ""


@dataclass(frozen=True, slots=True)
class PopupState:
    """The whole popup.

    Attributes:
        empty: Nothing was typed; `start` shows instead of the form.
        button: Says what Enter does and for whom.
        ready: Enter would send; else `button` looks disabled and the warning says why.
        canned: There are canned texts to insert.
        editing: Words on what is being edited, when a capture came back from the outbox.
    """

    empty: bool = True
    start: Start = Start()
    marks: tuple[Mark, ...] = ()
    who: Who | None = None
    fields: tuple[Field, ...] = ()
    written: Written = Written()
    questions: tuple[QuestionRow, ...] = ()
    tickets_caption: str = ""
    tickets: tuple[OpenTicket, ...] = ()
    warning: Hint | None = None
    banner: Banner | None = None
    completion: Completion | None = None
    choices: Choices | None = None
    canned: bool = False
    acting_as: str = ""
    editing: str = ""
    button: str = "Create"
    ready: bool = False
