"""What holds for every test: no warning goes unnoticed, in the log either, and no clock decides."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something about the machine, nothing about the code.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that logs a warning or worse, unless it reads `caplog` or is marked `expect_log`."""
    expected = "caplog" in request.fixturenames or request.node.get_closest_marker("expect_log")
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if collector.records and not expected:
        formatter = logging.Formatter("%(levelname)s %(name)s: %(message)s")
        pytest.fail("unexpected in the log:\n" + "\n".join(map(formatter.format, collector.records)))
