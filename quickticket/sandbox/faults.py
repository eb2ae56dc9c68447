"""Rules that make the server misbehave: which request, in what way, how often."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

FaultKind = Literal[
    "drop_before",
    "drop_after",
    "delay",
    "delay_after",
    "error500_before",
    "error500_after",
    "rate429",
    "refuse400",
    "unauthorized_once",
    "truncate",
    "trickle",
]
_RULE_KEYS = frozenset({"kind", "seconds", "retry_after", "reset"})
_MATCH_KEYS = frozenset({"method", "path", "nth", "first", "probability", "seed", "count"})


class BadFaults(ValueError):
    """The faults are not written as they must be; the text says what is wrong."""


@dataclass(slots=True)
class FaultRule:
    """One rule; it fires on the requests that fit it, within the bounds that are set.

    `method` and `path` are regular expressions searched without regard to case; `nth` fires on that matching
    request alone, `first` on so many of them, `probability` on a seeded share, `count` ends it after so many.
    `seconds` belongs to delays and to `trickle`, `retry_after` to `rate429`; `reset` breaks with TCP RST.
    """

    kind: FaultKind
    method: str = ".*"
    path: str = ".*"
    nth: int | None = None
    first: int | None = None
    probability: float = 1.0
    seed: int = 1
    count: int | None = None
    seconds: float = 1.0
    retry_after: int | None = None
    reset: bool = False
    seen: int = field(default=0, init=False)
    fired: int = field(default=0, init=False)
    _rng: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._rng = random.Random(self.seed)
        if self.kind == "unauthorized_once" and self.count is None:
            self.count = 1

    def fires(self, method: str, path: str) -> bool:
        """Whether this request is hit; counts it."""
        fits = re.fullmatch(self.method, method, re.IGNORECASE) and re.search(self.path, path, re.IGNORECASE)
        if not fits:
            return False
        self.seen += 1
        hit = (
            (self.nth is None or self.seen == self.nth)
            and (self.first is None or self.seen <= self.first)
            and (self.count is None or self.fired < self.count)
            and (self.probability >= 1 or self._rng.random() < self.probability)
        )
        self.fired += hit
        return hit

    def as_json(self) -> dict[str, Any]:
        """The rule as it is written, and how often it matched and fired."""
        match = {name: getattr(self, name) for name in sorted(_MATCH_KEYS)}
        rest = {
            name: getattr(self, name) for name in ("kind", "seconds", "retry_after", "reset", "seen", "fired")
        }
        return {"match": match, **rest}


class FaultBook:
    """The rules in force; the first that fires decides."""

    def __init__(self, rules: Iterable[FaultRule] = ()) -> None:
        self.rules = list(rules)

    @classmethod
    def load(cls, path: Path) -> FaultBook:
        """The rules of a JSON file.

        Raises:
            BadFaults: It is not JSON, or not a list of rules.
            OSError: It cannot be read.
        """
        try:
            return cls.parse(json.loads(path.read_text(encoding="utf-8")))
        except json.JSONDecodeError as error:
            raise BadFaults(f"{path} is not JSON: {error}") from error

    @classmethod
    def parse(cls, written: Any) -> FaultBook:
        """The rules of a parsed JSON list.

        Raises:
            BadFaults: A rule is not written as it must be.
        """
        if not isinstance(written, list):
            raise BadFaults("Faults are a list of rules.")
        return cls(_rule(entry) for entry in written)

    def strike(self, method: str, path: str) -> FaultRule | None:
        """The rule that hits this request, if one does."""
        return next((rule for rule in self.rules if rule.fires(method, path)), None)


def _rule(written: Any) -> FaultRule:
    if not isinstance(written, dict) or not isinstance(written.get("match", {}), dict):
        raise BadFaults(f"A rule is an object with match and kind, not {written!r}")
    match = {name: value for name, value in written.get("match", {}).items() if value is not None}
    rest = {name: value for name, value in written.items() if name != "match" and value is not None}
    if unknown := (rest.keys() - _RULE_KEYS) | (match.keys() - _MATCH_KEYS):
        raise BadFaults(f"A rule has no member {', '.join(sorted(unknown))}")
    if rest.get("kind") not in get_args(FaultKind):
        raise BadFaults(
            f"{rest.get('kind')!r} is no kind of fault; there are {', '.join(get_args(FaultKind))}"
        )
    try:
        re.compile(match.get("method", ""))
        re.compile(match.get("path", ""))
    except (re.error, TypeError) as error:
        raise BadFaults(f"method and path are regular expressions: {error}") from error
    numbers = match | rest
    for name in ("nth", "first", "probability", "seed", "count", "seconds", "retry_after"):
        if not isinstance(numbers.get(name, 0), (int, float)):
            raise BadFaults(f"{name} is a number, not {numbers[name]!r}")
    return FaultRule(**match, **rest)
