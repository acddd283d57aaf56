"""Materials that bear out what was entered (佐证): scans and documents of cells, events and decisions.

A material is a file in the folder beside the store. Here stands what it is, how it is known again, and what it bears
out; nothing of it is scored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from scoring.plan import Part

MOST_COPIES: Final = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Part):
    """One material. `code`: its number (佐证编号), given once and never again; events and decisions name it.

    `items` and `units` are the cells that it bears out, pair by pair; one that the plan no longer has does not count.
    """

    code: str
    file: str
    """Its name in the folder beside the store."""
    sha256: str = ""
    size: int = 0
    """Bytes."""
    title: str = ""
    document: str = ""
    """Document number or where it stands."""
    pages: str = ""
    copies: int = 1
    note: str = ""
    at: str = ""
    """When it was added, as an ISO time of the place."""
    entered_by: str = ""
    items: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """(item code, unit code) of every cell that it bears out."""
        return tuple(zip(self.items, self.units, strict=False))


def next_code(materials: Iterable[Material]) -> str:
    """The number of the next material: Z001, Z002 …"""
    numbers = [int(one.code[1:]) for one in materials if one.code[:1] == "Z" and one.code[1:].isdecimal()]
    return f"Z{max(numbers, default=0) + 1:03d}"


def with_cells(material: Material, cells: Iterable[tuple[str, str]]) -> Material:
    """The material with cells more that it bears out; none stands twice."""
    pairs = dict.fromkeys((*material.cells, *cells))
    return replace(material, items=tuple(item for item, _ in pairs), units=tuple(unit for _, unit in pairs))


def without_cells(material: Material, cells: Iterable[tuple[str, str]]) -> Material:
    """The material without these cells."""
    gone = set(cells)
    pairs = [pair for pair in material.cells if pair not in gone]
    return replace(material, items=tuple(item for item, _ in pairs), units=tuple(unit for _, unit in pairs))


def by_cell(materials: Iterable[Material]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(item code, unit code) → numbers of the materials that bear the cell out."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in materials:
        for cell in one.cells:
            found[cell] = (*found.get(cell, ()), one.code)
    return found
