"""The popup: one line, the form below it, Enter."""
