"""A program that watches whether anybody is there, on the buses of its environment; driven by lines.

It prints a JSON line at the start, `{"blind_spots": [...]}`, and one for every event, `{"event": "locked"}`.
To `idle` it answers `{"idle": seconds}`; `close` listens no longer and answers `{"closed": true}`; with the
end of its input it ends.
"""

from __future__ import annotations

import asyncio
import json
import sys

from PySide6.QtWidgets import QApplication

from quickticket.desktop.choose import choose_presence
from quickticket.ui import loop
from tests.contract.desktop.line_reader import LineReader


def say(**values: object) -> None:
    """Prints a line now."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


async def main(application: QApplication) -> None:
    """Watches until its input ends."""
    presence = choose_presence(application)
    presence.events.connect(lambda event: say(event=event))
    await presence.start()
    commands: asyncio.Queue[str] = asyncio.Queue()
    reader = LineReader(commands.put_nowait, lambda: commands.put_nowait(""))
    say(blind_spots=presence.blind_spots)
    while command := await commands.get():
        if command == "idle":
            say(idle=presence.idle_seconds())
        else:
            await presence.close()
            say(closed=True)
    reader.close()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    loop.run(app, main(app))
