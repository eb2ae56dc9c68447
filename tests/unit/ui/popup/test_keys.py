"""What each key of the line does, in every situation."""

from __future__ import annotations

import pytest

from quickticket.ui.popup.keys import Act, Key, LineSituation, act_for


@pytest.mark.parametrize(
    ("key", "line", "act"),
    [
        (Key.ENTER, LineSituation(), Act.SEND),
        (Key.ENTER, LineSituation(listed=True), Act.SEND),
        (Key.ENTER, LineSituation(listed=True, resolved=False), Act.TAKE),
        (Key.ENTER, LineSituation(listed=True, moved=True), Act.TAKE),
        (Key.ENTER, LineSituation(resolved=False), Act.SEND),
        (Key.CTRL_ENTER, LineSituation(listed=True, resolved=False), Act.SEND),
        (Key.TAB, LineSituation(listed=True), Act.TAKE),
        (Key.TAB, LineSituation(), Act.FORM),
        (Key.ESCAPE, LineSituation(listed=True), Act.CLOSE_LIST),
        (Key.ESCAPE, LineSituation(), Act.HIDE),
        (Key.UP, LineSituation(listed=True, empty=True), Act.PREVIOUS),
        (Key.UP, LineSituation(empty=True), Act.RECALL),
        (Key.UP, LineSituation(recalled=True), Act.RECALL),
        (Key.UP, LineSituation(), Act.NOTHING),
        (Key.DOWN, LineSituation(recalled=True), Act.RECALL_NEWER),
        (Key.DOWN, LineSituation(listed=True, recalled=True), Act.NEXT),
        (Key.DOWN, LineSituation(empty=True), Act.FORM),
        (Key.DOWN, LineSituation(listed=True), Act.NEXT),
        (Key.DOWN, LineSituation(), Act.FORM),
        (Key.SHIFT_ENTER, LineSituation(listed=True), Act.DETAILS),
    ],
)
def test_each_key_has_one_meaning(key: Key, line: LineSituation, act: Act) -> None:
    assert act_for(key, line) is act
