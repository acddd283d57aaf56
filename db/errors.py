"""What can go wrong with a store, as data: a code and facts. `exchange/wording/store.py` speaks to people.

Nothing was written where one of these is raised. Any other exception out of `db` is a fault of ours.
"""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar


class StoreError(Exception):
    """`code` names the sentence, `facts` (always text) fill it."""

    code: ClassVar[str]

    def __init__(self, **facts: str) -> None:
        super().__init__(f"{self.code} {facts}")
        self.facts = facts


class NoSuchStore(StoreError):
    code = "store.missing"


class AlreadyThere(StoreError):
    """A file of that name exists; it was left as it is."""

    code = "store.exists"


class NotAStore(StoreError):
    """Something else: another program's file, a folder, an empty file."""

    code = "store.not_a_store"


class NewerStore(StoreError):
    """Written by a newer version. Facts `found` and `known` are schema numbers."""

    code = "store.newer"


class OlderStore(StoreError):
    """Of an older version, and not to be written: it can only be read once it was brought up to date."""

    code = "store.older"


class Damaged(StoreError):
    """Ours, but truncated or with broken content. Fact `detail` is for support."""

    code = "store.damaged"


class Unfinished(StoreError):
    """A crash left an unfinished change beside the file, which only an opening with write access can take back."""

    code = "store.unfinished"


class InUse(StoreError):
    """Somebody else has it: facts `user`, `host`, `pid`, `since`."""

    code = "store.in_use"


class Busy(InUse):
    """Another program is writing it just now, and did not end in the time that we waited."""

    code = "store.busy"


class ReadOnly(StoreError):
    """The file or its folder cannot be written, or it was opened for reading."""

    code = "store.read_only"


class NoPlace(StoreError):
    """No new file can be made there: the folder is missing or cannot be written."""

    code = "store.no_place"


class DiskFull(StoreError):
    """Fact `free`: megabytes left."""

    code = "store.disk_full"


class Unreachable(StoreError):
    """The medium failed: pulled out, network gone, a broken disk."""

    code = "store.unreachable"


class Conflict(StoreError):
    """What was to be changed is no longer as it was. Facts `table` and `key` where it is one row."""

    code = "store.conflict"


class UnderWay(StoreError):
    """Something large is being written or read just now. Fact `label`: what."""

    code = "store.under_way"


class Stopped(StoreError):
    """Somebody has stopped what was under way. Fact `label`: what."""

    code = "store.stopped"


class Sealed(StoreError):
    """The assessment was made final: it takes no change. Facts `title` and `number` of the version."""

    code = "store.sealed"


class NotText(StoreError):
    """Text with half a character in it, as a broken clipboard gives it."""

    code = "store.not_text"


_LOST = ("no such table", "no such column")
"""Every version of ours has its own: somebody else's tool has taken it away."""


def _free(path: Path) -> str:
    try:
        return str(shutil.disk_usage(path.parent).free // 1_000_000)
    except OSError:
        return "?"


def meaning(error: BaseException, path: Path) -> StoreError | None:
    """What a driver's error means for people; None where it is a fault of ours."""
    place = str(path)
    if isinstance(error, UnicodeEncodeError):
        return NotText(path=place)
    if isinstance(error, UnicodeDecodeError):  # the driver cannot even say what it found
        return Damaged(path=place, detail=error.reason)
    if not isinstance(error, sqlite3.Error):
        return None
    if str(error).startswith("Could not decode"):  # the driver's own finding, without a number
        return Damaged(path=place, detail=str(error))
    code: int = getattr(error, "sqlite_errorcode", 0)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
        return DiskFull(path=place, free=_free(path))
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return Unfinished(path=place)
    match code & 0xFF:
        case sqlite3.SQLITE_NOTADB:
            return NotAStore(path=place)
        case sqlite3.SQLITE_CORRUPT:
            return Damaged(path=place, detail=str(error))
        case sqlite3.SQLITE_ERROR if str(error).startswith(_LOST):
            return Damaged(path=place, detail=str(error))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(path=place)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ReadOnly(path=place)
        case sqlite3.SQLITE_CANTOPEN if path.parent.is_dir() and not os.access(path.parent, os.W_OK):
            return ReadOnly(path=place)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return Unreachable(path=place, detail=str(error))
    return None


@contextmanager
def reachable(path: Path) -> Iterator[None]:
    """The same for what the file system says when files are made, renamed and removed."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(path=str(path), free=_free(path)) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise ReadOnly(path=str(path)) from error
        raise Unreachable(path=str(path), detail=error.strerror or str(error)) from error


@contextmanager
def meaningful(path: Path) -> Iterator[None]:
    """Raise what a driver's error means, in its place; a fault of ours stays what it is."""
    try:
        yield
    except (sqlite3.Error, UnicodeError) as error:
        found = meaning(error, path)
        if found is None:
            raise
        raise found from error
    except Exception as error:
        cause = getattr(error, "orig", None)  # SQLAlchemy's wrapper around the driver's error, without importing it
        found = meaning(cause, path) if isinstance(cause, BaseException) else None
        if found is None:
            raise
        raise found from error
