"""The smart line: one line of text read into a draft, and a draft written back as a line."""
