"""Resolving: what the tokens of the small lists, tickets and timers mean against reference data."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from quickticket.domain.allowed import outcomes_of, priorities_of, statuses_of
from quickticket.domain.draft import TimerStart
from quickticket.domain.durations import parse_duration
from quickticket.domain.folding import fold
from quickticket.domain.ids import UNKNOWN_CUSTOMER, TicketId
from quickticket.domain.ranking import rank_categories, rank_names, rank_templates
from quickticket.domain.reference import TicketSummary
from quickticket.domain.smart_line.answers import CANDIDATES, Answer, settle, take
from quickticket.domain.smart_line.tokens import TIMER_NOW, WORKED
from quickticket.domain.timekeeping.worked import DayWord, Worked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.draft import Token
    from quickticket.domain.ids import SlaId
    from quickticket.domain.reference import (
        Agent,
        Catalogue,
        ChargeRate,
        Directory,
        Outcome,
        Status,
        Team,
        TicketType,
    )
    from quickticket.domain.templates.template import Template

ME = "me"

_TICKET_NUMBER = re.compile(r"[0-9]{1,10}")
_POSITION = re.compile(r"[0-9]{1,3}")
_RowT = TypeVar("_RowT", bound="TicketType | ChargeRate | Status | Outcome")


def find_ticket(token: Token, directory: Directory) -> Answer:
    """`#8841` is that ticket whether it is in the cache or not; `#vpn` is searched."""
    if not _TICKET_NUMBER.fullmatch(token.text):
        return settle(directory.find_tickets(token.text, CANDIDATES))
    number = TicketId(int(token.text))
    return take(directory.ticket(number) or TicketSummary(number, "", UNKNOWN_CUSTOMER))


def find_template(token: Token, templates: Sequence[Template]) -> Answer:
    """A template by its name, or by words of its title."""
    return settle(rank_templates(token.text, templates, CANDIDATES))


def find_type(token: Token, catalogue: Catalogue) -> Answer:
    """A ticket type by name."""
    return _named(token, catalogue.ticket_types)


def find_priority(token: Token, catalogue: Catalogue, sla_id: SlaId | None) -> Answer:
    """A priority of the SLA by name, or by its place in it: `!2` is the second."""
    choices = priorities_of(catalogue, sla_id)
    if token.id:
        same_id = [each for each in (*choices, *catalogue.priorities) if str(each.id) == token.id]
        same_name = [each for each in same_id if fold(each.name) == fold(token.text)]
        inside = [each for each in same_id if each in choices and each.sla_id == sla_id]
        return take(next(iter(inside or same_name or same_id), None))
    answer = settle(rank_names(token.text, choices, CANDIDATES, initials=True))
    if answer.entity is None and _POSITION.fullmatch(token.text) and 0 < int(token.text) <= len(choices):
        return take(choices[int(token.text) - 1])
    return answer


def find_category(token: Token, catalogue: Catalogue) -> Answer:
    """A category by any level of its path."""
    if token.id:
        return take(next((each for each in catalogue.categories if str(each.id) == token.id), None))
    return settle(rank_categories(token.text, catalogue.categories, CANDIDATES))


def find_assignee(token: Token, catalogue: Catalogue) -> Answer:
    """A team or an agent; `^me` is the acting agent."""
    teams = {f"t{team.id}": team for team in catalogue.teams}
    agents = {f"a{agent.id}": agent for agent in catalogue.agents}
    choices: dict[str, Team | Agent] = {**teams, **agents}
    if token.id:
        return take(choices.get(token.id))
    if fold(token.text) == ME and catalogue.me is not None:
        return take(catalogue.me)
    return settle(rank_names(token.text, choices.values(), CANDIDATES, initials=True))


def find_charge_rate(token: Token, catalogue: Catalogue) -> Answer:
    """A charge rate by name."""
    return _named(token, catalogue.charge_rates)


def find_status(token: Token, catalogue: Catalogue, ticket_type: TicketType | None) -> Answer:
    """A status by name, among those the ticket type allows; a pinned one is taken as it is."""
    return _named(token, catalogue.statuses if token.id else statuses_of(catalogue, ticket_type))


def find_outcome(token: Token, catalogue: Catalogue, ticket_type: TicketType | None) -> Answer:
    """An outcome by name, among those the ticket type allows; a pinned one is taken as it is."""
    return _named(token, catalogue.outcomes if token.id else outcomes_of(catalogue, ticket_type))


def read_worked(text: str) -> Worked | None:
    """Reads the text of a token that says when work was done: `9:40-10:05`, `mon 9:40-10:05`.

    Returns:
        None when it names a day that no calendar has.
    """
    said = WORKED.fullmatch(text)
    if said is None:
        return None
    try:
        day = None if said["day"] is None else _day(said["day"].lower())
        return Worked(_clock(said["start"]), _clock(said["end"]), day)
    except ValueError:
        return None


def read_timer(text: str) -> TimerStart:
    """Reads the text of a timer token: `>`, `-25m` or `since 9:40`."""
    if text == TIMER_NOW:
        return TimerStart()
    if text.startswith("-"):
        return TimerStart(minutes_ago=parse_duration(text[1:]))
    return TimerStart(since=_clock(text.split()[1]))


def _day(text: str) -> date | DayWord:
    return DayWord(text) if text.isalpha() else date.fromisoformat(text)


def _clock(text: str) -> int:
    hours, minutes = text.split(":")
    return 60 * int(hours) + int(minutes)


def _named(token: Token, rows: Sequence[_RowT]) -> Answer:
    if token.id:
        return take(next((row for row in rows if str(row.id) == token.id), None))
    return settle(rank_names(token.text, rows, CANDIDATES, initials=True))
