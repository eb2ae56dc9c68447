"""The web page that "Open in Halo" shows."""
