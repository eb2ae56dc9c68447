"""Sending: puts one step on the wire and says where it goes when no receipt comes back (design 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.capture import Step, StepKind
from quickticket.domain.errors import AnswerLost, HaloError, NotSent, NotSignedIn
from quickticket.domain.orders import NewAction, NewEvent, NewTicket, Order, Receipt, StatusChange
from quickticket.services.backoff import doubling

if TYPE_CHECKING:
    from datetime import datetime

    from quickticket.services.ports.halo import HaloWrites

FIRST_LOOK = timedelta(seconds=1)
"""A lost write is looked for after this long: Halo may still be at it."""
LOST_LIMIT = 8
"""So many lost answers in a row, and it is not the network: Halo also says 500 to bad input (NOTES 3)."""
SIGN_IN_NEEDED = "Sign in to Halo; it is sent by itself then."


async def send(halo: HaloWrites, order: Order) -> Receipt:
    """Makes the one request of an order.

    Raises:
        NotSent, AnswerLost, Refused, NotSignedIn: see `HaloWrites`.
    """
    match order:
        case NewTicket():
            return await halo.create_ticket(order)
        case NewAction():
            return await halo.add_action(order)
        case NewEvent():
            return await halo.add_event(order)
        case StatusChange():
            return await halo.set_status(order)


def judge(step: Step, error: HaloError | NotSignedIn, now: datetime) -> Step:
    """Returns where a step on the wire goes after `error`."""
    match error:
        case NotSignedIn():
            return _untried(step.hold(SIGN_IN_NEEDED))
        case NotSent():
            return _untried(step.put_back(None, error.message, error.server_text))
        case AnswerLost() if step.kind is StepKind.SET_STATUS:  # setting a status twice does no harm
            return again(step.put_back(None, error.message, error.server_text), now)
        case AnswerLost():
            lost = step.lose_answer(error.message, error.server_text)
            return lost.postpone(now + FIRST_LOOK, error.message)
        case _:
            return step.hold(str(error), error.server_text)


def again(step: Step, now: datetime) -> Step:
    """Returns a queued step after a lost answer: later and later, and held when that never ends."""
    if step.tries >= LOST_LIMIT:
        return step.hold(
            f"Halo gave no answer {step.tries} times in a row. Check it and send again.", step.server_text
        )
    return step.postpone(now + timedelta(seconds=doubling(2.0, step.tries)), step.reason)


def _untried(step: Step) -> Step:
    return replace(step, tries=step.tries - 1)  # it never reached Halo
