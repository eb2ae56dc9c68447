"""The bulk that is being planned, kept across a crash: its line and its recipients, in one small file."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path

from quickticket.config.atomic import write_atomically
from quickticket.domain.bulk import BulkPlan, BulkRow
from quickticket.domain.errors import StorageError

log = logging.getLogger(__name__)


class BulkDraftFile:
    """`ui.bulk.needs.Drafts` over a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def load(self) -> BulkPlan:
        """Returns what was kept, not read yet; an empty plan where there is nothing."""
        return await asyncio.to_thread(self._load)

    async def save(self, plan: BulkPlan) -> None:
        """Keeps a plan; an empty one is forgotten.

        Raises:
            StorageError: It cannot be written.
        """
        await asyncio.to_thread(self._save, plan)

    def _load(self) -> BulkPlan:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            rows = tuple(
                BulkRow(
                    number,
                    row["who"],
                    row["more"],
                    row["details"],
                    tuple((title, answer) for title, answer in row["answers"]),
                    leaving=row.get("leaving", False),
                )
                for number, row in enumerate(kept["rows"], start=1)
            )
            columns = tuple(kept.get("columns", ()))
            return BulkPlan(kept["line"], rows, columns=columns, batch_id=kept.get("batch_id"))
        except FileNotFoundError:
            return BulkPlan()
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.info("The kept bulk cannot be read: %s", error)
            return BulkPlan()

    def _save(self, plan: BulkPlan) -> None:
        rows = [
            {
                "who": row.who,
                "more": row.more,
                "details": row.details,
                "answers": row.answers,
                "leaving": row.leaving,
            }
            for row in plan.rows
        ]
        kept = {"line": plan.line, "rows": rows, "columns": plan.columns, "batch_id": plan.batch_id}
        try:
            if rows or plan.line.strip():
                write_atomically(self._path, json.dumps(kept))
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(f"{self._path} cannot be written: {error.strerror}.") from error
