"""Timers and kept time: what runs, what waits to be logged, and what has no ticket yet."""
