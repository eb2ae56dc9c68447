"""Made-up states of the tray and of the settings window, and their pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLineEdit

from quickticket.config.options import GROUPS, NEW_TICKET_HOTKEY, OPTIONS, SHARED_FOLDER, THEME, TIME_OUTCOME
from quickticket.config.settings import Settings, WrongValue
from quickticket.domain.hotkeys import (
    ALTERNATIVES,
    DEFAULT_POPUP_KEYS,
    HotkeyState,
    HotkeyStatus,
    KeyCombination,
    template_action,
)
from quickticket.domain.ids import TicketId, TimerId
from quickticket.domain.templates.template import Template
from quickticket.domain.timekeeping.timer import TimerState
from quickticket.services.tray_state import TrayState
from quickticket.ui.settings.rows import MORE, option_row, refusal, searched, template_row
from quickticket.ui.settings.state import OptionGroup, OptionRow, SettingsState
from quickticket.ui.settings.view import SettingsWindow
from quickticket.ui.theme.theme import Theme
from quickticket.ui.tray.fallback import FallbackWindow
from quickticket.ui.tray.find import find, template_entry
from quickticket.ui.tray.icon import tray_icon
from quickticket.ui.tray.menu import CockpitMenu
from quickticket.ui.tray.state import TicketEntry, TimerActions, TimerEntry, TrayActions, TrayMenu
from tests.fakes.halo_seed import CATALOGUE

FILE = "/home/sam/.config/QuickTicket/settings.toml"
TEMPLATES = (
    Template("pw", "Password reset"),
    Template("outage", "Outage"),
    Template("printer", "Printer trouble"),
    Template("starter", "New starter"),
    Template("visit", "Site visit"),
)
MINE = (
    TicketEntry(TicketId(8841), "#8841 Outlook asks for a password · Acme Ltd"),
    TicketEntry(TicketId(8832), "#8832 VPN drops every hour · North Star Legal"),
)
RECENT = (*MINE[:1], TicketEntry(TicketId(12045), "#12045 Switch swap · Red Ridge"))
MENU = TrayMenu(
    hotkey="Ctrl+Alt+Space",
    templates=tuple(template_entry(template) for template in TEMPLATES),
    recent=RECENT,
    mine=MINE,
    timers=(
        TimerEntry(TimerId("t1"), "25 min · #8841 Outlook asks for a password", TimerState.RUNNING),
        TimerEntry(TimerId("t2"), "10 min · no ticket · Drive-by help", TimerState.STOPPED),
    ),
    outbox="Outbox (2 waiting, 1 held)",
)


def settings_windows() -> Iterator[tuple[str, SettingsState]]:
    """Name and snapshot of every picture of the settings window."""
    chosen = Settings({THEME.key: "dark", SHARED_FOLDER.key: "/mnt/team/templates"})
    yield "settings", SettingsState(_groups(chosen), FILE)
    taken = HotkeyStatus(
        "popup",
        DEFAULT_POPUP_KEYS,
        HotkeyState.CONFLICT,
        f"Another program already uses {DEFAULT_POPUP_KEYS}.",
        ALTERNATIVES[:3],
    )
    mistaken = Settings(
        {TIME_OUTCOME.key: "Phone call"},
        wrong={THEME.key: WrongValue(THEME, THEME.key, "'pink'", "expected one of system, light, dark")},
    )
    broken = f"{FILE} has a mistake: Expected '=' after a key (at line 12, column 7). Mend that line."
    yield "settings-mistakes", SettingsState(_groups(mistaken, taken), FILE, problem=broken)
    yield "settings-found", SettingsState(_groups(chosen, query="hotkey"), FILE, query="hotkey")


def draw_cockpit(theme: Theme, folder: Path, *, dark: bool) -> None:
    """Draws all of it into a folder."""
    suffix = "dark" if dark else "light"
    tray_sheet(dark=dark).save(str(folder / f"tray-{suffix}.png"))
    menu = cockpit_menu()
    for name, typed in (("menu", ""), ("menu-found", "out")):
        menu.popup(QPoint(0, 0))
        [box] = menu.findChildren(QLineEdit)
        box.setText(typed)
        _settle()
        menu.grab().save(str(folder / f"{name}-{suffix}.png"))
        menu.close()
    fallback = FallbackWindow(_no_actions(), menu, "Ctrl+Alt+Space")
    fallback.show()
    _settle()
    fallback.grab().save(str(folder / f"fallback-{suffix}.png"))
    fallback.close()
    for name, state in settings_windows():
        window = SettingsWindow(theme)
        window.show()
        window.show_state(state)
        _settle()
        window.grab().save(str(folder / f"{name}-{suffix}.png"))
        window.close()


def cockpit_menu() -> CockpitMenu:
    """A filled menu."""
    menu = CockpitMenu(lambda: True)
    menu.bind(_no_actions(), lambda text: find(text, TEMPLATES, MINE, RECENT))
    menu.show_menu(MENU)
    return menu


def tray_sheet(*, dark: bool) -> QImage:
    """Every tray state at the sizes bars use."""
    sheet = QImage(420, 60 * len(TrayState), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#1b1e25" if dark else "#eceff3"))
    painter = QPainter(sheet)
    for line, state in enumerate(TrayState):
        x = 16
        for size in (16, 22, 24, 32, 48):
            painter.drawPixmap(x, 60 * line + (60 - size) // 2, tray_icon(state).pixmap(size, size))
            x += size + 20
        painter.setPen(QColor("#ffffff" if dark else "#000000"))
        painter.drawText(x + 20, 60 * line + 34, state.value)
    painter.end()
    return sheet


def _groups(
    settings: Settings, popup: HotkeyStatus | None = None, query: str = ""
) -> tuple[OptionGroup, ...]:
    return tuple(
        searched(OptionGroup(key, title, _rows(key, settings, popup), MORE.get(key, ("", ""))), query)
        for key, title in GROUPS.items()
    )


def _rows(group: str, settings: Settings, popup: HotkeyStatus | None) -> tuple[OptionRow, ...]:
    rows = [option_row(option, settings, CATALOGUE) for option in OPTIONS if option.group == group]
    if group == NEW_TICKET_HOTKEY.group:
        keys = KeyCombination.parse("Ctrl+Alt+F9")
        bound = HotkeyStatus(template_action("pw"), keys, HotkeyState.BOUND)
        if popup is not None:
            rows = [_with_note(row, popup) for row in rows]
        rows.append(template_row("pw", "Password reset", bound))
    return tuple(rows)


def _with_note(row: OptionRow, status: HotkeyStatus) -> OptionRow:
    return replace(row, note=refusal(status))


def _no_actions() -> TrayActions:
    nothing: Any = _nothing
    timers = TimerActions(**{field.name: nothing for field in fields(TimerActions)})
    return TrayActions(**{field.name: nothing for field in fields(TrayActions)} | {"timers": timers})


def _nothing(*_what: object) -> None:
    """What an entry does here."""


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
