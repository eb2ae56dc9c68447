"""The form: a template as the texts of its fields, and what is typed there read as a template again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from quickticket.domain.durations import parse_duration, write_duration
from quickticket.domain.folding import fold
from quickticket.domain.templates.placeholders import mistakes
from quickticket.domain.templates.rules import is_name
from quickticket.domain.templates.template import FieldValue, Template
from quickticket.ui.templates.naming import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from quickticket.domain.reference import Catalogue
    from quickticket.domain.templates.template import Named


class Member(StrEnum):
    """The parts of the form; where a word on what was typed is shown."""

    NAME = "name"
    TITLE = "title"
    TICKET_TYPE = "ticket_type"
    PRIORITY = "priority"
    CATEGORY = "category"
    TEAM = "team"
    AGENT = "agent"
    TAGS = "tags"
    SUMMARY = "summary"
    DETAILS = "details"
    TIME = "time"
    OUTCOME = "outcome"
    CHARGE_RATE = "charge_rate"
    PRIVATE = "private"
    STATUS = "status"
    FIELDS = "fields"
    HOTKEY = "hotkey"


NAMED_MEMBERS = (
    *(Member.TICKET_TYPE, Member.PRIORITY, Member.CATEGORY, Member.TEAM, Member.AGENT),
    *(Member.OUTCOME, Member.CHARGE_RATE, Member.STATUS),
)
"""Those that name something of the tenant; each is a member of `Form` and of `Template` alike."""
_COMMA = ", "


@dataclass(frozen=True, slots=True)
class FieldText:
    """A row of the custom fields: what the field is called, and its text."""

    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields, as typed. `private` None leaves it to the settings."""

    name: str = ""
    title: str = ""
    ticket_type: str = ""
    priority: str = ""
    category: str = ""
    team: str = ""
    agent: str = ""
    tags: str = ""
    summary: str = ""
    details: str = ""
    time: str = ""
    outcome: str = ""
    charge_rate: str = ""
    private: bool | None = None
    status: str = ""
    fields: tuple[FieldText, ...] = ()


@dataclass(frozen=True, slots=True)
class FormMistake:
    """Why what stands in a field cannot be saved. `index` tells the row of a custom field."""

    member: Member
    reason: str
    index: int = -1


def form_of(template: Template, catalogue: Catalogue, tenant: str) -> Form:
    """A template as the form shows it: things of the tenant by the name they have there now."""
    names = Names(catalogue, tenant)
    return Form(
        name=template.name,
        title=template.title,
        tags=_COMMA.join(template.tags),
        summary=template.summary,
        details=template.details,
        time=write_duration(template.minutes) if template.minutes else "",
        private=template.private,
        fields=tuple(
            FieldText(names.shown(Member.FIELDS, each.field, template), each.value)
            for each in template.fields
        ),
        **{each: names.shown(each, getattr(template, each), template) for each in NAMED_MEMBERS},
    )


def read_form(
    form: Form, base: Template, *, catalogue: Catalogue, tenant: str, taken: Collection[str]
) -> tuple[Template, tuple[FormMistake, ...]]:
    """Reads a form as a template of one's own.

    A field with a mistake keeps what `base` has there, so that everything else can be saved.

    Args:
        form: As typed.
        base: The template that is changed; a blank one for a new one.
        catalogue: Of the tenant at hand.
        tenant: Its resource server.
        taken: Folded names of one's other templates.
    """
    found: list[FormMistake] = []

    def checked(member: Member, text: str, kept: str, reason: Callable[[str], str], index: int = -1) -> str:
        if why := reason(text):
            found.append(FormMistake(member, why, index))
            return kept
        return text

    names = Names(catalogue, tenant)
    named: dict[str, Named | None] = {
        each: names.meant(each, getattr(form, each), getattr(base, each), base) for each in NAMED_MEMBERS
    }
    before = {fold(each.field.name): each for each in base.fields}
    fields: list[FieldValue] = []
    for index, row in enumerate(form.fields):
        kept_row = base.fields[index] if index < len(base.fields) else None
        field = names.meant(Member.FIELDS, row.field, kept_row.field if kept_row else None, base)
        if field is None:
            if row.value.strip():
                found.append(FormMistake(Member.FIELDS, "Name the field", index))
            continue
        old = before.get(fold(field.name))
        value = checked(Member.FIELDS, row.value, old.value if old else "", _placeholder_mistake, index)
        fields.append(FieldValue(field, value))
    minutes = parse_duration(form.time.strip())
    if form.time.strip() and minutes is None:
        found.append(FormMistake(Member.TIME, "Write 12m or 1h30"))
        minutes = base.minutes
    name = checked(Member.NAME, form.name.strip(), base.name, lambda text: _name_mistake(text, taken))
    read = replace(
        base,
        name=name,
        title=form.title.strip(),
        summary=checked(Member.SUMMARY, " ".join(form.summary.split()), base.summary, _placeholder_mistake),
        details=checked(Member.DETAILS, form.details, base.details, _placeholder_mistake),
        minutes=minutes,
        private=form.private,
        tags=_tags(form.tags, base.tags),
        fields=tuple(fields),
        **named,  # type: ignore[arg-type]
    )
    holds_ids = any(each is not None and each.id is not None for each in named.values())
    holds_ids = holds_ids or any(each.field.id is not None for each in fields)
    return replace(read, tenant=tenant if holds_ids else ""), tuple(found)


def _tags(text: str, before: tuple[str, ...]) -> tuple[str, ...]:
    if text == _COMMA.join(before):  # one written by hand may hold a comma
        return before
    return tuple(dict.fromkeys(tag for each in text.split(",") if (tag := each.strip())))


def _placeholder_mistake(text: str) -> str:
    return next((reason for _, reason in mistakes(text)), "")


def _name_mistake(name: str, taken: Collection[str]) -> str:
    if not name:
        return "It needs a name"
    if not is_name(name):
        return "Letters, digits, - and _ alone" if name[0].isalpha() else "It begins with a letter"
    return f"There is a /{name} already" if fold(name) in taken else ""
