"""Everything below the windows, for one profile: databases, Halo and services, built and ended in order."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from quickticket.bootstrap.capture_defaults import read_defaults
from quickticket.bootstrap.profile_secret import ProfileSecret
from quickticket.bootstrap.template_library import build_library
from quickticket.bootstrap.tenant_mark import claim_folder
from quickticket.config.atomic import private_folder
from quickticket.config.options import USERS_LIMIT
from quickticket.desktop.process_lock.file_lock import FileLock
from quickticket.desktop.secrets.keyring_store import KeyringStore
from quickticket.domain.errors import QuickTicketError, StorageError
from quickticket.halo.on_demand import HaloOnDemand
from quickticket.services.bulk.commands import BulkCommands
from quickticket.services.bulk.service import BulkService
from quickticket.services.capture import CaptureService
from quickticket.services.commands import Commands
from quickticket.services.day.book import DayBook
from quickticket.services.day.commands import DayCommands
from quickticket.services.day.timesheet import Timesheet
from quickticket.services.line_reader import LineReader
from quickticket.services.lines import LineService
from quickticket.services.moment import Moment
from quickticket.services.online import Online
from quickticket.services.open_tickets import OpenTickets
from quickticket.services.outbox.ledger import Ledger
from quickticket.services.outbox.service import OutboxService
from quickticket.services.outbox.worker import OutboxWorker
from quickticket.services.people import PeopleSearch
from quickticket.services.ports.store import CacheCounts
from quickticket.services.signals import Signal
from quickticket.services.status import StatusBoard
from quickticket.services.sync import ReferenceSync
from quickticket.services.tasks import Tasks
from quickticket.services.templates.commands import TemplateCommands
from quickticket.services.time_commands.commands import TimerCommands
from quickticket.services.time_commands.logging import TimeLogging
from quickticket.services.timers.busy import BusyTimes
from quickticket.services.timers.minutes import Minutes
from quickticket.services.timers.service import TimerService
from quickticket.store.bulk_draft import BulkDraftFile
from quickticket.store.heartbeat import HeartbeatFile
from quickticket.store.outbox import OutboxDatabase, open_outbox
from quickticket.store.recipient_lists import RecipientListFolder
from quickticket.store.reference import ReferenceDatabase, open_reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.config.paths import Paths
    from quickticket.config.profiles import Profile
    from quickticket.config.settings import Settings
    from quickticket.domain.capture import Capture
    from quickticket.services.ports.clock import Clock

LOCK_INTERVAL = 0.5
"""Seconds between two tries to become the one process that sends."""
LOCK_PATIENCE = 5.0
"""Seconds until a command gives way to another process that works on the outbox."""
log = logging.getLogger(__name__)


class Core:
    """The services of one profile; `open` makes it, `close` ends it.

    Args:
        paths: Where files lie.
        settings: The options as they are now.
        profile: Tenant and sign-in.
        clock: Time.
        outbox: Opened.
        reference: Opened.
    """

    def __init__(
        self,
        *,
        paths: Paths,
        settings: Callable[[], Settings],
        profile: Profile,
        clock: Clock,
        outbox: OutboxDatabase,
        reference: ReferenceDatabase,
    ) -> None:
        self.profile = profile
        self.clock = clock
        self.reference = reference
        self.tasks = Tasks()
        self.accepted: Signal[Capture] = Signal()
        self.secret = ProfileSecret(profile, KeyringStore())
        self.halo = HaloOnDemand(profile.connection, self.secret, clock)
        self.online = Online(clock)
        self.moment = Moment(clock)
        self._outbox_database = outbox
        self._sender_lock = FileLock(paths.profile(profile.name) / "sender.lock")
        self.templates = build_library(paths, settings, outbox=outbox, reference=reference, clock=clock)
        ledger = Ledger(outbox, clock)
        self.timers = TimerService(
            outbox, clock, ledger, HeartbeatFile(paths.profile(profile.name) / "timer-alive")
        )
        self.minutes = Minutes(self.timers, clock, self.tasks)
        self.busy = BusyTimes(outbox, ledger, self.timers, clock)
        ledger.changed.connect(self._follow_capture)
        self._worker = OutboxWorker(ledger, self.halo, clock, self.online)
        self.captures = CaptureService(
            reference=reference,
            outbox=outbox,
            ledger=ledger,
            clock=clock,
            defaults=lambda: read_defaults(settings()),
            accepted=self.accepted,
            templates=lambda: self.templates.current.templates,
            surroundings=self.moment,
            tenant=profile.connection.base_url,
            taken=self.busy.taken,
        )
        self.lines = LineService(self.captures, self.timers, clock)
        self.outbox = OutboxService(
            store=outbox,
            reference=reference,
            ledger=ledger,
            worker=self._worker,
            online=self.online,
            clock=clock,
        )
        self.people = PeopleSearch(reference, self.halo, clock, self.online)
        self.open_tickets = OpenTickets(reference, self.halo, clock, self.online)
        self.bulk = BulkService(
            captures=self.captures,
            people=self.people,
            outbox=self.outbox,
            ledger=ledger,
            store=outbox,
            clock=clock,
        )
        self.day_book = DayBook(
            captures=outbox,
            reference=reference,
            timers=lambda: self.timers.timers,
            timesheet=Timesheet(self.halo, clock, self.online),
            clock=clock,
        )
        self.recipient_lists = RecipientListFolder(paths.lists)
        self.bulk_draft = BulkDraftFile(paths.profile(profile.name) / "bulk-draft.json")
        self.sync = ReferenceSync(
            self.halo.background, reference, clock, lambda: settings().get(USERS_LIMIT), self.online
        )
        self.board = StatusBoard(
            outbox=self.outbox,
            worker=self._worker,
            sync=self.sync,
            online=self.online,
            reference=reference,
            clock=clock,
            timers=self.timers,
        )
        reader = LineReader(self.captures, self.people)
        time_logging = TimeLogging(
            reader=reader,
            lines=self.lines,
            timers=self.timers,
            outbox=self.outbox,
            clock=clock,
            ticket_url=self.halo.ticket_url,
        )
        self.commands = Commands(
            captures=self.captures,
            reader=reader,
            outbox=self.outbox,
            sync=self.sync,
            people=self.people,
            board=self.board,
            ticket_url=self.halo.ticket_url,
            time_logging=time_logging,
            more={
                **TimerCommands(self.timers, time_logging, clock).commands(),
                **TemplateCommands(self.templates).commands(),
                **DayCommands(self.day_book).commands(),
                **BulkCommands(self.bulk, self.halo.ticket_url).commands(),
            },
        )

    @classmethod
    async def open(
        cls, paths: Paths, settings: Callable[[], Settings], profile: Profile, clock: Clock
    ) -> Core:
        """Opens the databases of a profile and builds its services; nothing is sent yet.

        Raises:
            StorageError: The outbox cannot be opened.
            InvalidInput: The databases are those of another tenant.
        """
        folder = private_folder(paths.profile(profile.name))
        async with contextlib.AsyncExitStack() as opened:
            outbox = await open_outbox(folder / "outbox.db")
            opened.push_async_callback(outbox.close)
            reference = await open_reference(folder / "reference.db")
            opened.push_async_callback(reference.close)
            empty = not await outbox.latest(1) and await reference.counts() == CacheCounts()
            claim_folder(folder, profile.connection, empty=empty)
            opened.pop_all()
        core = cls(
            paths=paths, settings=settings, profile=profile, clock=clock, outbox=outbox, reference=reference
        )
        try:
            await core.timers.load()
            await core.busy.load()
        except BaseException:
            await core.close()
            raise
        return core

    def begin_timing(self) -> None:
        """Starts telling of the minutes while a timer runs."""
        self.minutes.passed.connect(lambda _nothing: self.timers.beat())
        self.tasks.spawn("minutes", self.minutes.run())

    async def claim_outbox(self) -> None:
        """Makes sure that no other process changes captures while this one lives.

        Raises:
            StorageError: Another one does.
        """
        deadline = self.clock.monotonic() + LOCK_PATIENCE
        while not self._sender_lock.try_acquire():
            if self.clock.monotonic() >= deadline:
                raise StorageError("Another QuickTicket works on the outbox.", "Run the command again.")
            await self.clock.sleep(LOCK_INTERVAL)

    def begin_sending(self) -> None:
        """Starts the outbox worker, once no other process sends for this profile."""
        self.tasks.spawn("outbox worker", self._send_alone())

    def begin_syncing(self) -> None:
        """Starts keeping the reference data fresh."""
        self.tasks.spawn("reference sync", self.sync.run())

    def begin_looking_for_templates(self) -> None:
        """Starts keeping the templates fresh."""
        self.tasks.spawn("templates", self.templates.run())

    async def sync_now(self) -> None:
        """Syncs by the user's wish; what goes wrong is among the problems that the status board shows."""
        self.online.try_now()
        with contextlib.suppress(QuickTicketError):
            await self.sync.sync()

    async def close(self) -> None:
        """Ends in order: no new requests, answers under way, timers, connections, databases, the lock."""
        await self._worker.close()
        await self.tasks.close()
        await self.bulk.close()
        await self.board.close()
        await self.halo.close()
        self.secret.close()
        await self.reference.close()
        await self._outbox_database.close()
        self._sender_lock.release()

    def _follow_capture(self, capture: Capture) -> None:
        if self.timers.concerns(capture.id):
            self.tasks.spawn("the timer of a capture", self.timers.follow(capture))

    async def _send_alone(self) -> None:
        while not self._sender_lock.try_acquire():
            await self.clock.sleep(LOCK_INTERVAL)
        await self._worker.run()
