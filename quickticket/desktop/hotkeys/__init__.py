"""Keys that work while any program has the focus."""
