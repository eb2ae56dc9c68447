"""The system's clock: its zone agrees with the zone database, and it tells the machine's sleep."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from quickticket.services.clock import SystemClock
from tests.fakes.clock import NOON, FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ZONES = (
    *("UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns"),
    *("Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland"),
)


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> Iterator[ZoneInfo]:
    """The system is set to that zone for the length of a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield ZoneInfo(request.param)
    time.tzset()


def test_every_half_hour_of_a_year_reads_as_in_the_zone_database(zone: ZoneInfo) -> None:
    system = SystemClock().zone
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for half_hours in range(2 * 24 * 365):
        at = start + timedelta(minutes=30 * half_hours)
        theirs, ours = at.astimezone(zone), at.astimezone(system)
        assert (ours.replace(tzinfo=None), ours.fold) == (theirs.replace(tzinfo=None), theirs.fold)
        assert ours.astimezone(UTC) == at
        assert ours.tzname() == theirs.tzname()


def test_both_clocks_go_on_within_one_start_of_the_machine() -> None:
    system = SystemClock()
    before, one, other = system.now(), system.clocks(), system.clocks()
    assert before <= one.wall <= other.wall <= system.now()
    assert one.boot == other.boot
    assert one.ticks < other.ticks


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell")
def test_sleep_is_the_part_of_the_ticks_in_which_nothing_ran() -> None:
    awake = time.monotonic()
    told = SystemClock().clocks()
    assert told.boot
    assert told.ticks - told.slept >= awake
    assert time.monotonic() >= told.ticks - told.slept


def test_the_start_of_the_machine_is_read_once_and_is_empty_where_it_is_hidden(tmp_path: Path) -> None:
    told = tmp_path / "boot_id"
    told.write_text("first\n")
    reading, blind = SystemClock(told), SystemClock(tmp_path / "missing")
    assert reading.clocks().boot == "first"
    told.write_text("another\n")
    assert (reading.clocks().boot, blind.clocks().boot) == ("first", "")


def test_a_system_that_tells_nothing_has_ticks_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    awake, told = time.monotonic(), SystemClock().clocks()
    assert (told.boot, told.slept) == ("", 0.0)
    assert awake <= told.ticks <= time.monotonic()


async def test_the_fake_sleeps_and_restarts_as_a_machine_does() -> None:
    fake = FakeClock()
    await fake.advance(60)
    fake.suspend(600)
    asleep = fake.clocks()
    assert (asleep.wall, asleep.ticks, asleep.slept) == (NOON + timedelta(seconds=660), 660, 600)
    assert fake.monotonic() == 60
    fake.set_wall(-3600)
    assert fake.clocks().ticks == asleep.ticks
    fake.restart_machine()
    await fake.advance(5)
    started = fake.clocks()
    assert started.wall == NOON + timedelta(seconds=660 - 3600 + 65)
    assert started.boot != asleep.boot
    assert (started.ticks, started.slept) == (5, 0)
