"""Creates and changes tickets as Halo does (NOTES 5)."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import datetime, timedelta

from quickticket.sandbox.desk.html_text import plain_text
from quickticket.sandbox.desk.payload import Payload
from quickticket.sandbox.desk.records import KEPT_TICKET_MEMBERS, Records, Ticket
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.desk.setup import CATEGORY_MEMBERS, Setup, end_user
from quickticket.sandbox.desk.status_rules import set_status
from quickticket.sandbox.quirks import Quirks
from quickticket.sandbox.seed.desk_rows import TicketType
from quickticket.sandbox.seed.people import Directory
from quickticket.sandbox.seed.service_desk import NEW, UNASSIGNED

_LABELS = {"category_1": "Category", "details": "Details"}


class TicketDesk:
    """Writes tickets into the records under the rules of the set-up."""

    def __init__(
        self, setup: Setup, directory: Directory, records: Records, quirks: Callable[[], Quirks]
    ) -> None:
        self._setup = setup
        self._directory = directory
        self._records = records
        self._quirks = quirks

    def create(self, payload: Payload, now: datetime) -> Ticket:
        """Store a new ticket.

        Raises:
            Refused: A member is missing, unknown, or does not fit the others.
        """
        summary = payload.text("summary")
        if summary is None:
            raise Refused("Please enter a value for the mandatory field Summary.")
        kind = self._type(payload)
        customer, site, user = end_user(
            self._directory,
            payload.integer("client_id"),
            payload.integer("site_id"),
            payload.integer("user_id"),
        )
        _check_mandatory(kind, payload)
        sla_id = site.sla_id or kind.default_sla
        ticket = Ticket(
            id=0,
            summary=summary,
            tickettype_id=kind.id,
            client_id=customer.id,
            site_id=site.id,
            user_id=user.id if user else None,
            status_id=NEW,
            priority_id=self._setup.priority_for(kind, sla_id, payload.integer("priority_id")),
            sla_id=sla_id,
            team=kind.rule_team or self._setup.team(payload) or kind.default_team,
            agent_id=UNASSIGNED,
            created_by=self._setup.me.name,
            dateoccurred=payload.moment("dateoccurred") or now,
            last_update=now,
        )
        self._apply_plain(ticket, payload)
        if (status := payload.integer("status_id")) is not None:
            set_status(self._setup, ticket, status, now)
        quirks = self._quirks()
        if quirks.reference_kept:
            ticket.third_party_id_string = payload.text("third_party_id_string")
        if quirks.visible_after:
            ticket.visible_from = now + timedelta(seconds=quirks.visible_after)
        ticket.id = self._records.next_ticket_id
        self._records.next_ticket_id += 1
        self._records.tickets[ticket.id] = ticket
        return ticket

    def update(self, payload: Payload, now: datetime) -> Ticket:
        """Change the members that are sent of the ticket with the id that is sent.

        Raises:
            Refused: There is no such ticket, or a new value is not allowed; nothing is changed then.
        """
        stored = self._records.tickets.get(payload.integer("id") or 0)
        if stored is None:
            raise Refused(f"There is no ticket {payload.integer('id')}.", status=404)
        ticket = copy.deepcopy(stored)
        if payload.members.keys() & {"client_id", "site_id", "user_id"}:
            self._move(ticket, payload)
        kind = self._setup.types[ticket.tickettype_id]
        if (priority := payload.integer("priority_id")) is not None:
            ticket.priority_id = self._setup.priority_for(kind, ticket.sla_id, priority)
        if (status := payload.integer("status_id")) is not None:
            set_status(self._setup, ticket, status, now)
        ticket.summary = payload.text("summary") or ticket.summary
        ticket.team = self._setup.team(payload) or ticket.team
        if "third_party_id_string" in payload and self._quirks().reference_kept:
            ticket.third_party_id_string = payload.text("third_party_id_string")
        self._apply_plain(ticket, payload)
        ticket.last_update = now
        self._records.tickets[ticket.id] = ticket
        return ticket

    def _type(self, payload: Payload) -> TicketType:
        kind = self._setup.types.get(payload.integer("tickettype_id") or 0)
        if kind is None:
            raise Refused("Please select a Ticket Type.")
        return kind

    def _move(self, ticket: Ticket, payload: Payload) -> None:
        whose = {
            name: payload.integer(name) if name in payload.members else getattr(ticket, name)
            for name in ("client_id", "site_id", "user_id")
        }
        customer, site, user = end_user(
            self._directory, whose["client_id"], whose["site_id"], whose["user_id"]
        )
        ticket.client_id, ticket.site_id, ticket.user_id = customer.id, site.id, user.id if user else None

    def _apply_plain(self, ticket: Ticket, payload: Payload) -> None:
        agent_id = payload.integer("agent_id")
        if agent_id is not None and agent_id not in self._setup.agents:
            raise Refused(f"There is no agent {agent_id}.")
        ticket.agent_id = ticket.agent_id if agent_id is None else agent_id
        for member in CATEGORY_MEMBERS:
            if (path := payload.text(member)) is not None:
                ticket.categories[member] = self._setup.category(member, path)
        if (html := payload.text("details_html")) is not None:
            ticket.details_html, ticket.details = html, plain_text(html)
        if (text := payload.text("details")) is not None:
            ticket.details = text
        self._setup.check_fields(payload.objects("customfields"))
        ticket.kept.update({name: payload.members[name] for name in KEPT_TICKET_MEMBERS if name in payload})


def _check_mandatory(kind: TicketType, payload: Payload) -> None:
    if payload.flag("_novalidate"):
        return
    for name in kind.mandatory:
        if name not in payload and f"{name}_html" not in payload:
            raise Refused(f"Please enter a value for the mandatory field {_LABELS[name]}.")
