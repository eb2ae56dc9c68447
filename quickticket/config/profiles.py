"""Profiles: one HaloPSA tenant and sign-in each, kept in settings.toml without any secret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quickticket.config.settings import Settings, SettingsFile
from quickticket.domain.connection import Connection
from quickticket.domain.errors import InvalidInput, NotSignedIn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tomlkit import TOMLDocument

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
_MEMBERS = {
    "url": "base_url", "client_id": "client_id", "auth_url": "auth_url", "tenant": "tenant", "scope": "scope"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """One tenant and sign-in. Its secret is in the key ring under `secret_key`."""

    name: str
    connection: Connection

    @property
    def secret_key(self) -> str:
        """Name of the client secret in the key ring."""
        return secret_key(self.name)


def secret_key(name: str) -> str:
    """Returns how the key ring names the client secret of the profile `name`."""
    return f"{name}/client-secret"


def checked_name(name: str) -> str:
    """Returns a profile name that is also a safe folder name.

    Raises:
        InvalidInput: It is not.
    """
    if not _NAME.fullmatch(name):
        raise InvalidInput(
            f"'{name}' cannot be a profile's name.", "Use up to 32 lower-case letters, digits, - and _."
        )
    return name


def profiles(settings: Settings) -> tuple[Profile, ...]:
    """Returns the profiles of a settings file.

    Raises:
        InvalidInput: One of them misses a member or has a wrong one.
    """
    return tuple(_profile(name, members) for name, members in _tables(settings).items())


def current(settings: Settings) -> Profile:
    """Returns the profile in use: the chosen one, else the only one.

    Raises:
        NotSignedIn: There is none.
        InvalidInput: It has a mistake.
    """
    known = _tables(settings)
    chosen = str(settings.tables.get("profile", ""))
    name = next(iter(known)) if len(known) == 1 else chosen
    if name in known:
        return _profile(name, known[name])
    if known:
        raise NotSignedIn(
            "No profile is chosen.", f"Run `quickticket profile use NAME` with one of: {', '.join(known)}."
        )
    raise NotSignedIn(
        "No HaloPSA tenant is set up yet.", "Run `quickticket profile add NAME --url URL --client-id ID`."
    )


def save_profile(file: SettingsFile, profile: Profile) -> None:
    """Adds or replaces a profile and makes it the one in use.

    Raises:
        SettingsError: The file has a mistake or cannot be written.
    """

    def change(document: TOMLDocument) -> None:
        members = {name: getattr(profile.connection, member) for name, member in _MEMBERS.items()}
        document["profile"] = profile.name
        _table(document)[profile.name] = {name: value for name, value in members.items() if value}

    file.edit(change)


def use_profile(file: SettingsFile, name: str) -> None:
    """Makes a profile the one in use.

    Raises:
        InvalidInput: There is none of that name.
        SettingsError: The file has a mistake or cannot be written.
    """
    _demand(file, name)
    file.edit(lambda document: document.update({"profile": name}))


def remove_profile(file: SettingsFile, name: str) -> None:
    """Removes a profile from the file; its databases stay.

    Raises:
        InvalidInput: There is none of that name.
        SettingsError: The file has a mistake or cannot be written.
    """
    _demand(file, name)

    def change(document: TOMLDocument) -> None:
        del _table(document)[name]
        if document.get("profile") == name:
            del document["profile"]

    file.edit(change)


def _demand(file: SettingsFile, name: str) -> None:
    names = _tables(file.load())  # one with a mistake can be removed, too
    if name not in names:
        raise InvalidInput(f"There is no profile '{name}'.", f"There are: {', '.join(names) or 'none'}.")


def _tables(settings: Settings) -> Mapping[str, object]:
    found = settings.tables.get("profiles")
    return found if isinstance(found, dict) else {}


def _table(document: TOMLDocument) -> Any:
    return document.setdefault("profiles", {})


def _profile(name: str, members: object) -> Profile:
    if not isinstance(members, dict) or not all(
        isinstance(members.get(key), str) for key in ("url", "client_id")
    ):
        raise InvalidInput(f"settings.toml: profile '{name}' needs url and client_id, both in quotes.")
    given = {_MEMBERS[key]: str(value) for key, value in members.items() if key in _MEMBERS}
    try:
        return Profile(checked_name(name), Connection(**given))
    except InvalidInput as error:
        raise InvalidInput(f"settings.toml: profile '{name}': {error.message}", error.next_step) from error
