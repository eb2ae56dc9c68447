"""A key in the customer box at 200,000 users, thread hop included, and the memory that it costs."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from quickticket.store.reference import open_reference
from tests.benchmarks.figures import Figure, Samples, within
from tests.benchmarks.search import SHOWN, ask, fill, questions
from tests.benchmarks.tenant import USERS, Tenant

_PEOPLE_ASKED_FOR = 100
_PEER_ROUNDS = 20
_WHAT = f"a key in the customer box, {USERS:,} users"
_RESIDENT = re.compile(r"^VmRSS:\s+(\d+) kB$", re.MULTILINE)


def measure() -> list[Figure]:
    """Fills a cache, then asks all that people type in a fresh process; names, too, with one typo."""
    tenant = Tenant()
    people = [*tenant.users()]
    kinds = questions(people[:: USERS // _PEOPLE_ASKED_FOR], tenant)
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
        file = Path(folder) / "reference.db"
        runner.run(_fill(file))
        child = [sys.executable, "-m", __name__, str(file)]
        told = subprocess.run(child, input=json.dumps(kinds), stdout=subprocess.PIPE, text=True, check=True)
    memory, taken = json.loads(told.stdout)
    by_kind = {kind: Samples(values) for kind, values in taken.items()}
    keys = Samples([value for values in taken.values() for value in values])
    slowest = max(by_kind, key=lambda kind: by_kind[kind].at(95))
    lines = [f"{person.name} {person.email} {person.customer_name}" for person in people]
    asked = kinds["typo"][:_PEER_ROUNDS]
    return [
        Figure(_WHAT, str(keys), _peers(lines, asked), None, "p95 at most 8 ms", keys.at(95) <= 8),
        within("  p99", keys.at(99), "ms", 16, f"slowest kind: {slowest}, {by_kind[slowest]}"),
        within("  memory grown by, after all questions", memory, "MB", 40),
    ]


async def _fill(file: Path) -> None:
    store = await open_reference(file)
    await fill(store, Tenant())
    await store.close()


def _peers(lines: Sequence[str], asked: Sequence[str]) -> str:
    from rapidfuzz import fuzz, process

    taken = []
    for text in asked:
        begin = perf_counter()
        process.extract(text, lines, scorer=fuzz.partial_ratio, limit=SHOWN)
        taken.append((perf_counter() - begin) * 1000)
    return f"rapidfuzz over all rows: {Samples(taken)}; {_fzf(lines, asked)}"


def _fzf(lines: Sequence[str], asked: Sequence[str]) -> str:
    if not shutil.which("fzf"):
        return "fzf: not installed"
    content, taken = "\n".join(lines), []
    for text in asked:
        begin = perf_counter()
        subprocess.run(
            ["fzf", "--filter", text], input=content, stdout=subprocess.DEVNULL, text=True, check=False
        )
        taken.append((perf_counter() - begin) * 1000)
    return f"fzf --filter: {Samples(taken)}"


async def _answer(file: Path, kinds: dict[str, list[str]]) -> None:
    """The child: prints the memory grown by in MB, and milliseconds by kind."""
    before = _resident()
    store = await open_reference(file)
    taken = {kind: [1000 * seconds for seconds in await ask(store, texts)] for kind, texts in kinds.items()}
    print(json.dumps([_resident() - before, taken]))
    await store.close()


def _resident() -> float:
    found = _RESIDENT.search(Path("/proc/self/status").read_text(encoding="utf-8"))
    assert found is not None
    return int(found[1]) / 1024


if __name__ == "__main__":
    with asyncio.Runner() as child:
        child.run(_answer(Path(sys.argv[1]), json.load(sys.stdin)))
