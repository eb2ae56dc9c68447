"""SQLite adapter: the outbox (precious) and the reference cache (can be fetched again)."""
