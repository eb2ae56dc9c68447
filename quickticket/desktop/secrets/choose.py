"""Picks where secrets are kept: the key ring, or this session's memory where there is none."""

from __future__ import annotations

from typing import Final

from quickticket.desktop.secrets.api import SecretStore
from quickticket.desktop.secrets.keyring_store import KeyringStore
from quickticket.desktop.secrets.session_only import SessionOnlyStore
from quickticket.domain.errors import SecretsUnavailable

_PROBE: Final = "availability"


async def choose_secrets(preferred: SecretStore | None = None) -> SecretStore:
    """The key ring if it answers, else memory with the reason. May wait for the user to unlock it.

    Args:
        preferred: the store to try first; None means the system's key ring.
    """
    store = preferred or KeyringStore()
    try:
        await store.read(_PROBE)
    except SecretsUnavailable as error:
        store.close()
        return SessionOnlyStore(f"{error.message} Secrets are kept until QuickTicket ends.")
    return store
