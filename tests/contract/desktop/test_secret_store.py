"""Every secret store keeps, replaces and forgets secrets alike; the real key ring is among them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import PasswordDeleteError

from quickticket.desktop.secrets.api import SecretStore
from quickticket.desktop.secrets.keyring_store import KeyringStore, system_keyring
from quickticket.domain.errors import SecretsUnavailable


class _WindowsLikeKeyring(KeyringBackend):
    """Refuses items that Windows refuses."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.items: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > 2560:
            raise OSError(1783, "The stub received bad data")
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.items:
            raise PasswordDeleteError("No such password!")
        del self.items[service, username]


class _BrokenKeyring(_WindowsLikeKeyring):
    """Fails with an error of its own that quotes the secret."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError(f"cannot store {password}")


@pytest.fixture(params=["windows", "system"])
def store(request: pytest.FixtureRequest) -> Iterator[SecretStore]:
    if request.param == "system" and "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        pytest.skip("no D-Bus session, so no key ring: run the tests with dev.py test")
    backend = _WindowsLikeKeyring() if request.param == "windows" else system_keyring()
    store = KeyringStore(lambda: backend)
    yield store
    store.close()


@pytest.fixture
def key() -> str:
    return f"test/{uuid4()}"


async def test_an_unknown_secret_is_none_and_may_be_deleted(store: SecretStore, key: str) -> None:
    assert await store.read(key) is None
    await store.delete(key)


@pytest.mark.parametrize("secret", ["s3cret", "", "zwölf € 🎫", "t" * 8192])
async def test_a_secret_is_kept_replaced_and_forgotten(store: SecretStore, key: str, secret: str) -> None:
    await store.write(key, secret)
    assert await store.read(key) == secret
    await store.write(key, "other")
    assert await store.read(key) == "other"
    await store.delete(key)
    assert await store.read(key) is None


async def test_secrets_do_not_touch_each_other(store: SecretStore, key: str) -> None:
    await store.write(key, "a" * 3000)
    await store.write(f"{key}2", "b" * 3000)
    await store.delete(key)
    assert await store.read(f"{key}2") == "b" * 3000
    await store.delete(f"{key}2")


async def test_many_calls_at_once_do_not_mix(store: SecretStore, key: str) -> None:
    values = [letter * 2500 for letter in "abcd"]
    await asyncio.gather(*(store.write(key, value) for value in values))
    assert await store.read(key) in values
    await store.delete(key)


async def test_the_key_ring_outlives_the_store(key: str) -> None:
    backend = _WindowsLikeKeyring()
    first, second = KeyringStore(lambda: backend), KeyringStore(lambda: backend)
    await first.write(key, "kept")
    first.close()
    assert await second.read(key) == "kept"
    await second.delete(key)
    assert backend.items == {}
    second.close()


async def test_a_refusal_is_translated_and_tells_no_secret(key: str) -> None:
    store = KeyringStore(_BrokenKeyring)
    with pytest.raises(SecretsUnavailable) as refusal:
        await store.write(key, "canary-7f3a")
    assert refusal.value.next_step
    assert "canary-7f3a" not in str(refusal.value)
    store.close()


async def test_without_a_key_ring_the_next_step_is_told(key: str) -> None:
    store = KeyringStore(NoKeyring)
    with pytest.raises(SecretsUnavailable) as refusal:
        await store.read(key)
    assert "key ring" in refusal.value.message
    store.close()
