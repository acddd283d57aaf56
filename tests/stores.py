"""Empty stores for tests: one is made by the migrations, the others are copies of it, twenty-five times as fast."""

import tempfile
from functools import cache
from pathlib import Path

from db.store import Store


def empty_store(path: Path, *, user: str = "") -> Store:
    """A new store at a path where nothing is yet."""
    with path.open("xb") as file:
        file.write(_empty())
    return Store.open(path, user=user)


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.qheng"
        Store.create(path).close()
        return path.read_bytes()
