"""Halo's own ticket templates as a place: what the last sync brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.errors import StorageError
from quickticket.domain.templates.shelf import Mistake, Shelf

if TYPE_CHECKING:
    from quickticket.services.ports.store import ReferenceStore


class HaloTemplates:
    """`TemplatePlace` over the reference cache."""

    def __init__(self, reference: ReferenceStore) -> None:
        self._reference = reference

    async def load(self) -> Shelf:
        """See the port."""
        try:
            return Shelf((await self._reference.catalogue()).templates)
        except StorageError as error:
            return Shelf(mistakes=(Mistake("Halo's templates", str(error)),))
