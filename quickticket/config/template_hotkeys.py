"""Hotkeys of templates: the table `[hotkeys.templates]` of settings.toml, `pw = "Ctrl+Alt+P"`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from quickticket.config.kinds import Keys

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

    from quickticket.config.settings import Settings, SettingsFile
    from quickticket.domain.hotkeys import KeyCombination

_GROUP, _TABLE = "hotkeys", "templates"


def template_hotkeys(settings: Settings) -> tuple[dict[str, KeyCombination], tuple[str, ...]]:
    """Returns the combinations by template, and a sentence on each that cannot be used."""
    group = settings.tables.get(_GROUP, {})
    table = group.get(_TABLE, {}) if isinstance(group, Mapping) else {}
    if not isinstance(table, Mapping):
        return {}, (
            f'settings.toml: [{_GROUP}.{_TABLE}] is a table: one line a template, pw = "Ctrl+Alt+P".',
        )
    keys: dict[str, KeyCombination] = {}
    problems = []
    for name, value in table.items():
        try:
            keys[str(name)] = Keys().check(value)
        except ValueError as error:
            problems.append(f"settings.toml: {_GROUP}.{_TABLE}.{name} = {value!r}: {error}; it is not bound.")
    return keys, tuple(problems)


def set_template_hotkey(file: SettingsFile, name: str, keys: KeyCombination | None) -> None:
    """Writes the combination of a template, or removes it; everything else in the file stays.

    Raises:
        SettingsError: The file has a mistake or cannot be written; it stands as it was.
    """

    def change(document: TOMLDocument) -> None:
        table = document.setdefault(_GROUP, {}).setdefault(_TABLE, {})
        if keys is None:
            table.pop(name, None)
        else:
            table[name] = str(keys)

    file.edit(change)
