"""A day book to read in."""

from __future__ import annotations

import pytest

from tests.fakes.day_book import Bookkeeping


@pytest.fixture
def desk() -> Bookkeeping:
    return Bookkeeping()
