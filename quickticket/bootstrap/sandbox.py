"""Runs the sandbox server for the command line."""

from __future__ import annotations

from pathlib import Path

from quickticket.sandbox.server import SandboxServer


def serve(*, port: int, size: str, seed: int, faults: Path | None) -> int:
    """Serves until Ctrl+C; returns the exit code."""
    SandboxServer(port=port, size=size, seed=seed, faults=faults).serve_forever()
    return 0
