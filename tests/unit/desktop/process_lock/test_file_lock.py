"""A lock lets one process in, and a killed holder lets the next one in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quickticket.desktop.process_lock.file_lock import FileLock

_HOLD = """
import sys
from pathlib import Path
from quickticket.desktop.process_lock.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.try_acquire(), flush=True)
sys.stdin.read()
"""


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.try_acquire()
    assert first.try_acquire(), "the holder may ask again"
    assert not second.try_acquire()
    first.release()
    assert second.try_acquire()
    first.release()
    assert not first.try_acquire()
    second.release()


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        lock = FileLock(path)
        assert not lock.try_acquire()
        holder.kill()
        holder.wait()
        assert lock.try_acquire()
        lock.release()
