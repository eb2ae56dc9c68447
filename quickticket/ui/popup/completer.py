"""The completer's own state: what the token at the cursor may mean, and which match is highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import Token, TokenKind
from quickticket.domain.search import Tier
from quickticket.domain.smart_line.write import pin
from quickticket.ui.popup.state import Completion
from quickticket.ui.popup.wording import match_row

if TYPE_CHECKING:
    from quickticket.domain.draft import Entity
    from quickticket.domain.search import Match

MOST_ROWS = 8
_WITHOUT_LIST = (
    *(TokenKind.DURATION, TokenKind.TIMER, TokenKind.ANSWER),
    *(TokenKind.PRIVACY, TokenKind.EMAIL, TokenKind.WORKED),
    *(TokenKind.SPLIT, TokenKind.NO_TICKET, TokenKind.LATER),
)


class Completer:
    """Follows the token at the cursor.

    Attributes:
        token: The token, or None when there is nothing to complete.
        moved: The user moved the highlight.
        quiet: The form wrote the token: nothing is shown over the form until something is typed in the line.
    """

    def __init__(self) -> None:
        self.token: Token | None = None
        self.moved = False
        self.quiet = False
        self._matches: tuple[Match[Entity], ...] = ()
        self._asking = False
        self._selected = 0
        self._dismissed: tuple[TokenKind, int] | None = None

    def follow(self, token: Token | None) -> None:
        """The cursor is now in `token`; matches of another token are forgotten."""
        if token is not None and (token.id or token.kind in _WITHOUT_LIST):
            token = None
        before, self.token = self._place(self.token), token
        if self._place(token) != before:
            self._matches, self._asking, self._selected, self.moved = (), False, 0, False
        if self._place(token) != self._dismissed:
            self._dismissed = None

    def show(self, matches: tuple[Match[Entity], ...], *, asking: bool) -> None:
        """Takes the matches of the token; a highlight that the user moved stays on its match."""
        held = (
            self._matches[self._selected].entity
            if self.moved and self._selected < len(self._matches)
            else None
        )
        self._matches, self._asking = matches[:MOST_ROWS], asking
        found = next((i for i, match in enumerate(self._matches) if match.entity == held), None)
        self.moved = found is not None
        self._selected = found or 0

    @property
    def listed(self) -> bool:
        """There is at least one match to take."""
        return self.completion is not None and bool(self._matches)

    @property
    def completion(self) -> Completion | None:
        """The list as it shows; nothing where the only match is already typed in full."""
        if self.token is None or self.quiet or self._place(self.token) == self._dismissed:
            return None
        only = self._matches[0] if len(self._matches) == 1 else None
        if only is not None and only.tier is Tier.EXACT and not self._asking:
            return None
        if not self._matches and not self._asking:
            return None
        return Completion(tuple(match_row(match) for match in self._matches), self._selected, self._asking)

    def move(self, step: int) -> None:
        """Moves the highlight, around the ends."""
        self._selected = (self._selected + step) % len(self._matches)
        self.moved = True

    def dismiss(self) -> None:
        """Closes the list until another token is typed."""
        self._dismissed = self._place(self.token)

    def take(self, text: str, index: int | None = None) -> tuple[str, int]:
        """Pins a match in place of the token.

        Args:
            text: The line, details included.
            index: Which match; None means the highlighted one.

        Returns:
            The new text, and where the text cursor goes.
        """
        if self.token is None:
            return text, len(text)
        entity = self._matches[self._selected if index is None else index].entity
        before, after = text[: self.token.start], text[self.token.end :]
        pinned = before + pin(self.token.kind, entity)
        gap = "" if after[:1].isspace() and not after.startswith("\n") else " "
        self.dismiss()
        return pinned + gap + after, len(pinned) + 1

    @staticmethod
    def _place(token: Token | None) -> tuple[TokenKind, int] | None:
        return (token.kind, token.start) if token else None
