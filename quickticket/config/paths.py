"""Where QuickTicket keeps its files: the system's own folders, or all below QUICKTICKET_HOME."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "QUICKTICKET_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one installation; none is made before something is written to it."""

    config: Path
    data: Path
    logs: Path

    @classmethod
    def find(cls, environ: Mapping[str, str]) -> Paths:
        """Returns the folders that hold for these environment variables."""
        if home := environ.get(HOME_VARIABLE):
            root = Path(home).expanduser().absolute()
            return cls(config=root, data=root / "data", logs=root / "logs")
        import platformdirs

        folders = platformdirs.PlatformDirs("QuickTicket", appauthor=False)
        return cls(config=folders.user_config_path, data=folders.user_data_path, logs=folders.user_log_path)

    @property
    def home(self) -> Path:
        """The folder that tells one installation from another; the local socket is named after it."""
        return self.data

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.logs / "quickticket.log"

    def profile(self, name: str) -> Path:
        """The folder of one profile's databases."""
        return self.data / "profiles" / name
