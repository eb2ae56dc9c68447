"""Binding: finds what a template names in the lists of the tenant at hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from quickticket.domain.draft import Problem, TokenKind
from quickticket.domain.folding import fold
from quickticket.domain.reference import Category, CustomField
from quickticket.domain.smart_line.answers import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quickticket.domain.templates.template import Named, Template


class _Row(Protocol):
    @property
    def id(self) -> int: ...


RowT = TypeVar("RowT", bound=_Row)


@dataclass(slots=True)
class Binder:
    """Binds the names of one template, and remembers what could not be bound.

    Attributes:
        template: Whose names.
        tenant: The resource server at hand; the template's ids count only on their own.
        problems: A word on each name that this tenant does not have.
    """

    template: Template
    tenant: str
    problems: list[Problem] = field(default_factory=list)

    def bind(self, named: Named | None, rows: Iterable[RowT], kind: TokenKind) -> RowT | None:
        """Returns what is meant; None, and a problem, where there is no such thing."""
        return self._find(named, rows, KIND_WORDS[kind], kind)

    def bind_other(self, named: Named | None, rows: Iterable[RowT], words: str) -> RowT | None:
        """Returns what is meant of a kind that no token says; `words` call it by name."""
        return self._find(named, rows, words, None)

    def _find(
        self, named: Named | None, rows: Iterable[RowT], words: str, kind: TokenKind | None
    ) -> RowT | None:
        if named is None:
            return None
        choices = tuple(rows)
        at_home = bool(self.template.tenant) and self.template.tenant == self.tenant
        same_id = [row for row in choices if at_home and named.id is not None and row.id == named.id]
        wanted = fold(named.name)
        same_name = [row for row in choices if wanted in _names(row)]
        found = next(iter(same_id or same_name), None)
        if found is None:
            message = (
                f"/{self.template.name} names the {words} “{named.name}”, which this tenant does not have"
            )
            self.problems.append(
                Problem(f"{message}; choose another or edit the template.", blocking=False, kind=kind)
            )
        return found


def _names(row: object) -> tuple[str, ...]:
    if isinstance(row, Category):
        return (fold(">".join(row.levels)), fold(row.path))
    if isinstance(row, CustomField):
        return (fold(row.name), fold(row.label))
    return (fold(str(getattr(row, "name", ""))),)
