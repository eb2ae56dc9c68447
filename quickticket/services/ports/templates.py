"""Where templates are kept, as the services see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickticket.domain.templates.shelf import Shelf
    from quickticket.domain.templates.template import Template


class TemplatePlace(Protocol):
    """A place that templates are read from."""

    async def load(self) -> Shelf:
        """What is there now; a place that cannot be reached gives what it last held, and a mistake.

        Never raises: one broken place must not cost the others.
        """
        ...


class OwnTemplates(TemplatePlace, Protocol):
    """The user's own templates."""

    async def save(self, template: Template) -> None:
        """Writes one, in the place of the one of that name; raises `StorageError`."""
        ...

    async def delete(self, name: str) -> None:
        """Removes one; none of that name is fine. Raises `StorageError`."""
        ...

    async def taken(self) -> tuple[str, ...]:
        """The names of all that lie there, of broken ones too: none of these is ever overwritten."""
        ...

    async def order(self) -> tuple[str, ...]:
        """The names as the user arranged them; empty when he did not."""
        ...

    async def save_order(self, names: Sequence[str]) -> None:
        """Remembers an arrangement; empty forgets it. Raises `StorageError`."""
        ...


class TemplateArchive(Protocol):
    """Templates in files, folders and zips, on their way in and out."""

    async def read(self, path: str) -> Shelf:
        """Templates of a `.toml` file, a folder or a `.zip`; raises `InvalidInput` when there is nothing."""
        ...

    async def write(self, path: str, templates: Sequence[Template]) -> None:
        """Writes a `.toml` (of one), a `.zip`, or into a folder; raises `InvalidInput` or `StorageError`."""
        ...
