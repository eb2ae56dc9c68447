"""Wires the outbox window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.bootstrap.desk import copy
from quickticket.ui.outbox.presenter import OutboxPresenter
from quickticket.ui.outbox.view import OutboxWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.bootstrap.desk import Desk
    from quickticket.domain.ids import CaptureId


def outbox_window(
    desk: Desk, edit: Callable[[CaptureId], None], save_as_template: Callable[[str], None]
) -> OutboxPresenter:
    """Builds the window; its presenter opens it.

    Args:
        desk: What it stands on.
        edit: Opens a capture in the popup.
        save_as_template: Makes a template of a line, in a window of its own.
    """
    window = OutboxWindow(desk.theme)
    presenter = OutboxPresenter(
        screen=window,
        outbox=desk.core.outbox,
        tasks=desk.core.tasks,
        clock=desk.core.clock,
        edit=edit,
        save_as_template=save_as_template,
        open_ticket=desk.open_ticket,
        copy=copy,
    )
    window.bind(presenter)
    return presenter
