"""The port for secrets: read, write, delete by name."""

from __future__ import annotations

from typing import Protocol


class SecretStore(Protocol):
    """Secrets by name. Each method raises `SecretsUnavailable` when the store refuses."""

    async def read(self, key: str) -> str | None:
        """The secret, or None when there is none of that name."""

    async def write(self, key: str, value: str) -> None:
        """Keep a secret of any length, in place of the one before."""

    async def delete(self, key: str) -> None:
        """Forget a secret; unknown names are fine."""

    def close(self) -> None:
        """End background work; no call may follow."""
