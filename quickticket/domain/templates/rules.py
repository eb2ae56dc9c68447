"""Rules of a template: what its name may be, and which of its texts make no sense."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quickticket.domain.durations import LONGEST
from quickticket.domain.templates.placeholders import mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quickticket.domain.templates.template import Template

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
NAME_RULE = "a name begins with a letter and goes on with letters, digits, - and _; 40 characters at most"


def is_name(text: str) -> bool:
    """Whether `/text` can call a template; such a name is a file name on every system too."""
    return _NAME.fullmatch(text) is not None


def slug(text: str) -> str:
    """The nearest name to a text: `Password reset!` is `password-reset`; `template` where nothing is left."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    joined = re.sub(r"^[^a-z]+", "", "-".join(words))[:40].rstrip("-")
    return joined or "template"


def faults(template: Template) -> Iterator[tuple[str, str]]:
    """What is wrong with a template: the member concerned, and a sentence that says what to change."""
    if not is_name(template.name):
        yield "name", f"“{template.name}” cannot be called: {NAME_RULE}."
    if template.minutes is not None and not 0 < template.minutes <= LONGEST:
        yield "minutes", "The time is from 1 minute to 24 hours."
    texts = (("summary", template.summary), ("details", template.details))
    for member, text in (*texts, *(("fields", each.value) for each in template.fields)):
        for _, message in mistakes(text):
            yield member, message
