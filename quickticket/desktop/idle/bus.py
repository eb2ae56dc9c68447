"""One D-Bus connection of Qt's: signals that arrive in slots, and questions whose answers are awaited."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT
from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtDBus import QDBusConnection

    _Subscription = tuple[str, str, str, str, QObject, bytes]

_PATIENCE_MS = 5000


class Bus:
    """A bus that may not be there.

    Args:
        connection: Qt's; it outlives us.
    """

    def __init__(self, connection: QDBusConnection) -> None:
        self._connection = connection
        self._subscriptions: list[_Subscription] = []

    @property
    def present(self) -> bool:
        """Whether there is a bus at all."""
        return self._connection.isConnected()

    async def knows(self, name: str) -> bool:
        """Whether a program of that name is on the bus now."""
        bus = "org.freedesktop.DBus"
        return await self.ask((bus, "/org/freedesktop/DBus", bus, "NameHasOwner"), name) is True

    def listen(self, address: tuple[str, str, str, str], receiver: QObject, slot: str) -> None:
        """Calls a slot for every such signal, also of a program that comes to the bus later.

        Args:
            address: Name on the bus, path (empty for any), interface and signal.
            receiver: Owns the slot.
            slot: Its name with the types of its arguments, as in `heard(bool)`.
        """
        subscription: _Subscription = (*address, receiver, SLOT(slot))  # type: ignore[assignment]  # a str
        if self._connection.connect(*subscription):
            self._subscriptions.append(subscription)

    async def ask(self, address: tuple[str, str, str, str], *arguments: str) -> object:
        """Returns the first value of the answer; None when there is none, or nobody who would give it.

        Args:
            address: Name on the bus, path, interface and method; nothing is started for it.
            arguments: Texts.
        """
        if not self.present:  # Qt would never call such a question answered
            return None
        question = QDBusMessage.createMethodCall(*address)
        question.setArguments([*arguments])
        question.setAutoStartService(False)
        watcher = QDBusPendingCallWatcher(self._connection.asyncCall(question, _PATIENCE_MS))
        answered = asyncio.get_running_loop().create_future()
        watcher.finished.connect(lambda _: None if answered.done() else answered.set_result(None))
        await answered
        values = [] if watcher.isError() else watcher.reply().arguments()
        value: object = values[0] if values else None
        return value.variant() if isinstance(value, QDBusVariant) else value

    def close(self) -> None:
        """Calls no slot any more."""
        for subscription in self._subscriptions:
            self._connection.disconnect(*subscription)
        self._subscriptions.clear()
