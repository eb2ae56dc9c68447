"""Where the data lie, as text: all that `quickticket popup` has to know, and it must not wait for imports."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself takes milliseconds to import, as pathlib and platformdirs do
if TYPE_CHECKING:
    from collections.abc import Mapping

HOME_VARIABLE = "QUICKTICKET_HOME"
APP = "QuickTicket"


def data_folder(environ: Mapping[str, str]) -> str:
    """Returns the absolute path of the folder that holds the data for these environment variables."""
    if home := environ.get(HOME_VARIABLE):
        return os.path.join(os.path.abspath(os.path.expanduser(home)), "data")  # noqa: PTH100, PTH111, PTH118
    if sys.platform == "linux":
        base = environ.get("XDG_DATA_HOME", "").strip() or os.path.expanduser("~/.local/share")  # noqa: PTH111
        return os.path.join(base, APP)  # noqa: PTH118
    import platformdirs

    return platformdirs.user_data_dir(APP, appauthor=False)
