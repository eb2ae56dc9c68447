"""The one list that is open over the form: of a field, of a question with choices, or of canned texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.smart_line.edit import set_answer
from quickticket.services.signals import Signal
from quickticket.ui.popup.answer_chooser import AnswerChooser
from quickticket.ui.popup.canned import CannedChooser
from quickticket.ui.popup.chooser import Chooser

if TYPE_CHECKING:
    from quickticket.domain.draft import TokenKind
    from quickticket.ui.popup.at_hand import AtHand
    from quickticket.ui.popup.state import Choices


class OpenList:
    """Opens, narrows and closes it, and does what is chosen.

    Attributes:
        answered: Emits index and answer of an open question that was answered by key.

    Args:
        at_hand: The capture at hand.
    """

    def __init__(self, at_hand: AtHand) -> None:
        self.answered: Signal[tuple[int, str]] = Signal()
        self._at_hand = at_hand
        self._screen = at_hand.screen
        self._chooser: Chooser | AnswerChooser | CannedChooser | None = None

    @property
    def choices(self) -> Choices | None:
        """The list as it shows; None while none is open."""
        return self._chooser.choices if self._chooser else None

    def open_field(self, kind: TokenKind, typed: str) -> None:
        """A field's chip was opened, perhaps by typing on it."""
        self._open(Chooser(kind, typed, self._at_hand.catalogue, self._at_hand.draft))

    def open_question(self, index: int, typed: str = "") -> None:
        """A question with choices is to be answered."""
        if index < len(self._at_hand.asked):
            self._open(AnswerChooser(index, self._at_hand.asked[index], typed))

    def open_canned_texts(self) -> None:
        """The list of canned texts was wanted; without any, or without a capture at hand, nothing happens."""
        texts = self._at_hand.catalogue.canned_texts
        if texts and self._at_hand.reading is not None:
            self._open(CannedChooser(texts))

    def narrow(self, typed: str) -> None:
        """The filter changed."""
        if self._chooser is not None:
            self._chooser.narrow(typed)
            self._at_hand.redraw()

    def move(self, step: int) -> None:
        """The highlight moved."""
        if self._chooser is not None:
            self._chooser.move(step)
            self._at_hand.redraw()

    def choose(self, index: int, *, by_key: bool = True) -> None:
        """A row was chosen: line or details say so from now on. Without such a row nothing happens."""
        chooser, reading = self._chooser, self._at_hand.reading
        if chooser is None or reading is None or not 0 <= index < len(chooser.choices.rows):
            return
        self.close()
        match chooser:
            case CannedChooser():
                self._screen.insert_details(chooser.text(index))
            case AnswerChooser():
                answer = chooser.answer(index)
                self._at_hand.rewrite(set_answer(self._screen.line, chooser.index, answer))
                if by_key and chooser.open:  # an answer that is only changed sends nothing
                    self.answered.emit((chooser.index, answer))
            case Chooser():
                self._at_hand.rewrite(chooser.take(self._screen.line, reading.understanding, index))

    def click(self, index: int) -> None:
        """A row was clicked: as by key, but a click on an answer never sends."""
        self.choose(index, by_key=False)

    def close(self) -> bool:
        """It was given up: the focus goes back to where it came from. Whether one was open."""
        if self._chooser is None:
            return False
        chooser, self._chooser = self._chooser, None
        self._at_hand.redraw()
        match chooser:
            case CannedChooser():
                self._screen.focus_details()
            case AnswerChooser():
                self._screen.focus_question(chooser.index)
            case Chooser():
                self._screen.focus_field(chooser.kind)
        return True

    def drop(self) -> None:
        """The focus left it: it closes and the focus stays where it went."""
        if self._chooser is not None:
            self._chooser = None
            self._at_hand.redraw()

    def forget(self) -> None:
        """The text changed under it."""
        self._chooser = None

    def _open(self, chooser: Chooser | AnswerChooser | CannedChooser) -> None:
        self._chooser = chooser
        self._at_hand.redraw()
