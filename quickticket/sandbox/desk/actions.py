"""Adds and edits actions as Halo does (NOTES 6)."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from quickticket.sandbox.desk.html_text import plain_text
from quickticket.sandbox.desk.payload import Payload
from quickticket.sandbox.desk.records import KEPT_ACTION_MEMBERS, Action, Records, Ticket
from quickticket.sandbox.desk.refusals import Refused
from quickticket.sandbox.desk.setup import Setup
from quickticket.sandbox.desk.status_rules import set_status
from quickticket.sandbox.quirks import Quirks
from quickticket.sandbox.seed.desk_rows import Outcome
from quickticket.sandbox.seed.service_desk import LOGGED

_SPACE = uuid.UUID("6d0f4f3c-6f0e-4f57-8d51-9b6a3f2a7c10")
"""Makes the same guid of the same ticket and action in every run."""


class ActionDesk:
    """Writes actions into the records under the rules of the set-up."""

    def __init__(self, setup: Setup, records: Records, quirks: Callable[[], Quirks]) -> None:
        self._setup = setup
        self._records = records
        self._quirks = quirks

    def log_ticket(self, ticket: Ticket, payload: Payload, now: datetime) -> Action:
        """The first action of a new ticket, which carries the `internetmessageid` sent with it (NOTES 13)."""
        action = self._new(ticket, Outcome(LOGGED, "Logged", chargerate=0), now, now)
        action.note, action.note_html = ticket.details, ticket.details_html
        action.internetmessageid = _message_id(payload)
        self._store(action)
        return action

    def write(self, payload: Payload, now: datetime) -> Action:
        """Add an action, or edit the one whose `id` is sent.

        Raises:
            Refused: No such ticket, no outcome, or one that the ticket's type does not allow; nothing is
                changed then.
        """
        stored = self._records.tickets.get(payload.integer("ticket_id") or 0)
        if stored is None:
            raise Refused(f"There is no ticket {payload.integer('ticket_id')}.")
        ticket = copy.deepcopy(stored)
        number = payload.integer("id") or 0
        action = copy.deepcopy(self.find(ticket.id, number)) if number else self._add(ticket, payload, now)
        if action is None:
            raise Refused(f"There is no action {number} on ticket {ticket.id}.", status=404)
        self._apply(action, payload)
        new_status = payload.integer("new_status")
        if self._quirks().new_status_applied and new_status is not None and new_status > 0:
            set_status(self._setup, ticket, new_status, now)
        ticket.last_update = now
        self._records.tickets[ticket.id] = ticket
        self._store(action)
        return action

    def find(self, ticket_id: int, number: int) -> Action | None:
        """The action with this number on the ticket, or None."""
        return next((row for row in self._records.actions.get(ticket_id, []) if row.id == number), None)

    def _add(self, ticket: Ticket, payload: Payload, now: datetime) -> Action:
        outcome = self._outcome(ticket, payload)
        if outcome.mustaddnote and not {"note", "note_html"} & payload.members.keys():
            raise Refused("A note must be entered.")
        rate = self._setup.rate(payload.integer("chargerate"), outcome)
        if outcome.newstatus is not None:
            set_status(self._setup, ticket, outcome.newstatus, now)
        action = self._new(ticket, outcome, payload.moment("datetime") or now, now)
        action.chargerate = rate
        return action

    def _outcome(self, ticket: Ticket, payload: Payload) -> Outcome:
        key, name = payload.integer("outcome_id"), payload.text("outcome")
        if key is None and name is None:
            raise Refused("An outcome must be entered.")
        named = (row for row in self._setup.outcomes.values() if row.name == name)
        outcome = self._setup.outcomes.get(key) if key is not None else next(named, None)
        if outcome is None or outcome.id not in self._setup.types[ticket.tickettype_id].outcomes:
            raise Refused("You do not have access to this action at the moment.")
        return outcome

    def _new(self, ticket: Ticket, outcome: Outcome, end: datetime, now: datetime) -> Action:
        number = len(self._records.actions.get(ticket.id, [])) + 1
        action = Action(
            ticket_id=ticket.id,
            id=number,
            guid=str(uuid.uuid5(_SPACE, f"{ticket.id}/{number}")),
            outcome_id=outcome.id,
            outcome=outcome.name,
            datetime=end,
            created=now,
            agent_id=self._setup.me.id,
            who=self._setup.me.name,
            hiddenfromuser=outcome.hidefromuser,
            sendemail=outcome.sendemail > 0,
        )
        if delay := self._quirks().visible_after:
            action.visible_from = now + timedelta(seconds=delay)
        return action

    def _store(self, action: Action) -> None:
        rows = self._records.actions.setdefault(action.ticket_id, [])
        rows[action.id - 1 : action.id] = [action]

    def _apply(self, action: Action, payload: Payload) -> None:
        action.datetime = payload.moment("datetime") or action.datetime
        hours = payload.number("timetaken")
        action.timetaken = action.timetaken if hours is None else hours
        if (html := payload.text("note_html")) is not None:
            action.note_html, action.note = html, plain_text(html)
        if (note := payload.text("note")) is not None:
            action.note = note
        for name in ("hiddenfromuser", "sendemail"):
            if (wanted := payload.flag(name)) is not None:
                setattr(action, name, wanted)
        action.internetmessageid = _message_id(payload) or action.internetmessageid
        action.kept.update({name: payload.members[name] for name in KEPT_ACTION_MEMBERS if name in payload})


def _message_id(payload: Payload) -> str | None:
    text = payload.text("internetmessageid")
    return None if text is None else text.strip("<>")
