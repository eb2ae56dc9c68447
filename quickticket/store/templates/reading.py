"""Reads a template from TOML text; every mistake comes with its line and what to do about it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from quickticket.domain.durations import parse_duration
from quickticket.domain.templates.placeholders import mistakes
from quickticket.domain.templates.rules import NAME_RULE, is_name
from quickticket.domain.templates.shelf import Mistake
from quickticket.domain.templates.template import FieldValue, Named, Template, TemplateSource
from quickticket.store.templates.positions import line_of, line_with

KEYS: Mapping[str, tuple[str, ...]] = {
    "": ("title", "ticket", "time", "after", "tenant"),
    "ticket": (
        *("type", "priority", "category", "team", "agent"),
        *("summary", "details", "tags", "fields"),
    ),
    "time": ("spent", "outcome", "charge_rate", "private"),
    "after": ("status",),
    "tenant": ("url",),
}
"""What may stand in each table."""

_TOO_DEEP = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){64}""")
"""A key of so many parts costs `tomllib` memory by the square of their number."""
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


def read_template(
    text: str, *, name: str, source: TemplateSource, origin: str
) -> tuple[Template | None, tuple[Mistake, ...]]:
    """Returns the template that a TOML text holds, or None and what is wrong with it.

    Args:
        text: The file.
        name: The file's name without `.toml`.
        source: Where it comes from.
        origin: The file or address, for people.
    """
    if not is_name(name):
        return None, (Mistake(origin, f"“{name}” cannot be called; rename the file: {NAME_RULE}."),)
    if deep := _TOO_DEEP.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        return None, (Mistake(origin, "This is no template: a key goes too deep.", line),)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at and at[1] else len(text.splitlines()) or 1
        said = _AT_LINE.sub("", str(error)).strip()
        return None, (Mistake(origin, f"This is no TOML: {said}.", line),)
    except (ValueError, RecursionError) as error:  # a number or a nesting that nobody means
        return None, (Mistake(origin, f"This is no template: {error}."),)
    reader = _Reader(text, data, origin)
    template = reader.template(name, source)
    return (None if reader.mistakes else template), tuple(reader.mistakes)


class _Reader:
    """Takes values out of tables, and notes what does not fit."""

    def __init__(self, text: str, data: Mapping[str, Any], origin: str) -> None:
        self._text = text
        self._data = data
        self._origin = origin
        self.mistakes: list[Mistake] = []

    def template(self, name: str, source: TemplateSource) -> Template:
        for table, keys in KEYS.items():
            self._check_keys(table, keys)
        return Template(
            name=name,
            title=self._words("", "title"),
            summary=self._filled("ticket", "summary"),
            details=self._filled("ticket", "details"),
            ticket_type=self._named("ticket", "type"),
            priority=self._named("ticket", "priority"),
            category=self._named("ticket", "category"),
            team=self._named("ticket", "team"),
            agent=self._named("ticket", "agent"),
            minutes=self._duration("time", "spent"),
            charge_rate=self._named("time", "charge_rate"),
            outcome=self._named("time", "outcome"),
            private=self._flag("time", "private"),
            status=self._named("after", "status"),
            tags=self._tags("ticket", "tags"),
            fields=tuple(self._fields()),
            tenant=self._words("tenant", "url"),
            source=source,
            origin=self._origin,
        )

    def _table(self, table: str) -> Mapping[str, Any]:
        found: Any = self._data
        for part in table.split(".") if table else ():
            found = found.get(part, {})
            if not isinstance(found, Mapping):
                return {}
        return found  # type: ignore[no-any-return]

    def _check_keys(self, table: str, keys: Sequence[str]) -> None:
        if table and not isinstance(self._data.get(table, {}), Mapping):
            self._wrong("", table, f"[{table}] is a table of its own, not a value.")
        for key in self._table(table):
            if key not in keys:
                near = get_close_matches(key, keys, n=1)
                known = f"did you mean {near[0]}?" if near else f"known are {', '.join(keys)}."
                place = f"[{table}]" if table else "a template"
                self._wrong(table, key, f"There is no {key} in {place}; {known}")

    def _wrong(self, table: str, key: str, reason: str, piece: str = "") -> None:
        line = line_of(self._text, table, key) or line_of(self._text, f"{table}.{key}".strip("."))
        if piece:
            line = line_with(self._text, piece, line)
        self.mistakes.append(Mistake(self._origin, reason, line))

    def _words(self, table: str, key: str) -> str:
        value = self._table(table).get(key, "")
        if isinstance(value, str):
            return value
        self._wrong(table, key, f'{key} is a text in quotes: {key} = "...".')
        return ""

    def _filled(self, table: str, key: str) -> str:
        """A text with placeholders."""
        text = self._words(table, key)
        for start, message in mistakes(text):
            self._wrong(table, key, message, text[start : text.find("}", start) + 1])
        return text

    def _named(self, table: str, key: str) -> Named | None:
        value = self._table(table).get(key)
        if isinstance(value, str) and value.strip():
            return Named(value.strip())
        if isinstance(value, Mapping):
            name, number = value.get("name"), value.get("id")
            is_id = number is None or (isinstance(number, int) and not isinstance(number, bool))
            if isinstance(name, str) and name.strip() and is_id and not value.keys() - {"name", "id"}:
                return Named(name.strip(), number)
        if value not in (None, ""):
            self._wrong(table, key, f'{key} is a name: {key} = "..." or {key} = {{ name = "...", id = 1 }}.')
        return None

    def _duration(self, table: str, key: str) -> int | None:
        value = self._table(table).get(key)
        minutes = parse_duration(value.strip()) if isinstance(value, str) else None
        if value is not None and minutes is None:
            self._wrong(table, key, f'{key} is a duration in quotes, such as {key} = "12m" or "1h30".')
        return minutes

    def _flag(self, table: str, key: str) -> bool | None:
        value = self._table(table).get(key)
        if value is not None and not isinstance(value, bool):
            self._wrong(table, key, f"{key} is true or false, without quotes.")
            return None
        return value

    def _tags(self, table: str, key: str) -> tuple[str, ...]:
        value = self._table(table).get(key, [])
        if isinstance(value, list) and all(isinstance(tag, str) for tag in value):
            return tuple(tag.strip() for tag in value if tag.strip())
        self._wrong(table, key, f'{key} is a list of texts: {key} = ["one", "two"].')
        return ()

    def _fields(self) -> list[FieldValue]:
        fields = self._table("ticket").get("fields", {})
        if not isinstance(fields, Mapping):
            self._wrong("ticket", "fields", "[ticket.fields] is a table of its own: one line a field.")
            return []
        return [
            FieldValue(
                Named(key, value["id"] if isinstance(value, Mapping) else None),
                self._filled("ticket.fields", key)
                if isinstance(value, str)
                else self._field_text(key, value["value"]),
            )
            for key, value in fields.items()
            if self._is_field(key, value)
        ]

    def _is_field(self, key: str, value: object) -> bool:
        with_id = isinstance(value, Mapping) and value.keys() == {"id", "value"}
        sound = with_id and isinstance(value["id"], int) and isinstance(value["value"], str)  # type: ignore[index]
        if isinstance(value, str) or sound:
            return True
        self._wrong("ticket.fields", key, f'{key} is a text in quotes: {key} = "...".')
        return False

    def _field_text(self, key: str, text: str) -> str:
        for start, message in mistakes(text):
            self._wrong("ticket.fields", key, message, text[start : text.find("}", start) + 1])
        return text
