"""What the operating system lends us: one folder per service, one module per system."""
