"""Renders every window with made-up states, light and dark: `python -m tests.ui.gallery FOLDER`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from quickticket.domain.draft import TokenKind, TokenState
from quickticket.domain.ids import CaptureId
from quickticket.ui.about.view import About, AboutWindow
from quickticket.ui.bulk.state import BulkState, TableRow
from quickticket.ui.bulk.state import Deed as BulkDeed
from quickticket.ui.bulk.view import BulkWindow
from quickticket.ui.outbox.state import Deed, DetailsPane, OutboxRow, OutboxState, StepLine
from quickticket.ui.outbox.view import OutboxWindow
from quickticket.ui.popup.state import (
    Banner,
    Choices,
    Completion,
    Field,
    Hint,
    Mark,
    OpenTicket,
    PopupState,
    QuestionRow,
    Row,
    Start,
    Tone,
    Who,
    Written,
)
from quickticket.ui.popup.view import PopupView
from quickticket.ui.templates.view import TemplatesWindow
from quickticket.ui.theme.theme import Theme
from quickticket.ui.toasts.presenter import Toast, ToastAction
from quickticket.ui.toasts.view import ToastArea
from tests.ui.cockpit_pictures import draw_cockpit
from tests.ui.day_pictures import draw_days
from tests.ui.template_pictures import template_windows

LINE = '@"Joe Bloggs"{u12} outlook will not open :incident !high 12m'
FIELDS = (
    Field(TokenKind.TICKET_TYPE, "Type", "Incident", given=True),
    Field(TokenKind.PRIORITY, "Priority", "High", given=True),
    Field(TokenKind.CATEGORY, "Category", "", missing=True),
    Field(TokenKind.ASSIGN, "Team", "2nd line"),
    Field(TokenKind.DURATION, "Time", "12 min", given=True),
    Field(TokenKind.CHARGE_RATE, "Rate", "Remote"),
    Field(TokenKind.STATUS, "Status"),
)
JOE = Who("Joe Bloggs", "Acme Ltd · London HQ", "joe@acme.example · 020 7946 0112")
FORM = PopupState(
    empty=False,
    marks=tuple(
        Mark(LINE.index(text), LINE.index(text) + len(text), TokenState.RESOLVED)
        for text in (":incident", "!high", "12m")
    ),
    who=JOE,
    fields=FIELDS,
    tickets_caption="Open for Joe",
    tickets=(OpenTicket(8841, "Outlook asks for a password", "2 h ago"),),
    warning=Hint("Choose a category: Halo wants one for an Incident."),
    acting_as="Acting as Sam Tech",
    button="Create for Acme Ltd, London HQ",
)


def popups() -> Iterator[tuple[str, str, PopupState]]:
    """Name, line and snapshot of every popup picture."""
    yield (
        "popup-empty",
        "",
        PopupState(
            start=Start(
                "@joe outlook will not open :incident 12m",
                "#8841 Outlook asks for a password · #8832 VPN drops",
            ),
            acting_as="Acting as Sam Tech",
        ),
    )
    yield "popup", LINE, FORM
    amber = "@joe outlook %prnter 12m"
    yield (
        "popup-ambiguous",
        amber,
        PopupState(
            empty=False,
            marks=(
                Mark(0, 4, TokenState.AMBIGUOUS),
                Mark(13, 20, TokenState.UNKNOWN),
                Mark(21, 24, TokenState.RESOLVED),
            ),
            fields=FIELDS[:2] + FIELDS[3:],
            warning=Hint("Which joe?", ("Joe Bloggs · Acme Ltd", "Joe Fisher · North Star Legal")),
            acting_as="Acting as Sam Tech",
            banner=Banner(
                "Ctrl+Alt+Space belongs to another program. Take one of these:",
                Tone.WARN,
                ("Ctrl+Shift+Space", "Ctrl+Alt+Enter", "Ctrl+Alt+Home"),
            ),
            button="Create",
        ),
    )
    yield (
        "popup-completing",
        "@jo",
        PopupState(
            empty=False,
            marks=(Mark(0, 3, TokenState.AMBIGUOUS),),
            completion=Completion(
                (
                    Row("Joe Bloggs", "Acme Ltd · London HQ · joe@acme.example", ((0, 2),)),
                    Row("Joanna Reid", "North Star Legal · Leeds · 0113 496 0170", ((0, 2),)),
                    Row("Mary Jones", "Red Ridge · Main · mary@redridge.example", ((5, 7),)),
                ),
                0,
                asking=True,
            ),
            acting_as="Acting as Sam Tech",
        ),
    )
    yield (
        "popup-choosing",
        LINE,
        PopupState(
            empty=False,
            marks=FORM.marks,
            who=JOE,
            fields=FIELDS,
            choices=Choices(
                TokenKind.CATEGORY,
                "Category",
                "ema",
                (
                    Row("Email", spans=((0, 3),)),
                    Row("Email > Outlook", spans=((0, 3),)),
                    Row("Email > Spam", spans=((0, 3),)),
                ),
            ),
            acting_as="Acting as Sam Tech",
            button="Create for Acme Ltd, London HQ",
        ),
    )
    time = '#"Outlook asks for a password"{8841} rebuilt the profile 25m =resolved'
    yield (
        "popup-time",
        time,
        PopupState(
            empty=False,
            marks=(
                Mark(time.index("25m"), time.index("25m") + 3, TokenState.RESOLVED),
                Mark(time.index("=resolved"), len(time), TokenState.RESOLVED),
            ),
            who=Who(
                "Outlook asks for a password",
                "Acme Ltd · London HQ",
                "Joe Bloggs",
                "#8841",
                "In progress",
                "#2f7d4f",
            ),
            fields=(
                Field(TokenKind.CHARGE_RATE, "Rate", "Remote"),
                Field(TokenKind.STATUS, "Status", "Resolved", given=True),
                Field(TokenKind.DURATION, "Time", "25 min", given=True),
            ),
            acting_as="Acting as Sam Tech",
            banner=Banner("Offline: it will be sent when Halo is back."),
            button="Log 25 min on #8841, Acme Ltd",
            ready=True,
        ),
    )


def template_popups() -> Iterator[tuple[str, str, PopupState]]:
    """The popup with templates: found while typing, what one fills in, and what another asks."""
    rows = (
        Row("Password reset", "/pw · Service Request · 5 min · Remote · Resolved"),
        Row("Printer trouble", "/printer · Incident"),
    )
    yield (
        "popup-templates",
        "/p",
        PopupState(empty=False, completion=Completion(rows), acting_as="Acting as Sam Tech"),
    )
    filled = tuple(
        replace(field, value=value, given=False, missing=False, source="/pw" if value else "")
        for field, value in zip(
            FIELDS,
            ("Service Request", "", "Access > Password Reset", "", "5 min", "Remote", "Resolved"),
            strict=True,
        )
    )
    line = '/pw @"Joe Bloggs"{u12}'
    filling = replace(
        FORM,
        marks=(Mark(0, 3, TokenState.RESOLVED),),
        fields=filled,
        canned=True,
        written=Written(
            "/pw",
            "Password reset for Joe Bloggs",
            "Identity checked by phone: called back on 020 7946 0112, date of birth, last tickets.\n\n"
            "Password reset and handed over to Joe Bloggs, who has to change it at the first sign-in.",
            "Remote Session · hidden from the user · tagged password",
        ),
        tickets=(),
        warning=None,
        ready=True,
    )
    yield "popup-template", line, filling
    joe = (Row("Joe Bloggs", "Acme Ltd · London HQ · joe@acme.example", ((0, 3),)),)
    yield "popup-template-completing", "/pw @joe", replace(filling, completion=Completion(joe))
    canned = Choices(
        None,
        "Canned text",
        "",
        (
            Row("Called, no answer", "Called, no answer. Left a message."),
            Row("Restarted", "Restarted the device."),
        ),
    )
    yield "popup-canned", line, replace(filling, written=Written("/pw", "Password reset"), choices=canned)
    line = '/starter ?"Ann Lee" ?Monday @"Acme Ltd"{c12}'
    asked = (
        QuestionRow("Name of the new starter", "Ann Lee"),
        QuestionRow("First day", "Monday"),
        QuestionRow("Kit", "", ("Laptop", "Desktop", "None"), missing=True),
        QuestionRow("Same rights as", missing=True),
    )
    asking = replace(
        FORM,
        marks=(
            Mark(0, 8, TokenState.RESOLVED),
            Mark(9, 19, TokenState.RESOLVED),
            Mark(20, 27, TokenState.RESOLVED),
        ),
        who=Who("Acme Ltd", "London HQ", "no user: the ticket is for the customer"),
        fields=tuple(replace(each, source=each.source and "/starter") for each in filled),
        written=Written("/starter", "New starter: Ann Lee", ""),
        questions=asked,
        tickets=(),
        warning=None,
    )
    yield "popup-questions", line, asking
    kit = Choices(TokenKind.ANSWER, "Kit", "", tuple(map(Row, asked[2].choices)), -1, 2)
    yield "popup-answering", line, replace(asking, choices=kit)


def framed(widget: QWidget, *, dark: bool) -> QImage:
    """The window on a calm background."""
    picture = widget.grab()
    ratio = picture.devicePixelRatio()
    size = picture.size()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    ground = QLinearGradient(0, 0, size.width(), size.height())
    for at, colour in ((0, "#0b0d14" if dark else "#cfdbe8"), (1, "#201d2a" if dark else "#e3dcea")):
        ground.setColorAt(at, QColor(colour))
    painter.fillRect(0, 0, size.width(), size.height(), ground)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return image


def outboxes() -> Iterator[tuple[str, OutboxState]]:
    """Name and snapshot of every outbox picture."""
    rows = (
        OutboxRow(
            CaptureId("1"), "unconfirmed", "warn", "printer jam in reception", "", "Acme Ltd", "09:42 · 1 try"
        ),
        OutboxRow(CaptureId("2"), "waiting", "info", "Switch swap", "+ 1 h 30", "North Star Legal", "12:11"),
        OutboxRow(CaptureId("3"), "waiting", "info", "#8841", "+ 40 min", "Acme Ltd", "14:10 · 2 tries"),
        OutboxRow(CaptureId("4"), "held", "bad", "VPN for new starter", "", "Red Ridge", "14:12 · 1 try"),
        OutboxRow(
            CaptureId("5"), "sent", "good", "#12045 Outlook will not open", "+ 12 min", "Acme Ltd", "09:38"
        ),
    )
    heading = "1 unconfirmed · 2 waiting · 1 held · 48 sent today"
    history = (
        ("09:42:07", "Saved."),
        ("09:42:07", "Create ticket: Sending."),
        ("09:42:37", "Create ticket: No answer within 30 s."),
        ("09:42:40", "Create ticket: This tenant cannot be searched by our reference."),
    )
    decide = DetailsPane(
        "printer jam in reception",
        "Acme Ltd · 12 min · 09:42",
        "The answer never came, and Halo cannot be searched for it. Is the ticket there?",
        "",
        (StepLine("Create ticket", "unconfirmed", "warn"), StepLine("Add time entry", "waiting", "info")),
        (Deed.THIS_IS_IT, Deed.SEND, Deed.DISCARD, Deed.TEMPLATE),
        True,
        history,
    )
    held = DetailsPane(
        "VPN for new starter",
        "Red Ridge · 14:12",
        "Halo refused it.",
        "Please select a category for this ticket type.",
        (StepLine("Create ticket", "held", "bad"),),
        (Deed.EDIT, Deed.SEND, Deed.DISCARD, Deed.TEMPLATE),
        False,
        history[:2],
    )
    yield "outbox", OutboxState(heading, rows, 0, decide)
    yield "outbox-held", OutboxState(heading, rows, 3, held)


def bulks() -> Iterator[tuple[str, BulkState]]:
    """The bulk window: empty, with problems first, and on its way."""
    yield "bulk-empty", BulkState()
    ready = tuple(
        TableRow(str(n), "ready", "info", name, f"{name} · {site}", f"Internet outage at {name}")
        for n, (name, site) in enumerate(
            (("Acme Ltd", "London HQ"), ("North Star Legal", "Chancery Lane"), ("Red Ridge", "Warehouse 4")),
            3,
        )
    )
    yield (
        "bulk-plan",
        BulkState(
            line="/outage",
            heading="5 rows · 2 need a look",
            rows=(
                TableRow(
                    "1",
                    "unknown",
                    "bad",
                    "Globecks",
                    "",
                    "",
                    "Nobody is called Globecks.",
                ),
                TableRow(
                    "2",
                    "which one?",
                    "warn",
                    "Sam Carter",
                    "",
                    "Internet outage at {customer}",
                    "Enter shows who may be meant.",
                    ("Sam Carter · North Star Legal", "Sam Carter · Red Ridge"),
                ),
                *ready,
            ),
            button="Send 3, leave 2 here",
            undo="Blue Harbour is removed.",
            recent=("10:12 · /outage · 9 of 9 sent",),
        ),
    )
    sent = [
        TableRow(f"c{n}", "sent", "good", row.who, row.who, f"#{12045 + n}", open=True)
        for n, row in enumerate(ready)
    ]
    yield (
        "bulk-sent",
        BulkState(
            line="/outage",
            sent=True,
            heading="3 of 5 sent · 1 held · 1 waiting",
            rows=(
                *sent,
                TableRow("c8", "held", "bad", "Blue Harbour", "Blue Harbour", "", "Please enter a category."),
                TableRow("c9", "waiting", "quiet", "Globex", "Globex"),
            ),
            done=3,
            total=5,
            deeds=(*BulkDeed,)[:1] + (*BulkDeed,)[2:],
        ),
    )


def toasts() -> tuple[Toast, ...]:
    """One of each kind."""
    return (
        Toast(
            CaptureId("3"),
            "bad",
            "Not sent: VPN for new starter",
            "Please select a category for this ticket type.",
            (ToastAction.SHOW,),
            sticky=True,
        ),
        Toast(
            CaptureId("2"),
            "info",
            "Kept: Switch swap",
            "North Star Legal · will be sent when Halo is back",
            (ToastAction.UNDO,),
        ),
        Toast(
            CaptureId("1"),
            "good",
            "#12045 created",
            "Acme Ltd · 12 min",
            (ToastAction.OPEN, ToastAction.COPY),
        ),
    )


def settle() -> None:
    """Lets layouts finish."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def render_all(app: QApplication, folder: Path, *, composited: bool = True) -> None:
    """Draws everything into `folder`."""
    theme = Theme(app)
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        theme.force(scheme)
        dark = scheme == Qt.ColorScheme.Dark
        suffix = "dark" if dark else "light"
        for name, line, state in chain(popups(), template_popups()):
            popup = PopupView(theme, composited=composited)
            popup.warm()
            popup.set_text(line)
            popup.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            popup.show()
            popup.show_state(state)
            framed(popup, dark=dark).save(str(folder / f"{name}-{suffix}.png"))
            popup.hide()
        for name, outbox in outboxes():
            window = OutboxWindow(theme)
            window.show()
            window.show_state(outbox)
            settle()
            window.grab().save(str(folder / f"{name}-{suffix}.png"))
        for name, bulk in bulks():
            table = BulkWindow(theme, tuple)
            table.set_line(bulk.line)
            table.show()
            table.show_state(bulk)
            settle()
            table.grab().save(str(folder / f"{name}-{suffix}.png"))
        for name, templates in template_windows():
            manager = TemplatesWindow(theme)
            manager.show()
            manager.show_state(templates)
            settle()
            manager.grab().save(str(folder / f"{name}-{suffix}.png"))
            manager.hide()
        about = AboutWindow(
            theme, About("0.1.0", "demo · http://127.0.0.1:8080", "/home/sam/.local/share/quickticket")
        )
        about.show()
        settle()
        about.grab().save(str(folder / f"about-{suffix}.png"))
        area = ToastArea(theme, composited=composited)
        area.show_toasts(toasts())
        settle()
        for place, card in enumerate(area.cards):
            framed(card, dark=dark).save(str(folder / f"toast-{place}-{suffix}.png"))
        area.show_toasts(())
        draw_cockpit(theme, folder, dark=dark)
        draw_days(theme, folder, dark=dark)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    render_all(QApplication([]), target)
