"""Every option, declared once: key, kind, default, label and help."""

from __future__ import annotations

from typing import Any

from quickticket.config.kinds import (
    Choice,
    Flag,
    Folder,
    Keys,
    Option,
    RoundingRules,
    TenantList,
    TenantName,
    WebAddress,
    Whole,
)
from quickticket.domain.hotkeys import DEFAULT_POPUP_KEYS, KeyCombination

NEW_TICKET_HOTKEY: Option[KeyCombination] = Option(
    "hotkeys.new_ticket",
    Keys(),
    DEFAULT_POPUP_KEYS,
    "New ticket",
    "Opens the popup from any program.",
)
TIMER_HOTKEY: Option[KeyCombination] = Option(
    "hotkeys.timer",
    Keys(),
    KeyCombination.parse("Ctrl+Alt+Enter"),
    "Timer",
    "Stops the running timer and opens its time; asks what to start when none runs.",
)
DRIVE_BY_HOTKEY: Option[KeyCombination] = Option(
    "hotkeys.drive_by",
    Keys(),
    KeyCombination.parse("Ctrl+Alt+Shift+Space"),
    "Drive-by time",
    "Keeps the last minutes without a ticket; you assign them later.",
)
THEME: Option[str] = Option(
    "window.theme",
    Choice(("system", "light", "dark")),
    "system",
    "Theme",
    "Light or dark windows, or as the desktop has it.",
)
DEFAULT_TICKET_TYPE: Option[str] = Option(
    "ticket.type",
    TenantName(TenantList.TICKET_TYPES, "The first of the tenant"),
    "",
    "Ticket type",
    "Used when the line names none; empty takes the first of the tenant.",
)
TIME_OUTCOME: Option[str] = Option(
    "time.outcome",
    TenantName(TenantList.OUTCOMES, "None"),
    "",
    "Outcome",
    "Outcome of time entries, where the ticket type allows it.",
)
TIME_CHARGE_RATE: Option[str] = Option(
    "time.charge_rate",
    TenantName(TenantList.CHARGE_RATES, "None"),
    "",
    "Charge rate",
    "Charge rate of time entries when the line names none.",
)
TIME_PRIVATE: Option[bool] = Option(
    "time.private", Flag(), True, "Private", "Time entries are hidden from the user at the customer."
)
TIME_ROUNDING: Option[str] = Option(
    "time.rounding",
    Choice(("none", "nearest", "up")),
    "none",
    "Rounding",
    "How minutes become the minutes that are billed; shown in the popup before anything is sent.",
)
TIME_ROUNDING_STEP: Option[int] = Option(
    "time.rounding_step", Whole(1, 240), 15, "Round to", "Minutes: 15 bills quarters of an hour."
)
TIME_MINIMUM: Option[int] = Option(
    "time.minimum", Whole(0, 480), 0, "At least", "Fewest minutes that a time entry is billed as."
)
TIME_ROUNDING_BY_RATE: Option[str] = Option(
    "time.rounding_by_rate",
    RoundingRules(),
    "",
    "By charge rate",
    "Other roundings for single charge rates, such as After hours: up 30, at least 60; On site: up 15.",
)
TIME_AFTER_HOURS: Option[str] = Option(
    "time.after_hours_rate",
    TenantName(TenantList.CHARGE_RATES, "The one named after hours"),
    "",
    "After hours",
    "Charge rate of work outside your working hours, when an entry is split there.",
)
TIME_DRIVE_BY: Option[int] = Option(
    "time.drive_by", Whole(1, 240), 10, "Drive-by", "Minutes that the hotkey for drive-by time keeps."
)
TIME_AWAY: Option[int] = Option(
    "time.away",
    Whole(1, 240),
    5,
    "Away after",
    "Minutes without a key or a mouse move after which a running timer asks whether they count.",
)
SHARED_FOLDER: Option[str] = Option(
    "templates.shared_folder",
    Folder(),
    "",
    "Shared folder",
    "Templates of the team in a folder of a file share or a synced drive; they are only read.",
)
SHARED_ADDRESS: Option[str] = Option(
    "templates.shared_address",
    WebAddress(),
    "",
    "Shared address",
    "Templates of the team behind an https address: a zip of them, or one file.",
)
USERS_LIMIT: Option[int] = Option(
    "sync.users_limit",
    Whole(0, 1_000_000),
    20_000,
    "Users kept here",
    "Up to this many users are searched without the network; beyond it Halo is asked while you type.",
)

OPTIONS: tuple[Option[Any], ...] = (
    NEW_TICKET_HOTKEY,
    TIMER_HOTKEY,
    DRIVE_BY_HOTKEY,
    THEME,
    DEFAULT_TICKET_TYPE,
    TIME_OUTCOME,
    TIME_CHARGE_RATE,
    TIME_PRIVATE,
    TIME_ROUNDING,
    TIME_ROUNDING_STEP,
    TIME_MINIMUM,
    TIME_ROUNDING_BY_RATE,
    TIME_AFTER_HOURS,
    TIME_DRIVE_BY,
    TIME_AWAY,
    SHARED_FOLDER,
    SHARED_ADDRESS,
    USERS_LIMIT,
)

GROUPS: dict[str, str] = {
    "hotkeys": "Hotkeys",
    "window": "Appearance",
    "ticket": "New tickets",
    "time": "Time",
    "templates": "Templates",
    "sync": "Search",
}
"""What windows call the tables of settings.toml, in their order."""
