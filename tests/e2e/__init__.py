"""The real program and a real server, as processes, under a real X server and window manager."""
