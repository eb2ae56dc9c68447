"""The reference file: what can be fetched again from Halo, laid out for search while typing."""

from __future__ import annotations

from quickticket.store.connection import Durability
from quickticket.store.database import Layout

_PEOPLE = """
    CREATE TABLE {table} (
        id INTEGER PRIMARY KEY,
        {columns},
        folded TEXT NOT NULL,
        pass_id INTEGER
    ) STRICT
"""
_CUSTOMERS = "name TEXT NOT NULL, sla_id INTEGER"
_SITES = "name TEXT NOT NULL, customer_id INTEGER NOT NULL, customer_name TEXT NOT NULL, sla_id INTEGER"
_USERS = (
    "name TEXT NOT NULL, site_id INTEGER NOT NULL, site_name TEXT NOT NULL, customer_id INTEGER NOT NULL, "
    "customer_name TEXT NOT NULL, email TEXT NOT NULL, phones TEXT NOT NULL"
)
# No bm25: it ranks every match, so sizes and positions need not be kept. The prefixes make one letter quick.
_WORDS = """
    CREATE VIRTUAL TABLE {table}_words USING fts5 (
        name, owner, contact,
        tokenize="unicode61 remove_diacritics 0", prefix='1 2 3', detail=column, columnsize=0
    )
"""

_FIRST = (
    *(
        statement.format(table=table, columns=columns)
        for table, columns in (("customers", _CUSTOMERS), ("sites", _SITES), ("users", _USERS))
        for statement in (_PEOPLE, "CREATE INDEX {table}_by_name ON {table} (folded)", _WORDS)
    ),
    "CREATE INDEX sites_by_customer ON sites (customer_id)",
    "CREATE VIRTUAL TABLE users_digits USING fts5 (digits, tokenize='trigram', columnsize=0)",
    # Every different word of a name: what its beginning leaves without one letter, and its inside.
    "CREATE TABLE typos (rest TEXT, word TEXT, PRIMARY KEY (rest, word)) STRICT, WITHOUT ROWID",
    "CREATE VIRTUAL TABLE insides USING fts5 (word, tokenize='trigram', columnsize=0)",
    """
    CREATE TABLE tickets (
        id INTEGER PRIMARY KEY,
        summary TEXT NOT NULL,
        customer_id INTEGER NOT NULL,
        customer_name TEXT NOT NULL,
        site_name TEXT NOT NULL,
        user_id INTEGER,
        user_name TEXT NOT NULL,
        status_id INTEGER,
        ticket_type_id INTEGER,
        agent_id INTEGER,
        updated_at TEXT,
        open INTEGER NOT NULL,
        mine INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX tickets_by_user ON tickets (user_id) WHERE open",
    "CREATE INDEX tickets_of_mine ON tickets (id) WHERE open AND mine",
    """
    CREATE VIRTUAL TABLE tickets_words USING fts5 (
        summary, tokenize="unicode61 remove_diacritics 0", prefix='1 2 3', detail=none, columnsize=0
    )
    """,
    """
    CREATE TABLE marks (
        kind TEXT PRIMARY KEY,
        complete_at TEXT,
        changed_until TEXT,
        next_page INTEGER NOT NULL,
        pass_id INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)

REFERENCE = Layout(
    name="reference",
    migrations=(_FIRST,),
    durability=Durability.CRASH,
    commits_per_checkpoint=40,
    keep_backup=False,
    writer_cache_kib=6 * 1024,
    reader_cache_kib=8 * 1024,
)
