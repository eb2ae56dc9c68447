"""What can go wrong between the running app and its commands."""

from __future__ import annotations

from quickticket.domain.errors import QuickTicketError


class CannotListen(QuickTicketError):
    """The local socket cannot be opened, so that no command would reach the app."""

    title = "Cannot start"


class AppUnreachable(QuickTicketError):
    """An app runs, or something in its place, but no answer can be had from it."""

    title = "QuickTicket does not answer"


class UntrustedSocket(AppUnreachable):
    """What lies at the socket's path belongs to somebody else, or lies where others may replace it."""

    title = "Unsafe socket"
