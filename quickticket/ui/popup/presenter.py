"""Decides what the popup shows and does: one line in, snapshots out, one capture per Enter.

The text in the window is the only truth: Enter submits that text itself, never an earlier reading of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.draft import Draft, TokenKind, Understanding
from quickticket.domain.errors import NotReady, QuickTicketError
from quickticket.domain.reference import Catalogue
from quickticket.domain.search import Match, Tier
from quickticket.domain.smart_line.edit import set_answer, token_at
from quickticket.ui.popup import questions, wording
from quickticket.ui.popup.completer import Completer
from quickticket.ui.popup.draft_keeper import DraftKeeper
from quickticket.ui.popup.history import History
from quickticket.ui.popup.keys import Act, Key, LineSituation, act_for
from quickticket.ui.popup.lookups import Lookups
from quickticket.ui.popup.open_list import OpenList
from quickticket.ui.popup.options import matches, template_matches
from quickticket.ui.popup.rewrites import logged_on, settled, with_template
from quickticket.ui.popup.snapshot import Known, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.draft import Problem, Token
    from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination
    from quickticket.domain.ids import CaptureId
    from quickticket.services.capture import Reading
    from quickticket.services.ports.clock import Clock
    from quickticket.services.tasks import Tasks
    from quickticket.ui.board import Board
    from quickticket.ui.popup.needs import Captures, Lists, OpenTickets, Outbox, Screen, Suggester, Templates

_FIELDS = frozenset(wording.CAPTIONS)
_SHOWN_TEMPLATES = 5


class PopupPresenter:
    """The popup's decisions.

    Attributes:
        open_list: The list over the form.

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
        save_as_template: Makes a template of a text, in a window of its own.
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
        save_as_template: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._captures = captures
        self._people = people
        self._lists = lists
        self._templates = templates
        self._outbox = outbox
        self._board = board
        self._tasks = tasks
        self._clock = clock
        self._rebind = rebind
        self._save_as_template = save_as_template
        self._catalogue = Catalogue()
        self._history = History()
        self._hotkey: HotkeyStatus | None = None
        self._text = ""
        self._cursor = 0
        self._submitting = False
        self._draft = DraftKeeper(captures, tasks, self._failed)
        self._lookups = Lookups(people, open_tickets, tasks, self._read_again)
        self._reading: Reading | None = None
        self._problems: tuple[Problem, ...] = ()
        self._completer = Completer()
        self.open_list = OpenList(screen, lambda: self._reading, lambda: self._catalogue, self._render)
        self._failure: QuickTicketError | None = None
        self._replaces: CaptureId | None = None
        self._asked = False
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

    # -- for the composition root ---------------------------------------------------------------------

    async def start(self) -> None:
        """Brings back the kept draft and loads the lists."""
        kept = await self._draft.load()
        if kept and not self._text:
            self._screen.set_text(kept)
        await self._refresh()

    def show_hotkey(self, status: HotkeyStatus) -> None:
        """Takes note of what became of the popup's hotkey."""
        self._hotkey = status
        self._render()

    def edit(self, capture_id: CaptureId) -> None:
        """Opens a capture of the outbox for editing; sending it replaces the old one."""
        self._tasks.replace("popup edit", self._edit(capture_id))

    def call_template(self, name: str) -> None:
        """Lets the line call a template; what was typed stays."""
        self._screen.set_text(with_template(self._text, name))
        self._screen.focus_line()

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
        self._complete()

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
            self._screen.set_text(line)
            self._completer.dismiss()

    def begin_ticket(self) -> None:
        """Begins a line with `#`, which lists my open tickets."""
        self._screen.set_text("#")
        self._screen.focus_line()

    def begin_template(self) -> None:
        """Begins a line with `/`, which lists the templates."""
        self._screen.set_text("/")
        self._screen.focus_line()

    def save_template(self) -> None:
        """What stands here is worth having again."""
        if self._text.strip():
            self._screen.hide_now()
            self._save_as_template(self._text)

    def answer(self, index: int, text: str) -> None:
        """A question's field changed: the line has the answer from now on."""
        asked = self._reading.questions if self._reading else ()
        if index < len(asked) and asked[index].typed != text:
            self._screen.set_text(set_answer(self._text, index, text))

    def answered(self, index: int, text: str) -> None:
        """Enter in a question's field: on to the next open one; after the last it is sent."""
        asked = self._reading.questions if self._reading else ()
        if index >= len(asked):
            return
        following = questions.next_open(asked, index, text)
        if following is None:
            self._send()
        else:
            self._screen.focus_question(following)

    def log_on(self, index: int) -> None:
        """Log here: the line becomes a time entry on one of the user's open tickets."""
        if self._reading is None or index >= len(self._reading.open_tickets):
            return
        self._screen.set_text(logged_on(self._text, self._reading.open_tickets[index]))
        self._screen.focus_line()

    def settle(self, index: int) -> None:
        """A candidate of the warning was chosen: its token means that one from now on."""
        problem = next((each for each in self._problems if each.candidates), None)
        if problem is None or self._reading is None:
            return
        self._screen.set_text(settled(self._text, self._reading.understanding, problem, index))
        self._screen.focus_line()

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
        if self._completer.token is not None:
            self._list_at_hand(self._completer.token)
        self._render()

    def _complete(self) -> None:
        head = self._text.partition("\n")[0]
        self._completer.follow(token_at(head, min(self._cursor, len(head))) if self._text else None)
        self._tasks.cancel("popup suggestions")
        if self._completer.token is not None and not self._list_at_hand(self._completer.token):
            self._tasks.spawn("popup suggestions", self._suggest(head, self._cursor))
        self._render()

    def _list_at_hand(self, token: Token) -> bool:
        """Completes a token from the small lists; False when people or tickets have to be searched."""
        if token.kind in _FIELDS:
            draft = self._reading.draft if self._reading else Draft()
            self._completer.show(matches(token.kind, token.text, self._catalogue, draft), asking=False)
            return True
        if token.kind is TokenKind.TEMPLATE:
            self._completer.show(
                template_matches(token.text, self._templates.current.templates), asking=False
            )
            return True
        if token.kind is TokenKind.TICKET and not token.text:
            mine = tuple(Match(each, Tier.PREFIX) for each in self._history.my_tickets)
            self._completer.show(mine, asking=False)
            return True
        return False

    async def _suggest(self, line: str, cursor: int) -> None:
        asked = False
        async for suggestions in self._people.suggest(line, cursor):
            self._completer.show(suggestions.matches, asking=suggestions.asking_halo)
            self._render()
            if asked:  # what Halo found is known now, so the line may mean more than before
                self._tasks.replace("popup reading", self._read(self._text))
            asked = suggestions.asking_halo

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
        asked = self._reading.questions if self._reading else ()
        if problem.kind is TokenKind.ANSWER and (index := questions.first_open(asked)) is not None:
            self._screen.focus_question(index)
        elif problem.kind in _FIELDS:
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
