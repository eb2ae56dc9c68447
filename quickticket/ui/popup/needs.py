"""What the popup needs of the services, in their own shapes; fakes in tests, services in the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from quickticket.domain.draft import Entity, Token, TokenKind, Understanding
    from quickticket.domain.ids import CaptureId, TimerId, UserId
    from quickticket.domain.reference import Catalogue, TicketSummary
    from quickticket.domain.search import Match
    from quickticket.domain.templates.shelf import Shelf
    from quickticket.domain.timekeeping.timer import Timer
    from quickticket.services.capture import Reading
    from quickticket.services.lines import Done
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import KeptDraft
    from quickticket.services.signals import Signal
    from quickticket.services.tasks import Tasks
    from quickticket.ui.board import Board
    from quickticket.ui.popup.state import PopupState


class Suggestions(Protocol):
    """What the token at the cursor may mean."""

    @property
    def token(self) -> Token | None:
        """The token, when the cursor is in one."""
        ...

    @property
    def matches(self) -> tuple[Match[Entity], ...]:
        """Best first."""
        ...

    @property
    def asking_halo(self) -> bool:
        """More may come."""
        ...


class Captures(Protocol):
    """`services.capture.CaptureService`."""

    async def read(self, line: str, *, apart_from: str = "") -> Reading:
        """Understands a text; `apart_from` is the capture or timer that it takes the place of."""
        ...

    async def keep_draft(self, draft: KeptDraft) -> None:
        """Remembers the text across restarts."""
        ...

    async def draft(self) -> KeptDraft:
        """The remembered text."""
        ...


class Lines(Protocol):
    """`services.lines.LineService`."""

    async def submit(
        self, line: str, *, replaces: CaptureId | None = None, logs: TimerId | None = None
    ) -> Done:
        """Does what a text says, durably; raises `NotReady` or `StorageError`."""
        ...


class Timers(Protocol):
    """`services.timers.service.TimerService`."""

    def get(self, timer_id: TimerId) -> Timer:
        """A timer; raises `InvalidInput` when there is none."""
        ...

    @property
    def waiting(self) -> tuple[Timer, ...]:
        """Those that have stopped and can be logged, the oldest first."""
        ...

    @property
    def changed(self) -> Signal[tuple[Timer, ...]]:
        """Emits all of them after each change."""
        ...


class Suggester(Protocol):
    """`services.people.PeopleSearch`."""

    async def ask_about(self, understanding: Understanding, patience: float = 0.0) -> bool:
        """Asks Halo about names and numbers; whether the line is worth reading again."""
        ...

    def suggest(self, line: str, cursor: int) -> AsyncIterator[Suggestions]:
        """What the token at the cursor may mean, first from the cache, then from Halo."""
        ...


class OpenTickets(Protocol):
    """`services.open_tickets.OpenTickets`."""

    async def refresh(self, user_id: UserId) -> bool:
        """Asks Halo about a user's open tickets; whether it answered."""
        ...


class Lists(Protocol):
    """The two lists that the popup shows on its own; `ports.store.ReferenceStore` has them."""

    async def catalogue(self) -> Catalogue:
        """The tenant's small lists."""
        ...

    async def my_open_tickets(self, limit: int) -> tuple[TicketSummary, ...]:
        """Open tickets of the acting agent, newest first."""
        ...


class Templates(Protocol):
    """`services.templates.library.TemplateLibrary`."""

    @property
    def changed(self) -> Signal[Shelf]:
        """Emits what `current` has become."""
        ...

    @property
    def current(self) -> Shelf:
        """All templates, the likeliest first."""
        ...


class Outbox(Protocol):
    """What the popup asks of the outbox."""

    async def lines(self, limit: int) -> tuple[str, ...]:
        """Lines of the newest captures, repeats and all."""
        ...

    async def recent_tickets(self, limit: int) -> tuple[TicketSummary, ...]:
        """The tickets that were written to last, newest first."""
        ...

    async def line_for_edit(self, capture_id: CaptureId) -> str:
        """The text of a capture that may be edited; raises `InvalidInput` when it may not."""
        ...


class Screen(Protocol):
    """The popup's window, as its presenter sees it."""

    @property
    def line(self) -> str:
        """The canonical text, details after a line break."""
        ...

    @property
    def caret(self) -> int:
        """The text cursor's place in the line."""
        ...

    def show_state(self, state: PopupState) -> None:
        """Draws a snapshot."""
        ...

    def show_now(self, line: str | None = None) -> None:
        """Shows the window; a given line replaces the text."""
        ...

    def hide_now(self) -> None:
        """Hides the window and gives the focus back."""
        ...

    def set_text(self, text: str, cursor: int | None = None) -> None:
        """Replaces the text."""
        ...

    def forget(self) -> None:
        """Empties the popup, undo history too."""
        ...

    def focus_line(self) -> None:
        """Typing goes to the line."""
        ...

    def focus_details(self) -> None:
        """Typing goes to the details."""
        ...

    def focus_field(self, kind: TokenKind | None = None) -> None:
        """Keys go to a field's chip, or to the first."""
        ...

    def focus_question(self, index: int) -> None:
        """Typing goes to a question of the template."""
        ...

    def insert_details(self, text: str) -> None:
        """Puts a text into the details where their text cursor stands, and goes there."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """What the popup stands on.

    Attributes:
        captures: Reads and keeps the text.
        lines: Does what it says.
        timers: All of them.
        people: Searches users, sites, customers and tickets.
        open_tickets: Asks Halo about the tickets of the user at hand.
        lists: The small lists and my open tickets.
        templates: Those that a line may call.
        outbox: Recent captures, and those to edit.
        board: How the program stands.
        tasks: Where work is spawned.
        clock: For ages.
    """

    captures: Captures
    lines: Lines
    timers: Timers
    people: Suggester
    open_tickets: OpenTickets
    lists: Lists
    templates: Templates
    outbox: Outbox
    board: Board
    tasks: Tasks
    clock: Clock
