"""The cells of one item as they are shown, each worked out when it is first looked at: a grid of four million cells
costs what is seen of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from gui.grid_model import Look
from gui.models.entry.entry_cells import MOST_PLACES, Shown, decimals, padded, shown, with_thousands
from gui.models.entry.order import SortKey, sort_key
from scoring.entries import Cell, State
from scoring.plan import Item
from scoring.problems import Problem

ALIGNED: Final = 500
"""So many cells of a column are asked how many decimals it has; the rest only line up less well."""
NO_FINDINGS: Final[Mapping[str, Problem]] = {}


class Shelf:
    def __init__(self, item: Item, cells: Mapping[str, Cell], findings: Mapping[str, Problem]) -> None:
        self.item = item
        self.cells = cells
        self.findings = findings
        self.thousands = False
        self._shown: dict[str, Shown] = {}
        self._places: Counter[int] | None = None
        self._most = 0
        self._counts: Counter[Look] | None = None
        self._states: Counter[State | None] | None = None
        """How many cells are in each state; under None those that are only a comment."""

    def shown(self, unit: str) -> Shown:
        """How the cell of a unit is shown."""
        found = self._shown.get(unit)
        if found is None:
            found = shown(self.item, self.cells.get(unit), self.findings.get(unit))
            if found.number is not None:
                found.text = padded(found, self.places)
                if self.thousands:
                    found.text = with_thousands(found.text)
            self._shown[unit] = found
        return found

    def sort_keys(self, units: Sequence[str]) -> list[SortKey]:
        """What units are sorted by; a cell that many of them share is looked at once, and none is written out."""
        known: dict[int, SortKey] = {}
        keys: list[SortKey] = []
        for cell in map(self.cells.get, units):
            if id(cell) not in known:
                known[id(cell)] = sort_key(shown(self.item, cell))
            keys.append(known[id(cell)])
        return keys

    @property
    def places(self) -> int:
        """The decimals to which the column is filled up."""
        if self._places is None:
            numbers = self.item.kind == "number"
            some = islice(self.cells.values(), ALIGNED) if numbers else ()
            self._places = Counter(map(decimals, some))
            self._most = self._count_most()
        return self._most

    def _count_most(self) -> int:
        assert self._places is not None
        return max((count for count, times in self._places.items() if times > 0 and count <= MOST_PLACES), default=0)

    def take(self, cells: Mapping[str, Cell], units: Iterable[str]) -> bool:
        """Other cells for some units; True where all the others are shown differently by that, too."""
        before, self.cells, self._counts = self.cells, cells, None
        for unit in units:
            self._shown.pop(unit, None)
            for cell, step in ((before.get(unit), -1), (cells.get(unit), 1)):
                if cell is not None and self._places is not None and self.item.kind == "number":
                    self._places[decimals(cell)] += step
                if cell is not None and self._states is not None and (cell.state is not None or cell.value is None):
                    self._states[cell.state] += step
        if self._places is None:
            return False
        most = self._count_most()
        differs, self._most = most != self._most, most
        if differs:
            self._shown.clear()
        return differs

    def find(self, findings: Mapping[str, Problem]) -> set[str]:
        """Other findings; gives the units whose cells are shown differently."""
        if findings == self.findings:
            return set()
        differing = {
            unit for unit in findings.keys() | self.findings.keys() if findings.get(unit) != self.findings.get(unit)
        }
        self.findings, self._counts = findings, None
        for unit in differing:
            self._shown.pop(unit, None)
        return differing

    def forget(self) -> None:
        """Work everything out anew: another language, another way to write numbers."""
        self._shown.clear()

    def counts(self, units: int) -> Counter[Look]:
        """How many of so many units are in each state."""
        if self._counts is None:
            if self._states is None:
                cells = self.cells.values()  # there may be 40 000: no call for each
                self._states = Counter([cell.state for cell in cells if cell.state is not None or cell.value is None])
            looks = Counter({Look(state): count for state, count in self._states.items() if state is not None})
            looks[Look.BLANK] = self._states[None] - len(self.cells)
            for unit, problem in self.findings.items():
                cell = self.cells.get(unit)
                if cell is not None and cell.state in (None, State.PENDING):
                    looks[Look.ERROR if problem.severity == "problem" else Look.DOUBT] += 1
                    looks[Look.PENDING] -= cell.state is State.PENDING
            self._counts = looks
        found = Counter(self._counts)
        found[Look.BLANK] += units
        return found
