"""What a table of weights says, as frozen values: the tree, what was assumed, ignored and does not close."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from exchange.reading.workbook import place_name
from exchange.weights.choices import Assumption
from scoring.plan import Indicator, Item, ItemList
from scoring.problems import Problem


@dataclass(frozen=True, slots=True, order=True)
class SourceCell:
    """A cell of the file: `row` and `column` count from 1."""

    sheet: str
    row: int
    column: int

    @property
    def place(self) -> str:
        return place_name(self.row, self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightNode:
    """One indicator of the table. `weight`: points of the whole; None where the table does not tell.

    `parent` is the position of the parent in `WeightTable.nodes`; `written` is the weight as it stands in the
    cell `place`. `name_cell` and `weight_cells`: where name and weights stand in the file; a weight behind the name
    stands in the cell of the name. `origin`: the indicator itself, where the table is an earlier assessment.
    """

    name: str
    parent: int | None
    weight: Decimal | None
    is_leaf: bool
    written: str = ""
    place: str = ""
    method: str = ""
    department: str = ""
    source: str = ""
    note: str = ""
    name_cell: SourceCell | None = None
    weight_cells: tuple[SourceCell, ...] = ()
    origin: Indicator | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A row that is no indicator; `reason` is a key of `exchange.wording`. `key`: what switches it, if anything."""

    place: str
    text: str
    reason: str
    row: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """One sum that must come out: of the whole table (`name` empty), of a parent, or of a printed total row.

    `parent`: position of the parent in `WeightTable.nodes`, None for the whole table and for printed totals.
    """

    name: str
    place: str
    wanted: Decimal
    found: Decimal
    parent: int | None = None

    @property
    def difference(self) -> Decimal:
        return self.found - self.wanted

    @property
    def closes(self) -> bool:
        return self.found == self.wanted


@dataclass(frozen=True, slots=True)
class ClassWeights:
    """What a class has of its own: its name in the file, and a weight for each node of the table."""

    label: str
    weights: tuple[Decimal | None, ...]


@dataclass(frozen=True, kw_only=True)
class WeightTable:
    """`assumptions` (which can be switched) and `problems` are findings with sentences in `exchange.wording`.

    Parents stand before their children.
    """

    name: str
    title: str = ""
    year: int | None = None
    full_score: Decimal = Decimal(100)
    nodes: tuple[WeightNode, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    checks: tuple[Closing, ...] = ()
    problems: tuple[Problem, ...] = ()
    items: tuple[Item, ...] = ()
    lists: tuple[ItemList, ...] = ()
    first_class: str = ""
    """The class whose weights the nodes have, where others have weights of their own."""
    of_classes: tuple[ClassWeights, ...] = ()

    @cached_property
    def children(self) -> Mapping[int | None, tuple[int, ...]]:
        found: dict[int | None, list[int]] = {}
        for position, node in enumerate(self.nodes):
            found.setdefault(node.parent, []).append(position)
        return {parent: tuple(positions) for parent, positions in found.items()}

    @cached_property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """The names from the first level down to each node."""
        paths: list[tuple[str, ...]] = []
        for node in self.nodes:
            paths.append((paths[node.parent] if node.parent is not None else ()) + (node.name,))
        return tuple(paths)

    @property
    def closes(self) -> bool:
        return all(check.closes for check in self.checks)
