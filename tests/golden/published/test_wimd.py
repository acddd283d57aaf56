"""The Welsh Index of Multiple Deprivation 2019: ranks of eight domains, stretched exponentially, weighted, ranked.

The repository holds every tenth of the 1909 areas. Their scores need no others; ranks and deciles need all.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

import pytest

from scoring.result import Result
from scoring.rounding import half_up, round_half_up
from tests.golden.published.cases import Row, columns, complete, formula, index_of, points, rows, whole_rows

AREAS = 1909
WEIGHTS = {
    "Income": "22",
    "Employment": "22",
    "Health": "15",
    "Education": "14",
    "Access": "10",
    "Housing": "7",
    "Environment": "5",
    "Crime": "5",
}
CASE, AREA = "wimd_wales_2019", "lsoa11_code"


def transformed(domain: str) -> str:
    """X = -23 ln(1 - R(1 - e^(-100/23))), R = (N + 1 - rank)/N: 100 for the most deprived, nearly 0 for the least."""
    share = f"({AREAS + 1} - {domain}_rank) / {AREAS}"
    return f"W / 100 * -23 * ln(1 - {share} * (1 - exp(-100 / 23)))"


def index(table: Sequence[Row]) -> Result:
    leaves = [formula(domain, transformed(domain), weight=weight, parent="IMD") for domain, weight in WEIGHTS.items()]
    values = columns(table, [f"{domain}_rank" for domain in WEIGHTS], AREA)
    return complete(index_of([{"code": "IMD", "weight": "100"}, *leaves], values, full_score="100"))


def ten_digits(figure: Fraction) -> Decimal:
    """A figure as it was published: ten digits (the zero before a point is one), rounded from eleven.

    Rounded once, 812 of the 17181 figures come out one lower in the last digit than they were published: those that
    go on with 45 to 50 behind it, and no others.
    """
    places = 10 - len(str(int(figure)))
    return half_up(round_half_up(figure, places + 1), places)


def wrong_scores(result: Result, expected: Sequence[Row]) -> list[tuple[str, str, Fraction, str]]:
    """The scores of domains and areas that are not the published ones."""
    published = {row[AREA]: row for row in expected}
    wrong = []
    for unit in result.units:
        figures = {f"{domain}_score": points(unit, domain) * 100 / int(weight) for domain, weight in WEIGHTS.items()}
        figures["IMD_score"] = points(unit, "IMD")
        row = published[unit.code]
        wrong += [(unit.code, name, x, row[name]) for name, x in figures.items() if ten_digits(x) != Decimal(row[name])]
    return wrong


def test_the_scores_of_every_tenth_area_are_the_published_ones() -> None:
    result = index(rows(CASE, "input.csv"))
    assert wrong_scores(result, rows(CASE, "expected.csv")) == []
    assert len(result.units) == 191


@pytest.fixture(scope="module")
def whole() -> Result:
    return index(whole_rows(CASE, "input.csv"))


def test_the_scores_of_all_areas_are_the_published_ones(whole: Result) -> None:
    assert wrong_scores(whole, whole_rows(CASE, "expected.csv")) == []
    assert len(whole.units) == AREAS


def test_all_areas_have_their_published_ranks(whole: Result) -> None:
    published = {row[AREA]: int(row["IMD_rank"]) for row in whole_rows(CASE, "expected.csv")}
    assert {unit.code: unit.rank for unit in whole.units} == published


def deciles(uppers: Sequence[str]) -> dict[str, int]:
    """The bands of ranks, up to these percentages of all, that the published scores fall into."""
    bands = [[upper, str(decile)] for decile, upper in enumerate(uppers, 1)]
    leaf = {
        "code": "decile",
        "weight": "100",
        "measure": "IMD_score",
        "method": "rank_bands",
        "params": {"bands": bands},
    }
    values = columns(whole_rows(CASE, "expected.csv"), ["IMD_score"], AREA)
    return {unit.code: int(unit.total) for unit in complete(index_of([leaf], values, full_score="100")).units}


def test_all_areas_fall_into_their_published_deciles() -> None:
    """A decile ends at the rank that 1909·d/10 rounds up to, which is a percentage of its own."""
    ends = [-(-AREAS * decile // 10) for decile in range(1, 11)]
    found = deciles([str((Decimal(100 * end) / AREAS).quantize(Decimal("0.0001"), ROUND_CEILING)) for end in ends])
    published = {row[AREA]: int(row["IMD_decile"]) for row in whole_rows(CASE, "expected.csv")}
    assert found == published


def test_plain_tenths_put_the_nine_areas_on_the_boundaries_one_decile_too_far() -> None:
    """100·r/n <= 10, 20, …: rank 191 of 1909 is the 10.005th percent."""
    found = deciles([str(10 * decile) for decile in range(1, 11)])
    rows_ = whole_rows(CASE, "expected.csv")
    beyond = {int(row["IMD_rank"]): found[row[AREA]] - int(row["IMD_decile"]) for row in rows_}
    assert {rank: by for rank, by in beyond.items() if by} == dict.fromkeys(
        (191, 382, 573, 764, 955, 1146, 1337, 1528, 1719), 1
    )
