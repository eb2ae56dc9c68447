"""What a person does with timers outside the popup, and what is told of them; knows no Qt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quickticket.domain.durations import format_duration, write_duration
from quickticket.domain.errors import QuickTicketError
from quickticket.domain.timekeeping.timer import TimerState, Verdict
from quickticket.domain.timer_lines import kept_span
from quickticket.services.ids import new_timer_id
from quickticket.ui.timers import words
from quickticket.ui.toasts.presenter import VERDICTS, Toast, ToastAction

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from quickticket.domain.ids import TicketId, TimerId
    from quickticket.domain.timekeeping.timer import Away, Timer
    from quickticket.services.lines import LineService
    from quickticket.services.ports.clock import Clock
    from quickticket.services.tasks import Tasks
    from quickticket.services.timers.minutes import Minutes
    from quickticket.services.timers.service import TimerService

DRIVE_BY = "Drive-by help"


class TimerDesk:
    """Starts, stops and logs timers, and asks about absences.

    Args:
        timers: All of them.
        minutes: Tells that time passes while one runs.
        lines: Does what lines say.
        clock: Both clocks.
        tasks: Where work is spawned.
        drive_by: Minutes that the drive-by hotkey keeps.
        open_line: Opens the popup with a line.
        open_timer: Opens the popup with the time of a timer.
        tell: Shows a toast.
        take_back: Takes the toast about something away.
    """

    def __init__(
        self,
        *,
        timers: TimerService,
        minutes: Minutes,
        lines: LineService,
        clock: Clock,
        tasks: Tasks,
        drive_by: Callable[[], int],
        open_line: Callable[[str], None],
        open_timer: Callable[[TimerId], None],
        tell: Callable[[Toast], None],
        take_back: Callable[[str], None],
    ) -> None:
        self._timers = timers
        self._lines = lines
        self._clock = clock
        self._tasks = tasks
        self._minutes_by = drive_by
        self._open_line = open_line
        self._open_timer = open_timer
        self._tell = tell
        self._take_back = take_back
        self._asked: dict[TimerId, Away] = {}
        self._kept: set[TimerId] = set()  # drive-by time that a toast may still offer to assign
        self._jumps: set[tuple[TimerId, int]] = set()
        timers.changed.connect(lambda _timers: self._look())
        minutes.passed.connect(lambda _nothing: self._look())

    # -- what a person does -----------------------------------------------------------------------------

    def start(self, ticket_id: TicketId | None = None) -> None:
        """Starts a timer on a ticket at once; without one the popup asks what it is for."""
        if ticket_id is None:
            self._open_line("# >")
        else:
            self._do("start", self._start(ticket_id))

    def toggle(self) -> None:
        """Stops the running timer and opens its time; without one, asks what to start."""
        running = self._timers.running
        if running is None:
            self.start()
        else:
            self.log(running.id)

    def log(self, timer_id: TimerId) -> None:
        """Opens the popup with the time of a timer; one that has not stopped is stopped first."""
        self._do("log", self._log(timer_id))

    def pause(self, timer_id: TimerId) -> None:
        """Lets a timer stand still."""
        self._do("pause", self._timers.pause(timer_id))

    def resume(self, timer_id: TimerId) -> None:
        """Lets a timer run on; the running one is paused."""
        self._do("resume", self._timers.resume(timer_id))

    def discard(self, timer_id: TimerId) -> None:
        """Gives a timer up; a toast brings it back."""
        self._do("discard", self._discard(timer_id))

    def keep_drive_by(self) -> None:
        """Keeps some minutes that have just passed, without a ticket."""
        self._do("drive-by", self._drive_by())

    def answer(self, timer_id: TimerId, away: Away, action: ToastAction) -> None:
        """The user said what becomes of an absence."""
        self._do("absence", self._answer(timer_id, away, action))

    def judge(self, timer_id: TimerId, action: ToastAction) -> None:
        """Likewise of the absence that a timer asks about."""
        away = next((each.question for each in self._timers.timers if each.id == timer_id), None)
        if away is not None:
            self.answer(timer_id, away, action)

    # -- inner work ---------------------------------------------------------------------------------------

    def _do(self, what: str, work: Coroutine[object, object, object]) -> None:
        self._tasks.spawn(f"timer: {what}", self._guarded(work))

    async def _guarded(self, work: Coroutine[object, object, object]) -> None:
        try:
            await work
        except QuickTicketError as error:
            self._tell(Toast("timers", "warn", str(error), error.next_step, ()))

    async def _start(self, ticket_id: TicketId) -> None:
        timer = (await self._lines.submit(f"#{ticket_id} >")).timer
        if timer is not None:
            self._tell(Toast(timer.id, "info", "Timer runs", words.name_of(timer), ()))

    async def _log(self, timer_id: TimerId) -> None:
        timer = self._timers.get(timer_id)
        if timer.state is not TimerState.STOPPED:
            timer = await self._timers.stop(timer_id)
        if timer.ticket_id is None and timer.capture_id is not None:
            text = "Its ticket is on the way to Halo; log the time once it has a number."
            self._tell(Toast(timer_id, "info", f"Stopped: {self._line(timer)}", text, ()))
        else:
            self._open_timer(timer_id)

    async def _discard(self, timer_id: TimerId) -> None:
        self._offer_back(await self._timers.discard(timer_id), "Given up")

    async def _drive_by(self) -> None:
        minutes = self._minutes_by()
        line = f"{write_duration(minutes)} {DRIVE_BY} +later"
        timer = (await self._lines.submit(line)).timer
        if timer is None:
            return
        title = f"{format_duration(minutes)} kept"
        acts = {
            ToastAction.ASSIGN: partial(self.log, timer.id),
            ToastAction.UNDO: partial(self.discard, timer.id),
        }
        self._kept.add(timer.id)
        self._tell(_toast(f"kept {timer.id}", "info", title, "It has no ticket yet.", acts))

    def _offer_back(self, timer: Timer, title: str) -> None:
        acts = {ToastAction.UNDO: lambda: self._do("keep", self._timers.keep(timer))}
        self._tell(_toast(timer.id, "info", title, self._line(timer), acts))

    async def _answer(self, timer_id: TimerId, away: Away, action: ToastAction) -> None:
        if action is ToastAction.KEEP:
            await self._timers.judge(timer_id, away.span, Verdict.KEEP)
        elif action is ToastAction.STOP:
            await self._timers.stop_before(timer_id, away.span)
            self._open_timer(timer_id)
        elif action is ToastAction.ELSEWHERE:
            apart = kept_span(new_timer_id(self._clock.now()), away.span, "Away")
            await self._timers.keep_apart(timer_id, away.span, apart)
            self._open_timer(apart.id)
        else:
            await self._timers.judge(timer_id, away.span, Verdict.DROP)

    # -- what is told -------------------------------------------------------------------------------------

    def _look(self) -> None:
        now = self._clock.clocks()
        questions = {timer.id: timer.question for timer in self._timers.timers}
        for timer_id, asked in list(self._asked.items()):
            if questions.get(timer_id) != asked:  # answered elsewhere, or another one now
                del self._asked[timer_id]
                self._take_back(f"away {timer_id}")
        for timer_id in self._kept - questions.keys():
            self._kept.discard(timer_id)
            self._take_back(f"kept {timer_id}")
        for timer in self._timers.timers:
            away, jump = timer.question, timer.jump(now)
            if away is not None and timer.id not in self._asked:
                self._asked[timer.id] = away
                self._ask(timer, away)
            if jump is not None and (timer.id, round(jump.total_seconds() / 60)) not in self._jumps:
                self._jumps.add((timer.id, round(jump.total_seconds() / 60)))
                text = f"The timer did not follow: {self._line(timer)}"
                self._tell(Toast(f"jump {timer.id}", "warn", words.jump_title(jump), text, (), sticky=True))

    def _ask(self, timer: Timer, away: Away) -> None:
        self._tell(
            Toast(
                f"away {timer.id}",
                "warn",
                words.absence_title(away, self._clock.zone),
                words.absence_text(timer, away),
                VERDICTS,
                sticky=True,
                on=partial(self.answer, timer.id, away),
            )
        )

    def _line(self, timer: Timer) -> str:
        return words.line_of(timer, self._clock.clocks())


def _toast(
    about: str, tone: str, title: str, text: str, acts: Mapping[ToastAction, Callable[[], None]]
) -> Toast:
    return Toast(about, tone, title, text, tuple(acts), on=lambda action: acts[action]())
