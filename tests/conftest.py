"""What holds for every test: no warning goes unnoticed, in the log either."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


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
