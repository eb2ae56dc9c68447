"""Keeping and forgetting a profile's secret from the command line."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from quickticket.config.profiles import Profile
from quickticket.desktop.choose import secret_store


def keep_secret(profile: Profile, secret: str) -> None:
    """Puts the client secret into the key ring.

    Raises:
        SecretsUnavailable: There is no key ring, or it refuses.
    """
    _run(secret_store().write(profile.secret_key, secret))


def forget_secret(profile: Profile) -> None:
    """Takes the client secret out of the key ring.

    Raises:
        SecretsUnavailable: There is no key ring, or it refuses.
    """
    _run(secret_store().delete(profile.secret_key))


def _run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner() as runner:
        runner.run(work)
