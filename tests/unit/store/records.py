"""Hypothesis strategies for the domain's records, made from their field types."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

times = st.datetimes(timezones=st.just(UTC))
ids = st.integers(min_value=-1, max_value=2**53)

_BY_TYPE: dict[str, st.SearchStrategy[object]] = {
    "str": st.text(),
    "int": st.integers(min_value=0, max_value=2**31),
    "bool": st.booleans(),
    "datetime": times,
    "Reference": st.text(),
    "tuple[str, ...]": st.lists(st.text(), max_size=3).map(tuple),
    "tuple[tuple[int, str], ...]": st.lists(st.tuples(ids, st.text()), max_size=3).map(tuple),
    "tuple[tuple[CustomFieldId, str], ...]": st.lists(st.tuples(ids, st.text()), max_size=3).map(tuple),
}


def records(record: type[T], /, **known: st.SearchStrategy[object]) -> st.SearchStrategy[T]:
    """Returns a strategy for a frozen record; a type that is not a plain one is an id."""
    members = {field.name: _of_type(str(field.type)) for field in fields(record) if field.name not in known}  # type: ignore[arg-type]
    return st.builds(record, **members, **known)


def _of_type(name: str) -> st.SearchStrategy[object]:
    required = name.removesuffix(" | None")
    if required.startswith("tuple[") and required not in _BY_TYPE:
        return st.lists(ids, max_size=3).map(tuple)
    strategy = _BY_TYPE.get(required, ids)
    return strategy if required == name else st.none() | strategy
