"""Applying: what a template adds to a line; what the line says itself wins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quickticket.domain.allowed import outcomes_of, priorities_of, sla_of
from quickticket.domain.draft import CustomValue, Draft, Problem, TokenKind
from quickticket.domain.folding import fold
from quickticket.domain.reference import CustomField
from quickticket.domain.template_use.binding import Binder
from quickticket.domain.templates.placeholders import Question, expand, questions, texts_of
from quickticket.domain.templates.template import Named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quickticket.domain.reference import Catalogue, Outcome, TicketType
    from quickticket.domain.templates.surroundings import Surroundings
    from quickticket.domain.templates.template import Template

_SHOWN = {
    TokenKind.TICKET_TYPE: ("ticket_type",),
    TokenKind.PRIORITY: ("priority",),
    TokenKind.CATEGORY: ("category",),
    TokenKind.ASSIGN: ("team", "agent"),
    TokenKind.DURATION: ("minutes",),
    TokenKind.CHARGE_RATE: ("charge_rate",),
    TokenKind.STATUS: ("status",),
    TokenKind.OUTCOME: ("outcome",),
    TokenKind.PRIVACY: ("private",),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer in full; empty while there is none, `typed` as the line has it.

    Attributes:
        wanted: On an existing ticket: the note holds it, for what a template says of new tickets, or where
            the line has a note of its own, is passed over.
    """

    question: Question
    answer: str = ""
    typed: str = ""
    wanted: bool = True

    @property
    def open(self) -> bool:
        """It is still to be answered."""
        return self.wanted and not self.answer


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a draft.

    Attributes:
        draft: With everything that the template adds.
        templated: Kinds of tokens that the template filled.
        questions: All of the template's, in order.
        problems: Questions without an answer, and names that this tenant does not have.
    """

    draft: Draft
    templated: frozenset[TokenKind] = frozenset()
    questions: tuple[Asked, ...] = ()
    problems: tuple[Problem, ...] = ()


def apply(
    draft: Draft, template: Template, catalogue: Catalogue, *, surroundings: Surroundings, tenant: str
) -> Applied:
    """Fills what the line left open.

    On an existing ticket a template gives note, time, charge rate, outcome, privacy and status; what it says
    of new tickets is passed over.

    Args:
        draft: As the line says it.
        template: Called by the line.
        catalogue: Of the tenant at hand.
        surroundings: Of the moment.
        tenant: Its resource server.
    """
    binder = Binder(template, tenant)
    asked = _asked(template, draft)
    texts = _Texts(_values(draft, catalogue, surroundings), {fold(a.question.title): a.answer for a in asked})
    says_time = draft.worked is not None or draft.timer is not None
    minutes = draft.minutes or (None if says_time else template.minutes)
    filled = replace(
        draft,
        minutes=minutes,
        charge_rate=draft.charge_rate
        or (
            binder.bind(template.charge_rate, catalogue.charge_rates, TokenKind.CHARGE_RATE)
            if minutes or says_time
            else None
        ),
        status=draft.status or binder.bind(template.status, catalogue.statuses, TokenKind.STATUS),
        private=template.private if draft.private is None else draft.private,
    )
    if draft.ticket is None:
        filled = _new_ticket(filled, template, catalogue, binder, texts)
        ticket_type = filled.ticket_type
    else:
        filled = _note(filled, template, texts)
        types = {each.id: each for each in catalogue.ticket_types}
        ticket_type = None if draft.ticket.ticket_type_id is None else types.get(draft.ticket.ticket_type_id)
    filled = replace(filled, outcome=draft.outcome or _outcome(template, catalogue, ticket_type, binder))
    templated = frozenset(
        kind
        for kind, members in _SHOWN.items()
        if any(getattr(filled, each) != getattr(draft, each) for each in members)
    )
    return Applied(filled, templated, asked, (*_unanswered(template, asked), *binder.problems))


@dataclass(frozen=True, slots=True)
class _Texts:
    values: dict[str, str]
    answers: dict[str, str]

    def fill(self, text: str) -> str:
        return expand(text, self.values, self.answers)

    def line(self, text: str) -> str:
        return " ".join(self.fill(text).split())


def _new_ticket(
    draft: Draft, template: Template, catalogue: Catalogue, binder: Binder, texts: _Texts
) -> Draft:
    ticket_type = draft.ticket_type or binder.bind(
        template.ticket_type, catalogue.ticket_types, TokenKind.TICKET_TYPE
    )
    priority = draft.priority
    if priority is None and template.priority is not None:
        choices = priorities_of(catalogue, sla_of(draft.requester, ticket_type))
        by_name = Named(template.priority.name)  # its id means another one in another SLA (NOTES 5)
        priority = binder.bind(by_name, choices, TokenKind.PRIORITY)
    team, agent = draft.team, draft.agent
    if team is None and agent is None:
        team = binder.bind_other(template.team, catalogue.teams, "team")
        agent = binder.bind_other(template.agent, catalogue.agents, "agent")
    return replace(
        draft,
        summary=draft.summary or texts.line(template.summary),
        details=draft.details if draft.details.strip() else texts.fill(template.details),
        ticket_type=ticket_type,
        priority=priority,
        category=draft.category or binder.bind(template.category, catalogue.categories, TokenKind.CATEGORY),
        team=team,
        agent=agent,
        tags=draft.tags or template.tags,
        custom_fields=draft.custom_fields or tuple(_custom_fields(template, catalogue, binder, texts)),
    )


def _note(draft: Draft, template: Template, texts: _Texts) -> Draft:
    if draft.summary or draft.details.strip():
        return draft
    if template.details.strip():
        return replace(draft, details=texts.fill(template.details))
    return replace(draft, summary=texts.line(template.summary))


def _outcome(
    template: Template, catalogue: Catalogue, ticket_type: TicketType | None, binder: Binder
) -> Outcome | None:
    return binder.bind_other(template.outcome, outcomes_of(catalogue, ticket_type), "outcome")


def _custom_fields(
    template: Template, catalogue: Catalogue, binder: Binder, texts: _Texts
) -> Iterator[CustomValue]:
    for each in template.fields:
        found = binder.bind_other(each.field, catalogue.custom_fields, "custom field")
        if found is None:
            continue
        value = texts.line(each.value) if found.choices else texts.fill(each.value)
        if _fits(found, value):
            yield CustomValue(found, value)
        else:
            names = ", ".join(name for _, name in found.choices)
            label = found.label or found.name
            message = f"/{template.name} sets {label} to “{value}”, which is none of: {names}."
            binder.problems.append(Problem(message, blocking=False, field=found.name))


def _fits(found: CustomField, value: str) -> bool:
    return not found.choices or fold(value) in {fold(name) for _, name in found.choices}


def _asked(template: Template, draft: Draft) -> tuple[Asked, ...]:
    asked = questions(texts_of(template))
    wanted = {fold(each.title) for each in questions(_texts_used(template, draft))}
    typed = (*draft.answers, *[""] * len(asked))
    return tuple(
        Asked(each, each.accept(text), text, fold(each.title) in wanted)
        for each, text in zip(asked, typed, strict=False)
    )


def _texts_used(template: Template, draft: Draft) -> tuple[str, ...]:
    if draft.ticket is None:
        return texts_of(template)
    if draft.summary or draft.details.strip():
        return ()
    return (template.details if template.details.strip() else template.summary,)


def _unanswered(template: Template, asked: tuple[Asked, ...]) -> Iterator[Problem]:
    for each in asked:
        if not each.open:
            continue
        title, choices = each.question.title, each.question.choices
        wrong = bool(each.typed.strip() and choices)
        if wrong:
            message = f"{title} is one of {', '.join(choices)}; “{each.typed}” is not."
        elif choices:
            message = f"/{template.name} asks: {title}? Add ? and one of {', '.join(choices)}."
        else:
            message = f"/{template.name} asks: {title}? Add ?answer."
        yield Problem(message, kind=TokenKind.ANSWER, field=title if wrong else "")


def _values(draft: Draft, catalogue: Catalogue, surroundings: Surroundings) -> dict[str, str]:
    """What is known already; where no user or site is named, the customer stands for it."""
    known = {
        "agent": catalogue.me.name if catalogue.me else "",
        "date": f"{surroundings.now:%Y-%m-%d}",
        "time": f"{surroundings.now:%H:%M}",
        "clipboard": surroundings.clipboard.strip(),
        "window": surroundings.window,
    }
    if (ticket := draft.ticket) is not None:
        return known | _people(ticket.user_name, ticket.customer_name, ticket.site_name)
    if (who := draft.requester) is not None:
        user, site = who.user, who.site
        return known | _people(user.name if user else "", who.customer.name, site.name if site else "")
    return known


def _people(user: str, customer: str, site: str) -> dict[str, str]:
    named = user or customer
    return {
        "user": named,
        "user.first": user.split(maxsplit=1)[0] if user.split() else customer,
        "customer": customer,
        "site": site or customer,
    }
