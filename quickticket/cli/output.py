"""What commands print: JSON for programs, short lines for people, errors that say what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from quickticket.domain.errors import QuickTicketError

Reply = Mapping[str, Any]


def print_json(value: object) -> None:
    """Prints one JSON value, one line, every character as itself."""
    print(json.dumps(value, ensure_ascii=False))


def failed(error: QuickTicketError, *, as_json: bool) -> int:
    """Prints an error and returns the exit code for it."""
    if as_json:
        from quickticket.services.json_forms import error_form

        print_json(error_form(error))
    else:
        print(f"quickticket: {error}", file=sys.stderr)
    return 1


def refused(reply: Reply, *, as_json: bool) -> bool:
    """Prints the error of a reply, if it has one, and says whether it had."""
    error = reply.get("error")
    if error is None:
        return False
    if as_json:
        print_json(reply)
        return True
    print(f"quickticket: {error['message']} {error.get('next_step', '')}".rstrip(), file=sys.stderr)
    for candidate in error.get("candidates", ()):
        print(f"  {candidate['token']}  {candidate['label']}  {candidate['note']}".rstrip(), file=sys.stderr)
    return True
