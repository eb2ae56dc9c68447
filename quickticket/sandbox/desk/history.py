"""The tickets that exist before anyone logs one: some weeks of work of Northgate IT."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from quickticket.sandbox.desk.records import Action, Records, Ticket
from quickticket.sandbox.desk.setup import Setup
from quickticket.sandbox.seed import service_desk as desk
from quickticket.sandbox.seed.people import Directory, User

FIRST_NEW_ID = 12045
"""What the first ticket of a client is numbered."""
JOES_TICKET = 8841
_COUNT = 60
_TODAY_COUNT = 14

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


def seeded_records(setup: Setup, directory: Directory, seed: int, now: datetime) -> Records:
    """The tickets and their first actions; times count back from now."""
    rng = random.Random(seed + 1)
    records = Records(next_ticket_id=FIRST_NEW_ID)
    joe, *others = directory.users.active()[: _COUNT // 2]
    outlook = ("Outlook asks for password", "Email>Outlook")
    _add(records, setup, directory, JOES_TICKET, joe, outlook, now - timedelta(days=2, hours=3), rng)
    records.tickets[JOES_TICKET].status_id = desk.IN_PROGRESS
    records.tickets[JOES_TICKET].agent_id = desk.ME
    for number in range(_COUNT):
        age = timedelta(minutes=17 + 23 * (_COUNT - number) * (1 if number > _COUNT - _TODAY_COUNT else 40))
        key = FIRST_NEW_ID - _COUNT + number
        _add(records, setup, directory, key, rng.choice(others), rng.choice(_SUBJECTS), now - age, rng)
    return records


def _add(
    records: Records,
    setup: Setup,
    directory: Directory,
    key: int,
    user: User,
    subject: tuple[str, str],
    at: datetime,
    rng: random.Random,
) -> None:
    kind = setup.types[desk.SERVICE_REQUEST if subject[1].startswith("Access>") else desk.INCIDENT]
    site = directory.sites[user.site_id]
    sla_id = site.sla_id or kind.default_sla
    status = setup.statuses[rng.choice((1, 1, 2, 2, 3, 5, 8, 9))]
    agent = setup.agents[rng.choice((desk.UNASSIGNED, desk.ME, desk.ME, 6, 7, 8, 11))]
    details = f"{user.name} reports: {subject[0][0].lower()}{subject[0][1:]}."
    records.tickets[key] = Ticket(
        id=key,
        summary=subject[0],
        tickettype_id=kind.id,
        client_id=user.client_id,
        site_id=user.site_id,
        user_id=user.id,
        status_id=status.id,
        priority_id=setup.priority_for(kind, sla_id, None),
        sla_id=sla_id,
        team=kind.default_team,
        agent_id=agent.id,
        created_by=setup.me.name,
        dateoccurred=at,
        last_update=at,
        details=details,
        details_html=f"<p>{details}</p>",
        categories={"category_1": subject[1]},
        dateclosed=at + timedelta(hours=1) if status.closed else None,
    )
    records.actions[key] = [
        Action(
            ticket_id=key,
            id=1,
            guid=f"00000000-0000-4000-8000-{key:012}",
            outcome_id=desk.LOGGED,
            outcome="Logged",
            datetime=at,
            created=at,
            agent_id=desk.ME,
            who=setup.me.name,
            note=details,
            note_html=f"<p>{details}</p>",
        )
    ]
