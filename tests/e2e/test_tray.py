"""The tray of a real bar: its menu is driven by keys alone, and gives the focus back."""

from __future__ import annotations

import pytest

from tests.e2e.desk import open_tray_menu, park_pointer, windows_of_product
from tests.e2e.product import Product
from tests.e2e.screen import Terminal, press, type_text
from tests.e2e.waiting import until


@pytest.fixture
def desk(product: Product, terminal: Terminal) -> Product:
    """The running app with its data, and a terminal in front of it."""
    product.start()
    product.synced()
    terminal.focus()
    return product


def line_is(product: Product, line: str) -> None:
    until(lambda: product.status()["popup"] == {"visible": True, "line": line}, f"the popup with {line!r}")


def test_a_template_is_found_by_typing_and_escape_leads_back(desk: Product, terminal: Terminal) -> None:
    menu = open_tray_menu()
    type_text("passw")
    press("Return")
    line_is(desk, "/pw ")
    assert menu not in windows_of_product()
    press("Escape")
    until(terminal.has_focus, "the terminal to have the focus again")


def test_what_is_found_nowhere_becomes_the_line(desk: Product) -> None:
    open_tray_menu()
    type_text("zebra crossing")
    press("Return")
    line_is(desk, "zebra crossing")


@pytest.mark.parametrize(("keys", "line"), [(["alt+t"], "# "), (["alt+e", "Return"], "/outage ")])
def test_every_entry_is_an_alt_key_away(desk: Product, keys: list[str], line: str) -> None:
    menu = open_tray_menu()
    park_pointer()
    press(*keys)
    line_is(desk, line)
    assert menu not in windows_of_product()
