"""Naming: what the fields of the form call things of the tenant, and which thing a typed name means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.domain.allowed import outcomes_of, priorities_of, statuses_of
from quickticket.domain.folding import fold
from quickticket.domain.reference import Category, CustomField
from quickticket.domain.template_use.binding import Binder
from quickticket.domain.templates.template import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.reference import (
        Agent,
        Catalogue,
        ChargeRate,
        Outcome,
        Priority,
        Status,
        Team,
        TicketType,
    )
    from quickticket.domain.templates.template import Template

    Thing = TicketType | Priority | Category | Team | Agent | Outcome | ChargeRate | Status | CustomField


@dataclass(frozen=True, slots=True)
class Names:
    """The tenant's names, by the member of the form that holds them."""

    catalogue: Catalogue
    tenant: str

    def all_of(self, member: str) -> Sequence[Thing]:
        """Everything that a member may name on this tenant."""
        lists: dict[str, Sequence[Thing]] = {
            "ticket_type": self.catalogue.ticket_types,
            "priority": self.catalogue.priorities,
            "category": self.catalogue.categories,
            "team": self.catalogue.teams,
            "agent": self.catalogue.agents,
            "outcome": self.catalogue.outcomes,
            "charge_rate": self.catalogue.charge_rates,
            "status": self.catalogue.statuses,
            "fields": self.catalogue.custom_fields,
        }
        return lists[member]

    def allowed(self, member: str, ticket_type: str) -> Sequence[Thing]:
        """What is worth offering once a ticket type is chosen, by its name; everything while none is."""
        chosen = next((each for each in self.catalogue.ticket_types if _is(each, ticket_type)), None)
        if member == "priority":
            return priorities_of(self.catalogue, chosen.sla_id if chosen else None)
        if member == "outcome":
            return tuple(each for each in outcomes_of(self.catalogue, chosen) if not each.hidden)
        return statuses_of(self.catalogue, chosen) if member == "status" else self.all_of(member)

    def find(self, member: str, text: str) -> Thing | None:
        """The thing of this name."""
        return next((each for each in self.all_of(member) if _is(each, text)), None)

    def shown(self, member: str, named: Named | None, template: Template) -> str:
        """What a template's name of something is called here; its own word where there is no such thing."""
        if named is None:
            return ""
        found = Binder(template, self.tenant).bind_other(named, self.all_of(member), "")
        if found is not None:
            return name_of(found)
        return path_of(named.name) if member == "category" else named.name

    def meant(self, member: str, text: str, before: Named | None, template: Template) -> Named | None:
        """What a typed name means: a thing of this tenant, what stood there before, or the bare name."""
        typed = text.strip()
        if not typed:
            return None
        found = self.find(member, typed)
        if before is not None and typed == self.shown(member, before, template):
            at_home = template.tenant == self.tenant
            if found is None or (at_home and before.id == found.id):
                return before if at_home else Named(before.name)
        if found is None:
            return Named(typed)
        return Named(_own_name(found), found.id)


def name_of(thing: Thing) -> str:
    """What people call it."""
    if isinstance(thing, CustomField):
        return thing.label or thing.name
    return path_of(thing.path) if isinstance(thing, Category) else thing.name


def path_of(path: str) -> str:
    """A category's path as it is shown."""
    return " > ".join(part.strip() for part in path.split(">"))


def _own_name(thing: Thing) -> str:
    """What finds it again on another tenant."""
    if isinstance(thing, CustomField):
        return thing.name
    return thing.path if isinstance(thing, Category) else thing.name


def _is(thing: Thing, text: str) -> bool:
    typed = fold(path_of(text) if isinstance(thing, Category) else text.strip())
    return typed == fold(name_of(thing)) or (isinstance(thing, CustomField) and typed == fold(thing.name))
