"""The colours of both schemes as plain data, and the contrast that they owe the reader."""

from __future__ import annotations

from dataclasses import dataclass, replace

READABLE = 4.5
"""WCAG AA contrast for text of normal size."""
_LINEAR_BELOW = 0.04045
_MIDDLE = 0.18
"""Luminance from which black text is easier to read than white."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A soft background and the text that is readable on it."""

    soft: str
    text: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour a window may use, as `#rrggbb`.

    Attributes:
        window: Background of windows and of the popup.
        panel: Footers and side panes, one step off the window.
        control: Chips and quiet buttons; `control_hover` under the pointer.
        line: Hairlines and borders.
        text, secondary, muted: Three weights of text, all readable on the three backgrounds.
        accent, on_accent: The one strong colour and the text on it.
        info, warn, bad, good: Soft tones with their text.
        shadow: Colour of shadows, used with low alpha.
    """

    dark: bool
    window: str
    panel: str
    control: str
    control_hover: str
    line: str
    text: str
    secondary: str
    muted: str
    accent: str
    on_accent: str
    info: Tone
    warn: Tone
    bad: Tone
    good: Tone
    shadow: str


LIGHT = Palette(
    dark=False,
    window="#ffffff",
    panel="#f5f7f9",
    control="#eef1f5",
    control_hover="#e3e8ee",
    line="#dfe4ea",
    text="#12161d",
    secondary="#414b5a",
    muted="#5c6675",
    accent="#1262dc",
    on_accent="#ffffff",
    info=Tone("#e6effd", "#0d54c4"),
    warn=Tone("#fff2d9", "#855000"),
    bad=Tone("#fde8e6", "#b3261e"),
    good=Tone("#e2f4e8", "#136b34"),
    shadow="#0b1526",
)

DARK = Palette(
    dark=True,
    window="#1b1e25",
    panel="#21252d",
    control="#2a303a",
    control_hover="#343b47",
    line="#343a46",
    text="#f2f4f7",
    secondary="#c0c7d2",
    muted="#9ea7b5",
    accent="#6ea6ff",
    on_accent="#0c1422",
    info=Tone("#1f3358", "#8bb8ff"),
    warn=Tone("#3a2c13", "#f5b95c"),
    bad=Tone("#43201f", "#ff9a90"),
    good=Tone("#163523", "#6ad695"),
    shadow="#000000",
)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        value / 12.92 if (value := channel / 255) <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1.0 to 21.0."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """A colour `share` of the way (0.0 to 1.0) from `one` to `other`."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, background: str, ratio: float = READABLE) -> str:
    """The colour nearest to `colour` that reaches `ratio` on `background`."""
    end = "#ffffff" if _luminance(background) < _MIDDLE else "#000000"
    return next(
        (shade for step in range(21) if contrast(shade := mix(colour, end, step / 20), background) >= ratio),
        end,
    )


def with_accent(palette: Palette, accent: str) -> Palette:
    """The palette in a tenant's own accent, moved as far as readability demands.

    Args:
        palette: `LIGHT` or `DARK`.
        accent: `#rrggbb`.
    """
    strong = readable(accent, palette.window)
    on_strong = max(("#ffffff", "#0c1422"), key=lambda text: contrast(text, strong))
    soft = mix(palette.window, strong, 0.12 if not palette.dark else 0.26)
    return replace(palette, accent=strong, on_accent=on_strong, info=Tone(soft, readable(strong, soft)))
