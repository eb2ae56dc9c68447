"""Folding: names as they are compared, without case, accents and apostrophes, and cut into words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
    | dict.fromkeys("'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}")
)


def fold(text: str) -> str:
    """Returns `text` as it is compared: `Müller` is `muller`, `O'Brien` is `obrien`.

    Works character by character, so that `fold(a + b) == fold(a) + fold(b)`.
    """
    if text.isascii():
        return text.lower().replace("'", "")
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return bare.translate(_WITHOUT_DECOMPOSITION)


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[str, ...]:
    """Returns the folded words of `text`; anything but letters and digits parts them."""
    return tuple(_WORD.findall(fold(text)))


def word_spans(text: str) -> list[tuple[str, list[int]]]:
    """Returns each folded word of `text` with the index in `text` that each of its characters came from."""
    folded: list[str] = []
    origins: list[int] = []
    for index, letter in enumerate(text):
        part = fold(letter)
        folded.append(part)
        origins.extend([index] * len(part))
    found = _WORD.finditer("".join(folded))
    return [(word.group(), origins[word.start() : word.end()]) for word in found]
