"""The client secret is found again once the key ring answers, and a given one needs no key ring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quickticket.bootstrap.profile_secret import ProfileSecret
from quickticket.config.profiles import Profile
from quickticket.domain.connection import Connection
from quickticket.domain.errors import SecretsUnavailable


class LockedStore:
    """A key ring that a person has not unlocked yet."""

    def __init__(self) -> None:
        self.locked = True
        self.closed = False
        self.secrets = {"acme/client-secret": "s3cret"}

    async def read(self, key: str) -> str | None:
        if self.locked:
            raise SecretsUnavailable("The system's key ring cannot be used (KeyringLocked).", "Unlock it.")
        return self.secrets.get(key)

    async def write(self, key: str, value: str) -> None:
        self.secrets[key] = value

    async def delete(self, key: str) -> None:
        self.secrets.pop(key, None)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def store() -> LockedStore:
    return LockedStore()


@pytest.fixture
def secret(store: LockedStore) -> Iterator[ProfileSecret]:
    profile = Profile("acme", Connection("https://acme.halopsa.example", "id"))
    made = ProfileSecret(profile, store)
    yield made
    made.close()
    assert store.closed


async def test_a_key_ring_unlocked_after_the_start_is_used(store: LockedStore, secret: ProfileSecret) -> None:
    with pytest.raises(SecretsUnavailable, match="signin --session-only"):
        await secret()
    store.locked = False
    assert await secret() == "s3cret"


async def test_a_secret_given_for_the_session_needs_no_key_ring(secret: ProfileSecret) -> None:
    secret.give("for now")
    assert await secret() == "for now"
