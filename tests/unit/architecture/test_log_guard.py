"""A test that logs a warning nobody expects fails, and only that one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.unit.architecture.source_tree import ROOT

TESTS = """
import logging
import pytest

def test_silent(): logging.getLogger("quickticket").info("fine")
def test_warns(): logging.getLogger("quickticket").warning("something is odd")
def test_reads(caplog): logging.getLogger("quickticket").warning("as it should")
@pytest.mark.expect_log
def test_marked(): logging.getLogger("quickticket").error("as it should")
"""


def test_an_unexpected_warning_in_the_log_fails_the_test(tmp_path: Path) -> None:
    file = tmp_path / "test_logging.py"
    file.write_text(TESTS)
    configuration = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-p", "tests.conftest"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *configuration, "-p", "no:cacheprovider", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "4 passed, 1 error" in done.stdout
    assert "WARNING quickticket: something is odd" in done.stdout
    assert "as it should" not in done.stdout
