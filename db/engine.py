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


def uri(path: Path, mode: str) -> str:
    """SQLite's address of a file: `mode` "ro", "rw" or "rwc", and options. Fit for any name, drive or network share."""
    place = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode={mode}"


def connect(path: Path, mode: str, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """A connection that begins and ends transactions only where it is told to."""
    connection = sqlite3.connect(
        uri(path, mode), uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA cache_size = -32000")  # kilobytes; a large import would write pages many times
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    if not mode.startswith("ro"):
        # TRUNCATE + FULL: no acknowledged commit is lost when the power fails.
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def engine(path: Path, mode: str, *, foreign_keys: bool = True) -> Engine:
    """The pool of connections of an open store."""
    made = create_engine(
        "sqlite://", creator=lambda: connect(path, mode, foreign_keys=foreign_keys), poolclass=QueuePool
    )

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
