"""Textbook cases of multi-criteria methods: weighted sum, weighted product, TOPSIS, entropy weights.

`ahp_saaty_drinks` stands in `test_weights.py`: its weights are an eigenvector, which no expression of the format gives.
"""

from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.golden.published.cases import complete, formula, index_of, load, plain, points, printed
from tests.scoring.build import Json

CASES: dict[str, Any] = {case["id"]: case for case in load("mcda_textbook_a", "cases.json")}


def values(case: Json) -> dict[str, dict[str, str]]:
    """The matrix of a case: items c1, c2, …; units A1, A2, …"""
    return {
        f"c{column}": {f"A{row}": plain(cell) for row, cell in enumerate(cells, 1)}
        for column, cells in enumerate(zip(*case["matrix"], strict=True), 1)
    }


def test_the_weighted_sum_of_kracka_2010_is_reproduced() -> None:
    """Shares of the column sums, of the reciprocals where less is better; the weights are 20 of 140 each."""
    case = CASES["wsm_kracka2010"]
    good = {
        column: column if kind > 0 else f"1 / {column}"
        for column, kind in zip(values(case), case["types"], strict=True)
    }
    leaves = [
        formula(f"n_{column}", f"W * ({x}) / peer_sum({x})", weight=plain(weight))
        for (column, x), weight in zip(good.items(), case["weights"], strict=True)
    ]
    result = complete(index_of(leaves, values(case), full_score="140"))
    scores = [printed(Fraction(unit.total) / 140, "0.00000000") for unit in result.units]
    assert scores == [f"{expected:.8f}" for expected in case["expected"]]
    assert [unit.rank for unit in result.units] == case["expected_rank"]


def test_the_weighted_product_of_wikipedia_is_reproduced() -> None:
    """As the geometric aggregate of the column shares, whose logarithm was published."""
    case = CASES["wpm_wikipedia"]
    shares = [
        formula(f"n_{column}", f"W * {column} / peer_sum({column})", weight=plain(weight), parent="product")
        for column, weight in zip(values(case), case["weights"], strict=True)
    ]
    product = {"code": "product", "weight": "1", "aggregate": "geometric"}
    result = complete(index_of([product, *shares], values(case), full_score="1"))
    scores = [Context(prec=20).log10(unit.total) for unit in result.units]
    assert [printed(score, "0.00000000") for score in scores] == [f"{expected:.8f}" for expected in case["expected"]]
    assert [unit.rank for unit in result.units] == case["expected_rank"]


def test_the_weighted_product_of_wikipedia_is_reproduced_as_a_sum_of_logarithms() -> None:
    case = CASES["wpm_wikipedia"]
    whole = sum(case["weights"])
    terms = [
        formula(
            f"n_{column}",
            f"W * ln({column} / peer_sum({column})) / ln(10)",
            weight=plain(weight / whole),
            parent="log",
            min="-9",
        )
        for column, weight in zip(values(case), case["weights"], strict=True)
    ]
    result = complete(index_of([{"code": "log", "weight": "1"}, *terms], values(case), full_score="1"))
    scores = [printed(points(unit, "log"), "0.00000000") for unit in result.units]
    assert scores == [f"{expected:.8f}" for expected in case["expected"]]


def by_vectors(column: str, kind: int, weight: Decimal) -> tuple[str, ...]:
    """The squared weighted distance from the best and from the worst, columns being divided by their length."""
    return tuple(
        f"{weight * weight}*({column}-{end}({column}))*({column}-{end}({column}))/peer_sum({column}*{column})"
        for end in ("peer_max", "peer_min")[:: int(kind)]
    )


def by_range(column: str, kind: int, weight: Decimal) -> tuple[str, ...]:
    """The same, columns being stretched from 0 to 1."""
    wide = f"(peer_max({column})-peer_min({column}))"
    return tuple(
        f"{weight * weight}*({column}-{end}({column}))*({column}-{end}({column}))/{wide}/{wide}"
        for end in ("peer_max", "peer_min")[:: int(kind)]
    )


@pytest.mark.parametrize(
    ("name", "squares", "places"), [("topsis_tzeng2011", by_vectors, 4), ("topsis_opricovic2004", by_range, 3)]
)
def test_topsis_is_reproduced_as_one_formula(name: str, squares: Any, places: int) -> None:
    """Closeness d⁻/(d⁺+d⁻), written as 1/(1+d⁺/d⁻)."""
    case = CASES[name]
    pairs = [
        squares(column, kind, weight)
        for column, kind, weight in zip(values(case), case["types"], case["weights"], strict=True)
    ]
    best, worst = ("+".join(terms) for terms in zip(*pairs, strict=True))
    leaf = formula("closeness", f"1/(1+sqrt({best})/sqrt({worst}))") | {"zero_denominator": "zero"}
    result = complete(index_of([leaf], values(case), full_score="1", total_places=places))
    assert [unit.total for unit in result.units] == case["expected"]
    assert [unit.rank for unit in result.units] == case["expected_rank"]


def test_the_entropy_weights_of_elsayed_2017_are_reproduced() -> None:
    """Each column's 1 − E as a formula of sums over the peers within a sum over the peers; its share is the weight."""
    case = CASES["entropy_elsayed2017"]
    shares = {column: f"{column} / peer_sum({column})" for column in values(case)}
    leaves = [
        formula(f"n_{column}", f"1 + peer_sum({p} * ln({p})) / ln({len(case['matrix'])})")
        for column, p in shares.items()
    ]
    first, *others = complete(index_of(leaves, values(case), full_score="5")).units
    found = [points(first, f"n_{column}") for column in shares]
    assert [printed(each / sum(found), "0.000000") for each in found] == [f"{e:.6f}" for e in case["expected"]]
    assert all(unit.total == first.total for unit in others)
