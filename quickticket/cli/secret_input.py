"""Reading a secret without showing it: from a prompt, or from standard input for scripts."""

from __future__ import annotations

import getpass
import sys

from quickticket.domain.errors import InvalidInput


def read_secret(prompt: str, *, from_stdin: bool) -> str:
    """Returns the secret.

    Args:
        prompt: What to ask at a terminal.
        from_stdin: Read it from standard input instead, up to the end.

    Raises:
        InvalidInput: Nothing was given, or there is no terminal to ask at.
    """
    if from_stdin:
        secret = sys.stdin.read()
    elif sys.stdin.isatty():
        secret = getpass.getpass(prompt)
    else:
        raise InvalidInput(
            "There is no terminal to ask for the secret.", "Pipe it in with --client-secret-stdin."
        )
    if not secret.strip():
        raise InvalidInput("The secret is empty.", "Halo shows it once, when the application is registered.")
    return secret.strip()
