"""One command without a running app: the same services, no windows, sending by itself."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Mapping
from typing import Any

from quickticket.bootstrap.core import Core
from quickticket.bootstrap.logs import start_log
from quickticket.config.paths import Paths
from quickticket.config.profiles import current
from quickticket.config.settings import SettingsFile
from quickticket.desktop.single_instance.address import socket_path
from quickticket.desktop.single_instance.client import ask
from quickticket.desktop.single_instance.errors import AppUnreachable
from quickticket.domain.capture import Capture, StepState
from quickticket.domain.ids import BatchId, CaptureId
from quickticket.services.clock import SystemClock

_SENDS = frozenset(
    {"new", "log", "outbox.retry", "outbox.edit", "bulk", "bulk.resume", "bulk.retry"}
    | {"timer.start", "timer.stop", "timer.log"}
)
_CHANGES = frozenset({"outbox.retry", "outbox.discard", "outbox.edit", "bulk.pause", "bulk.cancel"})
_READS_LINES = frozenset({"new", "log", "parse", "search", "outbox.edit", "bulk", "timer.start", "timer.log"})
TELLING = 5.0
"""Seconds for an app to take in what a command has done."""
ONE_TRY = 20.0
"""Seconds a command without `--wait` gives its one try; what is not proven then stays queued."""


def handle(request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Runs one command of `services.commands` to its end and returns the reply.

    Raises:
        QuickTicketError: There is no profile, or its files cannot be used.
    """
    paths = Paths.find(os.environ)
    try:
        with asyncio.Runner() as runner:
            return runner.run(_handle(paths, request))
    finally:
        if request["command"] in _SENDS | _CHANGES or request["command"].startswith("timer."):
            _tell_app(paths)


def _tell_app(paths: Paths) -> None:
    """An app that was started meanwhile has loaded the outbox as it was before."""
    with contextlib.suppress(AppUnreachable):
        for command in ("outbox.catch_up", "timer.catch_up"):
            ask(socket_path(paths.home), {"command": command}, TELLING)


async def _handle(paths: Paths, request: Mapping[str, Any]) -> Mapping[str, Any]:
    settings = SettingsFile(paths.settings).load()
    profile = current(settings)
    start_log(paths.log)
    core = await Core.open(paths, lambda: settings, profile, SystemClock())
    try:
        if request["command"] in _READS_LINES and await core.reference.synced_at() is None:
            sys.stderr.write("First use: fetching customers, users and lists from Halo ...\n")
            await core.sync.sync()
        if request["command"] in _READS_LINES:
            await core.templates.refresh()
        if request["command"] in _CHANGES:
            await core.claim_outbox()
        if request["command"] not in _SENDS or request.get("dry_run"):
            return await core.commands.handle(request)
        core.begin_sending()
        reply = await core.commands.handle(request)
        if reply.get("batch"):
            return await _after_bulk(core, reply, request.get("wait"))
        if reply.get("capture") and request.get("wait") is None:
            return {**reply, **await _after_one_try(core, CaptureId(str(reply["capture"])))}
        return reply
    finally:
        await core.close()


async def _after_one_try(core: Core, capture_id: CaptureId) -> Mapping[str, Any]:
    """Returns the capture once Halo has had its chance: proven, refused, or put back with a reason."""
    tried = asyncio.Event()
    core.outbox.changed.connect(
        lambda changed: tried.set() if changed.id == capture_id and _was_tried(changed) else None
    )
    if not _was_tried(await core.outbox.get(capture_id)):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(tried.wait(), ONE_TRY)
    shown = await core.commands.handle({"command": "outbox.show", "id": capture_id})
    return {name: value for name, value in shown.items() if name != "timeline"}


async def _after_bulk(core: Core, reply: Mapping[str, Any], wait: object) -> Mapping[str, Any]:
    """Returns a bulk once nothing of it moves any more, or its time is over; what is left stays queued."""
    batch_id = BatchId(str(reply["batch"]))
    await core.bulk.settled(batch_id, wait if isinstance(wait, int | float) else ONE_TRY)
    return {**reply, **await core.commands.handle({"command": "bulk.show", "id": batch_id})}


def _was_tried(capture: Capture) -> bool:
    if capture.current is None:
        return True
    step = capture.steps[capture.current]
    put_back = step.state is StepState.QUEUED and bool(step.reason)
    return put_back or step.state is StepState.HELD or step.needs_decision
