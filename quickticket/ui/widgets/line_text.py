"""The smart line as pieces: plain text and pinned tokens, and how positions map between the two forms.

On screen a pinned token is one character wide, so that Backspace removes it as one letter. Everywhere else
it is the text that the grammar knows, such as `@"Joe Bloggs"{u12}`.
"""

from __future__ import annotations

from dataclasses import dataclass

from quickticket.domain.smart_line.lexer import lex

CHIP = "\ufffc"
"""What stands for a pinned token in the editor: Unicode's object replacement character."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of plain text, or one pinned token with the `label` to show for it."""

    text: str
    label: str = ""

    @property
    def pinned(self) -> bool:
        """It is shown as a chip."""
        return bool(self.label)

    @property
    def width(self) -> int:
        """Characters it takes in the editor."""
        return 1 if self.pinned else len(self.text)


def split(line: str) -> tuple[Piece, ...]:
    """Cuts a canonical line into pieces; joining their texts gives the line again."""
    pieces: list[Piece] = []
    done = 0
    for token in lex(line).tokens:
        if not token.id:
            continue
        if token.start > done:
            pieces.append(Piece(line[done : token.start]))
        done = line.rindex("}", token.start, token.end) + 1  # punctuation behind it stays text
        pieces.append(Piece(line[token.start : done], token.text or token.id))
    if done < len(line):
        pieces.append(Piece(line[done:]))
    return tuple(pieces)


def to_line(pieces: tuple[Piece, ...], position: int) -> int:
    """Turns an editor position into a position in the canonical line."""
    canonical = 0
    for piece in pieces:
        if position < piece.width:
            return canonical + (0 if piece.pinned else position)
        position -= piece.width
        canonical += len(piece.text)
    return canonical


def to_editor(pieces: tuple[Piece, ...], position: int) -> int:
    """Turns a position in the canonical line into an editor position; inside a chip means after it."""
    shown = 0
    for piece in pieces:
        if position < len(piece.text):
            return shown + ((1 if position else 0) if piece.pinned else position)
        position -= len(piece.text)
        shown += piece.width
    return shown
