"""Where client secrets and refresh tokens are kept."""
