"""The library: the templates of all places together, the likeliest first, and every change of own ones."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Container, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.errors import InvalidInput
from quickticket.domain.folding import fold
from quickticket.domain.smart_line.lexer import lex
from quickticket.domain.templates.rules import faults
from quickticket.domain.templates.shelf import Mistake, Shelf
from quickticket.domain.templates.template import Template, TemplateSource
from quickticket.services.signals import Signal

if TYPE_CHECKING:
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.templates import OwnTemplates, TemplateArchive, TemplatePlace

LOOK_EVERY = 20.0
"""Seconds between two looks at the places; one costs little where nothing changed."""
_RANK = {source: rank for rank, source in enumerate(TemplateSource)}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought: the names as saved, those that were here already, and what was broken."""

    added: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


class TemplateLibrary:
    """All templates that a line may call.

    Attributes:
        changed: Emits the library after it became another one.
        current: Unique names, the likeliest first, and the mistakes of all places.
        arranged: The user chose an order.

    Args:
        own: The user's own; of two with one name they count.
        places: All others.
        archive: Files on their way in and out.
        uses: How often each folded name was used lately.
        clock: When to look again.
    """

    def __init__(
        self,
        *,
        own: OwnTemplates,
        places: Callable[[], Sequence[TemplatePlace]],
        archive: TemplateArchive,
        uses: Callable[[], Awaitable[Counter[str]]],
        clock: Clock,
    ) -> None:
        self.changed: Signal[Shelf] = Signal()
        self.current = Shelf()
        self.arranged = False
        self._own = own
        self._places = places
        self._archive = archive
        self._uses = uses
        self._clock = clock
        self._others: tuple[Shelf, ...] = ()
        self._merging = asyncio.Lock()

    def get(self, name: str) -> Template | None:
        """Returns the template that counts for a name, whatever its case."""
        wanted = fold(name)
        return next((each for each in self.current.templates if fold(each.name) == wanted), None)

    def below(self, name: str) -> Template | None:
        """Returns the shared template that an own one of this name takes the place of."""
        there, wanted = self.get(name), fold(name)
        if there is None or there.source is not TemplateSource.OWN:
            return None
        shared = (each for shelf in self._others for each in shelf.templates if fold(each.name) == wanted)
        return min(shared, key=lambda each: _RANK[each.source], default=None)

    async def run(self) -> None:
        """Looks again and again, until cancelled."""
        while True:
            await self.refresh()
            await self._clock.sleep(LOOK_EVERY)

    async def refresh(self) -> None:
        """Looks at every place now."""
        self._others = tuple([await place.load() for place in self._places()])
        await self._look_at_own()

    async def _look_at_own(self) -> None:
        """Takes over what changed here, without waiting for a place that is far away.

        One look after the other, so that none that began before a change is told after it.
        """
        async with self._merging:
            shelves = (await self._own.load(), *self._others)
            order, uses = await self._own.order(), await self._uses()
            self._tell(_merged(shelves, order, uses), arranged=bool(order))

    def _tell(self, found: Shelf, *, arranged: bool) -> None:
        if found != self.current or arranged != self.arranged:
            self.current, self.arranged = found, arranged
            self.changed.emit(found)

    async def save(self, template: Template, replaces: str = "") -> Template:
        """Saves an own template; one of another place becomes an own copy that counts instead.

        Args:
            template: What to save.
            replaces: The own template that it was before, when its name changed.

        Returns:
            The template as it is saved.

        Raises:
            InvalidInput: Something is wrong with it, or another own template has its name.
            StorageError: It cannot be written.
        """
        for _, reason in faults(template):
            raise InvalidInput(reason)
        renamed = fold(replaces) != fold(template.name)
        await self._check_place(template.name, renamed=renamed)
        await self._own.save(template)
        if replaces and renamed:
            await self._own.delete(replaces)
            await self._keep_place(replaces, template.name)
        await self._look_at_own()
        return self.get(template.name) or template

    async def _check_place(self, name: str, *, renamed: bool) -> None:
        sound = {fold(each.name): each.name for each in (await self._own.load()).templates}
        if renamed and fold(name) in sound:
            raise InvalidInput(f"There is a template /{sound[fold(name)]} already.", "Choose another name.")
        if fold(name) not in sound and fold(name) in map(fold, await self._own.taken()):
            raise InvalidInput(
                f"The file of /{name} has a mistake, and is left as it is.",
                "Mend or remove it, or choose another name.",
            )

    async def _keep_place(self, before: str, now: str) -> None:
        """A template that is renamed stays where it was arranged."""
        order = await self._own.order()
        if fold(before) in map(fold, order):
            await self._own.save_order([now if fold(each) == fold(before) else each for each in order])

    async def delete(self, name: str) -> None:
        """Deletes an own template; `save` of what it was brings it back.

        Raises:
            InvalidInput: It is none of the user's own.
            StorageError: It cannot be removed.
        """
        there = self.get(name)
        if there is None or there.source is not TemplateSource.OWN:
            raise InvalidInput(f"/{name} is none of your own templates.", "Only these can be deleted.")
        await self._own.delete(there.name)
        await self._look_at_own()

    async def arrange(self, names: Sequence[str]) -> None:
        """Fixes an order; without names the most used come first again. Raises `StorageError`."""
        await self._own.save_order(names)
        await self._look_at_own()

    async def import_from(self, path: str) -> ImportReport:
        """Adds the templates of a file, folder or zip to the user's own; none of these is overwritten.

        Raises:
            InvalidInput: There is nothing to import.
            StorageError: They cannot be saved.
        """
        shelf = await self._archive.read(path)
        own = {fold(each.name): each for each in (await self._own.load()).templates}
        taken = {*own, *map(fold, await self._own.taken())}
        added, same = [], []
        for each in shelf.templates:
            there = own.get(fold(each.name))
            if there is not None and _content(there) == _content(each):
                same.append(there.name)
                continue
            saved = replace(each, name=_free_name(each.name, taken))
            await self._own.save(saved)
            own[fold(saved.name)] = saved
            taken.add(fold(saved.name))
            added.append(saved.name)
        await self._look_at_own()
        return ImportReport(tuple(added), tuple(same), shelf.mistakes)

    async def export_to(self, path: str, names: Sequence[str] = ()) -> int:
        """Writes templates to a file, folder or zip; without names all own ones. Returns how many.

        Raises:
            InvalidInput: There is none of such a name, or nothing to export.
            StorageError: It cannot be written.
        """
        chosen = []
        for name in names:
            found = self.get(name)
            if found is None:
                raise InvalidInput(
                    f"There is no template /{name}.", "`quickticket template list` shows them."
                )
            chosen.append(found)
        if not names:
            chosen = [each for each in self.current.templates if each.source is TemplateSource.OWN]
        if not chosen:
            raise InvalidInput("There are no templates of your own yet.", "Name those to export: --name pw.")
        await self._archive.write(path, chosen)
        return len(chosen)


def _merged(shelves: Sequence[Shelf], order: Sequence[str], uses: Counter[str]) -> Shelf:
    chosen: dict[str, Template] = {}
    for each in sorted((t for shelf in shelves for t in shelf.templates), key=lambda t: _RANK[t.source]):
        chosen.setdefault(fold(each.name), each)
    places = {fold(name): place for place, name in enumerate(order)}
    likeliest = sorted(chosen, key=lambda name: (places.get(name, len(places)), -uses[name], name))
    mistakes = tuple(mistake for shelf in shelves for mistake in shelf.mistakes)
    return Shelf(tuple(chosen[name] for name in likeliest), mistakes)


def uses_in(lines: Sequence[str]) -> Counter[str]:
    """Counts the templates that some lines call, by folded name."""
    tokens = (token for line in lines for token in lex(line).tokens)
    return Counter(fold(token.text) for token in tokens if token.kind is TokenKind.TEMPLATE)


def _content(template: Template) -> Template:
    return replace(template, name="", origin="", source=TemplateSource.OWN)


def _free_name(name: str, taken: Container[str]) -> str:
    free, number = name, 2
    while fold(free) in taken:
        free = f"{name[:36]}-{number}"
        number += 1
    return free
