"""What is doubtful in the rule of a leaf, before anybody is scored by it: a rule that tells nobody apart, points that
nobody can reach, tiers that never hold, too few peers, a leaf that nobody answers for.

Each finding has its place. It changes no figure; somebody should look at it once.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from scoring.method import Method
from scoring.methods.ballots import Ballots
from scoring.methods.blend import Blend
from scoring.methods.checklist import Checklist
from scoring.methods.convert_grade import ConvertGrade
from scoring.methods.deduct import Deduct
from scoring.methods.item_mean import ItemMean
from scoring.methods.rank_bands import RankBands
from scoring.methods.tiers import Tiers
from scoring.numbers import plain
from scoring.plan import Indicator, Plan
from scoring.preview.curve import corners
from scoring.preview.span import span
from scoring.preview.stage import Stage
from scoring.problems import Place, Problem
from scoring.rules import parameters_of

FEWEST: Final = 4
"""With fewer peers a relative method mostly measures chance."""
TOLD_APART: Final = 3
"""So many units at least must have full marks before it is said that all have them."""


def doubts(stage: Stage, before: Stage | None = None) -> tuple[Problem, ...]:
    """What is doubtful in one leaf's rule; `before`: the same over last year's values, if these are known."""
    node = stage.node
    if node.reference_only or not node.weight:
        return ()
    return (
        *_all_full(stage, before),
        *_direction(stage),
        *_holes(stage),
        *_reach(stage),
        *_few_peers(stage),
    )


def unanswered(node: Indicator, plan: Plan) -> Iterator[Problem]:
    """A leaf without department, source or basis. The items that it is scored from may say the first two."""
    if node.is_group:
        return
    where: Place = ("indicators", node.code)
    facts = {"indicator": _label(node)}
    items = [item for item in plan.items if item.code == node.code or item.code in (node.measure or "")]
    for name, known in (
        ("department", node.department or any(item.department for item in items)),
        ("source", node.source or any(item.source for item in items)),
        ("basis", node.basis),
    ):
        if not known:
            yield Problem(f"doubt.no_{name}", (*where, name), facts, "warning")


def _label(node: Indicator) -> str:
    return f"{node.code} {node.name}"


def _doubt(stage: Stage, code: str, where: Sequence[str], **facts: str) -> Problem:
    node = stage.node
    return Problem(f"doubt.{code}", ("indicators", node.code, *where), {"indicator": _label(node), **facts}, "warning")


def _all_full(stage: Stage, before: Stage | None) -> Iterator[Problem]:
    """Every unit gets full marks on last year's values, or, where there are none, on this year's."""
    of, key = (stage, "all_full") if before is None else (before, "all_full_before")
    scored = [dot for dot in of.dots if dot.state in ("scored", "pending")]
    if len(scored) >= TOLD_APART and all(dot.points >= of.seen_by(dot.unit).table.weight for dot in scored):
        yield _doubt(stage, key, ("params",), count=str(len(scored)))


def _direction(stage: Stage) -> Iterator[Problem]:
    """More gives fewer points though more is better, or the other way round."""
    if not stage.measured or stage.compares:
        return
    up = stage.node.direction == "up"
    for circled in stage.circles:
        ys = [y for _, y in _look_about(stage, circled.units[0])]
        falls, rises = any(a > b for a, b in pairwise(ys)), any(a < b for a, b in pairwise(ys))
        if (up and falls and not rises) or (not up and rises and not falls):
            yield _doubt(stage, "direction_down" if up else "direction_up", ("direction",))
            return


def _look_about(stage: Stage, unit: str) -> list[tuple[Fraction, Fraction]]:
    """(measure, points) at the corners of a rule, just beside them, and far out."""
    method = stage.method_of(unit)
    low, high = span([*corners(method), *stage.reach])
    thin, wide = (high - low) / 20_000, (high - low) * 100
    xs = {low, high, low - wide, high + wide, *(x + shift for x in corners(method) for shift in (-thin, 0, thin))}
    if method.code == "direct":
        xs = {Fraction(edge) for edge in method.bounds(stage.table.weight)}
    found = []
    for x in sorted(xs):
        points = stage.points_at(unit, x)
        if isinstance(points, Fraction):
            found.append((x, points))
    return found


# Holes.


def _holes(stage: Stage) -> Iterator[Problem]:
    """Tiers that never hold, and bands that leave the last places out."""
    told: set[str] = set()
    for method in stage.methods:
        if isinstance(method, Tiers):
            for number, bound in _never(method):
                if "tiers" not in told:
                    yield _doubt(
                        stage,
                        "tier_never",
                        ("params", "tiers", str(number)),
                        number=str(number + 1),
                        bound=plain(bound),
                    )
                told.add("tiers")
        elif isinstance(method, RankBands) and method.bands[-1][0] < 100 and "bands" not in told:
            told.add("bands")
            yield _doubt(stage, "bands_short", ("params", "bands"), upper=plain(method.bands[-1][0]))


def _never(method: Tiers) -> Iterator[tuple[int, Fraction]]:
    """Tiers before which another one holds for all that they hold for."""
    falling = method.boundary in (">=", ">")
    reached: Fraction | None = None
    for number, (bound, _) in enumerate(method.tiers):
        if reached is not None and (bound >= reached if falling else bound <= reached):
            yield number, bound
        else:
            reached = bound


# Points out of reach.


def _reach(stage: Stage) -> Iterator[Problem]:
    weight = stage.table.weight
    for method in stage.methods:
        listed = max(_listed(method), default=None)
        if listed is not None and listed > weight and method.bounds(weight)[1] <= weight:
            yield _doubt(stage, "above_weight", ("params",), points=plain(listed), weight=plain(weight))
            return
    for method in stage.methods:
        if isinstance(method, Blend):
            whole = sum((part.share for part in method.parts), Fraction(0))
            if whole != 1:
                yield _doubt(stage, "shares", ("params", "parts"), sum=plain(whole))
            return
        if isinstance(method, Ballots) and method.groups is not None:
            whole = sum(method.groups.values(), Fraction(0))
            if whole != 1:
                yield _doubt(stage, "groups", ("params", "groups"), sum=plain(whole))
                return
    most = _most(stage)
    if most is not None and most < weight:
        yield _doubt(stage, "unreachable", ("params",), points=plain(most), weight=plain(weight))


def _listed(method: Method) -> Iterator[Fraction]:
    """The points that parameters name, where they are points and not percent."""
    scale = getattr(method, "scale", "points")
    for _, value, parameter in parameters_of(method):
        if value is None or parameter.kind not in ("pairs", "table"):
            continue
        if parameter.of[1] == "points" or (parameter.of[1] == "scaled" and scale == "points"):
            yield from (pair[1] for pair in value) if parameter.kind == "pairs" else value.values()


def _most(stage: Stage) -> Fraction | None:
    """The most points that anybody could get; None where the formula does not say."""
    weight = stage.table.weight
    found: list[Fraction] = []
    for circled in stage.circles if stage.measured else ():
        if stage.compares and not circled.peers:
            continue
        found += [y for _, y in _look_about(stage, circled.units[0])]
    for method in () if stage.measured else stage.methods:
        most = _most_judged(method, weight)
        if most is None:
            return None
        found.append(most)
    return max(found, default=None)


def _most_judged(method: Method, weight: Fraction) -> Fraction | None:
    """The same of a method that scores entries: as if everything were at its best."""
    match method:
        case Deduct():
            return min(weight if method.start is None else method.start, weight)
        case Checklist():
            return min(sum((points for _, points in method.elements), Fraction(0)), weight)
        case ConvertGrade():
            return min(weight * max(method.map.values()) / 100, weight)
        case Ballots():
            return min(weight * max(method.values.values()) / 100, weight)
        case ItemMean():
            return min(weight * method.item_cap_pct / 100, weight)
    return None


def _few_peers(stage: Stage) -> Iterator[Problem]:
    """A relative method with fewer than four peers, counted among all who are ranked."""
    if not stage.compares:
        return
    ranked = stage.frame.ranked
    for ring in stage.table.circle.rings(ranked):
        if len(ring.rows) and len(ring.peers) < FEWEST:
            units = "、".join(stage.plan.units[int(row)].name for row in ring.rows[:4])
            yield _doubt(stage, "few_peers", ("peers",), count=str(len(ring.peers)), units=units)
            return
