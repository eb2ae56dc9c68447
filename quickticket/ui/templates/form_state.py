"""The right side: what the window says about the template at hand; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.folding import fold
from quickticket.domain.hotkeys import HotkeyState
from quickticket.domain.reference import CustomField
from quickticket.domain.templates.template import TemplateSource
from quickticket.ui.templates.form import NAMED_MEMBERS, Member
from quickticket.ui.templates.listing import SOURCE_PILLS
from quickticket.ui.templates.naming import Names, name_of
from quickticket.ui.templates.preview import preview
from quickticket.ui.templates.state import FormState, Note, Offers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from quickticket.domain.hotkeys import HotkeyStatus
    from quickticket.domain.templates.template import Template
    from quickticket.ui.templates.editor import Edit, TemplateEditor
    from quickticket.ui.templates.form import Form, FormMistake

_FROM = {
    TemplateSource.TEAM: "Your team's.",
    TemplateSource.HALO: "From HaloPSA.",
    TemplateSource.STARTER: "Came with QuickTicket.",
}
_BELOW = {
    TemplateSource.TEAM: "your team's",
    TemplateSource.HALO: "the one from HaloPSA",
    TemplateSource.STARTER: "the one that came with QuickTicket",
}
BACK = "Back to the shared one"


def form_state(
    edit: Edit,
    editor: TemplateEditor,
    *,
    below: Template | None,
    hotkey: HotkeyStatus | None,
    refused: str,
    tenant: str,
    now: datetime,
) -> FormState:
    """Puts the right side together.

    Args:
        edit: What is typed.
        editor: Reads it.
        below: The shared template that it takes the place of.
        hotkey: Its own hotkey.
        refused: Why the keys just pressed cannot be a hotkey.
        tenant: The resource server at hand.
        now: For the preview.
    """
    read, mistakes = editor.read(edit)
    names = Names(editor.catalogue, tenant)
    source = edit.base.source
    banner = button = ""
    if not edit.new and source in _FROM:
        banner = f"{_FROM[source]} What you change makes a copy of your own, which takes its place."
    elif not edit.new and below is not None:
        banner, button = f"Your own copy, in place of {_BELOW[below.source]}.", BACK
    saved, safe = _saved(edit, mistakes)
    return FormState(
        id=edit.id,
        form=edit.form,
        title=edit.form.title.strip() or edit.form.name.strip() or "New template",
        pill="" if edit.new else SOURCE_PILLS[source],
        saved=saved,
        safe=safe,
        banner=banner,
        banner_button=button,
        notes=(
            *(Note(each.member, each.reason, index=each.index) for each in mistakes),
            *_unknown(edit.form, names),
            *_hotkey_notes(hotkey, refused),
        ),
        offers=_offers(edit.form, names),
        hotkey=hotkey.keys if hotkey else None,
        has_name=not edit.new,
        deletable=edit.new or (source is TemplateSource.OWN and below is None),
        preview=preview(read, editor.catalogue, tenant=tenant, now=now),
    )


def _saved(edit: Edit, mistakes: tuple[FormMistake, ...]) -> tuple[str, bool]:
    if edit.failure:
        return f"Not saved. {edit.failure}", False
    if edit.new and any(each.member is Member.NAME for each in mistakes):
        return "Not saved yet: it needs a name", False
    if mistakes:
        return "Saved, except what is marked", False
    return ("Saving…" if edit.changed else "Saved"), True


def _unknown(form: Form, names: Names) -> Iterator[Note]:
    """What the tenant does not have, or not for this ticket type; an empty list may not be known yet."""
    for member in NAMED_MEMBERS:
        text = getattr(form, member).strip()
        if not text or not names.all_of(member):
            continue
        if names.find(member, text) is None:
            yield Note(member, "Not on this tenant", "warn")
        elif member is not Member.TICKET_TYPE and not _among(text, names, member, form.ticket_type):
            yield Note(member, f"Not for {form.ticket_type.strip()}", "warn")
    for index, row in enumerate(form.fields):
        known = names.all_of(Member.FIELDS)
        if row.field.strip() and known and names.find(Member.FIELDS, row.field) is None:
            yield Note(Member.FIELDS, "Not on this tenant", "warn", index)


def _among(text: str, names: Names, member: str, ticket_type: str) -> bool:
    wanted = fold(text)
    return any(fold(name_of(each)) == wanted for each in names.allowed(member, ticket_type))


def _hotkey_notes(hotkey: HotkeyStatus | None, refused: str) -> Iterator[Note]:
    if refused:
        yield Note(Member.HOTKEY, refused)
    elif hotkey is not None and hotkey.state is not HotkeyState.BOUND:
        yield Note(Member.HOTKEY, hotkey.reason, "warn")


def _offers(form: Form, names: Names) -> Offers:
    def shown(member: str) -> tuple[str, ...]:
        every = (name_of(each) for each in names.allowed(member, form.ticket_type))
        return tuple(dict.fromkeys(every))

    found = [names.find(Member.FIELDS, row.field) for row in form.fields]
    return Offers(
        **{member: shown(member) for member in NAMED_MEMBERS},
        fields=shown(Member.FIELDS),
        values=tuple(
            tuple(choice for _, choice in each.choices) if isinstance(each, CustomField) else ()
            for each in found
        ),
    )
