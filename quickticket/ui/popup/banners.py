"""Which banner the popup shows: the one thing about the program that the user should know now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.hotkeys import HotkeyState
from quickticket.ui.popup.state import Banner, Tone
from quickticket.ui.wording import joined

if TYPE_CHECKING:
    from quickticket.domain.errors import QuickTicketError
    from quickticket.domain.hotkeys import HotkeyStatus

SIGNED_OUT = (
    "Not connected to HaloPSA yet. In a terminal: quickticket profile add NAME --url URL --client-id ID"
)
OFFLINE = "Offline: what you send is kept here and goes out when Halo is back."


def banner(
    *,
    failure: QuickTicketError | None,
    problems: tuple[str, ...],
    signed_in: bool,
    hotkey: HotkeyStatus | None,
    online: bool,
) -> Banner | None:
    """Chooses the loudest thing to say.

    Args:
        failure: Why the last Enter did not save.
        problems: What the status board says is wrong.
        signed_in: An agent is known.
        hotkey: The popup's hotkey, when it was bound or refused.
        online: Halo answers.
    """
    if failure is not None:
        return Banner(f"{failure.title}: {failure} Nothing is lost: the text stays here.", Tone.BAD)
    if problems:
        return Banner(problems[0], Tone.WARN)
    if not signed_in:
        return Banner(SIGNED_OUT, Tone.WARN)
    if hotkey is not None and hotkey.state is not HotkeyState.BOUND:
        offer = "Take one of these:" if hotkey.suggestions else ""
        text = joined(hotkey.reason or f"{hotkey.keys} belongs to another program.", offer, by=" ")
        return Banner(text, Tone.WARN, tuple(str(keys) for keys in hotkey.suggestions[:3]))
    return None if online else Banner(OFFLINE)
