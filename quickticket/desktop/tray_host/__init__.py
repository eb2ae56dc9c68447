"""Whether a bar shows tray icons."""
