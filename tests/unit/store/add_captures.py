"""Adds captures to the outbox at argv[1] until it is killed, printing each id once `add` has returned."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from quickticket.domain.ids import CaptureId
from quickticket.store.outbox import open_outbox
from tests.contract.store.captures import event, queued


async def main(path: Path, prefix: str) -> None:
    """Adds and prints without end."""
    outbox = await open_outbox(path)
    for number in count():
        capture = replace(queued(), id=CaptureId(f"{prefix}-{number}"))
        await outbox.add(capture, event())
        sys.stdout.write(f"{capture.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    with asyncio.Runner() as runner:
        runner.run(main(Path(sys.argv[1]), sys.argv[2]))
