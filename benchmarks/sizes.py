"""Assessments of three sizes, made from a seed: what the benchmarks score.

`python benchmarks/sizes.py M out.json` writes one as a file (S, M or L).

Ten cells in a hundred have no value, directions and methods are mixed, and one unit in twenty is the copy of another,
so that totals tie. The figures are those of an office: counts, ratios of four decimals, ratings from 1 to 5,
percentages of one decimal. The plan has no finding, and neither have the entries.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

import numpy as np

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.leaf_rules import VARIANTS, Marks, Slot, Variant
from scoring.entries import Assessment, Cell, Entries, Event, State
from scoring.plan import (
    Adjustment,
    Composition,
    Condition,
    Grades,
    Indicator,
    Item,
    Plan,
    Quota,
    Ranking,
    Unit,
    UnitClass,
)

SIZES: Final[Mapping[str, tuple[int, int]]] = {"S": (20, 40), "M": (3000, 120), "L": (40000, 100)}
"""Units and leaves."""

CLASSES: Final = ("A", "B", "C")
LEAVES_A_GROUP: Final = 8
GROUPS_A_BRANCH: Final = 4
SHARED: Final = ("staff", "enterprises", "inhabitants")
"""Counts that several leaves are related to."""

Drawn = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of figure: how it is drawn, as whole numbers of its last decimal, and what is good or poor."""

    places: int
    marks: Marks
    draw: Callable[[np.random.Generator, int], Drawn]


def _marks(*rising: str) -> Marks:
    low, middle, high, top = (Decimal(mark) for mark in rising)
    return Marks(low, middle, high, top)


def _count(random: np.random.Generator, units: int) -> Drawn:
    return np.maximum(np.rint(random.lognormal(8, 1, units)).astype(np.int64), 1)


