"""The client secret of the profile in use: from the key ring, or given for this session only."""

from __future__ import annotations

from quickticket.config.profiles import Profile
from quickticket.desktop.secrets.api import SecretStore
from quickticket.desktop.secrets.choose import choose_secrets
from quickticket.domain.errors import NotSignedIn


class ProfileSecret:
    """Asked for whenever Halo wants a token; the key ring is opened at the first question."""

    def __init__(self, profile: Profile) -> None:
        self._key = profile.secret_key
        self._store: SecretStore | None = None
        self._given: str | None = None

    async def __call__(self) -> str | None:
        """Returns the secret, or None when the key ring has none.

        Raises:
            NotSignedIn: There is no key ring, and no secret was given for this session.
            SecretsUnavailable: The key ring refuses.
        """
        if self._given is not None:
            return self._given
        if self._store is None:
            self._store = await choose_secrets()
        if self._store.unavailable is not None:
            raise NotSignedIn(
                self._store.unavailable, "Give the secret with `quickticket signin --session-only`."
            )
        return await self._store.read(self._key)

    def give(self, secret: str) -> None:
        """Takes a secret for as long as this process runs."""
        self._given = secret

    def close(self) -> None:
        """Lets the key ring go."""
        if self._store is not None:
            self._store.close()
