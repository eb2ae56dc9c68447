"""Wires timers: what tray and hotkeys do with them, and who notices that nobody is there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.bootstrap.option_hotkey import OptionHotkey
from quickticket.config.options import DRIVE_BY_HOTKEY, TIME_AWAY, TIME_DRIVE_BY, TIMER_HOTKEY
from quickticket.domain.hotkeys import DRIVE_BY_ACTION, TIMER_ACTION
from quickticket.services.timers.absence import AbsenceWatch
from quickticket.ui.timers.desk import TimerDesk

if TYPE_CHECKING:
    from quickticket.bootstrap.desk import Desk
    from quickticket.bootstrap.popup_window import PopupWindow
    from quickticket.desktop.hotkeys.api import Hotkeys
    from quickticket.domain.timekeeping.timer import Away
    from quickticket.services.ports.presence import Presence
    from quickticket.ui.toasts.presenter import ToastPresenter


def timer_desk(desk: Desk, popup: PopupWindow, toasts: ToastPresenter) -> TimerDesk:
    """Builds what a person does with timers outside the popup.

    Args:
        desk: What it stands on.
        popup: Where time is logged.
        toasts: Where it is told.
    """
    core = desk.core
    return TimerDesk(
        timers=core.timers,
        minutes=core.minutes,
        lines=core.lines,
        clock=core.clock,
        tasks=core.tasks,
        drive_by=lambda: desk.settings.get(TIME_DRIVE_BY),
        open_line=popup.show_before,
        open_timer=popup.log_timer,
        tell=toasts.tell,
        take_back=toasts.expired,
    )


def watch_for_absences(desk: Desk, presence: Presence) -> None:
    """Notes on the running timer when nobody is there; looks only while one runs.

    Args:
        desk: What it stands on.
        presence: What the desktop tells; started here, after the windows.
    """
    core = desk.core
    watch = AbsenceWatch(
        presence, core.clock, core.tasks, lambda: timedelta(minutes=desk.settings.get(TIME_AWAY))
    )

    def follow(_timers: object = None) -> None:
        watch.watch(core.timers.running is not None)

    def note(away: Away) -> None:
        core.tasks.spawn("absence", core.timers.note_absence(away))

    watch.returned.connect(note)
    core.timers.just_back = watch.end
    core.timers.changed.connect(follow)
    core.tasks.spawn("presence", watch.run())
    follow()


def timer_hotkeys(desk: Desk, keyboard: Hotkeys, timers: TimerDesk) -> dict[str, OptionHotkey]:
    """The hotkeys of timers, by the key of their option; each still to be started."""
    return {
        TIMER_HOTKEY.key: OptionHotkey(keyboard, desk.settings, TIMER_HOTKEY, TIMER_ACTION, timers.toggle),
        DRIVE_BY_HOTKEY.key: OptionHotkey(
            keyboard,
            desk.settings,
            DRIVE_BY_HOTKEY,
            DRIVE_BY_ACTION,
            timers.keep_drive_by,
            opens_window=False,
        ),
    }
