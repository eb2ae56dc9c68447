"""Addresses of a tenant, in every form a person may paste."""

from __future__ import annotations

import pytest

from quickticket.domain.connection import DEFAULT_SCOPE, Connection, check_address
from quickticket.domain.errors import InvalidInput


@pytest.mark.parametrize(
    ("typed", "base", "api"),
    [
        ("https://acme.halopsa.com", "https://acme.halopsa.com", "https://acme.halopsa.com/api"),
        ("https://acme.halopsa.com/", "https://acme.halopsa.com", "https://acme.halopsa.com/api"),
        ("https://Acme.HaloPSA.com/API/", "https://acme.halopsa.com", "https://acme.halopsa.com/api"),
        ("  acme.halopsa.com/api ", "https://acme.halopsa.com", "https://acme.halopsa.com/api"),
        ("https://it.msp.example/Halo/", "https://it.msp.example/Halo", "https://it.msp.example/Halo/api"),
        (
            "https://it.msp.example:8443/halo/api",
            "https://it.msp.example:8443/halo",
            "https://it.msp.example:8443/halo/api",
        ),
        ("http://127.0.0.1:8085", "http://127.0.0.1:8085", "http://127.0.0.1:8085/api"),
        ("http://localhost:8085/api", "http://localhost:8085", "http://localhost:8085/api"),
        ("http://[::1]:8085", "http://[::1]:8085", "http://[::1]:8085/api"),
    ],
)
def test_every_way_to_write_an_address_gives_one_form(typed: str, base: str, api: str) -> None:
    connection = Connection(typed, "id")
    assert (connection.base_url, connection.api_url) == (base, api)
    assert Connection(connection.base_url, "id") == connection


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "ftp://acme.halopsa.com",
        "https://",
        "https://acme halo",
        "https://acme.halopsa.com:port",
        "https://joe:pw@acme.halopsa.com",
        "https://acme.halopsa.com/?tenant=x",
        "https://acme.halopsa.com/#home",
        "http://acme.halopsa.com",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_with_a_next_step(typed: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Connection(typed, "id")
    assert refusal.value.message
    assert refusal.value.next_step


def test_a_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(InvalidInput) as refusal:
        Connection("https://joe:canary@acme.halopsa.com:port", "id")
    assert "canary" not in str(refusal.value)


def test_a_client_id_is_needed() -> None:
    with pytest.raises(InvalidInput, match="client id"):
        Connection("acme.halopsa.com", " ")


def test_the_authorisation_server_is_checked_like_the_tenant() -> None:
    assert Connection("acme.halopsa.com", "id", "auth.halo.example/").auth_url == "https://auth.halo.example"
    with pytest.raises(InvalidInput, match="not encrypted"):
        Connection("acme.halopsa.com", "id", "http://auth.halo.example")


def test_what_is_left_out_gets_its_default() -> None:
    connection = Connection("acme.halopsa.com", "id", scope="  ")
    assert connection.scope == DEFAULT_SCOPE
    assert connection.portal_url == "https://acme.halopsa.com"


@pytest.mark.parametrize(
    ("tenant", "auth_url", "trusted"),
    [
        ("https://acme.halopsa.com", "https://acme.halopsa.com/auth", True),
        ("https://acme.halopsa.com", "https://auth.haloservicedesk.com", True),
        ("https://halo.acme.example", "https://halo.acme.example:8443/auth", True),
        ("https://halo.acme.example", "https://auth.halo.acme.example", True),
        ("https://halo.acme.example", "https://auth.acme.example", False),
        ("https://halo.acme.example", "https://evilhalopsa.com", False),
        ("https://halo.acme.example", "https://halopsa.com.evil.example", False),
        ("https://halo.acme.example", "http://localhost:9000", False),
        ("https://halo.acme.example", "https://127.0.0.1", False),
        ("http://127.0.0.1:8000", "http://localhost:8000/auth", True),
        ("http://127.0.0.1:8000", "https://auth.haloservicedesk.com", False),
    ],
)
def test_which_sign_in_server_a_tenant_may_name_by_itself(
    tenant: str, auth_url: str, *, trusted: bool
) -> None:
    assert Connection(tenant, "id").trusts(auth_url) is trusted


def test_only_encrypted_addresses_and_this_computer_are_asked() -> None:
    check_address("https://templates.example/t.zip")
    check_address("http://localhost:8080/t.zip")
    for url in ("http://templates.example/t.zip", "file:///etc/passwd", "templates", "https://[::1"):
        with pytest.raises(InvalidInput):
            check_address(url)
