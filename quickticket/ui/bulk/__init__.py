"""The bulk window: one line for many, planned, sent and watched in one table."""
