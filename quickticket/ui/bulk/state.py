"""What the bulk window shows, as one frozen snapshot, before and after sending."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.bulk import BatchProgress, BatchRow, BulkPlan, BulkRow, RowState
from quickticket.domain.durations import format_duration
from quickticket.ui.wording import counted, joined

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.domain.bulk import Batch
    from quickticket.domain.draft import Draft

_TONES = {
    RowState.UNKNOWN: "bad",
    RowState.AMBIGUOUS: "warn",
    RowState.BLOCKED: "warn",
    RowState.READY: "info",
    RowState.WAITING: "quiet",
    RowState.SENDING: "info",
    RowState.UNCONFIRMED: "warn",
    RowState.HELD: "bad",
    RowState.SENT: "good",
    RowState.DISCARDED: "quiet",
}
_WORDS = {RowState.AMBIGUOUS: "which one?", RowState.BLOCKED: "incomplete", RowState.DISCARDED: "cancelled"}
_PINNED = re.compile(r'^"(.*)"\{[usc][0-9]+\}$')
_ORDER = {state: place for place, state in enumerate(RowState)}


class Deed(StrEnum):
    """What can be done with a bulk that was sent; the button's words."""

    PAUSE = "Pause"
    RESUME = "Go on"
    CANCEL = "Cancel the rest"
    RETRY = "Send refused ones again"
    COPY = "Copy numbers"
    EXPORT = "Export results…"
    NEW = "New bulk"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row.

    Attributes:
        key: The row's number in the plan, or the capture's id.
        who: As pasted.
        whom: As understood: user, customer and site.
        what: What is sent; the ticket's number once it has one.
        note: What is wrong, or worth a word.
        candidates: Who may have been meant.
        open: A ticket is there to be opened.
    """

    key: str
    state: str
    tone: str
    who: str
    whom: str = ""
    what: str = ""
    note: str = ""
    candidates: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class BulkState:
    """The whole window.

    Attributes:
        line: What all rows share.
        sent: The rows are in the outbox: nothing can be changed any more.
        heading: How things stand, in words.
        rows: Those that need a look first.
        button: What sending does; empty where nothing can be sent.
        aside: What stays behind when it is pressed.
        done, total: Of the progress bar, once sent.
        deeds: Buttons, once sent.
        notice: A failure, or what became of a button.
        undo: What can be undone, in words; empty for nothing.
        lists: Saved lists of recipients.
        recent: Newest bulks, each as a picker calls it.
    """

    line: str = ""
    sent: bool = False
    heading: str = ""
    rows: tuple[TableRow, ...] = ()
    button: str = ""
    aside: str = ""
    done: int = 0
    total: int = 0
    deeds: tuple[Deed, ...] = ()
    notice: str = ""
    undo: str = ""
    lists: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()


def planned_rows(plan: BulkPlan) -> tuple[tuple[BulkRow, TableRow], ...]:
    """The rows of a plan, those that need a look first."""
    ordered = sorted(plan.rows, key=lambda row: (_ORDER[row.state], row.number))
    return tuple((row, _planned(row)) for row in ordered)


def sent_rows(progress: BatchProgress) -> tuple[TableRow, ...]:
    """The rows of a bulk that was sent, in their order."""
    return tuple(_sent(row) for row in progress.rows)


def plan_heading(plan: BulkPlan) -> str:
    """`9 rows · 1 needs a look`."""
    if not plan.rows:
        return ""
    unready = len(plan.rows) - len(plan.ready)
    return joined(
        counted(len(plan.rows), "row", "rows"),
        counted(unready, "needs a look", "need a look") if unready else "all ready",
    )


def send_button(plan: BulkPlan) -> tuple[str, str]:
    """What the button says, and what would stay behind."""
    ready, unready = len(plan.ready), len(plan.rows) - len(plan.ready)
    if not ready:
        return "", ""
    if unready:
        return f"Send {ready}, leave {unready} here", ""
    return f"Send {counted(ready, 'ticket', 'tickets')}", ""


def progress_heading(progress: BatchProgress) -> str:
    """`6 of 9 sent · 1 held · 2 waiting`."""
    counts = Counter(progress.counts)
    moving = counts[RowState.WAITING] + counts[RowState.SENDING]
    return joined(
        f"{counts[RowState.SENT]} of {len(progress.rows)} sent",
        f"{counts[RowState.HELD]} held" if counts[RowState.HELD] else "",
        f"{counts[RowState.UNCONFIRMED]} unconfirmed" if counts[RowState.UNCONFIRMED] else "",
        f"{counts[RowState.DISCARDED]} cancelled" if counts[RowState.DISCARDED] else "",
        f"{moving} waiting" if moving else "",
        "paused" if progress.batch.paused and moving else "",
    )


def deeds_for(progress: BatchProgress) -> tuple[Deed, ...]:
    """What can be done with a bulk now."""
    counts = progress.counts
    moving = bool(counts.get(RowState.WAITING) or counts.get(RowState.SENDING))
    found = []
    if moving:
        found.append(Deed.RESUME if progress.batch.paused else Deed.PAUSE)
    if counts.get(RowState.WAITING) or counts.get(RowState.HELD):
        found.append(Deed.CANCEL)
    if counts.get(RowState.HELD):
        found.append(Deed.RETRY)
    if any(row.ticket_id for row in progress.rows):
        found.append(Deed.COPY)
    return (*found, Deed.EXPORT, Deed.NEW)


def recent_entry(batch: Batch, progress: BatchProgress, now: datetime) -> str:
    """`10:12 · /outage · 9 of 9 sent`."""
    at, today = batch.created_at.astimezone(), now.astimezone()
    when = at.strftime("%H:%M" if at.date() == today.date() else "%d %b %H:%M")
    return joined(when, batch.line.split("\n")[0], progress_heading(progress))


def _planned(row: BulkRow) -> TableRow:
    draft = row.draft
    who = draft.requester if draft else None
    blocking = [problem for problem in row.problems if problem.blocking]
    said = next(iter([*blocking, *row.problems]), None)
    candidates = blocking[0].candidates if blocking and row.state is RowState.AMBIGUOUS else ()
    note = said.message if said else ""
    if row.state is RowState.AMBIGUOUS:
        note = "Enter shows who may be meant."
    elif not note and row.duplicate_of is not None:
        note = f"The same as row {row.duplicate_of}."
    return TableRow(
        str(row.number),
        _WORDS.get(row.state, row.state.value),
        _TONES[row.state],
        _PINNED.sub(r"\1", row.who),
        joined(
            who.user.name if who and who.user else "",
            who.customer.name if who else "",
            who.site.name if who and who.site else "",
        ),
        "" if draft is None or row.state is RowState.UNKNOWN else _ticket(draft),
        note,
        tuple(_candidate(match.entity) for match in candidates),
    )


def _ticket(draft: Draft) -> str:
    return joined(draft.summary, format_duration(draft.minutes) if draft.minutes else "")


def _candidate(entity: object) -> str:
    name, place = getattr(entity, "name", ""), getattr(entity, "customer_name", "")
    return joined(name, place)


def _sent(row: BatchRow) -> TableRow:
    return TableRow(
        row.capture_id,
        _WORDS.get(row.state, row.state.value),
        _TONES[row.state],
        row.who,
        row.customer,
        f"#{row.ticket_id}" if row.ticket_id else "",
        row.reason,
        open=row.ticket_id is not None,
    )
