"""The list: which templates a search leaves, in which order, and how each row reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from quickticket.domain.ranking import rank_templates
from quickticket.domain.templates.template import TemplateSource
from quickticket.ui.templates.state import MistakeRow, MistakeState, TemplateRow
from quickticket.ui.wording import counted, joined

if TYPE_CHECKING:
    from quickticket.domain.templates.shelf import Mistake, Shelf
    from quickticket.domain.templates.template import Template
    from quickticket.ui.templates.editor import Edit, TemplateEditor

SOURCE_PILLS = {
    TemplateSource.OWN: "",
    TemplateSource.TEAM: "team",
    TemplateSource.HALO: "Halo",
    TemplateSource.STARTER: "starter",
}
"""Where a template comes from, in one word; one's own need none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row stands for: a saved template, a new one that is only an edit, or both."""

    template: Template | None
    edit: Edit | None


def entries(shelf: Shelf, editor: TemplateEditor, query: str) -> tuple[Entry, ...]:
    """New ones first, then those that the search leaves."""
    shown = shelf.templates
    if query.strip():
        ranked = rank_templates(query.strip().lstrip("/"), shelf.templates, len(shelf.templates))
        shown = tuple(match.entity for match in ranked)
    return (
        *(Entry(None, each) for each in editor.new_ones),
        *(Entry(each, editor.of(each.name)) for each in shown),
    )


def row(entry: Entry, *, unsaved: bool) -> TemplateRow:
    """An entry as a row."""
    if unsaved:
        pill, tone = "not saved" if entry.template is None else "unfinished", "warn"
    else:
        pill, tone = (SOURCE_PILLS[entry.template.source], "quiet") if entry.template else ("", "quiet")
    if entry.edit is not None and entry.edit.new:
        form = entry.edit.form
        return TemplateRow(form.title.strip() or form.name.strip() or "New template", "", pill, tone)
    template = entry.template
    assert template is not None  # noqa: S101 - an entry without an edit is a saved one
    return TemplateRow(template.label, f"/{template.name}", pill, tone)


def mistake_row(mistake: Mistake) -> MistakeRow:
    """A broken file as a row."""
    return MistakeRow(short_name(mistake), joined(_place(mistake), mistake.reason, by=": "))


def mistake_state(mistake: Mistake) -> MistakeState:
    """A broken file as the right side shows it."""
    return MistakeState(short_name(mistake), mistake.where, _place(mistake), mistake.reason)


def short_name(mistake: Mistake) -> str:
    """The file's own name; an address, or a folder, as it is."""
    return mistake.where if "://" in mistake.where else PurePath(mistake.where).name or mistake.where


def heading(shelf: Shelf) -> str:
    """`12 templates · 2 cannot be used`."""
    broken = len(shelf.mistakes)
    return joined(counted(len(shelf.templates), "template"), f"{broken} cannot be used" if broken else "")


def _place(mistake: Mistake) -> str:
    return "" if mistake.line is None else f"line {mistake.line}"
