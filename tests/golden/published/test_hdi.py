"""The Human Development Index 2019: 189 countries, geometric mean, three decimals, tied ranks."""

from decimal import Decimal

import pytest

from scoring.result import Result
from tests.golden.published.cases import columns, complete, formula, index_of, rows
from tests.scoring.build import Json, by_code

INPUT, EXPECTED = rows("hdi_2019", "input.csv"), rows("hdi_2019", "expected.csv")
VALUES = columns(
    INPUT,
    ("life_expectancy", "expected_years_schooling", "mean_years_schooling", "gni_per_capita_2017ppp"),
    "country",
)
INCOME = "(ln(gni_per_capita_2017ppp) - ln(100)) / (ln(75000) - ln(100))"
EDUCATION = "(min(1, expected_years_schooling / 18) + min(1, mean_years_schooling / 15)) / 2"
TOP: Json = {"code": "HDI", "weight": "1", "aggregate": "geometric"}


def by_formulas() -> Json:
    """The three dimension indices as one formula each."""
    leaves = [
        formula("health", "(life_expectancy - 20) / (85 - 20)", parent="HDI"),
        formula("education", EDUCATION, parent="HDI"),
        formula("income", f"min(1, {INCOME})", parent="HDI"),
    ]
    return index_of([TOP, *leaves], VALUES, full_score="1", total_places=3)


def by_methods() -> Json:
    """The same by the methods that an office would take: goalposts, completion of targets, conversion."""
    goalposts = {"good": "85", "bad": "20", "base_pct": "0"}
    leaves: list[Json] = [
        {"code": "health", "measure": "life_expectancy", "method": "efficacy", "params": goalposts},
        {"code": "education", "weight": "5"},
        *(
            {
                "code": code,
                "parent": "education",
                "weight": "2.5",
                "measure": f"{code}_years_schooling",
                "method": "target_rate",
                "params": {"target": target},
            }
            for code, target in (("expected", "18"), ("mean", "15"))
        ),
        {"code": "income", "measure": INCOME, "method": "convert_scale", "params": {"full": "1"}},
    ]
    below = [{"parent": "HDI", "weight": "5"} | leaf for leaf in leaves]
    return index_of([TOP, *below], VALUES, full_score="1", total_places=3)


@pytest.fixture(scope="module", params=[by_formulas, by_methods])
def result(request: pytest.FixtureRequest) -> Result:
    return complete(request.param())


def test_the_index_of_every_country_is_the_published_one(result: Result) -> None:
    assert {unit.code: unit.total for unit in result.units} == {row["country"]: Decimal(row["hdi"]) for row in EXPECTED}
    assert len(result.units) == 189


def test_every_country_has_its_published_rank_ties_included(result: Result) -> None:
    found = by_code(result)
    assert {row["country"]: found[row["country"]].rank for row in EXPECTED} == {
        row["country"]: int(row["hdi_rank"]) for row in EXPECTED
    }
