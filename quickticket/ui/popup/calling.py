"""Calling a template from elsewhere: a hotkey, the tray, the command line; nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.ui.popup.rewrites import with_template

if TYPE_CHECKING:
    from quickticket.ui.popup.at_hand import AtHand
    from quickticket.ui.popup.needs import Templates


class Calling:
    """Lets the line call a template as soon as that can be done.

    Args:
        at_hand: The capture at hand.
        templates: Those that there are; which `/word` of the line is one?
    """

    def __init__(self, at_hand: AtHand, templates: Templates) -> None:
        self._at_hand = at_hand
        self._templates = templates
        self._draft_is_back = False
        self._wanted = ""

    def call(self, name: str) -> None:
        """A template is wanted; it joins what was typed, also what was typed before a restart."""
        self._wanted = name
        self.try_again()

    def draft_is_back(self) -> None:
        """The kept draft was loaded."""
        self._draft_is_back = True
        self.try_again()

    def try_again(self) -> None:
        """There may be templates now."""
        templates = self._templates.current.templates
        if self._wanted and self._draft_is_back and templates:
            name, self._wanted = self._wanted, ""
            self._at_hand.rewrite(with_template(self._at_hand.screen.line, name, templates))
            self._at_hand.screen.focus_line()
