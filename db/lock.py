"""Who has a store open for writing. An operating-system lock on a file beside the store, which a crash lets go
by itself, so a lock can never be stale. The store file itself is never locked or opened by hand."""

import getpass
import json
import os
import socket
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a locked byte cannot be read by others there: lock one far behind the text

    def _take(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(file: int) -> None:
        # flock, not fcntl: it belongs to the opening, so a second window of the same process is held off too.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PATIENCE = 0.5
"""Seconds to wait for the words of somebody who has taken the lock but not yet written who they are."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a store open for writing; `since` as "2024-12-31 14:02", their local time. Unknown facts are "?"."""

    user: str = "?"
    host: str = "?"
    pid: str = "?"
    since: str = "?"


def login_name() -> str:
    """The name of who is logged in, as the system knows it; "" where it does not."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def lock_path(store: Path) -> Path:
    return store.with_name(store.name + ".lock")


class Lock:
    """The right to write a store, held until `release`."""

    def __init__(self, path: Path, file: int) -> None:
        self._path = path
        self._file = file

    @staticmethod
    def take(store: Path, user: str) -> "Lock | Holder":
        """The lock, or who has it. Raises OSError where the folder cannot be written."""
        path = lock_path(store)
        while True:
            file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOINHERIT", 0), 0o666)
            try:
                _take(file)
            except OSError:
                os.close(file)
                return _holder(path)
            if _still_there(path, file):
                break
            os.close(file)  # the one before us removed it between our opening and our locking: once more
        since = datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H:%M")
        holder = Holder(user or "?", socket.gethostname(), str(os.getpid()), since)
        with suppress(OSError):  # on a full disk the lock holds all the same, without a name
            os.ftruncate(file, 0)
            os.write(file, json.dumps(asdict(holder)).encode())
        return Lock(path, file)

    def release(self) -> None:
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._file)
            _remove(self._path)
        else:  # remove it while it is ours: whoever comes then makes a new one
            _remove(self._path)
            os.close(self._file)


def _still_there(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return  # somebody else has it open already: it is theirs to remove


def _holder(path: Path) -> Holder:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            facts = json.loads(path.read_bytes())
            return Holder(*(str(facts[name]) for name in ("user", "host", "pid", "since")))
        except (OSError, ValueError, KeyError, TypeError):
            if time.monotonic() > deadline:
                return Holder()
            time.sleep(0.01)
