"""Where QuickTicket keeps its files: the system's own folders, or all below QUICKTICKET_HOME."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quickticket.config.data_folder import APP, HOME_VARIABLE, data_folder


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one installation; none is made before something is written to it."""

    config: Path
    data: Path
    logs: Path

    @classmethod
    def find(cls, environ: Mapping[str, str]) -> Paths:
        """Returns the folders that hold for these environment variables."""
        data = Path(data_folder(environ))
        if environ.get(HOME_VARIABLE):
            return cls(config=data.parent, data=data, logs=data.parent / "logs")
        import platformdirs

        folders = platformdirs.PlatformDirs(APP, appauthor=False)
        return cls(config=folders.user_config_path, data=data, logs=folders.user_log_path)

    @property
    def home(self) -> Path:
        """The folder that tells one installation from another; the local socket is named after it."""
        return self.data

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def templates(self) -> Path:
        """The user's own templates, one file each."""
        return self.config / "templates"

    @property
    def lists(self) -> Path:
        """Saved lists of recipients, one text file each."""
        return self.config / "lists"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.logs / "quickticket.log"

    def profile(self, name: str) -> Path:
        """The folder of one profile's databases."""
        return self.data / "profiles" / name
