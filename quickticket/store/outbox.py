"""The outbox in SQLite: what `services.ports.store.OutboxStore` promises, kept through power loss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quickticket.domain.bulk import Batch
from quickticket.domain.capture import Capture, StepState
from quickticket.domain.ids import BatchId, CaptureId
from quickticket.services.ports.store import KeptDraft, OutboxCounts, OutboxEvent
from quickticket.services.ports.timers import NO_TIMERS, TimerChange, gone_already
from quickticket.store.codec import steps_to_text, text_to_steps, text_to_time, time_to_text
from quickticket.store.database import Database
from quickticket.store.outbox_schema import OUTBOX
from quickticket.store.timer_codec import text_to_timer, timer_to_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from quickticket.domain.timekeeping.timer import Timer

_COLUMNS = "id, created_at, line, title, customer, steps, batch"
_INSERT = """
    INSERT INTO captures (id, created_at, line, title, customer, steps, state, changed_at, batch)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_UPDATE = """
    UPDATE captures SET created_at = ?2, line = ?3, title = ?4, customer = ?5, steps = ?6, state = ?7,
    changed_at = ?8 WHERE id = ?1
"""
_ADD_EVENT = """
    INSERT INTO events (capture_id, number, at, text)
    VALUES (?1, (SELECT count(*) FROM events WHERE capture_id = ?1), ?2, ?3)
"""
_UNSETTLED = ("queued", "sending", "unconfirmed", "held")


async def open_outbox(path: Path) -> OutboxDatabase:
    """Opens the outbox at `path`; creates it, or migrates it after making a backup beside it.

    Raises:
        StorageError: It cannot be opened, is damaged, or a newer QuickTicket wrote it. Nothing was changed.
    """
    database = Database(path, OUTBOX)
    await database.open()
    return OutboxDatabase(database)


