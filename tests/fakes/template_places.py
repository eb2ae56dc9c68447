"""Places of templates in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from quickticket.domain.errors import StorageError
from quickticket.domain.templates.shelf import Mistake, Shelf
from quickticket.domain.templates.template import Template


class FakeTemplatePlace:
    """`TemplatePlace`: what it is given; waits for `away` when there is one."""

    def __init__(self, *templates: Template, mistakes: Sequence[Mistake] = ()) -> None:
        self.templates = {each.name.lower(): each for each in templates}
        self.mistakes = tuple(mistakes)
        self.away: asyncio.Event | None = None

    async def load(self) -> Shelf:
        """See the port."""
        if self.away is not None:
            await self.away.wait()
        return Shelf(tuple(self.templates.values()), self.mistakes)


class FakeOwnTemplates(FakeTemplatePlace):
    """`OwnTemplates`; refuses every write while `full`; `broken` are names of files with mistakes."""

    def __init__(self, *templates: Template) -> None:
        super().__init__(*templates)
        self.names: tuple[str, ...] = ()
        self.full = False
        self.broken: tuple[str, ...] = ()

    async def save(self, template: Template) -> None:
        """See the port."""
        self._check()
        self.templates[template.name.lower()] = template

    async def delete(self, name: str) -> None:
        """See the port."""
        self._check()
        self.templates.pop(name.lower(), None)

    async def taken(self) -> tuple[str, ...]:
        """See the port."""
        return (*(each.name for each in self.templates.values()), *self.broken)

    async def order(self) -> tuple[str, ...]:
        """See the port."""
        return self.names

    async def save_order(self, names: Sequence[str]) -> None:
        """See the port."""
        self._check()
        self.names = tuple(names)

    def _check(self) -> None:
        if self.full:
            raise StorageError("The disk is full.")


class FakeArchive:
    """`TemplateArchive`: one shelf to read, and everything that was written."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = shelf or Shelf()
        self.written: dict[str, tuple[Template, ...]] = {}

    async def read(self, path: str) -> Shelf:
        """See the port."""
        return self.shelf

    async def write(self, path: str, templates: Sequence[Template]) -> None:
        """See the port."""
        self.written[path] = tuple(templates)
