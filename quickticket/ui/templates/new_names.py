"""Names for new templates and for copies: made of words, and free."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from quickticket.domain.folding import fold, words_of
from quickticket.domain.templates.rules import slug
from quickticket.domain.templates.template import Template, TemplateSource

if TYPE_CHECKING:
    from collections.abc import Collection

_WORDS = 3
_LONGEST = 24


def suggested_name(text: str, taken: Collection[str]) -> str:
    """A free name made of the first words of a title or summary, such as `password-reset`.

    Args:
        text: Of any language and length.
        taken: Names in use, folded.
    """
    words = tuple(dropwhile(lambda word: word[0].isdigit(), words_of(text)))[:_WORDS]
    while len(words) > 1 and len("-".join(words)) > _LONGEST:
        words = words[:-1]
    return free_name(slug("-".join(words))[:_LONGEST], taken)


def copy_of(template: Template, taken: Collection[str]) -> Template:
    """A copy of one's own under a free name."""
    return replace(
        template,
        name=free_name(template.name, taken) if template.name else "",
        title=f"{template.title} (copy)" if template.title else "",
        source=TemplateSource.OWN,
        origin="",
    )


def free_name(name: str, taken: Collection[str]) -> str:
    """The name itself, or `name-2`, `name-3` where it is taken."""
    candidates = (name, *(f"{name[:36]}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in candidates if fold(each) not in taken)
