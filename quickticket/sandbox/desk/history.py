"""The tickets that exist before anyone logs one: some weeks of work of Northgate IT."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from html import escape
from typing import NamedTuple

from quickticket.sandbox.desk.records import Action, Records, Ticket
from quickticket.sandbox.desk.setup import Setup
from quickticket.sandbox.seed import service_desk as desk
from quickticket.sandbox.seed.people import Directory, User

FIRST_NEW_ID = 12045
"""What the first ticket of a client is numbered."""
JOES_TICKET = 8841
_COUNT = 60
_TODAY_COUNT = 14

_STATUS_IDS = (
    desk.NEW,
    desk.NEW,
    desk.IN_PROGRESS,
    desk.WAITING_ON_USER,
    desk.SCHEDULED,
    desk.RESOLVED,
    desk.CLOSED,
)
_AGENT_IDS = (
    desk.UNASSIGNED,
    desk.ME,
    desk.ME,
    *(row.id for row in desk.AGENTS if row.teams and not row.isdisabled),
)
JOES_SUBJECT = ("Outlook asks for password", "Email>Outlook")
_SUBJECTS = (
    ("Outlook keeps asking to sign in", "Email>Outlook"),
    ("VPN drops every few minutes", "Network>VPN"),
    ("Printer on the second floor offline", "Hardware>Printer"),
    ("Shared mailbox not updating", "Email>Shared Mailbox"),
    ("New starter on Monday", "Access>New Starter"),
    ("Laptop battery drains within an hour", "Hardware>Laptop"),
    ("Suspicious e-mail with an invoice", "Security>Phishing"),
    ("Wi-Fi weak in the meeting room", "Network>Wi-Fi"),
    ("Accounts package closes without a message", "Software>Line of Business>Accounts"),
    ("Password reset", "Access>Password Reset"),
    ("Second monitor not detected", "Hardware>Monitor"),
    ("Windows update stuck at 30%", "Software>Windows"),
    ("Too much spam since the weekend", "Email>Spam"),
    ("No dial tone on extension 214", "Hardware>Phone"),
    ("Cannot open the finance folder", "Access>Permissions"),
)


class _Case(NamedTuple):
    """What one seeded ticket is about."""

    id: int
    user: User
    summary: str
    category: str
    at: datetime
    status_id: int
    agent_id: int


def seeded_records(setup: Setup, directory: Directory, seed: int, now: datetime) -> Records:
    """The tickets and their first actions; times count back from now."""
    rng = random.Random(seed + 1)
    joe, *others = directory.users.active()[: _COUNT // 2]
    opened = now - timedelta(days=2, hours=3)
    cases = [_Case(JOES_TICKET, joe, *JOES_SUBJECT, opened, desk.IN_PROGRESS, desk.ME)]
    for number in range(_COUNT):
        spread = 1 if number > _COUNT - _TODAY_COUNT else 40
        at = now - timedelta(minutes=17 + 23 * spread * (_COUNT - number))
        status, agent = rng.choice(_STATUS_IDS), rng.choice(_AGENT_IDS)
        key = FIRST_NEW_ID - _COUNT + number
        cases.append(_Case(key, rng.choice(others), *rng.choice(_SUBJECTS), at, status, agent))
    return Records(
        tickets={case.id: _ticket(case, setup, directory) for case in cases},
        actions={case.id: [_logged(case, setup)] for case in cases},
        next_ticket_id=FIRST_NEW_ID,
    )


def _ticket(case: _Case, setup: Setup, directory: Directory) -> Ticket:
    kind = setup.types[desk.SERVICE_REQUEST if case.category.startswith("Access>") else desk.INCIDENT]
    sla_id = directory.sites[case.user.site_id].sla_id or kind.default_sla
    closed = setup.statuses[case.status_id].closed
    return Ticket(
        id=case.id,
        summary=case.summary,
        tickettype_id=kind.id,
        client_id=case.user.client_id,
        site_id=case.user.site_id,
        user_id=case.user.id,
        status_id=case.status_id,
        priority_id=setup.priority_for(kind, sla_id, None),
        sla_id=sla_id,
        team=kind.default_team,
        agent_id=case.agent_id,
        created_by=setup.me.name,
        dateoccurred=case.at,
        last_update=case.at,
        details=_details(case),
        details_html=f"<p>{escape(_details(case))}</p>",
        categories={"category_1": case.category},
        dateclosed=case.at + timedelta(hours=1) if closed else None,
    )


def _logged(case: _Case, setup: Setup) -> Action:
    return Action(
        ticket_id=case.id,
        id=1,
        guid=f"00000000-0000-4000-8000-{case.id:012}",
        outcome_id=desk.LOGGED,
        outcome="Logged",
        datetime=case.at,
        created=case.at,
        agent_id=setup.me.id,
        who=setup.me.name,
        note=_details(case),
        note_html=f"<p>{escape(_details(case))}</p>",
    )


def _details(case: _Case) -> str:
    return f"{case.user.name} reports: {case.summary}."
