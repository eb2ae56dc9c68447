"""The wheel is whole: built, installed elsewhere and run from a third place."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from quickticket import __version__
from tests.unit.architecture.source_tree import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out), str(ROOT))
    (built,) = out.iterdir()
    return built


def test_it_holds_the_program_and_its_resources(wheel: Path) -> None:
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = {path.relative_to(ROOT).as_posix() for path in files(ROOT / "quickticket")}
    resources = {f"quickticket/{path.relative_to(ROOT).as_posix()}" for path in files(ROOT / "resources")}
    assert resources
    assert shipped == package | resources


def test_it_runs_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    pip("install", "--no-deps", "--no-index", "--target", str(site), str(wheel))
    env = {**os.environ, "PYTHONPATH": str(site)}  # comes before the source tree; the dependencies stay ours

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=elsewhere, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    ask = "from quickticket.config.resources import resource_path; print(resource_path('.').resolve())"
    assert run("-c", ask) == str(site / "quickticket" / "resources")
    assert run("-m", "quickticket", "--version").endswith(__version__)
    assert run(str(site / "bin" / "quickticket"), "--version").endswith(__version__)


def pip(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
