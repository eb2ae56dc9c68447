"""Wires the toasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.bootstrap.desk import copy
from quickticket.ui.toasts.bulk_ending import BulkEnding
from quickticket.ui.toasts.presenter import ToastPresenter
from quickticket.ui.toasts.view import ToastArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen

    from quickticket.bootstrap.bulk_window import BulkOpener
    from quickticket.bootstrap.desk import Desk
    from quickticket.domain.ids import CaptureId


def toast_area(
    desk: Desk,
    screen: Callable[[], QScreen],
    show_outbox: Callable[[CaptureId | None], None],
    bulk: BulkOpener,
) -> ToastPresenter:
    """Builds the corner in which toasts appear; whoever has its presenter keeps it alive.

    Args:
        desk: What it stands on.
        screen: Where the user works.
        show_outbox: Opens the outbox, with a capture when one is given.
        bulk: Shows a bulk's results.
    """
    area = ToastArea(desk.theme, composited=desk.composited, screen=screen)
    core = desk.core
    presenter = ToastPresenter(
        screen=area,
        outbox=core.outbox,
        accepted=core.accepted,
        board=core.board,
        tasks=core.tasks,
        open_ticket=desk.open_ticket,
        copy=copy,
        show_outbox=show_outbox,
        show_bulk=bulk.show,
    )
    area.bind(presenter)
    BulkEnding(core.bulk, tasks=core.tasks, clock=core.clock, watched=bulk.watches, tell=presenter.tell)
    return presenter
