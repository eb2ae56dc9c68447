"""Reads lines for commands: Halo is asked about what the cache may not know, for nobody sees the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickticket.services.capture import CaptureService, Reading
    from quickticket.services.people import PeopleSearch


class LineReader:
    """Reads a line as carefully as a person would who waits for the list under it.

    Args:
        captures: Reads it.
        people: Asks Halo about names and tickets.
    """

    def __init__(self, captures: CaptureService, people: PeopleSearch) -> None:
        self._captures = captures
        self._people = people

    async def read(self, line: str) -> Reading:
        """Returns what a line means.

        Raises:
            StorageError: The cache cannot be read or written.
        """
        reading = await self._captures.read(line)
        if await self._people.ask_about(reading.understanding):
            return await self._captures.read(line)
        return reading
