"""The X11 connection that hotkeys and focus share."""
