"""How long a key in the customer box takes at 200,000 users, and how fast the cache is filled."""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from quickticket.services.ports.halo import PeopleKind
from quickticket.store.reference import ReferenceDatabase, open_reference
from tests.benchmarks.tenant import Tenant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quickticket.domain.reference import Person, User

PAGE = 100
SHOWN = 8


def pages(rows: Iterable[Person]) -> Iterator[list[Person]]:
    """Yields rows as Halo serves them, a hundred at a time."""
    source = iter(rows)
    while page := [*islice(source, PAGE)]:
        yield page


async def fill(store: ReferenceDatabase, tenant: Tenant) -> list[float]:
    """Writes a whole tenant; returns the seconds that each page took."""
    taken = []
    for kind, rows in (
        (PeopleKind.CUSTOMERS, tenant.customers),
        (PeopleKind.SITES, tenant.sites),
        (PeopleKind.USERS, tenant.users()),
    ):
        for page in pages(rows):
            begin = time.perf_counter()
            await store.put_people(kind, page, pass_id=1)
            taken.append(time.perf_counter() - begin)
    return taken


def questions(users: list[User], tenant: Tenant) -> dict[str, list[str]]:
    """What people type, by class."""
    pick = random.Random(11)
    names = [user.name for user in users]
    lasts = [name.split()[1] for name in names]
    return {
        "1 letter": [*"abcdefghijklmnopqrstuvwxyz"],
        "2 letters": [last[:2] for last in lasts],
        "3 letters": [last[:3] for last in lasts],
        "5 letters": [last[:5] for last in lasts],
        "last name": lasts,
        "half name": [name[: len(name) * 2 // 3] for name in names],
        "whole name": names,
        "two starts": [f"{name[0]} {last[:2]}" for name, last in zip(names, lasts, strict=True)],
        "customer": [pick.choice(tenant.customers).name for _ in names],
        "customer/start": [f"{user.customer_name.split()[0]}/{user.name[:2]}" for user in users],
        "e-mail": [user.email[: pick.randint(4, len(user.email))] for user in users],
        "common word": ["office"[:length] for length in range(3, 7)] * 10 + ["group", "school"] * 10,
        "digits": [user.phones[1][: pick.randint(4, 11)] for user in users],
        "international": [user.phones[0][: pick.randint(6, 15)] for user in users],
        "typo": [_typo(last, pick) for last in lasts if len(last) > 4],
        "nothing": [last[::-1] + "qx" for last in lasts],
    }


def _typo(word: str, pick: random.Random) -> str:
    at = pick.randrange(1, len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return pick.choice([word[:at] + word[at + 1 :], word[:at] + "q" + word[at + 1 :], swapped])


async def ask(store: ReferenceDatabase, texts: Iterable[str]) -> list[float]:
    """Returns the seconds from question to answer for each text."""
    taken = []
    for text in texts:
        begin = time.perf_counter()
        await store.ask(lambda directory, text=text: directory.find_people(text, SHOWN))  # type: ignore[misc]
        taken.append(time.perf_counter() - begin)
    return taken


async def measure(folder: Path, size: float = 1.0, rounds: int = 200) -> dict[str, list[float]]:
    """Returns seconds by what was measured: `page written`, `page unchanged`, and each class of questions."""
    store = await open_reference(folder / "reference.db")
    tenant = Tenant(size)
    taken = {"page written": await fill(store, tenant)}
    users = [*islice(Tenant(size).users(), 0, None, max(1, int(200_000 * size) // rounds))]
    again = []
    for page in pages(islice(Tenant(size).users(), 20 * PAGE)):
        begin = time.perf_counter()
        await store.put_people(PeopleKind.USERS, page, pass_id=2)
        again.append(time.perf_counter() - begin)
    taken["page unchanged"] = again
    for name, texts in questions(users, tenant).items():
        taken[name] = await ask(store, texts)
    await store.close()
    return taken


def main() -> None:
    """Prints milliseconds."""
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
        taken = runner.run(measure(Path(folder), float(sys.argv[1]) if len(sys.argv) > 1 else 1.0))
    for name, seconds in taken.items():
        ordered = sorted(seconds)
        p50, p95, p99 = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.95, 0.99))
        print(f"{name:16} p50 {p50:7.2f}  p95 {p95:7.2f}  p99 {p99:7.2f} ms  ({len(ordered)})")


if __name__ == "__main__":
    main()
