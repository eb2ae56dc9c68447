"""Reconcile: what a look for a lost write means for its step (design 5: never blindly sent again)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from quickticket.domain.capture import Step, StepState
from quickticket.domain.errors import HaloError, NotSent, NotSignedIn, Refused
from quickticket.services.backoff import doubling
from quickticket.services.outbox.sending import SIGN_IN_NEEDED, again
from quickticket.services.ports.halo import Look, Verdict

if TYPE_CHECKING:
    from datetime import datetime

_SHOWN = 3
_DECIDE = "Look in Halo, then send it again, adopt what you found, or discard it."


def after_look(step: Step, look: Look, now: datetime) -> Step:
    """Returns where an unconfirmed step goes after a look; the server's words stay until it is proven."""
    if look.verdict is Verdict.FOUND and look.receipt is not None:
        return step.prove(look.receipt)
    if look.verdict is Verdict.ABSENT:
        seen = replace(step.seen_absent(now), server_text=step.server_text)
        return again(seen, now) if seen.state is StepState.QUEUED else seen
    return replace(step.ask(_question(look)), server_text=step.server_text)


def after_blind_look(step: Step, error: HaloError | NotSignedIn, failures: int, now: datetime) -> Step:
    """Returns where an unconfirmed step goes when nobody could look: it stays, and is looked for later.

    Args:
        step: Unconfirmed.
        error: Why not.
        failures: How many looks for it failed in a row, at least 1.
        now: Aware UTC.
    """
    match error:
        case NotSignedIn():
            return step.postpone(now, SIGN_IN_NEEDED)
        case NotSent():
            return step
        case Refused():
            question = f"Halo does not let us look whether it arrived: {error.message} {_DECIDE}"
            return replace(step.ask(question), server_text=error.server_text)
        case _:
            return step.postpone(now + timedelta(seconds=doubling(5.0, failures)), step.reason)


def once_more(step: Step, now: datetime) -> Step:
    """Returns an unconfirmed status change queued again: doing it twice does no harm, so no look."""
    return again(step.release(), now)


def _question(look: Look) -> str:
    alike = ", ".join(f"#{ticket.id} {ticket.summary}" for ticket in look.alike[:_SHOWN])
    seen = f" These look alike: {alike}." if alike else ""
    return f"Halo cannot tell whether it arrived.{seen} {_DECIDE}"
