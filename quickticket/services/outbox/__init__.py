"""The outbox: sends what was submitted, once, and proves it."""
