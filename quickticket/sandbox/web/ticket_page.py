"""Draws a ticket as a web page; every text of a ticket is escaped, none is taken for HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from html import escape

from quickticket.sandbox.desk.records import Action, Attachment, Ticket
from quickticket.sandbox.desk.setup import Setup
from quickticket.sandbox.seed.people import Directory
from quickticket.sandbox.web.style import STYLE


def ticket_page(
    ticket: Ticket,
    actions: Sequence[Action],
    files: Iterable[Attachment],
    *,
    setup: Setup,
    directory: Directory,
    meant: int | None,
) -> str:
    """The page of a ticket, newest action first; the action with the number `meant` stands out."""
    status = setup.statuses[ticket.status_id]
    priority = setup.priority(ticket.sla_id, ticket.priority_id)
    pills = _pill(status.name, status.colour) + (_pill(priority.name, priority.colour) if priority else "")
    shown = [row for row in reversed(actions) if row.id > 1 or row.timetaken > 0]
    rows = "".join(_action(row, setup, row.id == meant) for row in shown)
    body = f"""
<div class="top"><div class="number">Ticket #{ticket.id}</div><h1>{escape(ticket.summary)}</h1>{pills}</div>
<section>
<div class="card"><h2>Details</h2><p class="words">{escape(ticket.details) or "No details."}</p></div>
<div class="card"><h2>Actions</h2>{rows or "None yet."}</div>
</section>
<aside><div class="card"><dl>{_facts(ticket, setup, directory)}</dl></div>{_files(files)}</aside>
<footer>Sandbox data: nothing on this page leaves this computer.</footer>"""
    return _page(f"#{ticket.id} {ticket.summary}", body)


def missing_page(number: str) -> str:
    """The page for a ticket that does not exist."""
    text = f'<div class="top card"><h1>There is no ticket {escape(number)}</h1></div>'
    return _page("No such ticket", text)


def _page(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
        f"<header>Northgate IT<span>Service Desk</span></header><main>{body}</main></body></html>"
    )


def _pill(text: str, colour: str) -> str:
    return f'<span class="pill" style="background:{escape(colour)}">{escape(text)}</span>'


def _action(action: Action, setup: Setup, meant: bool) -> str:  # noqa: FBT001 - called in one place
    time = f'<span class="time">{_hours(action.timetaken)}</span>' if action.timetaken else ""
    span = _moment(action.datetime)
    if action.timetaken:
        span = (
            f"{_moment(action.datetime - timedelta(hours=action.timetaken))} to {action.datetime:%H:%M} UTC"
        )
    private = " · private" if action.hiddenfromuser else ""
    rate = f" · {escape(setup.rate_name(action.chargerate))}" if action.timetaken else ""
    return (
        f'<div class="action{" meant" if meant else ""}"><div class="who"><b>{escape(action.outcome)}</b>'
        f"<small>{escape(action.who)} · {span}{rate}{private}</small>{time}</div>"
        f'<p class="words">{escape(action.note)}</p></div>'
    )


def _facts(ticket: Ticket, setup: Setup, directory: Directory) -> str:
    user = directory.users.get(ticket.user_id)
    facts = {
        "Customer": directory.customers[ticket.client_id].name,
        "Site": directory.sites[ticket.site_id].name,
        "User": user.name if user else "",
        "E-mail": user.emailaddress if user else "",
        "Ticket Type": setup.types[ticket.tickettype_id].name,
        "Category": ticket.categories.get("category_1", "").replace(">", " / "),
        "Team": ticket.team,
        "Agent": setup.agents[ticket.agent_id].name,
        "Logged": _moment(ticket.dateoccurred),
        "Reference": ticket.third_party_id_string or "",
    }
    return "".join(
        f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in facts.items() if value
    )


def _files(files: Iterable[Attachment]) -> str:
    rows = [f"<dd>{escape(file.filename)} · {len(file.content):,} bytes</dd>" for file in files]
    return f'<div class="card"><h2>Attachments</h2><dl>{"".join(rows)}</dl></div>' if rows else ""


def _moment(at: datetime) -> str:
    return f"{at:%d %b %Y, %H:%M} UTC"


def _hours(hours: float) -> str:
    minutes = round(hours * 60)
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min"  # noqa: PLR2004
