"""The client secret of the profile in use: from the key ring, or given for this session only."""

from __future__ import annotations

from quickticket.config.profiles import Profile
from quickticket.desktop.secrets.api import SecretStore
from quickticket.domain.errors import SecretsUnavailable


class ProfileSecret:
    """Asked for whenever Halo wants a token, and the key ring each time: it may have been unlocked meanwhile.

    Args:
        profile: Whose.
        store: The key ring; closed with this.
    """

    def __init__(self, profile: Profile, store: SecretStore) -> None:
        self._key = profile.secret_key
        self._store = store
        self._given: str | None = None

    async def __call__(self) -> str | None:
        """Returns the secret, or None when the key ring has none.

        Raises:
            SecretsUnavailable: There is no key ring or it refuses, and no secret was given for this session.
        """
        if self._given is not None:
            return self._given
        try:
            return await self._store.read(self._key)
        except SecretsUnavailable as error:
            raise SecretsUnavailable(
                error.message,
                "Unlock it and sync, or give the secret with `quickticket signin --session-only`.",
            ) from error

    def give(self, secret: str) -> None:
        """Takes a secret for as long as this process runs."""
        self._given = secret

    def close(self) -> None:
        """Lets the key ring go."""
        self._store.close()
