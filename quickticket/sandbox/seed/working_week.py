"""A technician's working week as he logged it: mostly full days, a few gaps, and a Friday half done."""

from __future__ import annotations

from typing import NamedTuple

from quickticket.sandbox.seed.service_desk import (
    AFTER_HOURS,
    NO_CHARGE,
    ON_SITE,
    PHONE_CALL,
    PRIVATE_NOTE,
    REMOTE,
    REMOTE_SESSION,
    SITE_VISIT,
    TRAVEL,
    TRAVEL_RATE,
)


class Stint(NamedTuple):
    """A piece of work, by the clock on the wall; without an outcome it belongs to no ticket."""

    start: str
    end: str
    note: str
    outcome: int | None
    rate: int


def _remote(start: str, end: str, note: str) -> Stint:
    return Stint(start, end, note, REMOTE_SESSION, REMOTE)


def _call(start: str, end: str, note: str) -> Stint:
    return Stint(start, end, note, PHONE_CALL, REMOTE)


def _site(start: str, end: str, note: str) -> Stint:
    return Stint(start, end, note, SITE_VISIT, ON_SITE)


def _travel(start: str, end: str, note: str) -> Stint:
    return Stint(start, end, note, TRAVEL, TRAVEL_RATE)


def _none(start: str, end: str, subject: str) -> Stint:
    return Stint(start, end, subject, None, NO_CHARGE)


DAYS: tuple[tuple[Stint, ...], ...] = (
    (
        _none("09:00", "09:20", "Monday stand-up"),
        _call("09:20", "09:45", "Talked through the error message"),
        _remote("09:45", "11:10", "Rebuilt the profile and tested it"),
        _remote("11:10", "12:30", "Moved the mailbox to the new server"),
        _call("13:30", "13:50", "Password reset, identity checked"),
        _remote("13:50", "15:40", "Traced the drops to the firewall"),
        Stint("15:40", "16:25", "Wrote up the change for approval", PRIVATE_NOTE, REMOTE),
        _remote("16:25", "17:30", "Installed the updates"),
    ),
    (
        _remote("09:05", "10:15", "Cleaned the mailbox of rules"),
        _call("10:15", "10:35", "Explained the new sign-in"),
        _remote("10:35", "12:25", "Set up the laptop for the new starter"),
        _none("13:30", "14:30", "Training: backup console"),
        _remote("15:10", "16:40", "Restored the shared folder"),
        _call("16:40", "17:10", "Called back, works again"),
    ),
    (
        _call("09:00", "09:25", "Took the details of the outage"),
        _travel("09:25", "10:05", "To the warehouse"),
        _site("10:05", "12:40", "Replaced the switch, labelled the ports"),
        _travel("13:20", "14:00", "Back to the office"),
        _remote("14:00", "15:50", "Checked the monitoring and closed the alerts"),
        _remote("15:50", "17:30", "Wi-Fi survey worked into the plan"),
        Stint("17:30", "18:20", "Firmware of the firewall, out of hours", REMOTE_SESSION, AFTER_HOURS),
    ),
    (
        _none("09:00", "09:30", "Service review"),
        _remote("09:30", "10:40", "Printer queue rebuilt"),
        _call("11:30", "12:05", "Showed the user the new print dialog"),
        _remote("13:30", "15:15", "Accounts package reinstalled"),
        _remote("16:00", "17:30", "Added permissions to the finance folder"),
    ),
    (
        _call("09:00", "09:35", "Suspicious e-mail looked at, harmless"),
        _remote("09:35", "11:20", "Second monitor, new driver"),
        _remote("11:20", "12:15", "Spam filter tuned"),
        _call("13:35", "14:00", "No dial tone, cable was loose"),
    ),
)
"""Monday to Friday."""
