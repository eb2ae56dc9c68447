"""Hotkeys of templates: the table `[hotkeys.templates]` of settings.toml, `pw = "Ctrl+Alt+P"`."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from quickticket.config.kinds import Keys

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

    from quickticket.config.settings import Settings, SettingsFile
    from quickticket.domain.hotkeys import KeyCombination

_GROUP, _TABLE = "hotkeys", "templates"


def template_hotkeys(settings: Settings) -> tuple[dict[str, KeyCombination], dict[str, str]]:
    """Returns the combinations by template, and by template a sentence on each that cannot be used.

    The sentence of the empty name is about all of them.
    """
    group = settings.tables.get(_GROUP, {})
    table = group.get(_TABLE, {}) if isinstance(group, Mapping) else {}
    if not isinstance(table, Mapping):
        said = f'settings.toml: [{_GROUP}.{_TABLE}] is a table: one line a template, pw = "Ctrl+Alt+P".'
        return {}, {"": said}
    keys: dict[str, KeyCombination] = {}
    wrong: dict[str, str] = {}
    for name, value in table.items():
        try:
            keys[str(name)] = Keys().check(value)
        except ValueError as error:
            said = f"settings.toml: {_GROUP}.{_TABLE}.{name} = {value!r}: {error}; it is not bound."
            wrong[str(name)] = said
    return keys, wrong


def set_template_hotkey(file: SettingsFile, name: str, keys: KeyCombination | None) -> None:
    """Writes the combination of a template, or removes it; everything else in the file stays.

    Raises:
        SettingsError: The file has a mistake or cannot be written; it stands as it was.
    """

    def change(document: TOMLDocument) -> None:
        table = _table(_table(document, _GROUP), _TABLE)
        if keys is None:
            table.pop(name, None)
        else:
            table[name] = str(keys)

    file.edit(change)


def _table(parent: MutableMapping[str, Any], name: str) -> MutableMapping[str, Any]:
    """The table of a name; what stands in its place gives way."""
    if not isinstance(parent.get(name, {}), MutableMapping):
        del parent[name]
    found: MutableMapping[str, Any] = parent.setdefault(name, {})
    return found
