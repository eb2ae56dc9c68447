"""How long a folder of 500 templates takes, 20 of them broken, beside bare TOML parsing of the same files."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
import tomllib
from pathlib import Path

from quickticket.config.resources import resource_path
from quickticket.domain.templates.template import TemplateSource
from quickticket.store.templates.folder import TemplateFolder
from tests.benchmarks.figures import Figure, Samples, beside, within

FILES, BROKEN, ROUNDS = 500, 20, 7
AT_MOST_SECONDS = 1.0


def measure() -> list[Figure]:
    """Returns the first look at the folder, and the next one when nothing changed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder)
        bare, first, again = [], [], []
        for _ in range(ROUNDS):
            bare.append(_bare(folder))
            place = TemplateFolder(folder, TemplateSource.OWN)
            first.append(_look(place))
            again.append(_look(place))
    ours, floor = Samples(first), Samples(bare)
    return [
        beside("500 templates, 20 broken: read", ours, "tomllib on the same files", floor),
        within("... at most", ours.median / 1000, "s", AT_MOST_SECONDS),
        beside("... and looked at again", Samples(again), "tomllib on the same files", floor, 0.5),
    ]


def _fill(folder: Path) -> None:
    starters = sorted(resource_path("templates").glob("*.toml"))
    for number in range(FILES):
        target = folder / f"t{number}.toml"
        shutil.copy(starters[number % len(starters)], target)
        if number % (FILES // BROKEN) == 0:
            target.write_text(f"{target.read_text(encoding='utf-8')}\nnonsense = [", encoding="utf-8")


def _bare(folder: Path) -> float:
    begin = time.perf_counter()
    for path in folder.glob("*.toml"):
        with contextlib.suppress(tomllib.TOMLDecodeError):
            tomllib.loads(path.read_text(encoding="utf-8"))
    return (time.perf_counter() - begin) * 1000


def _look(place: TemplateFolder) -> float:
    begin = time.perf_counter()
    shelf = place.load_now()
    taken = (time.perf_counter() - begin) * 1000
    assert (len(shelf.templates), len(shelf.mistakes)) == (FILES - BROKEN, BROKEN)
    return taken
