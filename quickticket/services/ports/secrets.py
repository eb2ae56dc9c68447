"""Where secrets live, as the services see it: the key ring of the system."""

from __future__ import annotations

from typing import Protocol


class SecretStore(Protocol):
    """Secrets by name. Each method raises `SecretsUnavailable` when there is no key ring to use."""

    async def read(self, key: str) -> str | None:
        """Returns the secret, or None when there is none of that name."""
        ...

    async def write(self, key: str, value: str) -> None:
        """Keeps a secret of any length."""
        ...

    async def delete(self, key: str) -> None:
        """Forgets a secret; unknown names are fine."""
        ...
