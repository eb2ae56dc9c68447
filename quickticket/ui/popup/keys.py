"""What a key means in the popup's line; one table, so that Enter never surprises.

Enter sends. Only where the token at the cursor cannot be sent as it stands (no match taken, several equal
ones), or where the user moved the highlight himself, Enter takes the highlighted match instead. Tab always
takes it. Ctrl+Enter always sends.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Key(Enum):
    """The keys that mean something of their own."""

    ENTER = auto()
    CTRL_ENTER = auto()
    SHIFT_ENTER = auto()
    TAB = auto()
    ESCAPE = auto()
    UP = auto()
    DOWN = auto()


class Act(Enum):
    """What is to be done."""

    SEND = auto()
    TAKE = auto()
    CLOSE_LIST = auto()
    HIDE = auto()
    PREVIOUS = auto()
    NEXT = auto()
    RECALL = auto()
    RECALL_NEWER = auto()
    DETAILS = auto()
    FORM = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class LineSituation:
    """What the line looks like when a key is pressed.

    Attributes:
        listed: The completer shows at least one match.
        moved: The user moved its highlight.
        resolved: The token at the cursor means one thing already.
        empty: Nothing is typed.
        recalled: A recalled line stands unchanged.
    """

    listed: bool = False
    moved: bool = False
    resolved: bool = True
    empty: bool = False
    recalled: bool = False


def act_for(key: Key, line: LineSituation) -> Act:
    """Decides what a key does in the line."""
    if line.listed and key in _LISTED:
        wants_match = key is not Key.ENTER or line.moved or not line.resolved
        return _LISTED[key] if wants_match else Act.SEND
    if key is Key.UP:
        return Act.RECALL if line.empty or line.recalled else Act.NOTHING
    if key is Key.DOWN and line.recalled:
        return Act.RECALL_NEWER
    return _PLAIN[key]


_LISTED = {
    Key.ENTER: Act.TAKE,
    Key.TAB: Act.TAKE,
    Key.ESCAPE: Act.CLOSE_LIST,
    Key.UP: Act.PREVIOUS,
    Key.DOWN: Act.NEXT,
}
_PLAIN = {
    Key.ENTER: Act.SEND,
    Key.CTRL_ENTER: Act.SEND,
    Key.SHIFT_ENTER: Act.DETAILS,
    Key.TAB: Act.FORM,
    Key.ESCAPE: Act.HIDE,
    Key.DOWN: Act.FORM,
}
