"""Builds the library of templates out of its places: own ones, the team's, Halo's, and the starters."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from quickticket.config.options import SHARED_ADDRESS, SHARED_FOLDER
from quickticket.config.resources import resource_path
from quickticket.domain.templates.template import TemplateSource
from quickticket.services.templates.from_halo import HaloTemplates
from quickticket.services.templates.library import TemplateLibrary, uses_in
from quickticket.store.templates.archive import TemplateFiles
from quickticket.store.templates.folder import OwnTemplateFolder, TemplateFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quickticket.config.paths import Paths
    from quickticket.config.settings import Settings
    from quickticket.services.ports.clock import Clock
    from quickticket.services.ports.store import OutboxStore, ReferenceStore
    from quickticket.services.ports.templates import TemplatePlace

LOOK_BACK = 500
"""Captures whose lines tell which templates are used most."""


def build_library(
    paths: Paths,
    settings: Callable[[], Settings],
    *,
    outbox: OutboxStore,
    reference: ReferenceStore,
    clock: Clock,
) -> TemplateLibrary:
    """Returns the library; nothing is read yet."""
    shared = _Shared(paths, settings, clock)
    fixed: tuple[TemplatePlace, ...] = (
        HaloTemplates(reference),
        TemplateFolder(resource_path("templates"), TemplateSource.STARTER),
    )

    async def uses() -> Counter[str]:
        return uses_in(await outbox.lines(LOOK_BACK))

    return TemplateLibrary(
        own=OwnTemplateFolder(paths.templates),
        places=lambda: (*shared.places(), *fixed),
        archive=TemplateFiles(),
        uses=uses,
        clock=clock,
    )


class _Shared:
    """The team's places as the settings name them now; each is kept for as long as it is named."""

    def __init__(self, paths: Paths, settings: Callable[[], Settings], clock: Clock) -> None:
        self._paths = paths
        self._settings = settings
        self._clock = clock
        self._kept: dict[str, TemplatePlace] = {}

    def places(self) -> Sequence[TemplatePlace]:
        settings = self._settings()
        folder, address = settings.get(SHARED_FOLDER).strip(), settings.get(SHARED_ADDRESS).strip()
        wanted = [name for name in (folder, address) if name]
        self._kept = {name: self._kept.get(name) or self._make(name, folder) for name in wanted}
        return tuple(self._kept.values())

    def _make(self, name: str, folder: str) -> TemplatePlace:
        if name == folder:
            return TemplateFolder(Path(folder).expanduser(), TemplateSource.TEAM)
        from quickticket.store.templates.address import TemplateAddress  # only who has an address pays for it

        return TemplateAddress(name, self._paths.data / "shared-templates" / "copy", self._clock)
