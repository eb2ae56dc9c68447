"""Decides what the popup shows and does: one line in, snapshots out, one capture per Enter.

The text in the window is the only truth: Enter submits that text itself, never an earlier reading of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.draft import Draft, TokenKind, Understanding
from quickticket.domain.errors import NotReady, QuickTicketError
from quickticket.domain.reference import Catalogue
from quickticket.domain.smart_line.edit import replace_token
from quickticket.ui.popup import wording
from quickticket.ui.popup.asking import Asking
from quickticket.ui.popup.completing import Completing
from quickticket.ui.popup.draft_keeper import DraftKeeper
from quickticket.ui.popup.history import History
from quickticket.ui.popup.keys import Act, Key, LineSituation, act_for
from quickticket.ui.popup.lookups import Lookups
from quickticket.ui.popup.offers import Offers
from quickticket.ui.popup.open_list import OpenList
from quickticket.ui.popup.rewrites import with_template
from quickticket.ui.popup.snapshot import Known, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.draft import Problem
    from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination
    from quickticket.domain.ids import CaptureId
    from quickticket.services.capture import Reading
    from quickticket.services.ports.clock import Clock
    from quickticket.services.tasks import Tasks
    from quickticket.ui.board import Board
    from quickticket.ui.popup.needs import Captures, Lists, OpenTickets, Outbox, Screen, Suggester, Templates

_SHOWN_TEMPLATES = 5


class PopupPresenter:
    """The popup's decisions.

    Attributes:
        open_list: The list over the form.
        asking: The questions of the template.
        offers: Rows and buttons that change the text.

    Args:
        screen: The window.
        captures: Reads, submits and keeps the text.
        people: Searches users, sites, customers and tickets.
        open_tickets: Asks Halo about the tickets of the user at hand.
        lists: The small lists and my open tickets.
        templates: Those that a line may call.
        outbox: Recent captures, and those to edit.
        board: How the program stands.
        tasks: Where work is spawned.
        clock: For ages.
        rebind: Takes another hotkey.
        save_as_template: Makes a template of a text, in a window of its own; None where there is none.
        make_bulk: Makes a bulk of a line, in a window of its own.
    """

    def __init__(
        self,
        *,
        screen: Screen,
        captures: Captures,
        people: Suggester,
        open_tickets: OpenTickets,
        lists: Lists,
        templates: Templates,
        outbox: Outbox,
        board: Board,
        tasks: Tasks,
        clock: Clock,
        rebind: Callable[[KeyCombination], None],
        save_as_template: Callable[[str], None] | None,
        make_bulk: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._captures = captures
        self._lists = lists
        self._templates = templates
        self._outbox = outbox
        self._board = board
        self._tasks = tasks
        self._clock = clock
        self._rebind = rebind
        self._save_as_template = save_as_template
        self._make_bulk = make_bulk
        self._catalogue = Catalogue()
        self._history = History()
        self._hotkey: HotkeyStatus | None = None
        self._text = ""
        self._cursor = 0
        self._rewriting = False
        self._submitting = False
        self._draft = DraftKeeper(captures, tasks, self._failed)
        self._lookups = Lookups(people, open_tickets, tasks, self._read_again)
        self._reading: Reading | None = None
        self._problems: tuple[Problem, ...] = ()
        self._completing = Completing(
            people=people,
            templates=templates,
            tasks=tasks,
            catalogue=lambda: self._catalogue,
            my_tickets=lambda: self._history.my_tickets,
            reading=lambda: self._reading,
            changed=self._render,
            found=self._read_again,
        )
        self._completer = self._completing.completer
        self.offers = Offers(
            screen=screen,
            reading=lambda: self._reading,
            problems=lambda: self._problems,
            rewrite=self._rewrite,
        )
        self.open_list = OpenList(
            screen=screen,
            reading=lambda: self._reading,
            catalogue=lambda: self._catalogue,
            rewrite=self._rewrite,
            changed=self._render,
        )
        self.asking = Asking(
            screen=screen,
            reading=lambda: self._reading,
            rewrite=self._rewrite,
            open_list=self.open_list,
            send=self._send,
        )
        self._failure: QuickTicketError | None = None
        self._replaces: CaptureId | None = None
        self._asked = False
        self._started = False
        self._called = ""
        self._acts: dict[Act, Callable[[], None]] = {
            Act.SEND: self._send,
            Act.TAKE: lambda: self.take(None),
            Act.CLOSE_LIST: self._completer.dismiss,
            Act.HIDE: screen.hide_now,
            Act.PREVIOUS: lambda: self._completer.move(-1),
            Act.NEXT: lambda: self._completer.move(1),
            Act.RECALL: self.recall,
            Act.DETAILS: screen.focus_details,
            Act.FORM: screen.focus_field,
            Act.NOTHING: lambda: None,
        }
        board.changed.connect(self._standing_changed)
        templates.changed.connect(self._templates_changed)

    # -- for the composition root ---------------------------------------------------------------------

    async def start(self) -> None:
        """Brings back the kept draft and loads the lists."""
        try:
            kept = await self._draft.load()
            if kept and not self._text:
                self._screen.set_text(kept)
        finally:
            self._started = True
            self._call_now()
        await self._refresh()

    def show_hotkey(self, status: HotkeyStatus) -> None:
        """Takes note of what became of the popup's hotkey."""
        self._hotkey = status
        self._render()

    def edit(self, capture_id: CaptureId) -> None:
        """Opens a capture of the outbox for editing; sending it replaces the old one."""
        self._tasks.replace("popup edit", self._edit(capture_id))

    def call_template(self, name: str) -> None:
        """Lets the line call a template; what was typed stays, also what was typed before a restart."""
        self._called = name
        self._call_now()

    def shown(self) -> None:
        """The popup was opened: what its template takes from the moment is another one now."""
        if self._reading is not None and self._reading.template is not None:
            self._read_again()

    # -- what the window reports ------------------------------------------------------------------------

    def edited(self) -> None:
        """The text or the text cursor changed."""
        text, cursor = self._screen.line, self._screen.caret
        if (text, cursor) == (self._text, self._cursor):
            return
        changed, self._text, self._cursor = text != self._text, text, cursor
        if changed:
            self._failure = None
            self.open_list.forget()
            self._draft.keep(text)
            if not text.strip():
                self._reset()
            else:
                self._tasks.replace("popup reading", self._read(text))
        self._completing.follow(text, cursor, typed=not self._rewriting)

    def key(self, key: Key) -> None:
        """A key that means something of its own was pressed in the line, or Ctrl+Enter or Esc anywhere."""
        if key is Key.ESCAPE and self.open_list.close():
            return
        understanding = self._reading.understanding if self._reading else Understanding("", Draft())
        situation = LineSituation(
            listed=self._completer.listed,
            moved=self._completer.moved,
            resolved=understanding.line != self._text or not wording.unresolved(understanding, self._cursor),
            empty=not self._text or self._history.stands(self._text),
        )
        self._acts[act_for(key, situation)]()
        self._render()

    def take(self, index: int | None) -> None:
        """A match was taken: by key the highlighted one (None), by mouse the one at `index`."""
        text, cursor = self._completer.take(self._text, index)
        self._screen.set_text(text, cursor)
        self._screen.focus_line()

    def recall(self) -> None:
        """Brings back the newest line, or the one before it."""
        if line := self._history.older(self._text):
            self._rewrite(line)

    def make_bulk(self) -> None:
        """What stands here is for many: the bulk window has it from now on."""
        text = self._text
        self._screen.hide_now()
        self._screen.forget()
        self._make_bulk(replace_token(text, TokenKind.WHO, None).strip())

    def save_template(self) -> None:
        """What stands here is worth having again."""
        if self._save_as_template is not None and self._text.strip():
            self._screen.hide_now()
            self._save_as_template(self._text)

    def banner_action(self, index: int) -> None:
        """A button of the banner was pressed: another hotkey."""
        if self._hotkey is not None and index < len(self._hotkey.suggestions):
            self._rebind(self._hotkey.suggestions[index])

    # -- inner work ---------------------------------------------------------------------------------------

    def _reset(self) -> None:
        """Forgets everything about the capture at hand."""
        self._tasks.cancel("popup reading")
        self._reading = self._failure = self._replaces = None
        self.open_list.forget()
        self._problems = ()
        self._completer.follow(None)
        self._asked = False

    def _rewrite(self, text: str) -> None:
        """Replaces the text by what was chosen elsewhere."""
        self._rewriting = True
        self._screen.set_text(text)
        self._rewriting = False

    def _read_again(self) -> None:
        if self._text.strip():
            self._tasks.replace("popup reading", self._read(self._text))

    async def _read(self, text: str) -> None:
        try:
            self._reading = await self._captures.read(text)
            self._lookups.follow(self._reading)
            self._problems = self._reading.problems
        except QuickTicketError as error:
            self._failure = error
        self._completing.list_at_hand()  # what the type or the customer allows may be known only now
        self._render()

    def _send(self) -> None:
        if not self._submitting and self._text.strip():
            self._submitting = True
            self._tasks.spawn("popup submit", self._submit(self._text))

    async def _submit(self, text: str) -> None:
        try:
            await self._captures.submit(text, replaces=self._replaces)
        except NotReady as refusal:
            self._asked = True
            self._problems = refusal.problems
            self._completer.dismiss()  # it would hide the reason
            self._render()
            self._point_at(refusal.problems[0])
        except QuickTicketError as failure:
            self._failure = failure
        else:
            self._screen.hide_now()
            self._history.add(text)
            meanwhile = self._text
            self._screen.forget()
            if meanwhile != text:  # keys pressed while it was being saved begin the next line
                self._screen.set_text(meanwhile.removeprefix(text).lstrip())
            self._tasks.replace("popup lists", self._refresh())
        finally:
            self._submitting = False
            self._render()

    def _point_at(self, problem: Problem) -> None:
        if problem.kind is TokenKind.ANSWER and self.asking.begin():
            return
        if problem.kind in wording.CAPTIONS:
            self._screen.focus_field(problem.kind)
        elif problem.field == "details":
            self._screen.focus_details()
        else:
            self._screen.focus_line()

    async def _edit(self, capture_id: CaptureId) -> None:
        try:
            line = await self._outbox.line_for_edit(capture_id)
        except QuickTicketError as failure:
            self._screen.show_now()
            self._failure = failure
        else:
            self._screen.show_now(line)
            self._replaces = capture_id
        self._render()

    async def _refresh(self) -> None:
        self._catalogue = await self._lists.catalogue()
        self._history.load(await self._outbox.latest(History.DEPTH), await self._lists.my_open_tickets(5))
        self._render()

    def _likeliest_templates(self) -> str:
        return "  ".join(f"/{each.name}" for each in self._templates.current.templates[:_SHOWN_TEMPLATES])

    def _standing_changed(self, _standing: object) -> None:
        self._tasks.replace("popup lists", self._refresh())
        self._render()

    def _call_now(self) -> None:
        """Waits for the kept draft and for the templates: which `/word` of the draft is one?"""
        templates = self._templates.current.templates
        if self._called and self._started and templates:
            self._rewrite(with_template(self._text, self._called, templates))
            self._screen.focus_line()
            self._called = ""

    def _templates_changed(self, _shelf: object) -> None:
        self._call_now()
        self._read_again()
        self._render()

    def _failed(self, failure: QuickTicketError) -> None:
        self._failure = failure
        self._render()

    def _render(self) -> None:
        known = Known(
            text=self._text,
            now=self._clock.now(),
            standing=self._board.current,
            catalogue=self._catalogue,
            start=replace(self._history.start, templates=self._likeliest_templates()),
            reading=self._reading,
            problems=self._problems,
            asked=self._asked,
            replacing=self._replaces is not None,
            completion=self._completer.completion,
            choices=self.open_list.choices,
            failure=self._failure,
            hotkey=self._hotkey,
        )
        self._screen.show_state(snapshot(known))
