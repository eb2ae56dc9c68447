"""Checks everything that can go wrong outside the program; the report carries no secret."""

from __future__ import annotations

import asyncio
import os
import platform
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from quickticket import __version__
from quickticket.bootstrap.core import Core
from quickticket.config.paths import Paths
from quickticket.config.profiles import Profile, current
from quickticket.config.settings import Settings, SettingsFile
from quickticket.desktop.secrets.keyring_store import KeyringStore
from quickticket.desktop.single_instance.address import socket_path
from quickticket.desktop.single_instance.client import ask
from quickticket.domain.errors import QuickTicketError, Refused
from quickticket.services.clock import SystemClock
from quickticket.services.small_lists import READS, label_of

TOLERATED_SKEW = timedelta(minutes=2)
"""Time entries carry this computer's clock; beyond this a technician would notice."""


class Verdict(StrEnum):
    """How a check ended."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: what was looked at, how it is, and what to do about it."""

    check: str
    verdict: Verdict
    says: str
    next_step: str = ""


def examine() -> tuple[Finding, ...]:
    """Runs every check and returns the findings in the order in which they build on each other."""

    async def all_findings() -> tuple[Finding, ...]:
        return tuple([finding async for finding in _findings()])

    with asyncio.Runner() as runner:
        return runner.run(all_findings())


async def _findings() -> AsyncIterator[Finding]:
    paths = Paths.find(os.environ)
    system = f"QuickTicket {__version__}, Python {platform.python_version()}, {platform.platform()}"
    yield Finding("Program", Verdict.GOOD, f"{system}; files in {paths.config}")
    yield _display(os.environ)
    for finding in _running_app(paths):
        yield finding
    try:
        settings = SettingsFile(paths.settings).load()
        profile = current(settings)
    except QuickTicketError as error:
        yield _bad("Settings", error)
        return
    yield _settings(settings, profile)
    key_ring = await _key_ring(profile)
    session = _session(paths) if key_ring.verdict is Verdict.BAD else None
    if session is not None:  # the running app has the secret in its memory
        yield replace(key_ring, verdict=Verdict.WARNING)
        yield session
        return
    yield key_ring
    async for finding in _halo(paths, settings, profile):
        yield finding


def _display(environ: Mapping[str, str]) -> Finding:
    shown = [f"{name}={environ[name]}" for name in ("DISPLAY", "WAYLAND_DISPLAY") if environ.get(name)]
    if shown or sys.platform in ("win32", "darwin"):
        return Finding("Display", Verdict.GOOD, ", ".join(shown) or "the system's own")
    return Finding("Display", Verdict.WARNING, "There is none: only the command line works here.")


def _running_app(paths: Paths) -> tuple[Finding, ...]:
    try:
        status = ask(socket_path(paths.home), {"command": "status"}, 10.0)
    except QuickTicketError as error:
        return (_bad("Running app", error),)
    if status is None:
        said = "It is not running; hotkeys and tray cannot be looked at."
        return (Finding("Running app", Verdict.WARNING, said, "Start it with `quickticket run`."),)
    outbox = ", ".join(f"{count} {state}" for state, count in status["outbox"].items())
    findings = [Finding("Running app", Verdict.GOOD, f"process {status['pid']}; outbox: {outbox}")]
    if not status["tray_host"]:
        said = "No bar shows tray icons here; QuickTicket offers a small window instead."
        findings.append(Finding("Tray", Verdict.WARNING, said, "On GNOME install an AppIndicator extension."))
    findings += [_hotkey(hotkey) for hotkey in status["hotkeys"]]
    return tuple(findings)


def _hotkey(hotkey: Mapping[str, Any]) -> Finding:
    if hotkey["state"] == "bound":
        return Finding("Hotkey", Verdict.GOOD, hotkey["keys"])
    return Finding("Hotkey", Verdict.WARNING, f"{hotkey['keys']}: {hotkey['reason']}")


def _settings(settings: Settings, profile: Profile) -> Finding:
    connection = profile.connection
    said = f"profile {profile.name}, {connection.base_url}, scopes {connection.scope}"
    if settings.problems:
        return Finding("Settings", Verdict.WARNING, f"{said}; {' '.join(settings.problems)}")
    return Finding("Settings", Verdict.GOOD, said)


async def _key_ring(profile: Profile) -> Finding:
    store = KeyringStore()
    try:
        secret = await store.read(profile.secret_key)
    except QuickTicketError as error:
        return _bad("Key ring", error)
    finally:
        store.close()
    if secret is None:
        missing = f"It holds no client secret of profile {profile.name}."
        return Finding("Key ring", Verdict.BAD, missing, "Give it with `quickticket signin`.")
    return Finding("Key ring", Verdict.GOOD, "holds the client secret")


def _session(paths: Paths) -> Finding | None:
    """How the running app is signed in, where it does not depend on the key ring."""
    try:
        answer = ask(socket_path(paths.home), {"command": "signin"}, 40.0)
    except QuickTicketError as error:
        return _bad("Sign-in", error)
    if answer is None:
        return None
    if "agent" in answer:
        return Finding("Sign-in", Verdict.GOOD, f"for this session only, acting as {answer['agent']}")
    return Finding("Sign-in", Verdict.BAD, answer["error"]["message"], answer["error"]["next_step"])


async def _halo(paths: Paths, settings: Settings, profile: Profile) -> AsyncIterator[Finding]:
    """Discovery, TLS, token and agent at once, then one look at each list that the token may not read."""
    try:
        core = await Core.open(paths, lambda: settings, profile, SystemClock())
    except QuickTicketError as error:
        yield _bad("Database", error)
        return
    try:
        agent = await core.halo.me()
        yield Finding("Sign-in", Verdict.GOOD, f"acting as {agent.name}")
        yield _clock(core.halo.clock_skew)
        for name in READS:
            try:
                await READS[name](core.halo)
            except Refused as error:
                yield Finding(label_of(name), Verdict.WARNING, error.message, error.next_step)
            else:
                yield Finding(label_of(name), Verdict.GOOD, "readable")
    except QuickTicketError as error:
        yield _bad("Halo", error)
    finally:
        await core.close()


def _clock(skew: timedelta) -> Finding:
    seconds = round(abs(skew).total_seconds())
    if abs(skew) <= TOLERATED_SKEW:
        return Finding("Clock", Verdict.GOOD, f"within {max(seconds, 1)} s of Halo's")
    said = f"This computer's clock is {seconds} s off Halo's: time entries would be too."
    return Finding("Clock", Verdict.WARNING, said, "Let the system set its clock by the network.")


def _bad(check: str, error: QuickTicketError) -> Finding:
    return Finding(check, Verdict.BAD, error.message, error.next_step)
