"""The use cases, free of Qt, HTTP and SQL."""
