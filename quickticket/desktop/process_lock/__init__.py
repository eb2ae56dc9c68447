"""A lock between processes that dies with its holder."""
