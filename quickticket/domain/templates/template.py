"""A template: everything a capture can hold, saved under a name that a line calls with `/name`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TemplateSource(StrEnum):
    """Where a template comes from; of two with one name the earlier source counts."""

    OWN = "own"
    TEAM = "team"
    HALO = "halo"
    STARTER = "starter"


@dataclass(frozen=True, slots=True)
class Named:
    """Something of a tenant that a template names.

    Attributes:
        name: As Halo shows it (a category: its whole path). It finds the thing again on another tenant.
        id: Its id on the template's own tenant; survives a renaming there and means nothing elsewhere.
    """

    name: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A custom field and the text that goes into it; the text may hold placeholders."""

    field: Named
    value: str


@dataclass(frozen=True, slots=True)
class Template:
    """A saved ticket. What is empty or None is left to the line, the settings and the tenant.

    Attributes:
        name: What `/name` says: a letter first, then no blanks and no slash.
        title: What lists show; empty shows the name.
        summary: May hold placeholders, as `details` and the values of custom fields may.
        details: Markdown.
        ticket_type: And likewise `priority`, `category`, `team`, `agent`: of a new ticket.
        minutes: Time worked, whole minutes.
        charge_rate: Of the time.
        outcome: Of the time entry.
        private: Whether the time entry is hidden from the user.
        status: Afterwards.
        tags: Of a new ticket.
        fields: Custom fields of a new ticket.
        tenant: The resource server whose ids it holds; empty when none are known.
        source: Where it comes from.
        origin: The file or address it was read from, for people; empty for one that is not saved yet.
    """

    name: str
    title: str = ""
    summary: str = ""
    details: str = ""
    ticket_type: Named | None = None
    priority: Named | None = None
    category: Named | None = None
    team: Named | None = None
    agent: Named | None = None
    minutes: int | None = None
    charge_rate: Named | None = None
    outcome: Named | None = None
    private: bool | None = None
    status: Named | None = None
    tags: tuple[str, ...] = ()
    fields: tuple[FieldValue, ...] = ()
    tenant: str = ""
    source: TemplateSource = TemplateSource.OWN
    origin: str = ""

    @property
    def id(self) -> str:
        """What tells it from others: its name."""
        return self.name

    @property
    def label(self) -> str:
        """What lists call it."""
        return self.title or self.name
