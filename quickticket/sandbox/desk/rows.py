"""Tickets and actions on the wire, where list, single and POST answers differ (NOTES 1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from quickticket.sandbox.desk import moments
from quickticket.sandbox.desk.records import Action, Ticket, TimesheetEvent
from quickticket.sandbox.desk.setup import CATEGORY_MEMBERS, Setup
from quickticket.sandbox.quirks import Quirks
from quickticket.sandbox.seed.people import Directory


def listed_ticket(ticket: Ticket, setup: Setup, directory: Directory, quirks: Quirks) -> dict[str, Any]:
    """A row of GET /Tickets; null members are still in it."""
    row = _ids(ticket, moments.bare)
    row["last_update"] = moments.bare(ticket.last_update)
    row["customfields"] = None
    if quirks.names_in_rows:
        row |= _names(ticket, setup, directory)
    if quirks.reference_in_rows:
        row["third_party_id_string"] = ticket.third_party_id_string
    return row


def single_ticket(ticket: Ticket, setup: Setup, directory: Directory) -> dict[str, Any]:
    """GET /Tickets/{id}."""
    priority = setup.priority(ticket.sla_id, ticket.priority_id)
    return {
        **_ids(ticket, moments.zoned),
        **_names(ticket, setup, directory),
        "lastupdate": moments.zoned(ticket.last_update),
        "deadlinedate": moments.NO_DEADLINE,
        "lastincomingemail": moments.NEVER,
        "details": ticket.details,
        "details_html": ticket.details_html or None,
        "created_by": ticket.created_by,
        "third_party_id_string": ticket.third_party_id_string,
        "priority": None if priority is None else priority._asdict(),
        "deleted": ticket.deleted or None,
        **ticket.kept,
    }


def written_ticket(ticket: Ticket, setup: Setup, directory: Directory) -> dict[str, Any]:
    """The answer to POST /Tickets, where some members go by another name (NOTES 11.4)."""
    row = single_ticket(ticket, setup, directory)
    for name, number in CATEGORY_MEMBERS.items():
        row[f"category{number}"] = row.pop(name)
    row["useremail"] = row.pop("user_email", None)
    return row


def action_row(action: Action, quirks: Quirks) -> dict[str, Any]:
    """An action, the same in all answers."""
    return {
        "id": action.id,
        "ticket_id": action.ticket_id,
        "guid": action.guid,
        "outcome": action.outcome,
        "outcome_id": action.outcome_id,
        "datetime": moments.zoned(action.datetime),
        "actiondatecreated": moments.zoned(action.created),
        "note": action.note,
        "note_html": action.note_html or None,
        "timetaken": action.timetaken,
        "chargerate": action.chargerate,
        "hiddenfromuser": action.hiddenfromuser,
        "sendemail": action.sendemail,
        "who": action.who,
        "who_agentid": action.agent_id,
        "actionby_agent_id": action.agent_id,
        "internetmessageid": action.internetmessageid if quirks.message_id_returned else None,
        **action.kept,
    }


def event_row(event: TimesheetEvent) -> dict[str, Any]:
    """Time without a ticket, the same in all answers."""
    return {
        "id": event.id,
        "event_type": 0,
        "agent_id": event.agent_id,
        "subject": event.subject,
        "note": event.note,
        "start_date": moments.zoned(event.start_date),
        "end_date": moments.zoned(event.end_date),
        "timetaken": event.hours,
        "break_type": event.break_type,
        "charge_rate": event.charge_rate,
    }


def _ids(ticket: Ticket, stamp: Callable[[datetime], str]) -> dict[str, Any]:
    return {
        "id": ticket.id,
        "summary": ticket.summary,
        "client_id": ticket.client_id,
        "site_id": ticket.site_id,
        "user_id": ticket.user_id,
        "tickettype_id": ticket.tickettype_id,
        "status_id": ticket.status_id,
        "priority_id": ticket.priority_id,
        "sla_id": ticket.sla_id,
        "agent_id": ticket.agent_id,
        "team": ticket.team,
        "dateoccurred": stamp(ticket.dateoccurred),
        "dateclosed": None if ticket.dateclosed is None else stamp(ticket.dateclosed),
        **{name: ticket.categories.get(name) for name in CATEGORY_MEMBERS},
    }


def _names(ticket: Ticket, setup: Setup, directory: Directory) -> dict[str, Any]:
    user = directory.users.get(ticket.user_id)
    priority = setup.priority(ticket.sla_id, ticket.priority_id)
    status = setup.statuses[ticket.status_id]
    return {
        "client_name": directory.customers[ticket.client_id].name,
        "site_name": directory.sites[ticket.site_id].name,
        "user_name": user.name if user else None,
        "user_email": user.emailaddress if user else None,
        "tickettype_name": setup.types[ticket.tickettype_id].name,
        "status_name": status.name,
        "statuscolor": status.colour,
        "priority_name": priority.name if priority else None,
        "agent_name": setup.agents[ticket.agent_id].name,
    }
