"""The shapes that scripts rely on: captures, readings, matches and errors as plain JSON values (design 7).

Members may be added; none is ever renamed or removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.capture import Capture, Step, StepState
from quickticket.domain.draft import Problem, TokenKind, UnderstoodToken
from quickticket.domain.errors import HaloError, NotReady, QuickTicketError
from quickticket.domain.reference import Agent, Site, TicketSummary, User
from quickticket.domain.smart_line.answers import name_of
from quickticket.domain.smart_line.write import pin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.draft import Draft, Entity, TimerStart
    from quickticket.domain.search import Match
    from quickticket.domain.template_use.apply import Asked
    from quickticket.domain.time_entries import TimeEntry
    from quickticket.services.capture import Reading
    from quickticket.services.ports.store import OutboxEvent
    from quickticket.services.status import Status

Json = dict[str, object]

_SHOWN_STATES = {StepState.SENDING: StepState.QUEUED}
"""Scripts know sent, queued, unconfirmed, held and, in the outbox, discarded."""
_DRAFT_ENTITIES = (
    *("ticket", "ticket_type", "priority", "category", "team", "agent", "charge_rate", "status", "outcome"),
)


def capture_form(capture: Capture, url: str) -> Json:
    """Returns a capture; `url` is empty until its ticket is known."""
    return {
        "capture": capture.id,
        "state": _SHOWN_STATES.get(capture.state, capture.state).value,
        "ticket_id": capture.ticket_id,
        "action_id": capture.action_id,
        "event_id": capture.event_id,
        "url": url,
        "steps": [_step_form(step) for step in capture.steps],
        "title": capture.title,
        "customer": capture.customer,
        "line": capture.line,
        "minutes": capture.minutes,
        "created_at": capture.created_at.isoformat(),
    }


def event_form(event: OutboxEvent) -> Json:
    """Returns one line of a timeline."""
    return {"at": event.at.isoformat(), "text": event.text}


def reading_form(reading: Reading) -> Json:
    """Returns what a line means."""
    return {
        "line": reading.understanding.line,
        "ready": reading.ready,
        "draft": _draft_form(reading.draft),
        "defaulted": sorted(kind.value for kind in reading.defaulted),
        "template": None if reading.template is None else reading.template.name,
        "templated": sorted(kind.value for kind in reading.templated),
        "questions": [_question_form(asked) for asked in reading.questions],
        "time_entries": [_time_entry_form(entry) for entry in reading.time_entries],
        "tokens": [_token_form(token) for token in reading.understanding.tokens],
        "problems": [_problem_form(problem) for problem in reading.problems],
    }


def match_form(match: Match[Entity], kind: TokenKind = TokenKind.WHO) -> Json:
    """Returns a match; `token` is what to write into a line to mean just this."""
    entity = match.entity
    return {
        "token": pin(kind, entity),
        "kind": type(entity).__name__.removesuffix("Summary").lower(),
        "id": entity.id,
        "label": name_of(entity),
        "note": _note(entity),
    }


def status_form(status: Status) -> Json:
    """Returns the part of `status --json` that the services know."""
    counts, cache = status.counts, status.cache
    return {
        "agent": _agent_form(status.agent),
        "online": status.online,
        "paused": status.paused,
        "tray": status.tray.value,
        "outbox": {
            "waiting": counts.waiting,
            "unconfirmed": counts.unconfirmed,
            "held": counts.held,
            "sent": counts.sent,
        },
        "reference": {
            "customers": cache.customers,
            "sites": cache.sites,
            "users": cache.users,
            "synced_at": status.synced_at and status.synced_at.isoformat(),
        },
        "problems": [*status.problems],
    }


def error_form(error: QuickTicketError) -> Json:
    """Returns an error, with what is missing and what may have been meant."""
    problems: Sequence[Problem] = error.problems if isinstance(error, NotReady) else ()
    return {
        "error": {
            "title": error.title,
            "message": error.message,
            "next_step": error.next_step,
            "server_text": error.server_text if isinstance(error, HaloError) else "",
            "problems": [_problem_form(problem) for problem in problems],
            "candidates": [each for problem in problems for each in _candidates(problem)],
        }
    }


def _step_form(step: Step) -> Json:
    return {
        "kind": step.kind.value,
        "state": _SHOWN_STATES.get(step.state, step.state).value,
        "reference": step.reference,
        "reason": step.reason,
        "server_text": step.server_text,
        "tries": step.tries,
        "needs_decision": step.needs_decision,
    }


def _draft_form(draft: Draft) -> Json:
    requester = draft.requester
    people = {
        "customer": None if requester is None else requester.customer,
        "site": None if requester is None else requester.site,
        "user": None if requester is None else requester.user,
    }
    entities = people | {field: getattr(draft, field) for field in _DRAFT_ENTITIES}
    texts: Json = {
        "summary": draft.summary,
        "details": draft.details,
        "minutes": draft.minutes,
        "private": draft.private,
        "email": draft.email,
        "split": draft.split,
        "no_ticket": draft.no_ticket,
        "later": draft.later,
        "timer": None if draft.timer is None else _timer_wish(draft.timer),
        "tags": [*draft.tags],
        "custom_fields": [
            {"id": each.field.id, "name": each.field.name, "value": each.value}
            for each in draft.custom_fields
        ],
    }
    return texts | {
        field: None if entity is None else {"id": entity.id, "name": name_of(entity)}
        for field, entity in entities.items()
    }


def _time_entry_form(entry: TimeEntry) -> Json:
    return {
        "start": entry.span.start.isoformat(),
        "end": entry.span.end.isoformat(),
        "minutes": entry.minutes,
        "charge_rate": None if entry.charge_rate is None else entry.charge_rate.name,
    }


def _timer_wish(wish: TimerStart) -> Json:
    """When it shall begin: minutes ago, or minutes after midnight; both empty for now."""
    return {"minutes_ago": wish.minutes_ago, "since": wish.since}


def _question_form(asked: Asked) -> Json:
    question = asked.question
    return {"title": question.title, "choices": [*question.choices], "answer": asked.answer}


def _token_form(understood: UnderstoodToken) -> Json:
    token = understood.token
    return {
        "kind": token.kind.value,
        "start": token.start,
        "end": token.end,
        "text": token.text,
        "state": understood.state.value,
        "label": understood.label,
        "candidates": [match_form(match, token.kind) for match in understood.candidates],
    }


def _problem_form(problem: Problem) -> Json:
    return {
        "message": problem.message,
        "blocking": problem.blocking,
        "kind": problem.kind.value if problem.kind else None,
        "field": problem.field,
        "candidates": _candidates(problem),
    }


def _candidates(problem: Problem) -> list[Json]:
    return [match_form(match, problem.kind or TokenKind.WHO) for match in problem.candidates]


def _agent_form(agent: Agent | None) -> Json | None:
    return None if agent is None else {"id": agent.id, "name": agent.name}


def _note(entity: Entity) -> str:
    """What tells two of the same name apart."""
    match entity:
        case User():
            parts: tuple[str, ...] = (entity.customer_name, entity.site_name, entity.email, *entity.phones)
        case Site() | TicketSummary():
            parts = (entity.customer_name,)
        case _:
            parts = ()
    return " · ".join(part for part in parts if part)
