"""Keeps a secret of any length in a vault of short items.

Windows keeps about 1,280 characters an item. The item named like the secret holds `COUNT:GENERATION:` and the
first part; the others lie in `NAME/GENERATION/2` and so on. Writing goes to the other generation and its
first item is replaced last, so that a crash leaves either the old secret or the new one, never a mixture.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final, Protocol

LONGEST_PART: Final = 1200
"""Characters, in the two-byte units that Windows counts."""

_GENERATIONS: Final = ("a", "b")
_LAST_SINGLE_UNIT: Final = "\uffff"


class Vault(Protocol):
    """Short items by name: a key ring."""

    def get(self, name: str) -> str | None:
        """The item, or None."""

    def set(self, name: str, value: str) -> None:
        """Keep an item."""

    def remove(self, name: str) -> None:
        """Forget an item that exists."""


def read(vault: Vault, key: str) -> str | None:
    """The secret as it was written, or None when it or a part of it is missing."""
    head = vault.get(key)
    if head is None:
        return None
    size, generation, first = head.split(":", 2)
    rest = [vault.get(_name(key, generation, number)) for number in range(2, int(size) + 1)]
    found = [part for part in (first, *rest) if part is not None]
    return "".join(found) if len(found) == int(size) else None


def write(vault: Vault, key: str, value: str) -> None:
    """Put the new secret in place of the old one and leave nothing of the old one behind."""
    head = vault.get(key)
    old = head.split(":", 2)[1] if head is not None else _GENERATIONS[1]
    new = _GENERATIONS[old == _GENERATIONS[0]]
    first, *rest = _parts(value)
    for number, part in enumerate(rest, start=2):
        vault.set(_name(key, new, number), part)
    vault.set(key, f"{len(rest) + 1}:{new}:{first}")
    _sweep(vault, key, new, len(rest) + 2)  # what a write that was cut short has left
    _sweep(vault, key, old, 2)


def delete(vault: Vault, key: str) -> None:
    """Forget the secret with all its parts."""
    if vault.get(key) is not None:
        vault.remove(key)
    for generation in _GENERATIONS:
        _sweep(vault, key, generation, 2)


def _sweep(vault: Vault, key: str, generation: str, start: int) -> None:
    end = next(number for number in count(start) if vault.get(_name(key, generation, number)) is None)
    for number in reversed(range(start, end)):  # from the end, so that a cut leaves no gap to stop at
        vault.remove(_name(key, generation, number))


def _name(key: str, generation: str, number: int) -> str:
    return f"{key}/{generation}/{number}"


def _parts(value: str) -> Iterator[str]:
    size = LONGEST_PART if max(value, default="") <= _LAST_SINGLE_UNIT else LONGEST_PART // 2
    for start in range(0, max(len(value), 1), size):
        yield value[start : start + size]
