"""Sets the project up and runs it.

    python3 dev.py demo               the app with a server of its own; without a display a proven tour
    python3 dev.py test               everything CI runs
    python3 dev.py test tests/unit    only these tests; all that follows is for pytest
    python3 dev.py bench              the figures of the budgets, beside their floors
    python3 dev.py map                writes the file map in ARCHITECTURE.md anew
    python3 dev.py screenshots        takes the README's pictures anew, of the running app

Needs Python alone. The first call makes a virtual environment in `.venv` with the pinned dependencies and, on
Debian and Ubuntu, sees to the system libraries; later calls find all that in place and start at once.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / "python")
STAMP = VENV / "installed"
PYTHONS = ((3, 11), (3, 12), (3, 13))

QT_LIBRARIES = (
    *("libegl1", "libgl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libgssapi-krb5-2"),
    *("libxkbcommon0", "libxkbcommon-x11-0", "libx11-xcb1", "fonts-dejavu-core"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1", "libxss1"),
)
PRIVATE_DESKTOP = (
    *("xvfb", "dbus", "gnome-keyring", "openbox", "trayer"),
    *("imagemagick", "xclip", "xdotool", "xterm", "x11-utils", "x11-xkb-utils", "x11-xserver-utils"),
)

BLENDED_DESKTOP = ("picom", "hsetroot")  # shadows and the ground under them, for pictures alone


class SetupError(Exception):
    """The machine lacks something that the person at it must see to."""


def main() -> int:
    """Runs one command and returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["demo", "test", "bench", "map", "screenshots"])
    command = parser.parse_args(sys.argv[1:2]).command
    arguments = sys.argv[2:]
    if arguments and command != "test":
        parser.error(f"{command} takes no arguments")
    os.chdir(ROOT)
    try:
        if command == "demo":
            return demo()
        if command == "test":
            return test_with(arguments) if arguments else test_all()
        if command == "bench":
            return bench()
        return screenshots() if command == "screenshots" else write_file_map()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def demo() -> int:
    """Opens the demo on the display, or tours it on a private one and proves each step."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        set_up()
        return run(str(BIN / "quickticket"), "demo")
    set_up(private_desktop=True)
    return run(*in_private(PYTHON, "-m", "tests.e2e.tour", "--output", "demo-output"))


def test_with(arguments: Sequence[str]) -> int:
    """Runs pytest alone."""
    set_up(private_desktop=True)
    return run(*in_private(PYTHON, "-m", "pytest", *arguments))


def test_all() -> int:
    """Runs every check, also after one that failed; pytest comes last, and so does its summary."""
    set_up(private_desktop=True)
    checks = {
        "format": (PYTHON, "-m", "ruff", "format", "--check", "--quiet", "--output-format", "concise"),
        "lint": (PYTHON, "-m", "ruff", "check", "--quiet", "--output-format", "concise"),
        "types": (PYTHON, "-m", "mypy", "--no-error-summary"),
        "imports": (str(BIN / "lint-imports"), "--no-logo"),
        "tests": in_private(PYTHON, "-m", "pytest", "--quiet"),
    }
    failed = []
    for name, command in checks.items():
        if run(*command, step=name) != 0:
            failed.append(name)
    if failed:
        print("FAILED: " + ", ".join(failed))
    return 1 if failed else 0


def bench() -> int:
    """Measures the budgets on the private desktop."""
    set_up(private_desktop=True)
    return run(*in_private(PYTHON, "-m", "tests.benchmarks"))


def screenshots() -> int:
    """Takes the pictures of the README; they lie in packaging/, which no wheel holds."""
    set_up(private_desktop=True)
    install_system_packages(BLENDED_DESKTOP)
    desktop = ("--size", "3200x1800", "--scale", "2", "--composited")
    folder = "packaging/screenshots"
    return run(*in_private(*desktop, PYTHON, "-m", "tests.e2e.screenshots", "--output", folder))


def write_file_map() -> int:
    """Lists every module with its job in ARCHITECTURE.md."""
    set_up()
    return run(PYTHON, "-m", "tests.unit.architecture.file_map")


def in_private(*command: str) -> tuple[str, ...]:
    """The command line that runs `command` on a private desktop where there can be one."""
    return (PYTHON, "-m", "tests.session", *command) if sys.platform == "linux" else command


def set_up(*, private_desktop: bool = False) -> None:
    """Brings system libraries, virtual environment and dependencies up to date."""
    install_system_packages([*QT_LIBRARIES, *(PRIVATE_DESKTOP if private_desktop else ())])
    wanted = fingerprint()
    venv_is_sound = python_version(PYTHON) in PYTHONS
    if venv_is_sound and STAMP.exists() and STAMP.read_text() == wanted:
        return
    if not venv_is_sound:
        must("virtual environment", find_python(), "-m", "venv", "--clear", str(VENV))
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", "constraints.txt")
    must("build tool", *pip, "hatchling")
    must("dependencies", *pip, "--no-build-isolation", "--editable", ".[dev]")
    STAMP.write_text(wanted)


def fingerprint() -> str:
    """What the installed environment depends on, as a hash."""
    said = hashlib.sha256(str(ROOT).encode())  # a moved tree needs a new editable install
    for name in ("pyproject.toml", "constraints.txt"):
        said.update((ROOT / name).read_bytes())
    return said.hexdigest()


def find_python() -> str:
    """A supported Python: this one, else one on the PATH.

    Raises:
        SetupError: There is none.
    """
    candidates = [sys.executable, *(shutil.which(f"python{a}.{b}") for a, b in reversed(PYTHONS))]
    for candidate in candidates:
        if candidate and python_version(candidate) in PYTHONS:
            return candidate
    raise SetupError("QuickTicket needs Python 3.11, 3.12 or 3.13. Install one of them and run this again.")


def python_version(python: str) -> tuple[int, ...] | None:
    """The (major, minor) of an interpreter, or None if it does not start."""
    try:
        asked = subprocess.run(
            [python, "-c", "import sys; print(*sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return tuple(map(int, asked.stdout.split()))


def install_system_packages(wanted: Sequence[str]) -> None:
    """Installs what is missing of `wanted` where apt rules; elsewhere Qt brings what it needs.

    Raises:
        SetupError: Something is missing, and this user may not install it.
    """
    if not shutil.which("apt-get"):
        return
    present = installed_packages()
    missing = [name for name in wanted if name not in present]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    prefix: list[str] = []
    if os.geteuid() != 0:
        prefix = ["sudo", "-n"]
        if (
            not shutil.which("sudo")
            or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode
        ):
            raise SetupError(
                "System packages are missing. Run this once, then try again:\n  sudo " + " ".join(install)
            )
    quiet = ("env", "DEBIAN_FRONTEND=noninteractive")
    must("package lists", *prefix, "apt-get", "update")
    must("system packages", *prefix, *quiet, *install)


def installed_packages() -> set[str]:
    """All installed Debian packages and what they provide (`libglib2.0-0t64` is `libglib2.0-0`)."""
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${db:Status-Status}|${Package}, ${Provides}\n"],
        capture_output=True,
        text=True,
        check=True,
    )
    names: set[str] = set()
    for line in listing.stdout.splitlines():
        status, _, packages = line.partition("|")
        if status == "installed":
            names.update(name.split()[0] for name in packages.split(",") if name.strip())
    return names


def must(step: str, *command: str) -> None:
    """Runs a step of the set-up; its output is shown only when it fails.

    Raises:
        SetupError: It failed.
    """
    started = time.monotonic()
    print(f"set-up: {step} ...", end="", flush=True)
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(f" {time.monotonic() - started:.1f} s", flush=True)
    if done.returncode != 0:
        raise SetupError(f"{done.stdout}\nset-up: {step} failed: {' '.join(command)}")


def run(*command: str, step: str = "") -> int:
    """Runs a command with its output shown, timed if it is a named step, and returns its exit code."""
    started = time.monotonic()
    if step:
        print(f"== {step}", flush=True)
    code = subprocess.run(command, check=False).returncode
    if step and step != "tests":  # pytest says it itself, and its word shall be the last
        print(f"   {'ok' if code == 0 else 'FAILED'}, {time.monotonic() - started:.1f} s", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
