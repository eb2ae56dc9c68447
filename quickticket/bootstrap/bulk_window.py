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
    from quickticket.domain.ids import BatchId, CaptureId
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
        self._built().open(line)

    def show(self, batch_id: BatchId) -> None:
        """Shows the window with a bulk that was sent."""
        self._built().open_batch(batch_id)

    def watches(self, batch_id: BatchId) -> bool:
        """Whether the user has that bulk before their eyes."""
        presenter = self._presenter
        if presenter is None or presenter.watch.batch_id != batch_id:
            return False
        return self._window.isActiveWindow()

    def _built(self) -> BulkPresenter:
        if self._presenter is None:
            self._presenter = self._build()
        return self._presenter

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
