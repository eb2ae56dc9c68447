"""The tray's search box: a few letters find templates, my open tickets and recent ones."""

from __future__ import annotations

import pytest

from quickticket.domain.ids import TicketId
from quickticket.domain.templates.template import Template
from quickticket.ui.tray.find import MOST, find
from quickticket.ui.tray.state import TicketEntry

TEMPLATES = (
    Template("pw", title="Password reset"),
    Template("outage", title="Outage"),
    Template("printer", title="Printer trouble"),
)
MINE = (
    TicketEntry(TicketId(8841), "#8841 Outlook asks for a password · Acme Ltd"),
    TicketEntry(TicketId(8832), "#8832 VPN drops · North Star Legal"),
)
RECENT = (
    TicketEntry(TicketId(8832), "#8832 VPN drops"),
    TicketEntry(TicketId(12045), "#12045 Switch swap · Acme Ltd"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pw", ["pw"]),
        ("password", ["pw", 8841]),
        ("out", ["outage", 8841]),
        ("/out", ["outage"]),
        ("#out", [8841]),
        ("88", [8832, 8841]),
        ("#12045", [12045]),
        ("acme", [8841, 12045]),
        ("vpn", [8832]),
        ("pasword", [8841]),
        ("zebra", []),
        ("/", []),
    ],
)
def test_a_few_letters_find_it(text: str, found: list[object]) -> None:
    assert [each.id for each in find(text, TEMPLATES, MINE, RECENT)] == found


def test_there_are_never_more_than_fit() -> None:
    many = [TicketEntry(TicketId(number), f"#{number} Call") for number in range(1, 40)]
    assert len(find("call", TEMPLATES, many, many)) == MOST


def test_what_fits_comes_before_what_may_be_a_typo() -> None:
    assert [each.id for each in find("outlook", [Template("outlock")], MINE, RECENT)] == [8841, "outlock"]


def test_no_kind_hides_another() -> None:
    templates = [Template(f"call{number}") for number in range(9)]
    mine = [TicketEntry(TicketId(number), f"#{number} Call") for number in range(10, 20)]
    recent = [TicketEntry(TicketId(number), f"#{number} Call") for number in range(20, 30)]
    assert [each.id for each in find("call", templates, mine, recent)] == ["call0", "call1", 10, 11, 20, 21]
