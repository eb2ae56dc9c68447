"""The about window."""
