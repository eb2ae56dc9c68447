"""Secrets where there is no key ring: in memory, until the app ends."""

from __future__ import annotations


class SessionOnlyStore:
    """Keeps secrets as long as the process lives, and says so.

    Args:
        unavailable: why no key ring can be used, a sentence.
    """

    def __init__(self, unavailable: str) -> None:
        self.unavailable: str | None = unavailable
        self._secrets: dict[str, str] = {}

    async def read(self, key: str) -> str | None:
        """The secret, or None when this session has none of that name."""
        return self._secrets.get(key)

    async def write(self, key: str, value: str) -> None:
        """Keep a secret for this session."""
        self._secrets[key] = value

    async def delete(self, key: str) -> None:
        """Forget a secret."""
        self._secrets.pop(key, None)

    def close(self) -> None:
        """Forget everything."""
        self._secrets.clear()
