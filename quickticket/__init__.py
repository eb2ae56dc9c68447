"""Hotkey, one line, Enter: the ticket and its time entry are in HaloPSA."""

__version__ = "0.1.0"
