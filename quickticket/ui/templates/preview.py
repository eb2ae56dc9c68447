"""The preview: what becomes of a template for a made-up user, with everything that is missing named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.domain.draft import Draft, Requester
from quickticket.domain.durations import format_duration
from quickticket.domain.folding import fold
from quickticket.domain.ids import CustomerId, SiteId, UserId
from quickticket.domain.reference import Catalogue, Customer, CustomField, Site, User
from quickticket.domain.template_use.apply import apply
from quickticket.domain.templates.placeholders import expand, questions, texts_of
from quickticket.domain.templates.surroundings import Surroundings
from quickticket.ui.templates.naming import Names, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from quickticket.domain.templates.template import Template

_ACME = Customer(CustomerId(-1), "Acme Ltd")
_LONDON = Site(SiteId(-1), "London HQ", _ACME.id, _ACME.name)
_JOE = User(UserId(-1), "Joe Bloggs", _LONDON.id, _LONDON.name, _ACME.id, _ACME.name)
SAMPLE = "Joe Bloggs, Acme Ltd"
_SAMPLES = {
    "user": _JOE.name,
    "user.first": "Joe",
    "customer": _ACME.name,
    "site": _LONDON.name,
    "agent": "Sam Tech",
    "clipboard": "what you copied last",
    "window": "the window's title",
}
# Marks around what was filled in: characters of the private use area, which no text holds.
_FILLED, _ASKED, _END = "\ue000", "\ue001", "\ue002"
_PIECE = re.compile(f"([{_FILLED}{_ASKED}])([^{_END}]*){_END}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: as written, `filled` in for a placeholder, or the title of a question (`asked`)."""

    text: str
    filled: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of the ticket or its time entry."""

    caption: str
    value: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The resulting ticket.

    Attributes:
        summary: Empty where the line has to say it.
        facts: In the order in which the popup shows them.
        asks: The questions in order, with their choices.
        problems: What this tenant does not have, a sentence each.
    """

    summary: tuple[Piece, ...] = ()
    details: tuple[Piece, ...] = ()
    facts: tuple[Fact, ...] = ()
    asks: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


NO_PREVIEW = Preview()


def preview(template: Template, catalogue: Catalogue, *, tenant: str, now: datetime) -> Preview:
    """What `/name @joe` would make.

    Args:
        template: As the form has it.
        catalogue: Of the tenant at hand; an empty one does not know yet what is missing.
        tenant: Its resource server.
        now: Aware, for date and time.
    """
    local = now.astimezone()
    applied = apply(
        Draft(requester=Requester(_ACME, _LONDON, _JOE)),
        template,
        catalogue,
        surroundings=Surroundings(local),
        tenant=tenant,
    )
    asked = questions(texts_of(template))
    known = catalogue != Catalogue()
    fields = tuple(_fields(template, Names(catalogue, tenant)))
    unanswered = {field.name for field, value in fields if questions((value,))}
    problems = tuple(
        each for each in applied.problems if known and not each.blocking and each.field not in unanswered
    )
    left_out = {each.field for each in problems}
    values = _SAMPLES | {"date": f"{local:%Y-%m-%d}", "time": f"{local:%H:%M}"}
    if catalogue.me is not None:
        values["agent"] = catalogue.me.name
    texts = _Texts(
        {name: f"{_FILLED}{value}{_END}" for name, value in values.items()},
        {fold(each.title): f"{_ASKED}{each.title}{_END}" for each in asked},
    )
    return Preview(
        summary=texts.pieces(template.summary),
        details=texts.pieces(template.details.strip()),
        facts=(
            *_facts(applied.draft),
            *(
                Fact(field.label or field.name, texts.pieces(value))
                for field, value in fields
                if field.name not in left_out
            ),
        ),
        asks=tuple(
            f"{each.title}: {', '.join(each.choices)}" if each.choices else each.title for each in asked
        ),
        problems=tuple(each.message for each in problems),
    )


@dataclass(frozen=True, slots=True)
class _Texts:
    values: dict[str, str]
    answers: dict[str, str]

    def pieces(self, text: str) -> tuple[Piece, ...]:
        marked = expand(text, self.values, self.answers)
        found: list[Piece] = []
        last = 0
        for match in _PIECE.finditer(marked):
            found.append(Piece(marked[last : match.start()]))
            found.append(Piece(match[2], filled=match[1] == _FILLED, asked=match[1] == _ASKED))
            last = match.end()
        return tuple(piece for piece in (*found, Piece(marked[last:])) if piece.text)


def _facts(draft: Draft) -> Iterator[Fact]:
    for caption, value in (
        ("Type", draft.ticket_type.name if draft.ticket_type else ""),
        ("Priority", draft.priority.name if draft.priority else ""),
        ("Category", path_of(draft.category.path) if draft.category else ""),
        ("Team", draft.team.name if draft.team else ""),
        ("Agent", draft.agent.name if draft.agent else ""),
        ("Time", format_duration(draft.minutes) if draft.minutes else ""),
        ("Outcome", draft.outcome.name if draft.outcome else ""),
        ("Rate", draft.charge_rate.name if draft.charge_rate else ""),
        ("Entry", {True: "hidden from the user", False: "visible to the user", None: ""}[draft.private]),
        ("Status", draft.status.name if draft.status else ""),
        ("Tags", ", ".join(draft.tags)),
    ):
        if value:
            yield Fact(caption, (Piece(value),))


def _fields(template: Template, names: Names) -> Iterator[tuple[CustomField, str]]:
    for each in template.fields:
        if isinstance(found := names.find("fields", each.field.name), CustomField):
            yield found, each.value
