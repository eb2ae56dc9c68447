"""One object of a POST, read as strictly as Halo does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from quickticket.sandbox.desk import moments
from quickticket.sandbox.desk.refusals import Refused


class Payload:
    """Typed access to the members of one object; null counts as absent.

    Every reader raises `Refused` for a value of the wrong kind: a float where an integer belongs is
    refused even when it is whole (NOTES 1).
    """

    def __init__(self, members: Mapping[str, Any]) -> None:
        self.members = members

    def __contains__(self, name: str) -> bool:
        return self.members.get(name) is not None

    def integer(self, name: str) -> int | None:
        """An integer, or digits in a string, which the web app sends too."""
        value = self.members.get(name)
        if isinstance(value, str) and value.removeprefix("-").isdecimal():
            return int(value)
        if value is not None and type(value) is not int:
            raise _unreadable(name, value, "integer")
        return value

    def number(self, name: str) -> float | None:
        """A number that is not negative, such as hours."""
        value = self.members.get(name)
        if value is None:
            return None
        if type(value) not in {int, float} or not 0 <= value < float("inf"):
            raise _unreadable(name, value, "number")
        return float(value)

    def text(self, name: str) -> str | None:
        """A text; an empty one counts as absent."""
        value = self.members.get(name)
        if value is not None and not isinstance(value, str):
            raise _unreadable(name, value, "string")
        return value or None

    def flag(self, name: str) -> bool | None:
        """A boolean."""
        value = self.members.get(name)
        if value is not None and not isinstance(value, bool):
            raise _unreadable(name, value, "boolean")
        return value

    def moment(self, name: str) -> datetime | None:
        """A date and time; UTC where no zone is given."""
        value = self.text(name)
        try:
            return None if value is None else moments.read(value)
        except ValueError:
            raise _unreadable(name, value, "DateTime") from None

    def objects(self, name: str) -> list[Payload]:
        """A list of objects, empty when absent."""
        value = self.members.get(name) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise _unreadable(name, value, "array")
        return [Payload(item) for item in value]


def _unreadable(name: str, value: object, kind: str) -> Refused:
    return Refused(f"Error converting value {value!r} to type {kind}. Path '[0].{name}'.")
