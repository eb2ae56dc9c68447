"""Every dependency, direct or not, is pinned to the version installed here, and no pin names an address."""

from __future__ import annotations

import tomllib
from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.unit.architecture.source_tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DIRECT = [Requirement(line) for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]]
LINES = [
    line
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PINNED: dict[str, SpecifierSet] = {
    canonicalize_name(pin.name): pin.specifier for pin in map(Requirement, LINES)
}


@pytest.mark.parametrize("line", LINES)
def test_a_pin_is_one_version_and_no_address(line: str) -> None:
    pin = Requirement(line)
    assert pin.url is None
    assert [part.operator for part in pin.specifier] == ["=="]


def test_what_is_installed_is_what_is_pinned() -> None:
    installed = {name: distribution(name).version for name in needed_here()}
    assert len(installed) > len(DIRECT), "dependencies have dependencies"
    assert not {
        name: version
        for name, version in installed.items()
        if name not in PINNED or not PINNED[name].contains(version)
    }


@pytest.mark.parametrize("wanted", DIRECT, ids=str)
def test_a_dependency_is_pinned_within_its_range(wanted: Requirement) -> None:
    (pin,) = PINNED[canonicalize_name(wanted.name)]
    assert wanted.specifier.contains(pin.version)


def needed_here() -> set[str]:
    """All that is needed on this system and this Python, by the packages' own word."""
    found: set[str] = set()
    waiting = [(wanted, "") for wanted in DIRECT]
    while waiting:
        wanted, extra = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": extra})):
            continue
        found.add(name)
        for line in distribution(name).requires or []:
            waiting += [(Requirement(line), asked) for asked in ["", *wanted.extras]]
    return found
