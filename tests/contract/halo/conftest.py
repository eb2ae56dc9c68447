"""The two tenants that the contract of `ports.halo.Halo` is held against."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.contract.halo.tenants import FakeTenant, SandboxTenant, Tenant, sandbox_tenant


@pytest.fixture(params=["fake", "sandbox"])
async def tenant(request: pytest.FixtureRequest) -> AsyncIterator[Tenant]:
    if request.param == "fake":
        yield FakeTenant()
    else:
        async with sandbox_tenant() as real:
            yield real


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxTenant]:
    async with sandbox_tenant() as real:
        yield real
