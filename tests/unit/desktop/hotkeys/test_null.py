"""Where there are no hotkeys, the reason is the answer."""

from __future__ import annotations

from quickticket.desktop.hotkeys.null import NullHotkeys
from quickticket.domain.hotkeys import DEFAULT_POPUP_KEYS, HotkeyState


def _unreachable() -> None:
    raise AssertionError("nothing can press this")


def test_every_wish_is_answered_with_the_reason() -> None:
    hotkeys = NullHotkeys("Wayland lets no program grab keys.")
    status = hotkeys.bind("popup", DEFAULT_POPUP_KEYS, _unreachable)
    assert (status.state, status.reason) == (HotkeyState.UNSUPPORTED, "Wayland lets no program grab keys.")
    assert hotkeys.statuses() == (status,)
    hotkeys.rest()
    hotkeys.wake()
    assert hotkeys.statuses() == (status,)
    hotkeys.unbind("popup")
    assert hotkeys.statuses() == ()
