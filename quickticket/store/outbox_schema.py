"""The outbox file: captures, their timelines, timers and the kept draft. Steps are added, never changed."""

from __future__ import annotations

from quickticket.store.connection import Durability
from quickticket.store.database import Layout

_CAPTURES = (
    # `state` is the capture's own, spelled out so that counting and "unsettled" are index look-ups.
    # `number` is the order of submission and needs no index: every page more is synced behind Enter.
    """
    CREATE TABLE captures (
        number INTEGER PRIMARY KEY,
        id TEXT UNIQUE NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        state TEXT NOT NULL,
        line TEXT NOT NULL,
        title TEXT NOT NULL,
        customer TEXT NOT NULL,
        steps TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX captures_by_state ON captures (state, changed_at)",
    """
    CREATE TABLE events (
        capture_id TEXT NOT NULL REFERENCES captures (id),
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (capture_id, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE draft (only INTEGER PRIMARY KEY CHECK (only = 1), line TEXT NOT NULL) STRICT",
    "INSERT INTO draft (only, line) VALUES (1, '')",
)

_BATCHES = (
    # Partial, so that a capture on its own, with somebody waiting behind Enter, touches no page more.
    "ALTER TABLE captures ADD COLUMN batch TEXT",
    "CREATE INDEX captures_by_batch ON captures (batch, number) WHERE batch IS NOT NULL",
    """
    CREATE TABLE batches (
        number INTEGER PRIMARY KEY,
        id TEXT UNIQUE NOT NULL,
        created_at TEXT NOT NULL,
        line TEXT NOT NULL,
        paused INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
)

_TIMERS = (
    """
    CREATE TABLE timers (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, timer TEXT NOT NULL) STRICT
    """,
    # What the kept draft is about, so that after a restart it still replaces or logs just that.
    "ALTER TABLE draft ADD COLUMN replaces TEXT",
    "ALTER TABLE draft ADD COLUMN logs TEXT",
)

OUTBOX = Layout(
    name="outbox",
    migrations=(_CAPTURES, _BATCHES, _TIMERS),
    durability=Durability.POWER_LOSS,
    commits_per_checkpoint=200,
    keep_backup=True,
    writer_cache_kib=1024,
    reader_cache_kib=1024,
)
