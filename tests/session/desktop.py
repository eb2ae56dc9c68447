"""Builds the private desktop: display, session bus, key ring, window manager, tray host and home."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.session.daemon import Daemon, announcing, running
from tests.session.x11 import has_compositor, has_tray_host, has_window_manager

_USUAL_DPI = 96
_COMPOSITOR = (
    "picom",
    "--config",
    os.devnull,
    "--backend",
    "xrender",
    "--shadow",
    "--shadow-exclude",
    "argb",
)
"""Shadows for windows that do not draw one themselves."""
_KEY_RING_PASSWORD = b"private\n"
_KEPT = ("PATH", "TERM", "USER", "LOGNAME", "CI", "TZ")  # nothing else of the caller's world gets in


@dataclass(frozen=True, slots=True)
class Screen:
    """What the display is like.

    Attributes:
        size: Width and height in pixels, as in `1280x800`.
        scale: 2 draws everything at 200%, as on a display with fine pixels.
        composited: A compositor blends the windows, so that shadows are real.
    """

    size: str = "1280x800"
    scale: int = 1
    composited: bool = False


@contextlib.contextmanager
def private_desktop(look: Screen) -> Iterator[dict[str, str]]:
    """A whole X11 desktop that nobody sees and that leaves nothing behind.

    Args:
        look: What its display is like.

    Yields:
        The environment to run programs with.

    Raises:
        SessionError: A part of it did not come up.
    """
    with (
        tempfile.TemporaryDirectory(prefix="quickticket-", ignore_cleanup_errors=True) as folder,
        contextlib.ExitStack() as parts,
    ):
        home = Path(folder)
        env = _environment(home) | {"QT_SCALE_FACTOR": str(look.scale)}
        screen = parts.enter_context(
            announcing(
                lambda fd: [
                    *("Xvfb", "-displayfd", str(fd), "-screen", "0", f"{look.size}x24"),
                    *("-dpi", str(_USUAL_DPI * look.scale), "-nolisten", "tcp", "-noreset"),
                ],
                env,
                home / "display.log",
                "the display",
            )
        )
        env["DISPLAY"] = f":{screen}"
        env["DBUS_SESSION_BUS_ADDRESS"] = parts.enter_context(
            announcing(
                lambda fd: ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={fd}"],
                env,
                home / "bus.log",
                "the session bus",
            )
        )
        key_ring = parts.enter_context(_key_ring(env, home / "key-ring.log"))
        windows = parts.enter_context(running(["openbox", "--sm-disable"], env, home / "windows.log"))
        windows.wait_until(lambda: has_window_manager(env), "the window manager")
        if look.composited:
            blending = parts.enter_context(running(_COMPOSITOR, env, home / "compositor.log"))
            blending.wait_until(lambda: has_compositor(env["DISPLAY"]), "the compositor")
        tray = parts.enter_context(running(["trayer", "--widthtype", "request"], env, home / "tray.log"))
        tray.wait_until(lambda: has_tray_host(env["DISPLAY"]), "the tray host")
        key_ring.wait_until(lambda: _is_unlocked(env), "the key ring")
        yield env


def _environment(home: Path) -> dict[str, str]:
    folders = {
        "HOME": home,
        "XDG_RUNTIME_DIR": home / "runtime",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, exist_ok=True)
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        **{name: str(folder) for name, folder in folders.items()},
        "LANG": "C.UTF-8",
        "NO_AT_BRIDGE": "1",  # no screen reader listens here
        "PYTHONUNBUFFERED": "1",
        "QT_QPA_PLATFORM": "xcb",
        "XDG_SESSION_TYPE": "x11",
    }


@contextlib.contextmanager
def _key_ring(env: dict[str, str], log: Path) -> Iterator[Daemon]:
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"]
    read_end, write_end = os.pipe()
    os.write(write_end, _KEY_RING_PASSWORD)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as password, running(command, env, log, stdin=password) as daemon:
        yield daemon


def _is_unlocked(env: dict[str, str]) -> bool:
    """Whether the collection that secrets go to by default exists, which it does from the unlocking on."""
    asked = subprocess.run(
        [
            *("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.secrets"),
            *("/org/freedesktop/secrets", "org.freedesktop.Secret.Service.ReadAlias", "string:default"),
        ],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return "/org/freedesktop/secrets/collection/" in asked.stdout
