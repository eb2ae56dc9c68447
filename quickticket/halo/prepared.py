"""What a tenant has prepared for its tickets: templates, canned texts, custom fields (NOTES 8, 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from quickticket.domain.folding import fold
from quickticket.domain.ids import CannedTextId, CustomFieldId
from quickticket.domain.reference import CannedText, CustomField
from quickticket.domain.templates.rules import slug
from quickticket.domain.templates.template import FieldValue, Named, Template, TemplateSource
from quickticket.halo.html_text import to_text
from quickticket.halo.wire import Row, Whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quickticket.halo.requests import Requests

TICKETS = 1
"""`typeid` of fields of tickets (NOTES 8)."""
SELECT = 2
"""`type` of a field that takes one of its options (NOTES 8)."""
_SYSTEM = -1
_LEVELS = ("category_1", "category_2", "category_3", "category_4")


class _TemplateRow(Row):
    id: int
    name: str = ""
    summary: str = ""
    details: str = ""
    details_html: str = ""
    tickettype_id: Whole = None
    tickettype_name: str = ""
    priority_id: Whole = None
    status_id: Whole = None
    team: str = ""
    agent_id: Whole = None
    category_1: str = ""
    category_2: str = ""
    category_3: str = ""
    category_4: str = ""
    customfields: list[dict[str, Any]] = Field(default_factory=list)

    def template(self, name: str, tenant: str) -> Template:
        """Returns it in the program's words; names that the row leaves out are filled in by the sync."""
        category = next((path for level in _LEVELS if (path := getattr(self, level))), "")
        return Template(
            name=name,
            title=self.name,
            summary=" ".join(self.summary.split()),
            details=to_text(self.details_html) if self.details_html else self.details,
            ticket_type=_named(self.tickettype_id, self.tickettype_name),
            priority=_named(self.priority_id),
            category=Named(category) if category else None,
            team=Named(self.team) if self.team else None,
            agent=_named(self.agent_id),
            status=_named(self.status_id),
            fields=tuple(_values(self.customfields)),
            tenant=tenant,
            source=TemplateSource.HALO,
            origin=f"HaloPSA template {self.id}",
        )


class _CannedTextRow(Row):
    id: int
    name: str = ""
    text: str = ""
    html: str = ""


class _FieldRow(Row):
    id: int
    name: str = ""
    label: str = ""
    type: Whole = None
    usage: Whole = TICKETS
    values: list[dict[str, Any]] = Field(default_factory=list)


async def templates(requests: Requests, tenant: str) -> tuple[Template, ...]:
    """Halo's own ticket templates; their values are copied into a ticket here (NOTES 8)."""
    found = await requests.rows("Template", "templates", _TemplateRow, showall=True)
    named: dict[str, Template] = {}
    for row in found:
        name = slug(row.name or f"template {row.id}")
        while fold(name) in named:
            name = slug(f"{name[:32]}-{row.id}")
        named[fold(name)] = row.template(name, tenant)
    return tuple(named.values())


async def canned_texts(requests: Requests) -> tuple[CannedText, ...]:
    """Canned texts, all of them: the server's own search is unreliable (NOTES 13)."""
    found = await requests.rows(
        "CannedText", "cannedtexts", _CannedTextRow, showall=True, entity=0, access_control_level=2
    )
    texts = ((row, row.text.strip() or to_text(row.html)) for row in found)
    return tuple(CannedText(CannedTextId(row.id), row.name, text) for row, text in texts if text)


async def custom_fields(requests: Requests) -> tuple[CustomField, ...]:
    """Fields that the tenant added to tickets, with the options of selects."""
    found = await requests.rows("FieldInfo", "FieldInfo", _FieldRow, typeid=TICKETS, includevalues=True)
    return tuple(
        CustomField(
            CustomFieldId(row.id),
            row.name,
            row.label,
            tuple(_options(row.values)) if row.type == SELECT else (),
        )
        for row in found
        if row.type != _SYSTEM and row.usage == TICKETS and row.name
    )


def _named(number: int | None, name: str = "") -> Named | None:
    return Named(name, number) if number is not None and number > 0 else None


def _values(fields: list[dict[str, Any]]) -> Iterator[FieldValue]:
    for each in fields:
        number, value = each.get("id"), each.get("display") or each.get("value")
        if isinstance(number, int) and value not in (None, ""):
            yield FieldValue(Named(str(each.get("name") or ""), number), str(value))


def _options(values: list[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    for each in values:
        number, name = each.get("id"), each.get("name") or each.get("value")
        if isinstance(number, int) and name:
            yield number, str(name)
