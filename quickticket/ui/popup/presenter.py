"""Decides what the popup shows and does: one line in, snapshots out, one capture per Enter.

The text in the window is the only truth: Enter submits that text itself, never an earlier reading of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import NotReady, QuickTicketError
from quickticket.ui.popup import wording
from quickticket.ui.popup.asking import Asking
from quickticket.ui.popup.at_hand import AtHand
from quickticket.ui.popup.calling import Calling
from quickticket.ui.popup.completing import Completing
from quickticket.ui.popup.draft_keeper import DraftKeeper
from quickticket.ui.popup.handover import Handover
from quickticket.ui.popup.history import LOOK_BACK, OPEN, RECENT, History
from quickticket.ui.popup.keys import Act, Key, LineSituation, act_for
from quickticket.ui.popup.lookups import Lookups
from quickticket.ui.popup.offers import Offers
from quickticket.ui.popup.open_list import OpenList
from quickticket.ui.popup.snapshot import Known, snapshot
from quickticket.ui.popup.subject import Subject
from quickticket.ui.timers.words import waits

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.draft import Problem
    from quickticket.domain.hotkeys import HotkeyStatus, KeyCombination
    from quickticket.services.ports.store import KeptDraft
    from quickticket.ui.popup.needs import Screen, Services
    from quickticket.ui.popup.state import Start


class PopupPresenter:
    """The popup's decisions.

    Attributes:
        open_list: The list over the form.
        asking: The questions of the template.
        offers: Rows and buttons that change the text.
        handover: To other windows.
        calling: Templates from elsewhere.
        subject: What the text is about, where it is not new.

    Args:
        screen: The window.
        services: What it stands on.
        rebind: Takes another hotkey.
        save_as_template: Makes a template of a text, in a window of its own.
        make_bulk: Makes a bulk of a line, in a window of its own.
    """

    def __init__(
        self,
        *,
        screen: Screen,
        services: Services,
        rebind: Callable[[KeyCombination], None],
        save_as_template: Callable[[str], None],
        make_bulk: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._services = services
        self._tasks = tasks = services.tasks
        self._rebind = rebind
        self._at_hand = at_hand = AtHand(screen, self._render)
        self._history = History()
        self._hotkey: HotkeyStatus | None = None
        self._text = ""
        self._cursor = 0
        self._submitting = False
        self._draft = DraftKeeper(services.captures, tasks, self._failed)
        self._lookups = Lookups(services.people, services.open_tickets, tasks, self._read_again)
        self._completing = Completing(
            at_hand,
            people=services.people,
            templates=services.templates,
            tasks=tasks,
            my_tickets=lambda: self._history.my_tickets,
            found=self._read_again,
        )
        self._completer = self._completing.completer
        self.open_list = OpenList(at_hand)
        self.asking = Asking(at_hand, self.open_list, self._send)
        self.offers = Offers(at_hand, self.asking)
        self.handover = Handover(screen, save_as_template, make_bulk)
        self.calling = Calling(at_hand, services.templates)
        self._failure: QuickTicketError | None = None
        self.subject = Subject(screen, services, self._failed)
        self._acts: dict[Act, Callable[[], None]] = {
            Act.SEND: self._send,
            Act.TAKE: lambda: self.take(None),
            Act.CLOSE_LIST: self._completer.dismiss,
            Act.HIDE: screen.hide_now,
            Act.PREVIOUS: lambda: self._completer.move(-1),
            Act.NEXT: lambda: self._completer.move(1),
            Act.RECALL: self.recall,
            Act.RECALL_NEWER: lambda: self._at_hand.rewrite(self._history.newer(self._text)),
            Act.DETAILS: lambda: self.in_form(screen.focus_details),
            Act.FORM: screen.focus_field,
            Act.NOTHING: lambda: None,
        }
        services.board.changed.connect(self._standing_changed)
        services.templates.changed.connect(self._templates_changed)
        services.timers.changed.connect(self._timers_changed)

    # -- for the composition root ---------------------------------------------------------------------

    async def start(self) -> None:
        """Brings back the kept draft and loads the lists."""
        try:
            kept = await self._draft.load()
            if kept.line and not self._text:
                self.subject.take(kept)
                self._screen.set_text(kept.line)
        finally:
            self.calling.draft_is_back()
        await self._refresh()

    def show_hotkey(self, status: HotkeyStatus) -> None:
        """Takes note of what became of the popup's hotkey."""
        self._hotkey = status
        self._render()

    def defaults_changed(self) -> None:
        """What the line does not say may mean something else now."""
        self._read_again()

    def open(self, line: str | None = None) -> None:
        """Shows the popup, with a new text if given; what templates take from the moment is another now."""
        self.subject.open(line)
        reading = self._at_hand.reading
        if line is not None or (reading is not None and reading.template is not None):
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
            if not text.strip():
                self._reset()
            self.subject.follow(text)
            if text != self._text:  # the details came back with the line: read already
                return
            self._draft.keep(self.subject.kept(text))
            if text.strip():
                self._tasks.replace("popup reading", self._read(text))
        self._completing.follow(text, cursor)

    def key(self, key: Key) -> None:
        """A key that means something of its own was pressed in the line, or Ctrl+Enter or Esc anywhere."""
        if key is Key.ESCAPE and self.open_list.close():
            return
        situation = LineSituation(
            listed=self._completer.listed,
            moved=self._completer.moved,
            resolved=not self._at_hand.unclear_at(self._cursor),
            empty=not self._text,
            recalled=self._history.stands(self._text),
        )
        act = act_for(key, situation)
        self._acts[act]()
        if act is not Act.SEND:  # it draws what became of it; until then nobody waits for a picture
            self._render()

    def in_form(self, act: Callable[[], None]) -> None:
        """Does something in the form; the list under the line makes room for it."""
        self._completer.dismiss()
        self._render()
        act()

    def take(self, index: int | None) -> None:
        """A match was taken: by key the highlighted one (None), by mouse the one at `index`."""
        text, cursor = self._completer.take(self._text, index)
        self._screen.set_text(text, cursor)
        self._screen.focus_line()

    def recall(self) -> None:
        """Brings back the newest line, or the one before it."""
        if line := self._history.older(self._text):
            self._at_hand.rewrite(line)

    def banner_action(self, index: int) -> None:
        """A button of the banner was pressed: another hotkey."""
        if self._hotkey is not None and index < len(self._hotkey.suggestions):
            self._rebind(self._hotkey.suggestions[index])

    # -- inner work ---------------------------------------------------------------------------------------

    def _reset(self) -> None:
        """Forgets everything about the capture at hand."""
        self._tasks.cancel("popup reading")
        self._at_hand.forget()
        self._failure = None
        self.subject.leave()
        self.open_list.forget()
        self._completer.follow(None)

    def _read_again(self) -> None:
        if self._text.strip():
            self._tasks.replace("popup reading", self._read(self._text))

    async def _read(self, text: str) -> None:
        try:
            self._at_hand.reading = await self._services.captures.read(text, apart_from=self.subject.id)
            self._lookups.follow(self._at_hand.reading)
            self._at_hand.problems = self._at_hand.reading.problems
        except QuickTicketError as error:
            self._failure = error
        self._completing.list_at_hand()  # what the type or the customer allows may be known only now
        self._render()

    def _send(self) -> None:
        if not self._submitting and self._text.strip():
            self._submitting = True
            self._tasks.spawn("popup submit", self._submit(self.subject.kept(self._text)))

    async def _submit(self, sent: KeptDraft) -> None:
        text = sent.line
        try:
            await self._services.lines.submit(text, replaces=sent.replaces, logs=sent.logs)
        except NotReady as refusal:
            self._at_hand.sending_tried = True
            self._at_hand.problems = refusal.problems
            self._completer.dismiss()  # it would hide the reason
            self._render()
            self._point_at(refusal.problems[0])
        except QuickTicketError as failure:
            self._failure = failure
        else:
            self._history.add(text)
            if self.subject.kept(text) == sent:  # else another one was opened while this was being saved
                self._sent(text)
            self._tasks.replace("popup lists", self._refresh())
        finally:
            self._submitting = False
            self._render()

    def _sent(self, text: str) -> None:
        meanwhile = self._text
        self._screen.hide_now()
        self.subject.forget()
        self._screen.forget()
        if meanwhile != text:  # keys pressed while it was being saved begin the next line
            self._screen.set_text(meanwhile.removeprefix(text).lstrip())

    def _point_at(self, problem: Problem) -> None:
        if problem.kind is TokenKind.ANSWER and self.asking.begin():
            return
        if problem.kind in wording.CAPTIONS:
            self._screen.focus_field(problem.kind)
        elif problem.field == "details":
            self._screen.focus_details()
        else:
            self._screen.focus_line()

    async def _refresh(self) -> None:
        lists, outbox = self._services.lists, self._services.outbox
        self._at_hand.catalogue = await lists.catalogue()
        tickets = (*await outbox.recent_tickets(RECENT), *await lists.my_open_tickets(OPEN))
        self._history.load(await outbox.lines(LOOK_BACK), tickets)
        self._render()

    def _start(self) -> Start:
        services = self._services
        start = self._history.start(services.templates.current.templates)
        waiting, now = services.timers.waiting, services.clock.clocks()
        return replace(start, debt=waits(waiting, now))

    def _standing_changed(self, _standing: object) -> None:
        self._tasks.replace("popup lists", self._refresh())
        self._render()

    def _timers_changed(self, _timers: object) -> None:
        self.subject.renew()
        self._render()

    def _templates_changed(self, _shelf: object) -> None:
        self.calling.try_again()
        self._read_again()
        self._render()

    def _failed(self, failure: QuickTicketError) -> None:
        self._failure = failure
        self._render()

    def _render(self) -> None:
        known = Known(
            text=self._text,
            now=self._services.clock.now().astimezone(self._services.clock.zone),
            standing=self._services.board.current,
            catalogue=self._at_hand.catalogue,
            start=self._start(),
            reading=self._at_hand.reading,
            problems=self._at_hand.problems,
            asked=self._at_hand.sending_tried,
            subject=self.subject.words,
            completion=self._completer.completion,
            choices=self.open_list.choices,
            failure=self._failure,
            hotkey=self._hotkey,
        )
        self._screen.show_state(snapshot(known))
