"""Colours, type sizes and the one stylesheet of every window."""
