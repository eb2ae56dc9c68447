"""The SQLite adapter: what must survive a crash."""
