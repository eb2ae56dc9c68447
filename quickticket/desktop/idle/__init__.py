"""Whether anybody is at the machine: `services/ports/presence.py` for each system."""
