"""Placeholders: what `{user}`, `{date}` or `{ask:Serial number}` in a template's texts stand for.

Braces around anything else are text, so that code and JSON may stand in a template. `{{user}}` is the text
{user}.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from quickticket.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from quickticket.domain.templates.template import Template

NAMES = ("user", "user.first", "customer", "site", "agent", "date", "time", "clipboard", "window")
"""Placeholders that are filled without asking."""

_PLACEHOLDER = re.compile(
    r"""
      \{\{ (?P<literal>[A-Za-z]+(?:[.:][^{}\r\n]*)?) \}\}
    | \{ ask: (?P<ask>[^{}|\r\n]+) \}
    | \{ choose: (?P<choose>[^{}|\r\n]+) (?P<choices>(?:\|[^{}|\r\n]+)+) \}
    | \{ (?P<broken>(?:ask|choose) (?::[^{}\r\n]*)?) \}
    | \{ (?P<name>[A-Za-z]+(?:\.[A-Za-z]+)*) \}
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """Something a template asks for. With `choices` the answer is one of them, else any text."""

    title: str
    choices: tuple[str, ...] = ()

    def accept(self, answer: str) -> str:
        """Returns the answer in full, or nothing where it is no answer: a choice may be cut short."""
        typed = " ".join(answer.split())
        if not typed or not self.choices:
            return typed
        exact = [choice for choice in self.choices if fold(choice) == fold(typed)]
        begun = [choice for choice in self.choices if fold(choice).startswith(fold(typed))]
        found = exact or begun
        return found[0] if len(found) == 1 else ""


def texts_of(template: Template) -> tuple[str, ...]:
    """The texts of a template in the order in which their questions are asked."""
    return (template.summary, template.details, *(each.value for each in template.fields))


def questions(texts: Iterable[str]) -> tuple[Question, ...]:
    """The questions of some texts in order; one asked twice, whatever its case, is one question."""
    found: dict[str, Question] = {}
    for text in texts:
        for match in _PLACEHOLDER.finditer(text):
            title = (match["ask"] or match["choose"] or "").strip()
            if title:
                found.setdefault(fold(title), Question(title, _choices(match)))
    return tuple(found.values())


def expand(text: str, values: Mapping[str, str], answers: Mapping[str, str]) -> str:
    """Fills a text; what is not known yet stays as it is written.

    Args:
        text: With placeholders.
        values: By placeholder, such as `user.first`.
        answers: By folded title of the question.
    """

    def filled(match: re.Match[str]) -> str:
        if match["literal"]:
            return f"{{{match['literal']}}}"
        title = match["ask"] or match["choose"]
        if title:
            return answers.get(fold(title.strip())) or match[0]
        return values.get(match["name"] or "", match[0])

    return _PLACEHOLDER.sub(filled, text)


def literal(text: str, but: Container[str] = ()) -> str:
    """Writes a text so that a template gives it back to the letter; `but` are placeholders that stay some."""
    return _PLACEHOLDER.sub(lambda match: match[0] if match[0] in but else f"{{{match[0]}}}", text)


def veiled(text: str, but: Container[str] = ()) -> str:
    """A text for the eye: of the placeholders in `but` that ask something, dots stand in for the answer."""

    def shown(match: re.Match[str]) -> str:
        return "…" if match[0] in but and (match["ask"] or match["choose"]) else match[0]

    return _PLACEHOLDER.sub(shown, text)


def written_in(texts: Iterable[str]) -> frozenset[str]:
    """The placeholders in some texts, as they are written."""
    return frozenset(match[0] for text in texts for match in _PLACEHOLDER.finditer(text))


def mistakes(text: str) -> Iterator[tuple[int, str]]:
    """What looks like a placeholder and is none: the offset of each, and a sentence on it."""
    for match in _PLACEHOLDER.finditer(text):
        name = match["name"]
        if match["broken"]:
            yield (
                match.start(),
                f"{match[0]} lacks something: write {{ask:Title}} or {{choose:Title|one|two}}.",
            )
        elif name and name not in NAMES:
            near = get_close_matches(name.lower(), NAMES, n=1)
            meant = f"did you mean {{{near[0]}}}?" if near else "for the plain text write {{" + name + "}}."
            yield match.start(), f"There is no placeholder {match[0]}; {meant}"


def _choices(match: re.Match[str]) -> tuple[str, ...]:
    listed = (choice.strip() for choice in (match["choices"] or "").split("|"))
    return tuple(dict.fromkeys(choice for choice in listed if choice))
