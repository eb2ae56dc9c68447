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
    """A piece of work, by the clock on the wall.

    Attributes:
        outcome: None for time without a ticket.
        note: What it was; empty on a ticket takes what `NOTES` says of it.
        same: On the ticket of the stint before.
    """

    start: str
    end: str
    outcome: int | None = REMOTE_SESSION
    rate: int = REMOTE
    note: str = ""
    same: bool = False


def _call(start: str, end: str) -> Stint:
    return Stint(start, end, PHONE_CALL)


def _none(start: str, end: str, subject: str) -> Stint:
    return Stint(start, end, None, NO_CHARGE, subject)


DAYS: tuple[tuple[Stint, ...], ...] = (
    (
        _none("09:00", "09:20", "Monday stand-up"),
        _call("09:20", "09:45"),
        Stint("09:45", "11:10"),
        Stint("11:10", "12:30"),
        _call("13:30", "13:50"),
        Stint("13:50", "15:40"),
        Stint("15:40", "16:25", PRIVATE_NOTE, note="Wrote up the change for approval", same=True),
        Stint("16:25", "17:30"),
    ),
    (
        Stint("09:05", "10:15"),
        _call("10:15", "10:35"),
        Stint("10:35", "12:25"),
        _none("13:30", "14:30", "Training: backup console"),
        Stint("15:10", "16:40"),
        _call("16:40", "17:10"),
    ),
    (
        _call("09:00", "09:25"),
        Stint("09:25", "10:05", TRAVEL, TRAVEL_RATE, "To the customer", same=True),
        Stint("10:05", "12:40", SITE_VISIT, ON_SITE, "Sorted out on site", same=True),
        Stint("13:20", "14:00", TRAVEL, TRAVEL_RATE, "Back to the office", same=True),
        Stint("14:00", "15:50"),
        Stint("15:50", "17:30"),
        Stint("17:30", "18:20", REMOTE_SESSION, AFTER_HOURS),
    ),
    (
        _none("09:00", "09:30", "Service review"),
        Stint("09:30", "10:40"),
        _call("11:30", "12:05"),
        Stint("13:30", "15:15"),
        Stint("16:00", "17:30"),
    ),
    (
        _call("09:00", "09:35"),
        Stint("09:35", "11:20"),
        Stint("11:20", "12:15"),
        _call("13:35", "14:00"),
    ),
)
"""Monday to Friday."""

NOTES = {
    "Outlook asks for password": "Cleared the saved credentials",
    "Outlook keeps asking to sign in": "Rebuilt the mail profile",
    "VPN drops every few minutes": "Traced the drops to the firewall",
    "Printer on the second floor offline": "Rebuilt the print queue",
    "Shared mailbox not updating": "Mapped the shared mailbox again",
    "New starter on Monday": "Created account and mailbox",
    "Laptop battery drains within an hour": "Ran the battery report",
    "Suspicious e-mail with an invoice": "Read the headers, blocked the sender",
    "Wi-Fi weak in the meeting room": "Moved the access point to another channel",
    "Accounts package closes without a message": "Reinstalled the accounts package",
    "Password reset": "Checked identity, reset the password",
    "Second monitor not detected": "Installed the driver of the dock",
    "Windows update stuck at 30%": "Cleared the update cache",
    "Too much spam since the weekend": "Tuned the spam filter",
    "No dial tone on extension 214": "Set the handset up again",
    "Cannot open the finance folder": "Added the missing permission",
}
"""What is done about each of the seeded tickets, by its summary."""
