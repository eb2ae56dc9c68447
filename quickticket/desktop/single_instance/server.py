"""Makes this process the one running app of its home directory and listens for the commands."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer

from quickticket.config.atomic import private_folder
from quickticket.desktop.process_lock.file_lock import FileLock
from quickticket.desktop.single_instance.conversation import Conversation, Handler
from quickticket.desktop.single_instance.errors import CannotListen

_NEXT_STEP: Final = "Make sure that its folder is yours and that the disk has room."


class SingleInstance(QObject):
    """The listening end of the local socket; belongs to the GUI thread.

    A lock file decides who is the one: the system drops the lock when its holder is killed,
    and only the holder removes a dead socket.

    Args:
        path: see `address.socket_path`.
        lock: a file of our own to lock, in a folder that exists.
        handler: gets every request.
    """

    def __init__(self, path: str, lock: Path, handler: Handler) -> None:
        super().__init__()
        self._path = path
        self._handler = handler
        self._lock = FileLock(lock)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def start(self) -> bool:
        """Become the one instance.

        Returns:
            False when another process is it already.

        Raises:
            CannotListen: the folder is not ours alone, or the system refuses the socket.
        """
        try:
            _make_private(Path(self._path).parent)
            if not self._lock.try_acquire():
                return False
        except OSError as error:
            raise CannotListen(f"{self._path} cannot be used: {error.strerror}.", _NEXT_STEP) from error
        QLocalServer.removeServer(self._path)
        if not self._server.listen(self._path):
            self._lock.release()
            raise CannotListen(f"{self._path} cannot be opened: {self._server.errorString()}.", _NEXT_STEP)
        return True

    def close(self) -> None:
        """Stop listening, end every conversation and let the next process in."""
        self._server.close()
        for conversation in self.findChildren(Conversation):
            conversation.leave()
        self._lock.release()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            Conversation(socket, self._handler, self)


def _make_private(folder: Path) -> None:
    """Make the folder, or see that nobody else can put a socket into it."""
    if sys.platform == "win32":
        return
    private_folder(folder)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(1, "its folder belongs to somebody else")
    folder.chmod(0o700)
