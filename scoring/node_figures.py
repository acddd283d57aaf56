"""The published figures of all nodes: unit by unit, and as columns for what shows many units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import numpy as np

from scoring.exact import Array
from scoring.frame import Frame
from scoring.groups import Nodes, effective_weights
from scoring.leaves import STATES
from scoring.plan import Plan
from scoring.result import NodeColumn, NodeScore, NodeState
from scoring.sides import rows_of
from scoring.working import Leaf, Working


@dataclass(frozen=True, slots=True)
class _View:
    """Units that are scored under the same plan: where they stand, that plan, and its leaves."""

    rows: Array
    plan: Plan
    leaves: Mapping[str, Leaf]
    weights: Mapping[str, Sequence[Decimal | Fraction]]


@dataclass(frozen=True, eq=False)
class NodeFigures(Mapping[str, NodeColumn]):
    """The nodes of an evaluation as columns, each made when it is asked for; and those of one unit.

    `sides`: the scoring of the classes that have weights of their own."""

    plan: Plan
    frame: Frame
    nodes: Nodes
    leaves: Mapping[str, Leaf]
    sides: Mapping[str, Working]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.plan.indicator)

    def __iter__(self) -> Iterator[str]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def of_unit(self, index: int) -> Mapping[str, NodeScore]:
        """Every node of one unit, under the plan of its class."""
        side = self.sides.get(self.frame.units[index].class_code or "")
        plan, leaves = (self.plan, self.leaves) if side is None else (side.plan, side.leaves)
        weights = effective_weights(plan, self.nodes, np.array([index]))
        found = {}
        for code, node in plan.indicator.items():
            scores, leaf = self.nodes.get(code), leaves.get(code)
            measure = leaf.scores.measure if leaf else None
            value = measure.at(index) if measure else None
            found[code] = NodeScore(
                None if scores is None or scores.out[index] else scores.points.shown(index),
                node.weight,
                weights[code][0] if code in weights else Decimal(0),
                "not_applicable" if scores is None else STATES[int(scores.states[index])],
                value if isinstance(value, Fraction) else None,
            )
        return found

    @cached_property
    def _views(self) -> tuple[_View, ...]:
        plain, views = np.ones(len(self.frame), bool), []
        for code, side in self.sides.items():
            rows = rows_of(self.frame, code)
            plain[rows] = False
            views.append((rows, side.plan, side.leaves))
        views.append((np.flatnonzero(plain), self.plan, self.leaves))
        return tuple(_View(*view, effective_weights(view[1], self.nodes, view[0])) for view in views)

    def __getitem__(self, code: str) -> NodeColumn:
        count = len(self.frame)
        weights: list[Decimal] = [Decimal(0)] * count
        effective: list[Decimal | Fraction] = [Decimal(0)] * count
        measures: list[Fraction | None] = [None] * count
        for view in self._views:
            weight, leaf = view.plan.indicator[code].weight, view.leaves.get(code)
            own = view.weights.get(code)
            measured = leaf.scores.measure.numbers() if leaf and leaf.scores.measure else None
            for place, row in enumerate(view.rows.tolist()):
                weights[row] = weight
                if own is not None:
                    effective[row] = own[place]
                if measured is not None:
                    measures[row] = measured[row]
        scores = self.nodes.get(code)
        points: Sequence[Decimal | Fraction | None] = [None] * count
        states: Sequence[NodeState] = ["not_applicable"] * count
        if scores is not None:
            written, out = scores.points.written(), scores.out.tolist()
            points = [None if gone else value for value, gone in zip(written, out, strict=True)]
            states = [STATES[number] for number in scores.states.tolist()]
        return NodeColumn(points, weights, effective, states, measures)
