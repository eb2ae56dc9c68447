"""What the operating system lends us: a folder per capability."""
