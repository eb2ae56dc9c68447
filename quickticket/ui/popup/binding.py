"""Binds the popup's window to its presenter: which decision follows from which signal or key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.ui.popup.line_keys import on_keys

if TYPE_CHECKING:
    from quickticket.ui.popup.presenter import PopupPresenter
    from quickticket.ui.popup.view import PopupView


def bind(view: PopupView, presenter: PopupPresenter) -> None:
    """Lets the presenter decide what follows from each signal and key."""
    offers, asking, open_list = presenter.offers, presenter.asking, presenter.open_list
    view.edited.connect(presenter.edited)
    view.key_pressed.connect(presenter.key)
    view.row_chosen.connect(presenter.take)
    view.banner_chosen.connect(presenter.banner_action)
    view.start_rows.debt_wanted.connect(presenter.subject.log_oldest)
    view.start_rows.recent_wanted.connect(presenter.recall)
    view.start_rows.tickets_wanted.connect(offers.begin_ticket)
    view.start_rows.templates_wanted.connect(offers.begin_template)
    view.ticket_chosen.connect(offers.log_on)
    view.candidate_chosen.connect(offers.settle)
    view.form.preview.clicked.connect(offers.own_summary)
    view.form.questions.answered.connect(asking.answer)
    view.form.questions.finished.connect(asking.answered)
    view.form.questions.opened.connect(open_list.open_question)
    view.field_opened.connect(lambda kind, typed: open_list.open_field(TokenKind(kind), typed))
    view.choices.narrowed.connect(open_list.narrow)
    view.choices.moved.connect(open_list.move)
    view.choices.chosen.connect(open_list.choose)
    view.choices.clicked.connect(open_list.click)
    view.choices.closed.connect(open_list.close)
    view.choices.left.connect(open_list.drop)
    on_keys(view, "Ctrl+L", partial(offers.log_time, None))
    on_keys(view, "Ctrl+S", presenter.handover.save_template)
    on_keys(view, "Ctrl+B", presenter.handover.make_bulk)
    for keys, act in (
        ("Alt+D", view.focus_details),
        ("Alt+S", offers.own_summary),
        ("Alt+T", open_list.open_canned_texts),
    ):
        on_keys(view, keys, partial(presenter.in_form, act))