KINDS: Final[Mapping[str, Kind]] = {
    "count": Kind(0, _marks("900", "3000", "6000", "12000"), _count),
    "ratio": Kind(4, _marks("0.2", "0.5", "0.75", "0.95"), lambda random, units: random.integers(1, 10001, units)),
    "rating": Kind(0, _marks("1", "2", "4", "5"), lambda random, units: random.integers(1, 6, units)),
    "percent": Kind(1, _marks("20", "50", "75", "95"), lambda random, units: random.integers(0, 1001, units)),
}
EXPRESSIONS: Final[Sequence[tuple[str, Marks]]] = (
    ("{item} / {other} * 100", _marks("20", "60", "150", "400")),
    ("growth({item}, {item}_last)", _marks("-60", "0", "40", "150")),
    ("if({other} > 5000, {item} / {other} * 100, {item} / 50)", _marks("10", "50", "120", "300")),
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf of the tree and the figure that it scores."""

    node: Indicator
    kind: Kind
    column: Drawn | None = None
    """Values that only this leaf can have; None: drawn by kind."""


def make(size: str, *, seed: int = 7, methods: str = "measured") -> Assessment:
    """The assessment of a size; the same for the same seed.

    `methods`: "measured", every method that scores one measure, in turn; "all", also formula, deduct and blend.
    """
    units, leaves = SIZES[size]
    return made(units, leaves, seed=seed, methods=methods)


def made(units: int, leaves: int, *, seed: int = 7, methods: str = "measured") -> Assessment:
    """An assessment of any number of units and leaves (at least 8)."""
    random = np.random.default_rng(seed)
    tree = list(_tree(random, units, leaves, VARIANTS[methods]))
    own = [leaf for leaf in tree if isinstance(leaf, Leaf)]
    nodes = tuple(leaf.node if isinstance(leaf, Leaf) else leaf for leaf in tree)
    columns = {leaf.node.code.lower(): _drawn(leaf, random, units) for leaf in own}
    places = {leaf.node.code.lower(): leaf.kind.places for leaf in own}
    for leaf in own:
        if "_last" in (leaf.node.measure or ""):
            columns[f"{leaf.node.code.lower()}_last"] = _count(random, units)
    columns |= {code: _count(random, units) for code in SHARED}

    copies = random.choice(units, max(1, units // 20), replace=False)
    origins = random.permutation(np.setdiff1d(np.arange(units), copies))[: len(copies)]
    classes = random.integers(0, len(CLASSES), units)
    classes[copies] = classes[origins]
    values = {}
    for code, column in columns.items():
        gone = random.random(units) < 0.1
        why = random.integers(0, 10, units)
        for row in (column, gone, why):
            row[copies] = row[origins]
        values[code] = _cells(column, places.get(code, 0), gone, why)

    plain_units = np.setdiff1d(np.arange(units), np.concatenate([copies, origins]))
    plan = _plan(nodes, tuple(columns), classes)
    return Assessment(plan, Entries(values, events=_events(random, plain_units)))


# The tree.


def _tree(
    random: np.random.Generator, units: int, leaves: int, variants: Sequence[Variant]
) -> Iterator[Indicator | Leaf]:
    """Branches, groups and leaves, parents before children; the weights add up to 100."""
    weights = _weights(random, leaves)
    group_size = LEAVES_A_GROUP * GROUPS_A_BRANCH
    for first in range(0, leaves, group_size):
        branch = f"B{first // group_size + 1}"
        inside = weights[first : first + group_size]
        yield _group(branch, None, inside)
        for start in range(0, len(inside), LEAVES_A_GROUP):
            group = f"{branch}.{start // LEAVES_A_GROUP + 1}"
            yield _group(group, branch, inside[start : start + LEAVES_A_GROUP])
            for number in range(first + start, min(first + start + LEAVES_A_GROUP, first + len(inside))):
                yield _leaf(random, number, group, weights[number], units, variants)


def _weights(random: np.random.Generator, leaves: int) -> list[Decimal]:
    """Weights of two decimals between 1 and 10 parts, that add up to 100."""
    parts = random.integers(1, 11, leaves)
    ends = np.rint(np.cumsum(parts) * 10000 / parts.sum()).astype(np.int64)
    return [Decimal(int(weight)).scaleb(-2) for weight in np.diff(ends, prepend=0)]


def _group(code: str, parent: str | None, weights: Sequence[Decimal]) -> Indicator:
    return Indicator(code=code, parent=parent, name=f"类别{code[1:]}", weight=sum(weights, Decimal(0)))


def _leaf(
    random: np.random.Generator, number: int, group: str, weight: Decimal, units: int, variants: Sequence[Variant]
) -> Leaf:
    variant = variants[number % len(variants)]
    turn = number // len(variants)
    code = f"X{number + 1:03}"
    item = code.lower()
    direction = variant.direction or ("down" if random.random() < 0.35 else "up")
    measure = item
    column = None
    if variant.kind == "mark":
        kind = Kind(2, _marks("0", "0", "0", "0"), KINDS["ratio"].draw)
        column = random.integers(0, int(weight * 100) + 1, units)
    elif variant.kind:
        kind = KINDS[variant.kind]
    elif number % 6 == 5:
        expression, marks = EXPRESSIONS[number // 6 % len(EXPRESSIONS)]
        measure = expression.format(item=item, other=SHARED[number // 6 % len(SHARED)])
        kind = Kind(0, marks, _count)
    else:
        kind = tuple(KINDS.values())[number % len(KINDS)]
    slot = Slot(kind.marks, weight, direction == "up", units, turn, item)
    node = Indicator(
        code=code,
        parent=group,
        name=f"指标{number + 1}",
        weight=weight,
        method=variant.method,
        params=variant.params(slot),
        measure=measure,
        direction=direction,
        peers="class" if number % 5 == 2 else "all",
        missing=("zero", "lowest", "mean", "exclude")[random.integers(4)],
        not_applicable=("redistribute", "redistribute", "mean", "full", "zero")[random.integers(5)],
    )
    return Leaf(node, kind, column)


def _plan(nodes: tuple[Indicator, ...], items: Sequence[str], classes: Drawn) -> Plan:
    top = nodes[0].code
    return Plan(
        id="benchmark",
        title="性能测试考核",
        year=2024,
        composition=Composition(bonus_cap=Decimal(3)),
        ranking=Ranking(tie_breakers=("base", top)),
        grades=Grades(
            bands=(("优秀", Decimal(60)), ("良好", Decimal(55)), ("合格", Decimal(45)), ("不合格", Decimal(0))),
            quota=Quota(grade="优秀", percent=Decimal(20), at_least_one=True),
            conditions=(Condition(grade="优秀", node=top, min_rate=Decimal("0.5")),),
        ),
        classes=tuple(
            UnitClass(code=code, name=f"{code}类", coefficient=coefficient)
            for code, coefficient in zip(CLASSES, (Decimal(1), Decimal("1.02"), Decimal("0.98")), strict=True)
        ),
        units=tuple(
            Unit(code=f"U{number:05}", name=f"第{number}单位", class_code=CLASSES[index])
            for number, index in enumerate(classes.tolist(), 1)
        ),
        items=tuple(Item(code=code, name=f"数据{code}") for code in items),
        indicators=nodes,
        bonus=(
            Adjustment(
                code="J1",
                name="表彰奖励",
                per_level={"省级": Decimal(1), "市级": Decimal("0.5")},
                cap=Decimal(2),
                dedupe="highest",
            ),
        ),
        deduction=(Adjustment(code="K1", name="通报批评", points=Decimal("0.3")),),
    )


# The entries.


def _drawn(leaf: Leaf, random: np.random.Generator, units: int) -> Drawn:
    return leaf.column if leaf.column is not None else leaf.kind.draw(random, units)


def _cells(column: Drawn, places: int, gone: np.ndarray, why: np.ndarray) -> dict[str, Cell]:
    """Of the cells without a value seven in ten are blank, two missing, one not applicable."""
    cells = {}
    states = {0: State.MISSING, 1: State.MISSING, 2: State.NOT_APPLICABLE}
    for number, (value, empty, reason) in enumerate(zip(column.tolist(), gone.tolist(), why.tolist(), strict=True), 1):
        if not empty:
            cells[f"U{number:05}"] = Cell(f"{value / 10**places:.{places}f}" if places else str(value))
        elif reason in states:
            cells[f"U{number:05}"] = Cell(state=states[reason])
    return cells


def _events(random: np.random.Generator, units: np.ndarray) -> tuple[Event, ...]:
    """One unit in ten has earned a bonus, some of them a deduction too; never one of those that shall tie."""
    chosen = random.permutation(units)[: max(2, len(units) // 10)]
    events = []
    for number, unit in enumerate(chosen.tolist()):
        code = f"U{unit + 1:05}"
        level = ("省级", "市级")[number % 2]
        events.append(Event(unit=code, rule="J1", level=level, subject=f"荣誉{number % 7}"))
        if number % 3 == 0:
            events.append(Event(unit=code, rule="K1", count=Decimal(number % 2 + 1), note="经查实"))
    return tuple(events)


# What is edited.


def plain_leaf(plan: Plan, method: str) -> Indicator:
    """The first leaf of a method that all units are the peers of and that scores an item as it is."""
    return next(
        leaf
        for leaf in plan.leaves
        if leaf.method == method and leaf.peers == "all" and leaf.measure == leaf.code.lower()
    )


def shifted(plan: Plan, step: int) -> Plan:
    """The plan with so many hundredths of weight moved from the first leaf of the last group to the second."""
    first, second = [leaf for leaf in plan.leaves if leaf.parent == plan.leaves[-1].parent][:2]
    moved = Decimal(step).scaleb(-2)
    return plan.with_weight(first.code, first.weight - moved).with_weight(second.code, second.weight + moved)


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in SIZES:
        print(__doc__, file=sys.stderr)
        return 2
    from exchange.assessment_json import write_assessment

    assessment = make(arguments[0])
    Path(arguments[1]).write_text(write_assessment(assessment), "utf-8")
    entered = sum(map(len, assessment.entries.values.values()))
    plan = assessment.plan
    print(f"{len(plan.units)} units, {len(plan.leaves)} leaves, {len(plan.items)} items, {entered} cells")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
