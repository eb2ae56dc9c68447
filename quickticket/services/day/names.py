"""Names: what the cache calls tickets and charge rates, for entries that know only their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from quickticket.domain.ids import ChargeRateId, TicketId
    from quickticket.domain.reference import Catalogue, Directory, TicketSummary


@dataclass(frozen=True, slots=True)
class Names:
    """What is known here.

    Attributes:
        catalogue: The small lists.
        tickets: By number.
    """

    catalogue: Catalogue
    tickets: Mapping[TicketId, TicketSummary] = field(default_factory=lambda: MappingProxyType({}))

    def ticket(self, ticket_id: TicketId | None) -> str:
        """A ticket's summary; empty when it is not known here."""
        known = self.tickets.get(ticket_id) if ticket_id is not None else None
        return known.summary if known is not None else ""

    def customer(self, ticket_id: TicketId | None) -> str:
        """The customer of a ticket; empty when it is not known here."""
        known = self.tickets.get(ticket_id) if ticket_id is not None else None
        return known.customer_name if known is not None else ""

    def charge_rate(self, charge_rate_id: ChargeRateId | None) -> str:
        """A charge rate's name; empty when there is none."""
        rates = self.catalogue.charge_rates
        return next((each.name for each in rates if each.id == charge_rate_id), "")


def tickets_among(numbers: Iterable[TicketId]) -> Callable[[Directory], dict[TicketId, TicketSummary]]:
    """A question for the cache: the tickets of these numbers that it knows."""
    wanted = frozenset(numbers)

    def known(directory: Directory) -> dict[TicketId, TicketSummary]:
        found = ((number, directory.ticket(number)) for number in wanted)
        return {number: ticket for number, ticket in found if ticket is not None}

    return known
