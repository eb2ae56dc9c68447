"""Runs the sandbox server for the command line."""

from __future__ import annotations

from pathlib import Path

from quickticket.domain.errors import InvalidInput
from quickticket.sandbox.server import SandboxServer


def serve(*, port: int, size: str, seed: int, faults: Path | None, shift: int) -> int:
    """Serves until Ctrl+C; returns the exit code.

    Raises:
        InvalidInput: The file of faults or the port cannot be used.
    """
    try:
        server = SandboxServer(port=port, size=size, seed=seed, faults=faults, shift=shift)
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{faults} cannot be used: {error}.") from error
    try:
        server.serve_forever()
    except OSError as error:
        raise InvalidInput(f"Port {port} cannot be used: {error.strerror}.", "Choose another one.") from error
    return 0
