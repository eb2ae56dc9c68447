"""Saved lists of recipients, as the services see them."""

from __future__ import annotations

from typing import Protocol


class RecipientLists(Protocol):
    """Lists by name, each the text that was saved; every method raises `StorageError`."""

    async def names(self) -> tuple[str, ...]:
        """The names, in alphabetical order."""
        ...

    async def load(self, name: str) -> str:
        """A list's text; raises `InvalidInput` when there is none of that name."""
        ...

    async def save(self, name: str, text: str) -> None:
        """Keeps a text in the place of the list of that name; raises `InvalidInput` for `../x`."""
        ...

    async def delete(self, name: str) -> None:
        """Removes a list; none of that name is fine."""
        ...
