"""Templates in TOML files: own ones, a shared folder, an address, and on their way in and out."""
