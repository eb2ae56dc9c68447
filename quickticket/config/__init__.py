"""Options, settings and where things lie on disk."""
