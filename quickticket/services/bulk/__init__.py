"""Bulk: one line for many customers or users, planned first and then sent through the outbox."""
