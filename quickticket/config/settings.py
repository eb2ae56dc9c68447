"""settings.toml: reading it with every mistake named, and changing it without touching the rest."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from quickticket.config.atomic import write_atomically
from quickticket.config.kinds import Option
from quickticket.config.options import OPTIONS
from quickticket.domain.errors import SettingsError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

T = TypeVar("T")
_UTF_8 = "utf-8-sig"
"""With the mark that some editors put in front."""


@dataclass(frozen=True, slots=True)
class WrongValue:
    """What stands in the file where an option cannot use it; the option holds its default.

    Attributes:
        option: Which option.
        place: Where it stands: the option's key, or its table.
        found: What stands there.
        expected: What would be right, to follow a colon.
    """

    option: Option[Any]
    place: str
    found: str
    expected: str

    def __str__(self) -> str:
        usual = "nothing" if self.option.default == "" else self.option.default
        return f"settings.toml: {self.place} = {self.found}: {self.expected}; using {usual}."


@dataclass(frozen=True, slots=True)
class Settings:
    """What settings.toml says.

    Attributes:
        values: Checked values by option key; absent ones hold their default.
        tables: The whole file, for those who read tables of their own (profiles).
        wrong: Mistakes by option key.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    tables: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, WrongValue] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[str, ...]:
        """The mistakes, one sentence each."""
        return tuple(str(each) for each in self.wrong.values())

    def get(self, option: Option[T]) -> T:
        """Returns an option's value."""
        return self.values.get(option.key, option.default)  # type: ignore[return-value]


class SettingsFile:
    """The file on the disk. A person may edit it; what we do not know in it is kept."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Settings:
        """Reads the file; a missing one is empty.

        Raises:
            SettingsError: It is not TOML or cannot be read; it is left as it is.
        """
        try:
            tables = tomllib.loads(self.path.read_text(encoding=_UTF_8))
        except FileNotFoundError:
            return Settings()
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(
                f"{self.path} has a mistake: {error}.",
                "Mend that line or rename the file; it was left as it is.",
            ) from error
        except OSError as error:
            raise SettingsError(f"{self.path} cannot be read: {error.strerror}.") from error
        values, wrong = _checked(tables)
        return Settings(values, tables, wrong)

    def set(self, option: Option[T], value: T) -> None:
        """Changes one option, keeping comments and everything else.

        Raises:
            SettingsError: The file has a mistake or cannot be written; it stands as it was.
        """
        table, name = option.key.split(".")

        def change(document: TOMLDocument) -> None:
            plain = value if isinstance(value, bool | int | str) else str(value)
            if not isinstance(document.get(table, {}), MutableMapping):
                del document[table]  # `window = "dark"` where `[window]` belongs
            document.setdefault(table, {})[name] = plain

        self.edit(change)

    def reset(self, option: Option[Any]) -> None:
        """Takes one option out of the file, so that its default holds; everything else stays.

        Raises:
            SettingsError: The file has a mistake or cannot be written; it stands as it was.
        """
        table, name = option.key.split(".")

        def change(document: TOMLDocument) -> None:
            section = document.get(table)
            if isinstance(section, MutableMapping):
                section.pop(name, None)
            else:
                document.pop(table, None)

        self.edit(change)

    def edit(self, change: Callable[[TOMLDocument], None]) -> None:
        """Lets `change` alter the document and saves it.

        Raises:
            SettingsError: The file has a mistake or cannot be written; it stands as it was.
        """
        import tomlkit

        self.load()  # a file with a mistake is never overwritten
        text = self.path.read_text(encoding=_UTF_8) if self.path.exists() else ""
        document = tomlkit.parse(text)
        change(document)
        try:
            write_atomically(self.path, tomlkit.dumps(document))
        except OSError as error:
            raise SettingsError(f"{self.path} cannot be written: {error.strerror}.") from error


def _checked(tables: Mapping[str, Any]) -> tuple[dict[str, object], dict[str, WrongValue]]:
    values: dict[str, object] = {}
    wrong: dict[str, WrongValue] = {}
    for option in OPTIONS:
        table, name = option.key.split(".")
        section = tables.get(table, {})
        if not isinstance(section, Mapping):
            wrong[option.key] = WrongValue(option, table, repr(section), f"expected a table, [{table}]")
        elif name in section:
            try:
                values[option.key] = option.kind.check(section[name])
            except ValueError as error:
                wrong[option.key] = WrongValue(option, option.key, repr(section[name]), str(error))
    return values, wrong
