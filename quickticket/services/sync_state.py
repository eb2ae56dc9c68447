"""What a sync says of itself, while it runs and afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickticket.services.ports.store import CacheCounts

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class SyncState:
    """Where the sync stands now.

    Attributes:
        running: It is under way.
        doing: What is being read, such as `Users: 1200`; empty when nothing is.
        synced_at: When a sync last ended well, aware UTC.
        problems: Lists that could not be read, and why; or why nothing could.
    """

    running: bool = False
    doing: str = ""
    synced_at: datetime | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncReport:
    """How a sync ended.

    Attributes:
        counts: Rows in the cache afterwards.
        complete: All users are in the cache; else Halo is asked while the user types.
        problems: Lists that keep their old rows, and why.
    """

    counts: CacheCounts
    complete: bool
    problems: tuple[str, ...] = ()
