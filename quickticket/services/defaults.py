"""What the settings choose where a line says nothing."""

from __future__ import annotations

from dataclasses import dataclass

from quickticket.domain.time_entries import AS_WORKED, Billing


@dataclass(frozen=True, slots=True)
class Defaults:
    """Names as Halo shows them; empty means no choice.

    Attributes:
        ticket_type: Of a new ticket.
        outcome: Of an action.
        charge_rate: Of time.
        private: Actions are hidden from the user.
        billing: How time is rounded, and what it costs after hours.
    """

    ticket_type: str = ""
    outcome: str = ""
    charge_rate: str = ""
    private: bool = True
    billing: Billing = AS_WORKED
