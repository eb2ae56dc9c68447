"""The popup stands in the upper third of a screen and always fits on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quickticket.ui.popup.placement import Area, place

AREAS = st.builds(
    Area,
    st.integers(-4000, 4000),
    st.integers(-3000, 3000),
    st.integers(800, 4000),
    st.integers(700, 3000),
)


@given(AREAS, st.integers(560, 640), st.integers(0, 30))
def test_it_is_whole_on_the_screen_even_when_it_has_grown(screen: Area, room: int, margin: int) -> None:
    x, y = place(screen, 680 + 2 * margin, room + 2 * margin, margin)
    assert x + margin >= screen.x
    assert x + margin + 680 <= screen.x + screen.width
    assert y + margin >= screen.y
    assert y + margin + room <= screen.y + screen.height


@given(AREAS)
def test_it_begins_in_the_upper_third(screen: Area) -> None:
    _, y = place(screen, 680, 560, 0)
    assert y - screen.y <= screen.height / 3
