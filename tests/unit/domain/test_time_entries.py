"""What a draft says of time: rounded once, split only where asked, whatever the zone and its clocks do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.domain.draft import Draft, TimerStart
from quickticket.domain.ids import ChargeRateId
from quickticket.domain.reference import ChargeRate
from quickticket.domain.time_entries import AS_WORKED, Billing, started_at, time_entries
from quickticket.domain.time_problems import time_problems
from quickticket.domain.timekeeping.rounding import Direction, Rounding, read_rules
from quickticket.domain.timekeeping.spans import Span
from quickticket.domain.timekeeping.taken import Taken
from quickticket.domain.timekeeping.workday import Hours, Workday
from quickticket.domain.timekeeping.worked import DayWord, Worked
from tests.fakes import tenant
from tests.unit.domain.timekeeping.test_worked import LONDON, ZONES

AFTER_HOURS = ChargeRate(ChargeRateId(9), "After Hours")
OFFICE = Workday("Office", (Hours(time(8, 30), time(17, 30)),) * 5 + (None, None))
CATALOGUE = replace(
    tenant.CATALOGUE, workday=OFFICE, charge_rates=(tenant.REMOTE, tenant.ONSITE, AFTER_HOURS)
)
EVENING = datetime(2026, 11, 25, 18, 40, tzinfo=LONDON)
LATE = Draft(ticket=tenant.VPN, minutes=80, charge_rate=tenant.REMOTE)
QUARTERS = Rounding(Direction.UP, 15)


def entries(
    draft: Draft, billing: Billing = AS_WORKED, now: datetime = EVENING
) -> list[tuple[str, int, str]]:
    """Each entry as from-to, minutes and charge rate."""
    return [
        (
            "-".join(f"{at.astimezone(now.tzinfo):%H:%M}" for at in (each.span.start, each.span.end)),
            each.minutes,
            each.charge_rate.name if each.charge_rate else "",
        )
        for each in time_entries(draft, catalogue=CATALOGUE, billing=billing, now=now)
    ]


def said(draft: Draft, *taken: Taken, now: datetime = EVENING) -> list[tuple[str, bool, tuple[str, ...]]]:
    """Each problem: message, blocking, and what is offered."""
    return [
        (each.message, each.blocking, tuple(offer.text for offer in each.offers))
        for each in time_problems(draft, catalogue=CATALOGUE, taken=taken, now=now)
    ]


def test_over_the_end_of_the_day_it_is_one_entry_or_split_at_the_other_charge_rate() -> None:
    assert entries(LATE) == [("17:20-18:40", 80, "Remote Support")]
    message = "1 h 10 of it are outside your working hours; it is logged as one entry."
    assert said(LATE) == [(message, False, ("+split",))]
    split = replace(LATE, split=True)
    assert entries(split) == [("17:20-17:30", 10, "Remote Support"), ("17:30-18:40", 70, "After Hours")]
    assert said(split) == []
    assert entries(split, Billing(after_hours="on-site"))[1][2] == "On-site"


def test_midnight_splits_only_where_asked() -> None:
    night = Draft(ticket=tenant.VPN, worked=Worked(23 * 60 + 40, 20), minutes=40)
    now = datetime(2026, 11, 26, 8, 0, tzinfo=LONDON)
    assert entries(night, now=now) == [("23:40-00:20", 40, "")]
    assert said(night, now=now) == [("It crosses midnight; it is logged as one entry.", False, ("+split",))]
    assert [each[:2] for each in entries(replace(night, split=True), now=now)] == [
        ("23:40-00:00", 20),
        ("00:00-00:20", 20),
    ]


def test_time_is_rounded_once_and_each_charge_rate_may_have_its_own_rule() -> None:
    rules = read_rules("after hours: up 30, at least 60; On-site: at least 20;")
    billing = Billing(QUARTERS, rules)
    assert [each[1] for each in entries(replace(LATE, split=True), billing)] == [15, 90]
    assert entries(replace(LATE, minutes=7), billing)[0][1] == 15
    assert entries(replace(LATE, minutes=7, charge_rate=tenant.ONSITE), billing)[0][1] == 20
    assert entries(replace(LATE, minutes=7, charge_rate=None), billing)[0][1] == 15
    assert entries(replace(LATE, minutes=None), billing) == []


@pytest.mark.parametrize("text", ["After hours", "x: down 5", "x: up", "x: at least", ": up 15"])
def test_a_rule_that_says_nothing_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="says no rounding"):
        read_rules(text)


def test_without_a_workday_nothing_is_outside_it() -> None:
    free = replace(CATALOGUE, workday=None)
    (entry,) = time_entries(LATE, catalogue=free, billing=AS_WORKED, now=EVENING)
    assert not entry.outside
    assert time_problems(LATE, catalogue=free, taken=(), now=EVENING) == ()
    (night,) = time_entries(replace(LATE, minutes=30), catalogue=CATALOGUE, billing=AS_WORKED, now=EVENING)
    assert night.outside


def test_time_that_is_not_over_is_refused() -> None:
    early = Draft(ticket=tenant.VPN, minutes=25, worked=Worked(18 * 60 + 30, 19 * 60))
    message = "It is not 19:00 yet: time is logged when it is over. To start a timer, write > instead."
    assert said(early) == [(message, True, ())]


def test_an_entry_over_other_time_is_said_and_may_be_sent() -> None:
    span = Span(EVENING - timedelta(hours=3), EVENING - timedelta(minutes=10))
    named = replace(LATE, minutes=20, worked=Worked(18 * 60 + 20, 18 * 60 + 40))
    taken = Taken(span, "logged on #7")
    warning = (
        "This overlaps 15:40 to 18:30, logged on #7: change the times, or log it all the same.",
        False,
        (),
    )
    assert warning in said(named, taken)
    barely = Span(span.start, EVENING - timedelta(minutes=20) + timedelta(seconds=20))
    assert said(named, Taken(barely, "logged on #7")) == []
    until_now = replace(LATE, minutes=20)
    assert said(until_now, taken) == []
    rest = Taken(Span(span.end, EVENING), "logged on #8")
    assert said(until_now, taken, rest) == [
        ("This overlaps 18:30 to 18:40, logged on #8: change the times, or log it all the same.", False, ())
    ]


def test_a_timer_starts_in_free_time_that_has_come() -> None:
    timed = Draft(ticket=tenant.VPN, timer=TimerStart(minutes_ago=25))
    logged = Taken(Span(EVENING - timedelta(minutes=60), EVENING - timedelta(minutes=5)), "logged on #7")
    running = Taken(Span(EVENING - timedelta(minutes=9), EVENING), "timed on #8")
    assert said(timed) == []
    message = "17:40 to 18:35 is logged on #7 already: start the timer when that ended."
    assert said(timed, logged) == [(message, True, ("since 18:35",))]
    message = "18:31 to 18:40 is timed on #8 already: start the timer when that ended."
    assert said(timed, logged, running) == [(message, True, (">",))]
    ahead = replace(timed, timer=TimerStart(since=19 * 60))
    assert said(ahead) == [("It is not 19:00 yet: a timer starts now or earlier.", True, (">",))]
    both = replace(timed, minutes=5)
    assert said(both) == [("Time worked and a timer do not go together: remove one of them.", True, ())]


def test_the_free_start_that_is_offered_is_free_whatever_the_seconds() -> None:
    end = EVENING - timedelta(minutes=5) + timedelta(seconds=45)
    logged = Taken(Span(EVENING - timedelta(minutes=60), end), "logged on #7")
    [(_, _, (offered,))] = said(Draft(ticket=tenant.VPN, timer=TimerStart(minutes_ago=25)), logged)
    assert offered == "since 18:35"
    assert said(Draft(ticket=tenant.VPN, timer=TimerStart(since=18 * 60 + 35)), logged) == []


def test_times_the_wrong_way_round_are_named_and_turned() -> None:
    turned = Draft(ticket=tenant.VPN, worked=Worked(10 * 60 + 5, 9 * 60 + 40, DayWord.TUESDAY), minutes=1415)
    message = "That is 23 h 35, over midnight: are the times the wrong way round?"
    assert said(turned) == [(message, False, ("tue 9:40-10:05",))]
    long_day = Draft(ticket=tenant.VPN, worked=Worked(10, 18 * 60), minutes=1070)
    assert message not in [each for each, *_ in said(long_day)]
    assert len(said(long_day)) == 1


def test_since_is_a_time_of_today_on_the_wall() -> None:
    morning = datetime(2026, 3, 29, 9, 0, tzinfo=LONDON)
    assert started_at(TimerStart(since=30), morning) == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert started_at(TimerStart(), morning) == morning
    assert started_at(TimerStart(minutes_ago=25), morning) == morning - timedelta(minutes=25)


@given(
    st.datetimes(timezones=st.just(UTC)).filter(lambda at: 2000 <= at.year < 2100),
    st.integers(1, 24 * 60),
    st.sampled_from(ZONES),
    st.booleans(),
)
def test_no_zone_and_no_change_of_clocks_adds_or_takes_a_minute(
    at: datetime, minutes: int, zone: ZoneInfo, split: bool
) -> None:
    now = at.astimezone(zone)
    draft = Draft(ticket=tenant.VPN, minutes=minutes, split=split)
    parts = time_entries(draft, catalogue=CATALOGUE, billing=AS_WORKED, now=now)
    assert sum(each.minutes for each in parts) == minutes
    assert now - timedelta(minutes=1) < parts[-1].span.end <= now
    if not split:
        assert len(parts) == 1
    for each in parts:
        assert abs(each.span.length - timedelta(minutes=each.minutes)) < timedelta(minutes=1)
