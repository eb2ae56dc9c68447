"""Shipped files are found, and a missing one is named."""

from __future__ import annotations

import pytest

from quickticket.config.resources import resource_path


def test_a_folder_that_is_shipped_is_found() -> None:
    assert any(resource_path(".").iterdir())


def test_what_was_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/absent\.svg"):
        resource_path("icons/absent.svg")
