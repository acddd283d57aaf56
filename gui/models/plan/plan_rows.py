"""The rows of the plan's tree: every indicator of this year, and last year's that are gone, each under its parent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.plan import Indicator, Plan
from scoring.years.weight_changes import WeightChange, for_class, weight_changes


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the tree. `parent` and `number`: where it hangs, and which of the lines there it is.

    `gone`: an indicator of last year that is no more; its `node` is made of what was kept of it.
    """

    node: Indicator
    change: WeightChange
    parent: int | None
    number: int
    gone: bool = False

    @property
    def identity(self) -> str:
        """What stays the same while the tree takes another shape."""
        return f"†{self.change.former}" if self.gone else self.node.uid

    @property
    def is_changed(self) -> bool:
        return self.change.kind != "kept"


@dataclass(frozen=True, slots=True)
class Rows:
    """All lines, in the order in which they stand below each other."""

    all: tuple[Row, ...]
    below: Mapping[int | None, tuple[int, ...]]
    """The positions of the lines under each line; under None those of the first level."""
    position: Mapping[str, int]
    """Code of an indicator → the position of its line."""
    compared: bool
    """Is there a last year to compare with?"""

    def shape(self) -> list[tuple[str, str, int | None]]:
        return [(row.identity, row.node.code, row.parent) for row in self.all]


def rows_of(plan: Plan, class_code: str | None = None) -> Rows:
    """`class_code`: the class whose weights `plan` shows, to be compared with what they were for it; None: of all."""
    found = tuple(_rows(plan, class_code))
    below: dict[int | None, list[int]] = {}
    for at, row in enumerate(found):
        below.setdefault(row.parent, []).append(at)
    return Rows(
        found,
        {parent: tuple(places) for parent, places in below.items()},
        {row.node.code: at for at, row in enumerate(found) if not row.gone},
        bool(plan.previous_indicators),
    )


def _rows(plan: Plan, class_code: str | None) -> Iterator[Row]:
    above: list[int] = []
    counts: dict[int | None, int] = {}
    for at, change in enumerate(weight_changes(for_class(plan, class_code))):
        del above[change.level :]
        parent = above[-1] if above else None
        number = counts.get(parent, 0)
        counts[parent] = number + 1
        above.append(at)
        if change.code is None:
            yield Row(_ghost(change), change, parent, number, gone=True)
        else:
            yield Row(plan.indicator[change.code], change, parent, number)


def _ghost(change: WeightChange) -> Indicator:
    return Indicator(uid="", code=change.former or "", parent=change.parent, name=change.former_name, weight=Decimal(0))
