"""Keeping and forgetting a profile's secret from the command line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from quickticket.config.profiles import Profile, secret_key
from quickticket.desktop.secrets.keyring_store import KeyringStore


def keep_secret(profile: Profile, secret: str) -> None:
    """Puts the client secret into the key ring.

    Raises:
        SecretsUnavailable: There is no key ring, or it refuses.
    """
    _with_key_ring(lambda store: store.write(profile.secret_key, secret))


def forget_secret(name: str) -> None:
    """Takes the client secret of a profile out of the key ring.

    Raises:
        SecretsUnavailable: There is no key ring, or it refuses.
    """
    _with_key_ring(lambda store: store.delete(secret_key(name)))


def _with_key_ring(use: Callable[[KeyringStore], Awaitable[None]]) -> None:
    async def work() -> None:
        store = KeyringStore()
        try:
            await use(store)
        finally:
            store.close()

    with asyncio.Runner() as runner:
        runner.run(work())
