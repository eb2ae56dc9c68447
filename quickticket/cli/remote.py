"""Asking the running app; without one, the same command runs in this process."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from quickticket.cli.output import Reply
from quickticket.config.paths import Paths
from quickticket.desktop.single_instance.address import socket_path
from quickticket.desktop.single_instance.client import ask as ask_socket

ANSWER_SECONDS = 30.0


def ask(request: Mapping[str, Any], *, seconds: float = ANSWER_SECONDS) -> Reply | None:
    """Returns the running app's answer, or None when no app runs."""
    return ask_socket(socket_path(Paths.find(os.environ).home), request, seconds)


def answer(request: Mapping[str, Any], *, seconds: float = ANSWER_SECONDS) -> Reply:
    """Returns the running app's answer, or that of this process when no app runs.

    Raises:
        QuickTicketError: There is no profile, or its files cannot be used.
    """
    reply = ask(request, seconds=seconds)
    if reply is not None:
        return reply
    from quickticket.bootstrap.headless import handle

    return handle(request)
