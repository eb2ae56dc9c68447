"""The error family: every failure a person may see has a title, a message and a next step.

QuickTicketError
├── InvalidInput             what was typed or asked cannot be done as it stands
│   └── NotReady             a draft that may not be sent yet; carries its problems
├── SettingsError            a settings or profile file cannot be used
├── StorageError             the local database cannot take or give something
│   └── StorageFull          no room on the disk
├── SecretsUnavailable       no key ring, or it refuses
├── NotSignedIn              no profile, no secret, or Halo wants a new sign-in
└── HaloError                Halo did not do what was asked
    ├── NotSent              certain: nothing reached Halo; safe to send again
    │   ├── Offline          no connection could be made
    │   └── RateLimited      429; `retry_after` in seconds when Halo said so
    ├── AnswerLost           the request left, no usable answer came: never send blindly again
    ├── Refused              Halo said no, in its own words
    │   └── Forbidden        this token may not use this list or action
    └── UnreadableAnswer     an answer to a read that makes no sense
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.draft import Problem


class QuickTicketError(Exception):
    """Base of the family.

    Args:
        message: What happened, one sentence in the user's words.
        next_step: What the user can do about it, one sentence; empty when there is nothing to do.
    """

    title = "Something went wrong"

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".rstrip()


class InvalidInput(QuickTicketError):
    """What was typed or asked for cannot be done as it stands."""

    title = "Please check the input"


class NotReady(InvalidInput):
    """A draft that may not be sent yet.

    Args:
        problems: At least one blocking problem; the first one gives the message.
    """

    title = "Not ready to send"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


class SettingsError(QuickTicketError):
    """A settings or profile file cannot be used."""

    title = "Settings cannot be used"


class StorageError(QuickTicketError):
    """The local database cannot take or give something."""

    title = "Cannot save"


class StorageFull(StorageError):
    """No room on the disk."""

    title = "The disk is full"


class SecretsUnavailable(QuickTicketError):
    """There is no key ring, or it refuses."""

    title = "No key ring"


class NotSignedIn(QuickTicketError):
    """No profile, no secret, or Halo wants a new sign-in."""

    title = "Sign in needed"


class HaloError(QuickTicketError):
    """Halo did not do what was asked.

    Args:
        message: See `QuickTicketError`.
        next_step: See `QuickTicketError`.
        server_text: The server's own words as plain text, empty when it said none.
    """

    title = "HaloPSA"

    def __init__(self, message: str, next_step: str = "", *, server_text: str = "") -> None:
        super().__init__(message, next_step)
        self.server_text = server_text


class NotSent(HaloError):
    """Certain that nothing reached Halo: safe to send again later."""


class Offline(NotSent):
    """No connection to the tenant could be made."""

    title = "Offline"


class RateLimited(NotSent):
    """Halo answered 429: the tenant's shared allowance is used up (NOTES 3).

    Args:
        message: See `QuickTicketError`.
        retry_after: Seconds to wait as Halo said, or None when it did not say.
        server_text: See `HaloError`.
    """

    title = "Halo is busy"

    def __init__(self, message: str, retry_after: float | None = None, *, server_text: str = "") -> None:
        super().__init__(message, server_text=server_text)
        self.retry_after = retry_after


class AnswerLost(HaloError):
    """The request left and no usable answer came: it may or may not have been done."""

    title = "Unconfirmed"


class Refused(HaloError):
    """Halo said no (400, 403, 404, 422).

    Args:
        message: See `QuickTicketError`.
        next_step: See `QuickTicketError`.
        server_text: See `HaloError`.
        status: The HTTP status.
    """

    title = "Refused by Halo"

    def __init__(
        self, message: str, next_step: str = "", *, server_text: str = "", status: int = 400
    ) -> None:
        super().__init__(message, next_step, server_text=server_text)
        self.status = status


class Forbidden(Refused):
    """This token may not use this list or action (401 after a fresh token, or 403)."""

    title = "Not allowed"


class UnreadableAnswer(HaloError):
    """An answer to a read that makes no sense: HTML from a proxy, broken JSON, 5xx."""

    title = "Unreadable answer"
