"""Secrets in the system's key ring, reached through the keyring library in a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, TypeVar

from quickticket.desktop.secrets import parts
from quickticket.domain.errors import SecretsUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "QuickTicket"
_NEXT_STEP: Final = "Unlock or start the system's key ring, or sign in for this session only."
_T = TypeVar("_T")


def system_keyring() -> KeyringBackend:
    """The key ring that the library picks for this system; the import alone takes tens of milliseconds."""
    import keyring

    return keyring.get_keyring()


class KeyringStore:
    """Secrets that outlive the app. A call takes 16 to 360 ms, or as long as the user takes to unlock.

    Args:
        backend: gives the key ring; called in the store's thread, once for each call.
    """

    def __init__(self, backend: Callable[[], KeyringBackend] = system_keyring) -> None:
        self._backend = backend
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="secrets")

    async def read(self, key: str) -> str | None:
        """The secret, or None when there is none of that name."""
        return await self._run(lambda vault: parts.read(vault, key))

    async def write(self, key: str, value: str) -> None:
        """Keep a secret of any length."""
        await self._run(lambda vault: parts.write(vault, key, value))

    async def delete(self, key: str) -> None:
        """Forget a secret."""
        await self._run(lambda vault: parts.delete(vault, key))

    def close(self) -> None:
        """Drop the calls that have not begun; one that has runs to its end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _run(self, work: Callable[[parts.Vault], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._translated, work)

    def _translated(self, work: Callable[[parts.Vault], _T]) -> _T:
        try:
            return work(_KeyringVault(self._backend()))
        except Exception as error:  # noqa: BLE001 - besides KeyringError each backend lets its own errors out
            # Their texts may quote what was given, so only the error's kind is told.
            raise SecretsUnavailable(
                f"The system's key ring cannot be used ({type(error).__name__}).", _NEXT_STEP
            ) from None


class _KeyringVault:
    """The key ring as `parts` sees it."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def get(self, name: str) -> str | None:
        return self._backend.get_password(_SERVICE, name)

    def set(self, name: str, value: str) -> None:
        self._backend.set_password(_SERVICE, name, value)

    def remove(self, name: str) -> None:
        self._backend.delete_password(_SERVICE, name)
