"""Pinned tokens are one character wide on screen, and nothing of the canonical line is ever lost."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from quickticket.ui.widgets.line_text import Piece, split, to_editor, to_line

WORDS = st.sampled_from(
    ["outlook", "@joe", '@"Joe Bloggs"{u12}', '!"High"{3},', "{u1}", '"', "\\", "12m", "--", "%", "ä€"]
)
LINES = st.one_of(st.lists(WORDS).map(" ".join), st.text(st.characters(exclude_characters="\r\n\ufffc")))


@given(LINES)
@example('@"Joe Bloggs"{u12}')
def test_pieces_make_the_line_again(line: str) -> None:
    assert "".join(piece.text for piece in split(line)) == line


@given(LINES, st.data())
def test_positions_come_back(line: str, data: st.DataObject) -> None:
    pieces = split(line)
    shown = data.draw(st.integers(0, sum(piece.width for piece in pieces)))
    assert to_editor(pieces, to_line(pieces, shown)) == shown


def test_a_pinned_token_shows_its_name_and_leaves_punctuation_to_the_text() -> None:
    assert split('call @"Joe Bloggs"{u12}, now') == (
        Piece("call "),
        Piece('@"Joe Bloggs"{u12}', "Joe Bloggs"),
        Piece(", now"),
    )
