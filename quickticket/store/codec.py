"""Steps of a capture <-> JSON text, with the version of the form inside; times are ISO 8601 in UTC."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from quickticket.domain.capture import Step, StepKind, StepState
from quickticket.domain.errors import StorageError
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, Order, Receipt, StatusChange

VERSION = 1
_ENCODER = json.JSONEncoder(separators=(",", ":"))

_NEW_TICKET = (
    "reference", "summary", "details", "customer_id", "ticket_type_id", "site_id", "user_id", "priority_id",
    "category", "category_level", "team_id", "team_name", "agent_id",
)  # fmt: skip
_NEW_TICKET_EXTRAS = ("tags", "custom_fields")
"""Rarely used: left out when empty, as in captures from before they existed."""
_NEW_ACTION = (
    "reference", "ticket_id", "note", "minutes", "outcome_id", "charge_rate_id", "agent_id", "private",
    "send_email",
)  # fmt: skip
_NEW_EVENT = ("reference", "subject", "note", "minutes", "agent_id", "charge_rate_id")
_STATUS_CHANGE = ("reference", "ticket_id", "status_id", "status_name")
_STEP = ("tries", "needs_decision", "reason", "server_text")
_RECEIPT = ("ticket_id", "action_id", "warning", "event_id")


def time_to_text(at: datetime) -> str:
    """Returns an aware time in UTC, so written that texts sort as the times do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def text_to_time(text: str) -> datetime:
    """Returns the aware UTC time that `time_to_text` wrote."""
    return datetime.fromisoformat(text)


def steps_to_text(steps: tuple[Step, ...]) -> str:
    """Returns the steps in the newest form."""
    data = {"version": VERSION, "steps": [_step_to_json(step) for step in steps]}
    return _ENCODER.encode(data)


def text_to_steps(text: str) -> tuple[Step, ...]:
    """Returns the steps as they were.

    Raises:
        StorageError: It was written in a form unknown here.
    """
    try:
        data = json.loads(text)
        if data["version"] == VERSION:
            return tuple(_json_to_step(step) for step in data["steps"])
    except (ValueError, TypeError, KeyError) as error:
        raise StorageError(
            f"A stored capture cannot be read ({error!r}).",
            "Keep the file and ask for help: nothing in it is lost yet.",
        ) from error
    raise StorageError(
        f"A stored capture has the unknown form {data['version']}.", "Install the newest QuickTicket."
    )


def _pick(record: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _step_to_json(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "state": step.state,
        "order": _order_to_json(step.order),
        "not_before": step.not_before and time_to_text(step.not_before),
        "first_absent_at": step.first_absent_at and time_to_text(step.first_absent_at),
        "receipt": step.receipt and _pick(step.receipt, _RECEIPT),
        **_pick(step, _STEP),
    }


def _json_to_step(data: dict[str, Any]) -> Step:
    return Step(
        kind=StepKind(data["kind"]),
        state=StepState(data["state"]),
        order=_json_to_order(data["order"]),
        not_before=data["not_before"] and text_to_time(data["not_before"]),
        first_absent_at=data["first_absent_at"] and text_to_time(data["first_absent_at"]),
        receipt=data["receipt"] and Receipt(**data["receipt"]),
        **{name: data[name] for name in _STEP},
    )


def _order_to_json(order: Order) -> dict[str, Any]:
    match order:
        case NewTicket():
            extras = {name: value for name, value in _pick(order, _NEW_TICKET_EXTRAS).items() if value}
            return {"type": "new_ticket", **_pick(order, _NEW_TICKET), **extras}
        case NewAction():
            ended_at = time_to_text(order.ended_at)
            return {"type": "new_action", "ended_at": ended_at, **_pick(order, _NEW_ACTION)}
        case NewEvent():
            ended_at = time_to_text(order.ended_at)
            return {"type": "new_event", "ended_at": ended_at, **_pick(order, _NEW_EVENT)}
        case StatusChange():
            return {"type": "status_change", **_pick(order, _STATUS_CHANGE)}


def _json_to_order(data: dict[str, Any]) -> Order:
    match data.pop("type"):
        case "new_ticket":
            tags, fields = tuple(data.pop("tags", ())), data.pop("custom_fields", ())
            return NewTicket(
                **data, tags=tags, custom_fields=tuple((number, text) for number, text in fields)
            )
        case "new_action":
            return NewAction(**{**data, "ended_at": text_to_time(data["ended_at"])})
        case "new_event":
            return NewEvent(**{**data, "ended_at": text_to_time(data["ended_at"])})
        case "status_change":
            return StatusChange(**data)
        case unknown:
            raise ValueError(unknown)
