"""Timekeeping: spans of work, timers, rounding, the workday, and the day as it was logged."""
