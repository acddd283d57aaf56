"""What the units earn under one indicator, for tables that show it beside what is entered."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from gui.figures import figure
from scoring.insight.columns import points_of
from scoring.result import Result

EXACT_PLACES = 4
"""So many decimals of points that the plan does not round."""


class NodePoints:
    """Taken once from each result: every cell that is painted asks."""

    def __init__(self) -> None:
        self._taken: tuple[Result | None, str] = None, ""
        self._points: Mapping[str, Decimal | Fraction] = {}

    def text(self, result: Result | None, node: str, unit: str) -> str:
        """The points of a unit under a node; empty where it has none."""
        if self._taken[0] is not result or self._taken[1] != node:
            self._taken = result, node
            self._points = {} if result is None else points_of(result, node)
        points = self._points.get(unit)
        return f"{points}" if isinstance(points, Decimal) else figure(points, EXACT_PLACES)
