"""Secrets of any length survive a vault of short items, and leave nothing behind."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.desktop.secrets import parts

_ITEM_LIMIT = 2560  # bytes that Windows keeps in one item
_SECRETS = st.one_of(
    st.text(max_size=50),
    st.builds(lambda piece, times: piece * times, st.text(min_size=1, max_size=9), st.integers(100, 1000)),
)


class _Cut(Exception):
    """The process ended here."""


class _Vault:
    """A key ring with Windows' limit, which can be cut off before its nth change."""

    def __init__(self) -> None:
        self.items: dict[str, str] = {}
        self.changes_left = 1000

    def _count(self) -> None:
        if self.changes_left == 0:
            raise _Cut
        self.changes_left -= 1

    def get(self, name: str) -> str | None:
        return self.items.get(name)

    def set(self, name: str, value: str) -> None:
        self._count()
        assert len(value.encode("utf-16-le")) <= _ITEM_LIMIT
        self.items[name] = value

    def remove(self, name: str) -> None:
        self._count()
        del self.items[name]


@given(st.lists(_SECRETS, min_size=1, max_size=4))
def test_the_last_secret_written_is_read_and_deleting_leaves_nothing(values: list[str]) -> None:
    vault = _Vault()
    for value in values:
        parts.write(vault, "token", value)
        assert parts.read(vault, "token") == value
    parts.delete(vault, "token")
    assert vault.items == {}


def test_a_short_secret_after_a_long_one_leaves_no_stale_part() -> None:
    vault = _Vault()
    parts.write(vault, "token", "long" * 2048)
    assert len(vault.items) > 1
    parts.write(vault, "token", "short")
    assert list(vault.items) == ["token"]


@pytest.mark.parametrize("new", ["n" * 5000, "n"])
def test_a_write_cut_short_anywhere_leaves_the_old_or_the_new_secret(new: str) -> None:
    old, outcomes = "o" * 6000, set()
    for changes in range(12):
        vault = _Vault()
        parts.write(vault, "token", old)
        vault.changes_left = changes
        with contextlib.suppress(_Cut):
            parts.write(vault, "token", new)
        vault.changes_left = 1000
        outcomes.add(parts.read(vault, "token"))
        parts.write(vault, "token", "last")
        assert list(vault.items) == ["token"]
    assert outcomes == {old, new}


def test_a_missing_part_is_a_missing_secret() -> None:
    vault = _Vault()
    parts.write(vault, "token", "x" * 3000)
    del vault.items["token/a/2"]
    assert parts.read(vault, "token") is None
