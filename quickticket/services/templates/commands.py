"""Commands about templates: list, show, import, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.errors import InvalidInput
from quickticket.services.requests import Request, member, needed
from quickticket.services.templates.json_forms import mistake_form, template_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quickticket.services.json_forms import Json
    from quickticket.services.requests import Command
    from quickticket.services.templates.library import TemplateLibrary


class TemplateCommands:
    """Answers about the library."""

    def __init__(self, library: TemplateLibrary) -> None:
        self._library = library

    def commands(self) -> Mapping[str, Command]:
        """Each command by its name."""
        return {
            "template.list": self._list,
            "template.show": self._show,
            "template.import": self._import,
            "template.export": self._export,
        }

    async def _list(self, _request: Request) -> Json:
        await self._library.refresh()
        current = self._library.current
        return {
            "templates": [template_form(each) for each in current.templates],
            "mistakes": [mistake_form(each) for each in current.mistakes],
        }

    async def _show(self, request: Request) -> Json:
        await self._library.refresh()
        name = needed(request, "name").removeprefix("/")
        found = self._library.get(name)
        if found is None:
            raise InvalidInput(f"There is no template /{name}.", "`quickticket template list` shows them.")
        return template_form(found)

    async def _import(self, request: Request) -> Json:
        report = await self._library.import_from(needed(request, "path"))
        return {
            "added": [*report.added],
            "same": [*report.same],
            "mistakes": [mistake_form(each) for each in report.mistakes],
        }

    async def _export(self, request: Request) -> Json:
        await self._library.refresh()
        names = request.get("names", [])
        chosen = [str(name).removeprefix("/") for name in names] if isinstance(names, list) else []
        path = needed(request, "path")
        return {"exported": await self._library.export_to(path, chosen), "path": member(request, "path", "")}
