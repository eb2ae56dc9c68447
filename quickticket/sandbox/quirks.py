"""The oddities of real tenants that can be switched on and off, each with the note it comes from."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, get_args

ErrorShape = Literal["text", "json_string", "message", "exception", "errors", "html", "empty"]
WriteShape = Literal["object", "array", "wrapper"]
AgentShape = Literal["array", "agents", "results"]
_CHOICES = {
    "error_shape": get_args(ErrorShape),
    "write_shape": get_args(WriteShape),
    "agent_shape": get_args(AgentShape),
}


class UnknownQuirk(ValueError):
    """A quirk that does not exist, or a value it cannot take."""


@dataclass(frozen=True, slots=True)
class Quirks:
    """How this tenant behaves; times are seconds."""

    token_lifetime: int = 3600
    """`expires_in` of a token (NOTES 2.3)."""
    rate_limit: int | None = 700
    """Requests per rolling 300 s; None lifts the limit (NOTES 3)."""
    retry_after: int | None = None
    """`Retry-After` of a 429, not sent when None (NOTES 3)."""
    repeat_last_page: bool = True
    """Past the end the last page comes again; else an empty one (NOTES 4)."""
    record_count_is_page_size: bool = False
    """`record_count` of /Tickets says the rows of this page (NOTES 4)."""
    float_ids: bool = True
    """`client_id` and `site_id` of Site and Users rows come as 95.0 (NOTES 1)."""
    float_row_ids: bool = False
    """So does their own `id` (NOTES 1)."""
    names_in_rows: bool = True
    """Ticket rows carry status_name, agent_name and the like (NOTES 4)."""
    agent_shape: AgentShape = "array"
    """What /Agent answers (NOTES 4)."""
    write_shape: WriteShape = "object"
    """What a write answers (NOTES 13)."""
    error_shape: ErrorShape = "text"
    """Body of a refusal (NOTES 3)."""
    refused_resources: tuple[str, ...] = ()
    """Resources this token may not read: 403 (NOTES 11.12)."""
    empty_teams: bool = False
    """/Team answers an empty list (NOTES 4)."""
    reference_kept: bool = True
    """`third_party_id_string` is stored at all (NOTES 12.3)."""
    reference_filter: bool = True
    """/Tickets filters by it; else the parameter is ignored and everything returned (NOTES 5)."""
    reference_in_rows: bool = True
    """List rows carry it (NOTES 5)."""
    message_id_filter: bool = True
    """/Actions filters by `internetmessageid`; else it is ignored (NOTES 13)."""
    message_id_returned: bool = True
    """Actions carry it in answers (NOTES 13)."""
    new_status_applied: bool = False
    """`new_status` of an action changes the ticket (NOTES 6, reports conflict)."""
    events_refused: bool = False
    """Time without a ticket is refused by a rule of the tenant (NOTES 12.8)."""
    visible_after: float = 0.0
    """A new row is found by lists only after this time; by id at once (NOTES 12.3)."""

    def changed(self, wanted: Mapping[str, Any]) -> Self:
        """These quirks with some changed, named as on the wire of `/sandbox/quirks`.

        Raises:
            UnknownQuirk: A name does not exist or its value has the wrong type.
        """
        kinds = {field.name: _kinds(str(field.type)) for field in dataclasses.fields(self)}
        for name, value in wanted.items():
            if name not in kinds:
                raise UnknownQuirk(f"There is no quirk {name!r}")
            allowed = _CHOICES.get(name)
            fits = value in allowed if allowed else type(value) in kinds[name]
            if not fits:
                raise UnknownQuirk(f"The quirk {name!r} cannot be {value!r}")
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in wanted.items()
        }
        return dataclasses.replace(self, **values)

    def as_json(self) -> dict[str, Any]:
        """Every quirk by its name."""
        return dataclasses.asdict(self)


def _kinds(annotation: str) -> tuple[type, ...]:
    known: dict[str, tuple[type, ...]] = {
        "bool": (bool,),
        "int": (int,),
        "int | None": (int, type(None)),
        "float": (int, float),
        "tuple[str, ...]": (list, tuple),
    }
    return known.get(annotation, ())
