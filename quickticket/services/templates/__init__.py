"""Templates: the library that all places fill, and its commands."""
