"""Whether the screen is locked, out of what several programs say of it; pure.

A program that locks the screen says so when it has, and says when it is open again: the last word counts, so
that one that died without a word keeps nobody locked out. A mere request to lock proves nothing, and nobody
may ever say that it is over: it ends with the next input.
"""

from __future__ import annotations

_STILL_LOCKING = 5.0
"""Seconds; the key that asked for the lock is let go within them."""


class LockState:
    """The screen's lock.

    Attributes:
        locked: As far as is known.
    """

    def __init__(self) -> None:
        self.locked = False
        self._asked_at: float | None = None

    def said(self, locked: bool) -> bool:
        """Takes the word of a program that locks screens; returns whether anything changed."""
        changed, self.locked, self._asked_at = locked is not self.locked, locked, None
        return changed

    def asked(self, at: float) -> bool:
        """Somebody asks for the screen to be locked, at this second; returns whether anything changed."""
        if self.locked:
            return False
        self.locked, self._asked_at = True, at
        return True

    def touched(self, at: float) -> bool:
        """The last input came at this second; returns whether anything changed."""
        if self._asked_at is None or at <= self._asked_at + _STILL_LOCKING:
            return False
        return self.said(locked=False)
