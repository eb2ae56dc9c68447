"""Completes the token at the text cursor: from small lists at once, from cache and Halo as they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickticket.domain.draft import TokenKind
from quickticket.domain.search import Match, Tier
from quickticket.domain.smart_line.edit import token_at
from quickticket.ui.popup.completer import Completer
from quickticket.ui.popup.options import matches, template_matches
from quickticket.ui.popup.wording import CAPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from quickticket.domain.draft import Entity, Token
    from quickticket.domain.reference import TicketSummary
    from quickticket.services.tasks import Tasks
    from quickticket.ui.popup.at_hand import AtHand
    from quickticket.ui.popup.needs import Suggester, Templates


class Completing:
    """Fills the list under the line.

    Attributes:
        completer: The list.

    Args:
        at_hand: The capture at hand; its type and customer decide what is allowed.
        people: Searches users, sites, customers and tickets.
        templates: Those that a line may call.
        tasks: Where searching is spawned.
        my_tickets: Open tickets of the acting agent.
        found: Halo knew more than the cache: the line may mean more than before.
    """

    def __init__(
        self,
        at_hand: AtHand,
        *,
        people: Suggester,
        templates: Templates,
        tasks: Tasks,
        my_tickets: Callable[[], tuple[TicketSummary, ...]],
        found: Callable[[], None],
    ) -> None:
        self.completer = Completer()
        self._at_hand = at_hand
        self._people = people
        self._templates = templates
        self._tasks = tasks
        self._my_tickets = my_tickets
        self._found = found

    def follow(self, text: str, cursor: int) -> None:
        """The text or its cursor changed. What the form writes there is not completed over the form."""
        head = text.partition("\n")[0]
        self.completer.follow(token_at(head, min(cursor, len(head))) if text else None)
        self.completer.quiet = self._at_hand.rewriting
        self._tasks.cancel("popup suggestions")
        if self.completer.token is not None and not self.list_at_hand():
            self._tasks.spawn("popup suggestions", self._suggest(head, cursor))
        self._at_hand.redraw()

    def list_at_hand(self) -> bool:
        """Lists what needs no search; False when there is a token that does."""
        token = self.completer.token
        at_hand = () if token is None else self._listed(token)
        if at_hand is None:
            return False
        self.completer.show(at_hand, asking=False)
        return True

    def _listed(self, token: Token) -> tuple[Match[Entity], ...] | None:
        if token.kind in CAPTIONS:
            return matches(token.kind, token.text, self._at_hand.catalogue, self._at_hand.draft)
        if token.kind is TokenKind.TEMPLATE:
            return template_matches(token.text, self._templates.current.templates)
        if token.kind is TokenKind.TICKET and not token.text:
            return tuple(Match(each, Tier.PREFIX) for each in self._my_tickets())
        return None

    async def _suggest(self, line: str, cursor: int) -> None:
        asked = False
        async for suggestions in self._people.suggest(line, cursor):
            self.completer.show(suggestions.matches, asking=suggestions.asking_halo)
            self._at_hand.redraw()
            if asked:
                self._found()
            asked = suggestions.asking_halo
