"""The ASEM index of sustainable connectivity: 51 economies × 49 indicators, from the raw values to the ranks, and every
stage between.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from scoring.result import NodeScore, Result
from tests.golden.published.cases import Row, columns, complete, index_of, plain, points, rows, same_double
from tests.scoring.build import Json, score

CASE, UNIT = "asem_a", "UnitCode"
INDICATORS = rows(CASE, "indicators.csv")
NAMES = [row["IndCode"] for row in INDICATORS]
SCORES = rows(CASE, "expected.csv")
INPUT = rows(CASE, "input.csv")
LEVELS = ("Agg3", "Agg2", "Agg1", "IndCode")
CHILDREN = {
    parent: list(dict.fromkeys(row[below] for row in INDICATORS if row[above] == parent))
    for above, below in pairwise(LEVELS)
    for parent in dict.fromkeys(row[above] for row in INDICATORS)
}
"""What stands under each of the 11 nodes: index, two sub-indexes, eight pillars."""


def raw_values() -> dict[str, dict[str, str]]:
    return columns(INPUT, [*NAMES, *{row["Denominator"] for row in INDICATORS if row["Denominator"]}], UNIT)


def denominated(row: Row) -> str:
    return f"{row['IndCode']} / {row['Denominator']}" if row["Denominator"] else row["IndCode"]


def normalised(row: Row, measure: str, **more: str) -> Json:
    """A leaf from the worst to the best of all economies."""
    direction = "up" if Decimal(row["Direction"]) > 0 else "down"
    leaf = {"code": row["IndCode"], "weight": "100", "method": "min_max", "measure": measure, "direction": direction}
    return leaf | more


def differing(
    found: Mapping[tuple[str, str], Fraction | None], table: Sequence[Row], names: Sequence[str], scale: int = 0
) -> list[tuple[str, str, Fraction | None, str]]:
    """The figures that are not those of a published table; an empty cell must be None."""
    wrong = []
    for row in table:
        for name in names:
            value, published = found[row[UNIT], name], row[name]
            if value is None or not published:
                same = value is None and not published
            else:
                same = same_double(value, published, scale)
            if not same:
                wrong.append((row[UNIT], name, value, published))
    return wrong


def of_leaves(result: Result, read: Callable[[NodeScore], Fraction | None]) -> dict[tuple[str, str], Fraction | None]:
    return {(unit.code, name): read(unit.nodes[name]) for unit in result.units for name in NAMES if name in unit.nodes}


def exact_points(node: NodeScore) -> Fraction | None:
    return None if node.points is None else Fraction(node.points)


def test_measures_are_divided_by_their_denominators_and_gaps_stay_gaps() -> None:
    leaves = [normalised(row, denominated(row)) for row in INDICATORS]
    result = score(index_of(leaves, raw_values(), full_score="4900"))
    stage = rows(CASE, "stage_denominated.csv")
    assert differing(of_leaves(result, lambda node: node.measure), stage, NAMES) == []
    assert sum(not row[name] for row in stage for name in NAMES) == 65
    assert result.status == "provisional"


# Gaps are filled with the mean of the region; then outliers are drawn in, at most six in an indicator.

FILLED: Json = {"impute": "group_mean"}
TREATED: Json = FILLED | {"winsorise": {"skew": "2", "kurtosis": "3.5", "most": "6"}}


def from_raw(nodes: Sequence[Json], *, full_score: str, treatment: Json = TREATED, total_places: int = 12) -> Result:
    """Scored from the raw values; nothing is blank, what is not known is said to be missing."""
    denominators = {row["IndCode"]: denominated(row) for row in INDICATORS}
    leaves = [
        node | {"measure": denominators[node["code"]], "treatment": treatment} if "method" in node else node
        for node in nodes
    ]
    values: dict[str, dict[str, Any]] = {name: dict(column) for name, column in raw_values().items()}
    for name in values:
        values[name] |= {row[UNIT]: {"state": "missing"} for row in INPUT if not row[name]}
    units = [{"code": row[UNIT], "name": row["UnitName"], "class": row["Group_EurAsia"]} for row in INPUT]
    classes = [{"code": region, "name": region, "coefficient": "1"} for region in ("Europe", "Asia")]
    return complete(
        index_of(leaves, values, full_score=full_score, total_places=total_places, units=units, classes=classes)
    )


def all_leaves(treatment: Json = TREATED) -> Result:
    return from_raw([normalised(row, row["IndCode"]) for row in INDICATORS], full_score="4900", treatment=treatment)


def test_gaps_are_filled_with_the_mean_of_the_region() -> None:
    result = all_leaves(FILLED)
    assert differing(of_leaves(result, lambda node: node.measure), rows(CASE, "stage_imputed.csv"), NAMES) == []
    assert sum(node.state == "missing" for unit in result.units for node in unit.nodes.values()) == 65


def test_outliers_are_drawn_in() -> None:
    found = of_leaves(all_leaves(), lambda node: node.measure)
    before, after = rows(CASE, "stage_imputed.csv"), rows(CASE, "stage_treated.csv")
    assert differing(found, after, NAMES) == []
    assert len(differing(found, before, NAMES)) == 35


def test_treated_measures_are_normalised_between_worst_and_best() -> None:
    found = of_leaves(all_leaves(), exact_points)
    assert differing(found, rows(CASE, "stage_normalised.csv"), NAMES, scale=100) == []


def tree(top: str, weights: Mapping[str, str]) -> Iterator[Json]:
    """The nodes under `top` and itself, parents first."""
    by_name = {row["IndCode"]: row for row in INDICATORS}

    def below(code: str, parent: str | None) -> Iterator[Json]:
        place = {"parent": parent, "weight": weights[code]}
        if code in by_name:
            yield normalised(by_name[code], code) | place
            return
        yield {"code": code} | place
        for child in CHILDREN[code]:
            yield from below(child, code)

    return below(top, None)


def equal_weights(top: str, whole: Decimal, places: int) -> dict[str, str]:
    """The weight of every node: children weigh the same; what does not divide at these places goes to the last."""
    found: dict[str, str] = {}

    def share(code: str, weight: Decimal) -> None:
        found[code] = plain(weight)
        children = CHILDREN.get(code, [])
        each = (weight / max(1, len(children))).quantize(Decimal(1).scaleb(-places))
        for child in children[:-1]:
            share(child, each)
        if children:
            share(children[-1], weight - each * (len(children) - 1))

    share(top, whole)
    return found


def scored(top: str, full_score: str, total_places: int, weights: Mapping[str, str]) -> Result:
    return from_raw(list(tree(top, weights)), full_score=full_score, total_places=total_places)


def test_every_level_of_the_tree_has_its_published_score() -> None:
    """With a full score of 108, which the numbers of children divide without remainder: the figures are exact."""
    weights = equal_weights("Index", Decimal(108), places=4)
    found = {
        (unit.code, node): points(unit, node) * 100 / Fraction(weights[node])
        for unit in scored("Index", "108", 2, weights).units
        for node in CHILDREN
    }
    assert differing(found, SCORES, list(CHILDREN)) == []


@pytest.mark.parametrize("node", CHILDREN)
def test_every_node_has_its_published_scores_at_two_decimals_and_its_ranks(node: str) -> None:
    """Scored of 100 and ranked on the rounded score, so that two pillars have economies that tie."""
    weights = equal_weights(node, Decimal(100), places=20)
    result = scored(node, "100", 2, weights)
    assert {unit.code: f"{unit.total:f}" for unit in result.units} == {
        row[UNIT]: f"{Decimal(row[node]).quantize(Decimal('0.01'), ROUND_HALF_UP):f}" for row in SCORES
    }
    assert {unit.code: unit.rank for unit in result.units} == {row[UNIT]: int(row[f"{node}_rank"]) for row in SCORES}
