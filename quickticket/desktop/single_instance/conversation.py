"""One client's connection: requests in, replies out, a JSON object a line each."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket

log = logging.getLogger(__name__)

LONGEST_REQUEST: Final = 1 << 20
"""Bytes, without the line's end."""

Reply: TypeAlias = Callable[[Mapping[str, object]], None]
Handler: TypeAlias = Callable[[Mapping[str, Any], Reply], None]
"""Takes a request and calls the reply, at once or when the work is done; the first call counts."""


class Conversation(QObject):
    """Hands over one request at a time: the next one waits until this one is answered.

    A request that cannot be read is answered with `{"error": {"message": sentence}}`, and so is one that
    the handler fails on. A reply to a client that has gone is dropped.
    """

    def __init__(self, socket: QLocalSocket, handler: Handler, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._handler = handler
        self._received = bytearray()
        self._waiting = False
        self._gone = False
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST_REQUEST + 1)
        socket.readyRead.connect(self._advance)
        socket.disconnected.connect(self.leave)
        self._advance()

    def leave(self) -> None:
        """End the conversation; what the handler still answers is dropped."""
        self._gone = True
        self.deleteLater()

    def _advance(self) -> None:
        while not self._waiting and not self._gone:
            self._received += self._socket.readAll().data()
            line, end, rest = self._received.partition(b"\n")
            if len(line) > LONGEST_REQUEST:
                self._send(_refusal(f"A request may not be longer than {LONGEST_REQUEST} bytes."))
                self._socket.disconnectFromServer()
                return
            if not end:
                return
            self._received = rest
            self._handle(bytes(line))

    def _handle(self, line: bytes) -> None:
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            request = None
        if not isinstance(request, dict):
            self._send(_refusal("A request is one JSON object on a line."))
            return
        self._waiting = True
        reply = self._reply_once()
        try:
            self._handler(request, reply)
        except Exception:  # a barrier: one bad request must not end the app
            log.exception("A request over the local socket failed")
            reply(_refusal("QuickTicket failed on this request; its log says why."))

    def _reply_once(self) -> Reply:
        answered = False

        def reply(answer: Mapping[str, object]) -> None:
            nonlocal answered
            if answered:
                return
            answered = True
            if self._gone:
                return
            self._send(answer)
            self._waiting = False
            self._advance()

        return reply

    def _send(self, answer: Mapping[str, object]) -> None:
        self._socket.write(json.dumps(answer).encode() + b"\n")
        self._socket.flush()


def _refusal(sentence: str) -> dict[str, object]:
    return {"error": {"message": sentence}}
