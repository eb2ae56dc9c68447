"""Everything the running server holds; one object that the routes share."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from quickticket.sandbox.clock import Clock
from quickticket.sandbox.desk.actions import ActionDesk
from quickticket.sandbox.desk.history import seeded_records
from quickticket.sandbox.desk.setup import Setup
from quickticket.sandbox.desk.tickets import TicketDesk
from quickticket.sandbox.faults import FaultBook
from quickticket.sandbox.quirks import Quirks
from quickticket.sandbox.rate_limit import RateLimit
from quickticket.sandbox.request_log import RequestLog
from quickticket.sandbox.seed.directory import SIZES, build_directory
from quickticket.sandbox.tokens import TokenBook


class Sandbox:
    """The state of one server. Used from the server's own event loop alone."""

    def __init__(
        self,
        *,
        size: str,
        seed: int,
        quirks: Quirks,
        faults: FaultBook,
        client_secret: str,
        clock: Clock,
        shift: int = 0,
        without: Sequence[str] = (),
    ) -> None:
        self.shift = shift
        self.without = tuple(without)
        self.clock = clock
        self.client_secret = client_secret
        self.setup = Setup()
        self.closing = asyncio.Event()
        self._size = SIZES[size]
        self._seed = seed
        self._first_quirks = quirks
        self.quirks = quirks
        self.faults = faults
        self.log = RequestLog()
        self.tokens = TokenBook()
        self.fill()

    def fill(self) -> None:
        """Put the seeded rows in, in place of all others."""
        self.directory = build_directory(self._size, self._seed)
        self.records = seeded_records(self.setup, self.directory, self._seed, self.clock())
        self.rate_limit = RateLimit()
        self.ticket_desk = TicketDesk(self.setup, self.directory, self.records, lambda: self.quirks)
        self.action_desk = ActionDesk(self.setup, self.records, lambda: self.quirks)

    def reset(self) -> None:
        """Go back to the start: seeded rows, first quirks, no faults, an empty log; tokens stay valid."""
        self.quirks = self._first_quirks
        self.faults = FaultBook()
        self.log.clear()
        self.fill()
