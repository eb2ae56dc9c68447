"""Mandatory fields: Halo's member names, whether a draft fills them, and how a user is asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quickticket.domain.draft import Draft, Problem, TokenKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Member(NamedTuple):
    """One thing Halo may demand. `hint` is what to add to the line."""

    words: str
    hint: str
    filled: Callable[[Draft], object]
    kind: TokenKind | None = None
    field: str = ""


def _category(level: int) -> _Member:
    def filled(draft: Draft) -> bool:
        return draft.category is not None and draft.category.level == level

    words = "Category" if level == 1 else f"Category {level}"
    return _Member(words, "%category", filled, TokenKind.CATEGORY)


_SITE = _Member("Site", "@site", lambda draft: draft.requester and draft.requester.site, TokenKind.WHO)
_USER = _Member("User", "@user", lambda draft: draft.requester and draft.requester.user, TokenKind.WHO)
_TEAM = _Member("Team", "^team", lambda draft: draft.team, TokenKind.ASSIGN)
_AGENT = _Member("Agent", "^agent", lambda draft: draft.agent, TokenKind.ASSIGN)
_PRIORITY = _Member("Priority", "!priority", lambda draft: draft.priority, TokenKind.PRIORITY)
_STATUS = _Member("Status", "=status", lambda draft: draft.status, TokenKind.STATUS)
_DETAILS = _Member("Details", "-- and the details", lambda draft: draft.details.strip(), field="details")

_MEMBERS = {
    **{f"category_{level}": _category(level) for level in range(1, 5)},
    "details": _DETAILS,
    "site_id": _SITE,
    "user_id": _USER,
    "user_name": _USER,
    "team": _TEAM,
    "team_id": _TEAM,
    "agent_id": _AGENT,
    "priority_id": _PRIORITY,
    "status_id": _STATUS,
}
_ASKED_FOR_ELSEWHERE = {"summary", "client_id", "tickettype_id"}


def missing(draft: Draft) -> Iterator[Problem]:
    """What the draft's ticket type demands and the draft does not say.

    A member no line can fill, such as a custom field that no template gave, is named but does not block: Halo
    may have a default for it, and its refusal keeps the capture.
    """
    if draft.ticket_type is None:
        return
    given = {name for each in draft.custom_fields for name in (each.field.name, each.field.label)}
    type_name = draft.ticket_type.name
    for name in draft.ticket_type.mandatory:
        member = _MEMBERS.get(name)
        if member is None:
            if name not in _ASKED_FOR_ELSEWHERE and name not in given:
                message = (
                    f"{type_name} asks for “{name}”, which only a template can give; Halo may refuse it."
                )
                yield Problem(message, blocking=False, field=name)
        elif not member.filled(draft):
            message = f"{member.words} is required for {type_name}: add {member.hint}."
            yield Problem(message, kind=member.kind, field=member.field)
