"""Where nobody can be seen, that is said."""

from __future__ import annotations

from quickticket.desktop.idle.null import NullPresence


async def test_it_says_why_and_sees_nothing() -> None:
    presence = NullPresence("It is dark.")
    told: list[str] = []
    presence.events.connect(told.append)
    await presence.start()
    assert presence.idle_seconds() is None
    await presence.close()
    assert (presence.blind_spots, told) == (("It is dark.",), [])
