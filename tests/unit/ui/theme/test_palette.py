"""Every text is readable on every ground it stands on, in both schemes and in any tenant's accent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickticket.ui.theme.palette import DARK, LIGHT, READABLE, Palette, contrast, with_accent

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
ACCENTS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@BOTH
def test_text_is_readable_on_every_ground(palette: Palette) -> None:
    grounds = (palette.window, palette.panel, palette.control)
    for text in (palette.text, palette.secondary, palette.muted):
        for ground in grounds:
            assert contrast(text, ground) >= READABLE, (text, ground)


@BOTH
def test_tones_are_readable(palette: Palette) -> None:
    for tone in (palette.info, palette.warn, palette.bad, palette.good):
        assert contrast(tone.text, tone.soft) >= READABLE, tone
    assert contrast(palette.text, palette.info.soft) >= READABLE, "a chosen row"
    assert contrast(palette.secondary, palette.info.soft) >= READABLE, "the second line of a chosen row"
    assert contrast(palette.info.text, palette.window) >= READABLE, "a link"
    assert contrast(palette.warn.text, palette.window) >= READABLE, "a missing field"


@given(accent=ACCENTS, dark=st.booleans())
def test_any_accent_becomes_readable(accent: str, dark: bool) -> None:
    palette = with_accent(DARK if dark else LIGHT, accent)
    assert contrast(palette.accent, palette.window) >= READABLE
    assert contrast(palette.on_accent, palette.accent) >= READABLE
    assert contrast(palette.info.text, palette.info.soft) >= READABLE


def test_contrast_is_the_known_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
