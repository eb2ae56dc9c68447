"""The system's own zone agrees with the zone database, in 8 zones, around both changes of daylight saving."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from quickticket.services.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator

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
