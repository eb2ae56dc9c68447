"""The demo: the whole app with the sandbox as its tenant; nothing to set up, nothing leaves the machine."""

from __future__ import annotations

import os
import tempfile

from quickticket.bootstrap.app import run_app
from quickticket.bootstrap.opening import Opening
from quickticket.config.data_folder import HOME_VARIABLE
from quickticket.config.paths import Paths
from quickticket.config.profiles import Profile, save_profile
from quickticket.config.settings import SettingsFile
from quickticket.domain.connection import Connection
from quickticket.sandbox.server import SandboxServer
from quickticket.sandbox.tokens import CLIENT_ID, CLIENT_SECRET


def run_demo(*, port: int) -> int:
    """Runs the app against a server of its own until it is quit; returns the exit code.

    Its files go to QUICKTICKET_HOME, else to a folder that is removed at the end.
    """
    with (
        tempfile.TemporaryDirectory(prefix="quickticket-demo-") as folder,
        SandboxServer(port=port) as server,
    ):
        home = os.environ.setdefault(HOME_VARIABLE, folder)
        connection = Connection(base_url=server.url, client_id=CLIENT_ID)
        save_profile(SettingsFile(Paths.find({HOME_VARIABLE: home}).settings), Profile("demo", connection))
        return run_app(Opening(), session_secret=CLIENT_SECRET)
