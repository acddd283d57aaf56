"""Connections to a store file. What is set here keeps every commit through a crash or a power cut."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

PATIENCE = 5.0
"""Seconds to wait for somebody else's write to end."""
_READING = "quanheng_reading"
CAREFUL = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "cache_size = -32000",  # kilobytes: with less, a large import would write its pages many times
)
_LASTING = ("journal_mode = TRUNCATE", "synchronous = FULL")
"""No acknowledged commit is lost when the power fails."""


def uri(path: Path, mode: str) -> str:
    """SQLite's address of a file: `mode` "ro", "rw" or "rwc", and options. Fit for any name, drive or network share."""
    place = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode={mode}"


def connect(path: Path, mode: str, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """A connection that begins and ends transactions only where it is told to."""
    connection = sqlite3.connect(
        uri(path, mode), uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    settings = [*CAREFUL, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"]
    try:
        for setting in settings if mode.startswith("ro") else [*settings, *_LASTING]:
            connection.execute(f"PRAGMA {setting}")
    except (sqlite3.Error, UnicodeDecodeError):  # a broken name in the file, in the words of the driver
        connection.close()
        raise
    return connection


def engine(path: Path, mode: str, *, foreign_keys: bool = True) -> Engine:
    """The pool of connections of an open store."""
    return begin_as_told(
        create_engine("sqlite://", creator=lambda: connect(path, mode, foreign_keys=foreign_keys), poolclass=QueuePool)
    )


def begin_as_told(made: Engine) -> Engine:
    """Transactions of the pool begin by our own word: those that write have the right to at once."""

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get(_READING, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return made


def reading(made: Engine) -> Engine:
    """The same pool for transactions that only read: they keep nobody from writing."""
    return made.execution_options(**{_READING: True})


def leave(made: Engine) -> None:
    """Close every connection, and have SQLite take away the empty journal that TRUNCATE keeps beside the file."""
    with suppress(DBAPIError, sqlite3.Error), made.connect() as connection:  # tidiness only: the medium may be gone
        driver = connection.connection.cursor()
        driver.execute("PRAGMA journal_mode = DELETE")
        driver.close()
    made.dispose()
