"""Phone numbers as people write and remember them: compared by their digits alone."""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBER = re.compile(r"[+0-9][0-9 ()./-]*")
_NOT_A_DIGIT = re.compile(r"[^0-9]")
_FEWEST_DIGITS = 3
_FEWEST_AFTER_COUNTRY = 6
_LONGEST_COUNTRY_CODE = 3


def is_phone_search(text: str) -> bool:
    """Whether `text` looks like (a part of) a phone number: three digits or more and no letter."""
    return bool(_NUMBER.fullmatch(text)) and len(_NOT_A_DIGIT.sub("", text)) >= _FEWEST_DIGITS


@lru_cache(maxsize=16_384)
def _digits(number: str) -> str:
    return _NOT_A_DIGIT.sub("", number.replace("(0)", "")).lstrip("0")


def phone_part(text: str, phone: str) -> bool | None:
    """How the digits of `text` stand in `phone`.

    `020 7946`, `0207946` and `+44 20 7946` all begin `+44 (0)20 7946 0958`, and `020 7946 0958` as well.

    Returns:
        True at its beginning or end, False in the middle of it, None when they are not in it.
    """
    wanted, number = _digits(text), _digits(phone)
    if len(wanted) < _FEWEST_DIGITS - 1:
        return None
    if text.startswith(("+", "00")) and any(
        number.startswith(wanted[code:])
        for code in range(1, _LONGEST_COUNTRY_CODE + 1)
        if len(wanted) - code >= _FEWEST_AFTER_COUNTRY
    ):
        return True
    national = phone.startswith(("+", "00")) and any(
        number.startswith(wanted, code) for code in range(1, _LONGEST_COUNTRY_CODE + 1)
    )
    if national or number.startswith(wanted) or number.endswith(wanted):
        return True
    return False if wanted in number else None