class OutboxDatabase:
    """`OutboxStore` over one SQLite file. Made by `open_outbox`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        capture: Capture,
        event: OutboxEvent,
        *,
        replaces: Capture | None = None,
        timers: TimerChange = NO_TIMERS,
    ) -> None:
        """See the port; the event goes into both timelines."""

        def job(connection: sqlite3.Connection) -> None:
            _add(connection, capture, event)
            _change_timers(connection, timers)
            if replaces is not None:
                _save(connection, replaces, event)

        await self._database.write(job)

    async def save(self, capture: Capture, event: OutboxEvent, *, timers: TimerChange = NO_TIMERS) -> None:
        """See the port."""

        def job(connection: sqlite3.Connection) -> None:
            _save(connection, capture, event)
            _change_timers(connection, timers)

        await self._database.write(job)

    async def get(self, capture_id: CaptureId) -> Capture | None:
        """See the port."""
        found = await self._captures("WHERE id = ?", (capture_id,))
        return found[0] if found else None

    async def unsettled(self) -> tuple[Capture, ...]:
        """See the port."""
        return await self._captures("WHERE state IN (?, ?, ?, ?) ORDER BY number", _UNSETTLED)

    async def latest(self, limit: int) -> tuple[Capture, ...]:
        """See the port."""
        return await self._captures("ORDER BY number DESC LIMIT ?", (limit,))

    async def since(self, created_at: datetime) -> tuple[Capture, ...]:
        """See the port."""
        return await self._captures("WHERE created_at >= ? ORDER BY number", (time_to_text(created_at),))

    async def lines(self, limit: int) -> tuple[str, ...]:
        """See the port."""
        sql = "SELECT line FROM captures WHERE batch IS NULL ORDER BY number DESC LIMIT ?"
        rows = await self._database.read(lambda connection: connection.execute(sql, (limit,)).fetchall())
        return tuple(line for (line,) in rows)

    async def timeline(self, capture_id: CaptureId) -> tuple[OutboxEvent, ...]:
        """See the port."""
        sql = "SELECT at, text FROM events WHERE capture_id = ? ORDER BY number"
        rows = await self._database.read(lambda connection: connection.execute(sql, (capture_id,)).fetchall())
        return tuple(OutboxEvent(text_to_time(at), text) for at, text in rows)

    async def counts(self, day_start: datetime) -> OutboxCounts:
        """See the port."""
        sql = """
            SELECT state, count(*) FROM captures WHERE state IN (?, ?, ?, ?) GROUP BY state
            UNION ALL SELECT 'sent', count(*) FROM captures WHERE state = 'sent' AND changed_at >= ?
        """
        values = (*_UNSETTLED, time_to_text(day_start))
        rows = await self._database.read(lambda connection: connection.execute(sql, values).fetchall())
        by_state: dict[str, int] = dict(rows)
        return OutboxCounts(
            waiting=by_state.get(StepState.QUEUED, 0) + by_state.get(StepState.SENDING, 0),
            unconfirmed=by_state.get(StepState.UNCONFIRMED, 0),
            held=by_state.get(StepState.HELD, 0),
            sent=by_state.get(StepState.SENT, 0),
        )

    async def add_batch(self, batch: Batch, captures: Sequence[Capture], event: OutboxEvent) -> None:
        """See the port."""

        def job(connection: sqlite3.Connection) -> None:
            sql = "INSERT INTO batches (id, created_at, line, paused) VALUES (?, ?, ?, ?)"
            connection.execute(sql, (batch.id, time_to_text(batch.created_at), batch.line, batch.paused))
            for capture in captures:
                _add(connection, capture, event)

        await self._database.write(job)

    async def save_batch(self, batch: Batch) -> None:
        """See the port."""
        sql = "UPDATE batches SET paused = ? WHERE id = ?"
        await self._database.write(lambda connection: connection.execute(sql, (batch.paused, batch.id)))

    async def batches(self, limit: int) -> tuple[Batch, ...]:
        """See the port."""
        sql = "SELECT id, created_at, line, paused FROM batches ORDER BY number DESC LIMIT ?"
        rows = await self._database.read(lambda connection: connection.execute(sql, (limit,)).fetchall())
        return tuple(
            Batch(BatchId(number), text_to_time(at), line, bool(paused)) for number, at, line, paused in rows
        )

    async def captures_of(self, batch_id: BatchId) -> tuple[Capture, ...]:
        """See the port."""
        return await self._captures("WHERE batch = ? ORDER BY number", (batch_id,))

    async def save_draft(self, draft: KeptDraft) -> None:
        """See the port."""
        sql = "UPDATE draft SET line = ?, replaces = ?, logs = ?"
        values = (draft.line, draft.replaces, draft.logs)
        await self._database.write(lambda connection: connection.execute(sql, values))

    async def draft(self) -> KeptDraft:
        """See the port."""
        sql = "SELECT line, replaces, logs FROM draft"
        return KeptDraft(*await self._database.read(lambda connection: connection.execute(sql).fetchone()))

    async def timers(self) -> tuple[Timer, ...]:
        """See the port."""
        sql = "SELECT timer FROM timers ORDER BY number"
        rows = await self._database.read(lambda connection: connection.execute(sql).fetchall())
        return tuple(text_to_timer(text) for (text,) in rows)

    async def change_timers(self, change: TimerChange) -> None:
        """See the port."""
        await self._database.write(lambda connection: _change_timers(connection, change))

    async def backup(self, target: str) -> None:
        """See the port."""
        await self._database.copy_to(Path(target))

    async def close(self) -> None:
        """Finishes what was asked for and closes the file."""
        await self._database.close()

    async def _captures(self, condition: str, values: Sequence[object]) -> tuple[Capture, ...]:
        sql = f"SELECT {_COLUMNS} FROM captures {condition}"  # noqa: S608 - the conditions stand above
        return await self._database.read(
            lambda connection: tuple(_capture(row) for row in connection.execute(sql, values))
        )


def _add(connection: sqlite3.Connection, capture: Capture, event: OutboxEvent) -> None:
    connection.execute(_INSERT, (*_row(capture, event), capture.batch))
    connection.execute(_ADD_EVENT, (capture.id, time_to_text(event.at), event.text))


def _row(capture: Capture, event: OutboxEvent) -> tuple[str, ...]:
    return (
        capture.id,
        time_to_text(capture.created_at),
        capture.line,
        capture.title,
        capture.customer,
        steps_to_text(capture.steps),
        capture.state,
        time_to_text(event.at),
    )


def _capture(row: tuple[str, ...]) -> Capture:
    capture_id, created_at, line, title, customer, steps, batch = row
    return Capture(
        CaptureId(capture_id),
        text_to_time(created_at),
        line,
        title,
        customer,
        text_to_steps(steps),
        BatchId(batch) if batch else None,
    )


def _change_timers(connection: sqlite3.Connection, change: TimerChange) -> None:
    sql = """
        INSERT INTO timers (id, timer) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET timer = excluded.timer
    """
    connection.executemany(sql, [(timer.id, timer_to_text(timer)) for timer in change.kept])
    for timer_id in change.gone:
        if not connection.execute("DELETE FROM timers WHERE id = ?", (timer_id,)).rowcount:
            raise gone_already()


def _save(connection: sqlite3.Connection, capture: Capture, event: OutboxEvent) -> None:
    connection.execute(_UPDATE, _row(capture, event))
    connection.execute(_ADD_EVENT, (capture.id, time_to_text(event.at), event.text))
