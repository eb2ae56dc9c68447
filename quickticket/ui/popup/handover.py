"""Handing the text over to another window: to be saved as a template, or sent to many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.smart_line.edit import replace_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.ui.popup.needs import Screen


class Handover:
    """Where a text can go.

    Args:
        screen: The window.
        save_as_template: Makes a template of a text, in a window of its own.
        make_bulk: Makes a bulk of a line, in a window of its own.
    """

    def __init__(
        self,
        screen: Screen,
        save_as_template: Callable[[str], None],
        make_bulk: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._save_as_template = save_as_template
        self._make_bulk = make_bulk

    def save_template(self) -> None:
        """What stands here is worth having again."""
        if self._screen.line.strip():
            self._screen.hide_now()
            self._save_as_template(self._screen.line)

    def make_bulk(self) -> None:
        """What stands here is for many: the bulk window has it from now on."""
        text = self._screen.line
        self._screen.hide_now()
        self._screen.forget()
        self._make_bulk(replace_token(text, TokenKind.WHO, None).strip())
