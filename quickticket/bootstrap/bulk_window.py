"""Wires the bulk window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.bootstrap.chosen_files import ChosenFiles
from quickticket.bootstrap.desk import copy
from quickticket.services.bulk.progress import results_csv
from quickticket.ui.bulk.presenter import BulkPresenter
from quickticket.ui.bulk.view import BulkWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.bootstrap.desk import Desk
    from quickticket.domain.ids import CaptureId
    from quickticket.ui.bulk.watch import BatchWatch


class BulkOpener:
    """Opens the window, which is built when it is first wanted.

    Args:
        desk: What it stands on.
        edit: Opens a capture in the popup.
    """

    def __init__(self, desk: Desk, edit: Callable[[CaptureId], None]) -> None:
        self._desk = desk
        self._edit = edit
        self._presenter: BulkPresenter | None = None

    def open(self, line: str = "") -> None:
        """Shows the window, with another line when one is given."""
        if self._presenter is None:
            self._presenter = self._build()
        self._presenter.open(line)

    def _build(self) -> BulkPresenter:
        core = self._desk.core
        self._window = BulkWindow(
            self._desk.theme, lambda: tuple(each.name for each in core.templates.current.templates)
        )
        presenter = BulkPresenter(
            screen=self._window,
            bulk=core.bulk,
            people=core.people,
            lists=core.recipient_lists,
            files=ChosenFiles(),
            drafts=core.bulk_draft,
            tasks=core.tasks,
            clock=core.clock,
            edit=self._edit,
            open_ticket=self._desk.open_ticket,
            copy=copy,
            results=self._results,
        )
        self._window.bind(presenter)
        return presenter

    def _results(self, watch: BatchWatch) -> str:
        return "" if watch.progress is None else results_csv(watch.progress, self._desk.core.halo.ticket_url)
