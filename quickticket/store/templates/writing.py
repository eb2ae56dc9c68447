"""Writes a template as TOML; in a file that exists, comments and order stay as its owner left them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AbstractTable, InlineTable, String, StringType, Trivia

from quickticket.domain.durations import parse_duration, write_duration

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quickticket.domain.templates.template import FieldValue, Named, Template


def write_template(template: Template, existing: str = "") -> str:
    """Returns the TOML text of a template.

    Args:
        template: What the text is to say; `name`, `source` and `origin` are not part of it.
        existing: The file as it is; a broken one is written anew.
    """
    try:
        document = tomlkit.parse(existing)
    except TOMLKitError:
        document = tomlkit.document()
    wanted = _form(template)
    _put(document, "title", wanted.pop("title"))
    for table, values in wanted.items():
        _put_table(document, table, values)
    return tomlkit.dumps(document)


def _form(template: Template) -> dict[str, Any]:
    return {
        "title": template.title,
        "ticket": {
            "type": _named(template.ticket_type),
            "priority": _named(template.priority),
            "category": _named(template.category),
            "team": _named(template.team),
            "agent": _named(template.agent),
            "summary": template.summary,
            "details": _block(template.details),
            "tags": [*template.tags],
            "fields": {each.field.name: _field(each) for each in template.fields},
        },
        "time": {
            "spent": write_duration(template.minutes) if template.minutes else "",
            "outcome": _named(template.outcome),
            "charge_rate": _named(template.charge_rate),
            "private": template.private,
        },
        "after": {"status": _named(template.status)},
        "tenant": {"url": template.tenant},
    }


def _named(named: Named | None) -> object:
    if named is None or named.id is None:
        return named and named.name
    table = tomlkit.inline_table()
    table.update({"name": named.name, "id": named.id})
    return table


def _field(value: FieldValue) -> object:
    if value.field.id is None:
        return value.value
    table = tomlkit.inline_table()
    table.update({"id": value.field.id, "value": value.value})
    return table


def _block(text: str) -> object:
    """Text of several lines as lines, the first one below the quotes."""
    if "\n" not in text or text.startswith("\n"):
        return text
    body = tomlkit.string(text, multiline=True).as_string().removeprefix('"""').removesuffix('"""')
    return String(StringType.MLB, text, "\n" + body, Trivia())


def _put_table(parent: Any, name: str, values: Mapping[str, Any]) -> None:
    if not any(_says_something(value) for value in values.values()):
        parent.pop(name, None)
        return
    if not isinstance(parent.get(name), AbstractTable) or isinstance(parent.get(name), InlineTable):
        parent[name] = tomlkit.table()
    for key, value in values.items():
        if isinstance(value, dict) and not isinstance(value, InlineTable):
            _replace_table(parent[name], key, value)
        else:
            _put(parent[name], key, value)


def _replace_table(parent: Any, name: str, values: Mapping[str, Any]) -> None:
    """A table whose keys are the user's own: those that are gone go."""
    for key in [key for key in parent.get(name, {}) if key not in values]:
        parent[name].pop(key)
    _put_table(parent, name, values)


def _put(parent: Any, key: str, value: object) -> None:
    if not _says_something(value):
        parent.pop(key, None)
    elif key not in parent or not _same(key, parent[key], value):
        parent[key] = value


def _same(key: str, there: object, value: object) -> bool:
    """A duration may be written in more ways than one; the owner's stays."""
    return there == value or (key == "spent" and parse_duration(str(there)) == parse_duration(str(value)))


def _says_something(value: object) -> bool:
    return value is not None and value not in ("", [], {})
