"""The folder of materials beside a store: files are copied in under readable names and found again by their hash.

Nothing in it is ever overwritten or deleted by the program.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from exchange.file_names import free_path, safe_name, whole_file
from scoring.materials import Material
from scoring.problems import Problem, Refused

BLOCK: Final = 1 << 20
LARGEST: Final = 512 << 20
"""Bytes: a material is a scan or a document; what is larger was taken by mistake."""
Report = Callable[[int, int], None]


class Standing(StrEnum):
    """How a material's file was found."""

    THERE = "there"
    RENAMED = "renamed"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Found:
    standing: Standing
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that stands in the folder now. `known`: it stood there already, under this name."""

    file: str
    sha256: str
    size: int
    title: str
    known: bool = False


def folder_of(store: Path) -> Path:
    """`2025年度考核.qheng` has its materials in `2025年度考核_附件`."""
    return store.with_name(f"{store.stem}_附件")


def sha256_of(path: Path) -> str:
    """Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(folder: Path, sources: Sequence[Path], names: Sequence[str], report: Report | None = None) -> tuple[Kept, ...]:
    """Copy files into the folder, each under the words of `names` and its own name. A file that is in the folder
    already, whatever its name, is not copied again. All of them, or none.

    Raises Refused with a finding for each file that cannot be taken, or what `report` raises."""
    sizes = [_size(source) for source in sources]
    problems = [size for size in sizes if isinstance(size, Problem)]
    if problems:
        raise Refused(*problems)
    made: list[Path] = []
    try:
        folder.mkdir(exist_ok=True)
        return tuple(
            _keep(folder, source, name, made, report, (number, len(sources)))
            for number, (source, name) in enumerate(zip(sources, names, strict=True))
        )
    except OSError as error:
        _forget(made)
        facts = {"file": str(error.filename or folder), "detail": error.strerror or str(error)}
        raise Refused(Problem("evidence.not_kept", (), facts)) from error
    except BaseException:
        _forget(made)
        raise


def _size(source: Path) -> int | Problem:
    try:
        size = source.stat().st_size
    except OSError as error:
        return Problem("evidence.unreadable", (), {"file": source.name, "detail": error.strerror or str(error)})
    if not source.is_file():
        return Problem("evidence.no_file", (), {"file": source.name})
    if size > LARGEST:
        return Problem("evidence.too_large", (), {"file": source.name, "limit": str(LARGEST >> 20)})
    return size


def _keep(
    folder: Path, source: Path, name: str, made: list[Path], report: Report | None, step: tuple[int, int]
) -> Kept:
    """`made`: what has been added, for taking it back."""
    digest = sha256_of(source)
    size = source.stat().st_size
    here = _with_hash(folder, digest, size)
    if here is not None:
        return Kept(here.name, digest, size, source.stem, known=True)
    place = free_path(folder, safe_name(f"{name}_{source.stem}", source.suffix.lower()[:12]))
    with whole_file(place) as draft, source.open("rb") as reading, draft.open("wb") as writing:
        done = 0
        while block := reading.read(BLOCK):
            writing.write(block)
            done += len(block)
            if report is not None:
                report(step[0] * 1000 + 1000 * done // max(size, 1), step[1] * 1000)
    made.append(place)
    if sha256_of(place) != digest:  # it was written to while we read it
        raise OSError(0, "changed while it was copied", str(source))
    return Kept(place.name, digest, size, source.stem)


def _forget(made: Iterable[Path]) -> None:
    for path in made:
        path.unlink(missing_ok=True)


def _with_hash(folder: Path, digest: str, size: int) -> Path | None:
    for path in _files(folder):
        if path.stat().st_size == size and sha256_of(path) == digest:
            return path
    return None


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def find(folder: Path, materials: Iterable[Material]) -> Mapping[str, Found]:
    """How the file of every material was found, by the material's number. Reads what has the size of one that is
    not under its name; a file under its name and of its size is taken for what it is named. See `opened`."""
    try:
        sizes = {path: path.stat().st_size for path in _files(folder)}
    except OSError:
        sizes = {}
    found: dict[str, Found] = {}
    for one in materials:
        path = folder / one.file
        if sizes.get(path) == one.size:
            found[one.code] = Found(Standing.THERE, path)
            continue
        other = next((near for near, size in sizes.items() if size == one.size and _is(near, one.sha256)), None)
        if other is not None:
            found[one.code] = Found(Standing.RENAMED, other)
        else:
            found[one.code] = Found(Standing.CHANGED, path) if path in sizes else Found(Standing.GONE)
    return found


def opened(folder: Path, material: Material) -> Found:
    """The file of one material for somebody who wants to see it, known by its hash and not by its name alone."""
    path = folder / material.file
    if path.is_file() and _is(path, material.sha256):
        return Found(Standing.THERE, path)
    return find(folder, [material])[material.code] if not path.is_file() else _elsewhere(folder, material, path)


def _elsewhere(folder: Path, material: Material, path: Path) -> Found:
    other = _with_hash(folder, material.sha256, material.size)
    return Found(Standing.CHANGED, path) if other is None else Found(Standing.RENAMED, other)


def _is(path: Path, digest: str) -> bool:
    try:
        return sha256_of(path) == digest
    except OSError:
        return False
