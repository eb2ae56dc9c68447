"""Rows that change in place leave the view where it is; others begin anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex

from quickticket.ui.widgets.row_model import RowModel


class Words(RowModel[str]):
    def data(self, index: object, role: int = 0) -> object:
        return None


class Keyed(Words):
    def same(self, old: str, new: str) -> bool:
        return old[0] == new[0]


@pytest.fixture
def told() -> list[object]:
    return []


def watched(model: Words, told: list[object]) -> Words:
    model.replace(("a1", "b1", "c1"))
    model.modelReset.connect(lambda: told.append("anew"))
    model.dataChanged.connect(
        lambda first, last: told.append((first.row(), first.column(), last.row(), last.column()))
    )
    return model


def test_only_the_rows_that_changed_are_drawn_again(told: list[object]) -> None:
    model = watched(Words(("One", "Two")), told)
    model.replace(("a1", "x9", "c1"))
    assert told == [(1, 0, 1, 1)]
    assert model.rows == ("a1", "x9", "c1")


@pytest.mark.parametrize("rows", [("a1", "b1"), ()])
def test_another_number_of_rows_begins_anew(told: list[object], rows: tuple[str, ...]) -> None:
    model = watched(Words(("One", "Two")), told)
    model.replace(rows)
    assert told == ["anew"]
    assert model.rowCount(QModelIndex()) == len(rows)


def test_a_table_that_edits_begins_anew_where_a_row_gives_its_place_to_another(told: list[object]) -> None:
    model = watched(Keyed(("One", "Two")), told)
    model.replace(("a2", "b1", "c1"))
    assert told == [(0, 0, 0, 1)]
    model.replace(("b1", "a2", "c1"))
    assert told[1:] == ["anew"]
