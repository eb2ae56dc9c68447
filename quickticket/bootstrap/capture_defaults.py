"""Reads from the settings what a capture takes where its line says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.config.options import (
    DEFAULT_TICKET_TYPE,
    TIME_AFTER_HOURS,
    TIME_CHARGE_RATE,
    TIME_MINIMUM,
    TIME_OUTCOME,
    TIME_PRIVATE,
    TIME_ROUNDING,
    TIME_ROUNDING_BY_RATE,
    TIME_ROUNDING_STEP,
)
from quickticket.domain.time_entries import Billing
from quickticket.domain.timekeeping.rounding import Direction, Rounding, read_rules
from quickticket.services.defaults import Defaults

if TYPE_CHECKING:
    from quickticket.config.settings import Settings


def read_defaults(settings: Settings) -> Defaults:
    """Returns the defaults of a capture as the settings are now."""
    return Defaults(
        ticket_type=settings.get(DEFAULT_TICKET_TYPE),
        outcome=settings.get(TIME_OUTCOME),
        charge_rate=settings.get(TIME_CHARGE_RATE),
        private=settings.get(TIME_PRIVATE),
        billing=Billing(
            rounding=Rounding(
                Direction(settings.get(TIME_ROUNDING)),
                settings.get(TIME_ROUNDING_STEP),
                settings.get(TIME_MINIMUM),
            ),
            by_rate=read_rules(settings.get(TIME_ROUNDING_BY_RATE)),
            after_hours=settings.get(TIME_AFTER_HOURS),
        ),
    )
