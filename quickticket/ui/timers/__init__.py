"""Timers on the desk: what tray, hotkeys and toasts do with them."""
