"""The form under the line: it shows what was understood, and every part of it can be changed by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quickticket.ui.popup.details_field import DetailsField
from quickticket.ui.popup.field_row import FieldRow
from quickticket.ui.popup.preview import Preview
from quickticket.ui.popup.question_rows import QuestionRows
from quickticket.ui.popup.ticket_rows import TicketRows
from quickticket.ui.popup.who_row import WhoRow
from quickticket.ui.widgets.banner_bar import BannerBar
from quickticket.ui.widgets.labels import label

if TYPE_CHECKING:
    from quickticket.ui.popup.state import Choices, PopupState
    from quickticket.ui.theme.theme import Theme


class Form(QWidget):
    """Who, what, questions, summary and details, open tickets, warning.

    Signals:
        candidate_chosen: Index of a candidate of the warning.
    """

    candidate_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = WhoRow(theme)
        self.fields = FieldRow(theme)
        self.preview = Preview()
        self.also = label(weight="muted", wrap=True)
        self.questions = QuestionRows(theme, after=self.fields.last)
        self.details = DetailsField(theme)
        self.tickets = TicketRows()
        self.warning = BannerBar("What is missing", stacked=True)
        self.warning.chosen.connect(self.candidate_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 14, 24, 16)
        layout.setSpacing(12)
        for part in (
            *(self.who, self.fields, self.also, self.questions),
            *(self.preview, self.details, self.tickets, self.warning),
        ):
            layout.addWidget(part)

    def owner_of(self, choices: Choices) -> QWidget | None:
        """The field that a list belongs to."""
        if choices.question is not None:
            return self.questions.field(choices.question)
        return self.details if choices.kind is None else self.fields.chip(choices.kind)

    def show_state(self, state: PopupState) -> None:
        """Shows a snapshot."""
        self.who.show_who(state.who)
        written = state.written
        self.preview.show_summary(written.summary, written.source)
        self.fields.show_fields(state.fields)
        self.also.setText(f"{written.source}: {written.also}")
        self.also.setVisible(bool(written.also))
        self.questions.show_questions(state.questions)
        self.details.show_written(written.details, written.source, canned=state.canned)
        self.tickets.show_tickets(state.tickets_caption, state.tickets)
        hint = state.warning
        candidates = hint.candidates if hint else ()
        first = len(state.tickets) + 1
        keys = [f"Alt {first + place}" for place in range(len(candidates))]
        self.warning.say(hint.text if hint else "", "warn", candidates, keys)
