"""Rows of the settings window: options and hotkeys as they stand, and what has to be said of each; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quickticket.config.options import NEW_TICKET_HOTKEY
from quickticket.domain.folding import words_of
from quickticket.domain.hotkeys import HotkeyState
from quickticket.domain.matching import begin_words
from quickticket.ui.settings.state import Control, Note, OptionGroup, OptionRow
from quickticket.ui.settings.values import choices_of, control_of, default_of, nothing_of, unknown, written

if TYPE_CHECKING:
    from quickticket.config.kinds import Option
    from quickticket.config.settings import Settings
    from quickticket.domain.hotkeys import HotkeyStatus
    from quickticket.domain.reference import Catalogue

MORE = {NEW_TICKET_HOTKEY.group: ("Any template can have a hotkey of its own.", "Choose a template…")}
"""By group, where there is more of the kind: a sentence and a button."""
TEMPLATE_KEY = "template:"
"""Before the name of a template whose hotkey a row is about."""


def option_row(option: Option[Any], settings: Settings, catalogue: Catalogue) -> OptionRow:
    """An option as the settings have it."""
    value, wrong = settings.get(option), settings.wrong.get(option.key)
    note = None
    if wrong is not None:
        said = f"settings.toml says {wrong.place} = {wrong.found}: {wrong.expected}."
        note = Note(f"{said} Until you choose, it is: {default_of(option)}.")
    elif missing := unknown(option, value, catalogue):
        note = Note(missing, "warn")
    return OptionRow(
        key=option.key,
        control=control_of(option),
        label=option.label,
        help=option.help,
        text=written(value),
        choices=choices_of(option, catalogue),
        nothing=nothing_of(option),
        default=default_of(option) if wrong is not None or value != option.default else "",
        note=note,
    )


def template_row(name: str, label: str, status: HotkeyStatus | None, wrong: str = "") -> OptionRow:
    """The hotkey of a template.

    Args:
        name: The template's.
        label: What lists call it; empty where there is no such template.
        status: The hotkey, and what became of it.
        wrong: Why what stands in the file is none.
    """
    note = Note(wrong) if wrong else None if status is None else refusal(status)
    if note is None and not label:
        note = Note(f"There is no template /{name}. Del clears its hotkey.", "warn")
    return OptionRow(
        key=f"{TEMPLATE_KEY}{name}",
        control=Control.KEYS,
        label=f"/{name}",
        help=f"Opens the popup with {label}." if label else "Opens the popup with a template.",
        text="" if status is None or wrong else str(status.keys),
        clearable=True,
        note=note,
    )


def refusal(status: HotkeyStatus) -> Note | None:
    """Why a hotkey could not be bound; None where it could."""
    if status.state is HotkeyState.BOUND:
        return None
    free = tuple(str(keys) for keys in status.suggestions)
    return Note(f"{status.reason} Free ones:" if free else status.reason, "bad", free)


def searched(group: OptionGroup, query: str) -> OptionGroup:
    """The group with those rows meant that a text finds."""
    typed = words_of(query)

    def meant(row: OptionRow) -> bool:
        return begin_words(typed, words_of(f"{group.title} {row.key} {row.label} {row.help}"))

    return replace(group, rows=tuple(replace(row, meant=meant(row)) for row in group.rows))
