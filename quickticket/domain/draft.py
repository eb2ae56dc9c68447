"""A draft: what a line was understood to ask for, and what still stands in the way of sending it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.reference import (
    Agent,
    Category,
    ChargeRate,
    Customer,
    CustomField,
    Outcome,
    Person,
    Priority,
    Site,
    Status,
    Team,
    TicketSummary,
    TicketType,
    User,
)
from quickticket.domain.templates.template import Template
from quickticket.domain.timekeeping.worked import Worked

if TYPE_CHECKING:
    from quickticket.domain.search import Match


class TokenKind(StrEnum):
    """The kinds of tokens of a smart line (design 6)."""

    WHO = "who"
    TEMPLATE = "template"
    TICKET = "ticket"
    TICKET_TYPE = "ticket_type"
    PRIORITY = "priority"
    CATEGORY = "category"
    ASSIGN = "assign"
    CHARGE_RATE = "charge_rate"
    STATUS = "status"
    DURATION = "duration"
    TIMER = "timer"
    ANSWER = "answer"
    OUTCOME = "outcome"
    PRIVACY = "privacy"
    EMAIL = "email"
    WORKED = "worked"
    SPLIT = "split"
    NO_TICKET = "no_ticket"
    LATER = "later"


class TokenState(StrEnum):
    """What became of a token."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


Entity = (
    Person
    | TicketSummary
    | TicketType
    | Priority
    | Category
    | Team
    | Agent
    | ChargeRate
    | Status
    | Template
    | Outcome
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token as it stands in the line.

    Attributes:
        kind: What it asks for.
        start: First character of it in the line, its sigil included.
        end: One past its last character.
        text: Its text without sigil, quotes, escapes and id.
        id: The id it is pinned to, such as `u12`, `s3`, `c4` or `7`; empty when it is to be searched.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class UnderstoodToken:
    """A token and what it means.

    Attributes:
        token: The token.
        state: What became of it.
        label: How to show it: the entity's name when resolved, else the typed text.
        candidates: What it may mean, best first; the taken one first when resolved.
    """

    token: Token
    state: TokenState
    label: str
    candidates: tuple[Match[Entity], ...] = ()


@dataclass(frozen=True, slots=True)
class TimerStart:
    """A wish to start a timer: `minutes_ago`, or `since` as minutes after local midnight, or now."""

    minutes_ago: int | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Requester:
    """Whom the ticket is for; `user` and `site` may be unknown, the customer never is."""

    customer: Customer
    site: Site | None = None
    user: User | None = None


@dataclass(frozen=True, slots=True)
class CustomValue:
    """A custom field of the ticket and its text."""

    field: CustomField
    value: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What one submit asks for; `None` and empty mean that nothing was said.

    Attributes:
        minutes: Whole minutes worked.
        template: Name of the template that the line calls.
        answers: To the template's questions, in their order; an empty one is not answered yet.
        outcome: Of the action; `private` hides it from the user, `email` sends it to them.
        worked: When the work was done, where that is not until now.
        split: The time entry is cut where the working hours end or begin, and at midnight.
        no_ticket: Time of no ticket, such as a meeting.
        later: Time whose ticket is named later.
        tags: Of the ticket; and `custom_fields`: what templates alone can say.
    """

    summary: str = ""
    details: str = ""
    requester: Requester | None = None
    ticket: TicketSummary | None = None
    template: str = ""
    ticket_type: TicketType | None = None
    priority: Priority | None = None
    category: Category | None = None
    team: Team | None = None
    agent: Agent | None = None
    charge_rate: ChargeRate | None = None
    status: Status | None = None
    minutes: int | None = None
    timer: TimerStart | None = None
    answers: tuple[str, ...] = ()
    outcome: Outcome | None = None
    private: bool | None = None
    email: bool | None = None
    worked: Worked | None = None
    split: bool = False
    no_ticket: bool = False
    later: bool = False
    tags: tuple[str, ...] = ()
    custom_fields: tuple[CustomValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A change of the line that would settle a problem: `text` instead of the tokens of a kind.

    Attributes:
        label: What its button says.
        kind: Of the token.
        text: The token.
    """

    label: str
    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to say about a draft, in the user's words.

    Attributes:
        message: One sentence that says what to do.
        blocking: The draft may not be sent until it is solved.
        kind: The token kind it belongs to, when there is one; lets the popup focus the right field.
        field: `summary`, `details` or Halo's own member name, when no token kind fits.
        candidates: What may have been meant, best first.
        offers: Changes that would settle it.
    """

    message: str
    blocking: bool = True
    kind: TokenKind | None = None
    field: str = ""
    candidates: tuple[Match[Entity], ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """A line, read: the draft, its tokens in the order of the line, and all problems, blocking ones first."""

    line: str
    draft: Draft
    tokens: tuple[UnderstoodToken, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """The problems that keep it from being sent."""
        return tuple(problem for problem in self.problems if problem.blocking)
