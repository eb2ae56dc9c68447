"""Binds the popup's window to its presenter: which decision follows from which signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind

if TYPE_CHECKING:
    from quickticket.ui.popup.presenter import PopupPresenter
    from quickticket.ui.popup.view import PopupView


def bind(view: PopupView, presenter: PopupPresenter) -> None:
    """Lets the presenter decide what follows from each signal."""
    offers, asking, open_list = presenter.offers, presenter.asking, presenter.open_list
    view.edited.connect(presenter.edited)
    view.key_pressed.connect(presenter.key)
    view.row_chosen.connect(presenter.take)
    view.banner_chosen.connect(presenter.banner_action)
    view.template_wanted.connect(presenter.save_template)
    view.bulk_wanted.connect(presenter.make_bulk)
    view.start_rows.recent_wanted.connect(presenter.recall)
    view.start_rows.tickets_wanted.connect(offers.begin_ticket)
    view.start_rows.templates_wanted.connect(offers.begin_template)
    view.ticket_chosen.connect(offers.log_on)
    view.candidate_chosen.connect(offers.settle)
    view.questions.answered.connect(asking.answer)
    view.questions.finished.connect(asking.answered)
    view.questions.opened.connect(open_list.open_question)
    view.field_opened.connect(lambda kind, typed: open_list.open_field(TokenKind(kind), typed))
    view.canned_wanted.connect(open_list.open_canned_texts)
    view.choices.narrowed.connect(open_list.narrow)
    view.choices.moved.connect(open_list.move)
    view.choices.chosen.connect(open_list.choose)
    view.choices.clicked.connect(open_list.click)
    view.choices.closed.connect(open_list.close)
    view.choices.left.connect(open_list.drop)
