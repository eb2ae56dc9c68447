"""The one list that is open over the form: of a field, or of the canned texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import Draft
from quickticket.ui.popup.canned import CannedChooser
from quickticket.ui.popup.chooser import Chooser

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.draft import TokenKind
    from quickticket.domain.reference import Catalogue
    from quickticket.services.capture import Reading
    from quickticket.ui.popup.needs import Screen
    from quickticket.ui.popup.state import Choices


class OpenList:
    """Opens, narrows and closes it, and does what is chosen.

    Args:
        screen: The window.
        reading: What the text means, as far as it was read.
        catalogue: What is offered.
        changed: Draws the popup anew.
    """

    def __init__(
        self,
        screen: Screen,
        reading: Callable[[], Reading | None],
        catalogue: Callable[[], Catalogue],
        changed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._reading = reading
        self._catalogue = catalogue
        self._changed = changed
        self._chooser: Chooser | CannedChooser | None = None

    @property
    def choices(self) -> Choices | None:
        """The list as it shows; None while none is open."""
        return self._chooser.choices if self._chooser else None

    def open_field(self, kind: TokenKind, typed: str) -> None:
        """A field's chip was opened, perhaps by typing on it."""
        reading = self._reading()
        self._chooser = Chooser(kind, typed, self._catalogue(), reading.draft if reading else Draft())
        self._changed()

    def open_canned_texts(self) -> None:
        """The list of canned texts was wanted; without any, or without a capture at hand, nothing happens."""
        texts = self._catalogue().canned_texts
        if texts and self._reading() is not None:
            self._chooser = CannedChooser(texts)
            self._changed()

    def narrow(self, typed: str) -> None:
        """The filter changed."""
        if self._chooser is not None:
            self._chooser.narrow(typed)
            self._changed()

    def move(self, step: int) -> None:
        """The highlight moved."""
        if self._chooser is not None:
            self._chooser.move(step)
            self._changed()

    def choose(self, index: int) -> None:
        """A row was chosen: line or details say so from now on."""
        chooser, reading = self._chooser, self._reading()
        if chooser is None or reading is None:
            return
        self.close()
        if isinstance(chooser, CannedChooser):
            self._screen.insert_details(chooser.text(index))
        else:
            self._screen.set_text(chooser.take(self._screen.line, reading.understanding, index))

    def close(self) -> bool:
        """It was given up: the focus goes back to where it came from. Whether one was open."""
        if self._chooser is None:
            return False
        kind, self._chooser = self._chooser.kind, None
        self._changed()
        if kind is None:
            self._screen.focus_details()
        else:
            self._screen.focus_field(kind)
        return True

    def drop(self) -> None:
        """The focus left it: it closes and the focus stays where it went."""
        if self._chooser is not None:
            self._chooser = None
            self._changed()

    def forget(self) -> None:
        """The text changed under it."""
        self._chooser = None
