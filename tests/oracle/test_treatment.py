"""The treatment of a column, by the program and by the oracle."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scoring.numbers import Gone
from scoring.plan import Indicator, Unit
from scoring.problems import Problem
from scoring.treatment import read_treatment, treat
from tests.oracle import treatment as oracle

Json = dict[str, Any]

FIGURES = st.one_of(
    st.integers(-3, 3).map(Fraction),
    st.fractions(-5, 5, max_denominator=7),
    st.sampled_from([Fraction(50), Fraction(-50), Fraction(1, 3), Fraction(10**9), Fraction(1, 10**12)]),
)
MEASURES = st.one_of(FIGURES, FIGURES, FIGURES, FIGURES, st.sampled_from(Gone))
LIMITS = st.fixed_dictionaries(
    {},
    optional={
        "skew": st.sampled_from(["0", "0.5", "1", "2"]),
        "kurtosis": st.sampled_from(["-1.2", "0", "1", "3.5"]),
        "most": st.sampled_from(["0", "1", "2", "5", "20"]),
    },
)
TREATMENTS = st.fixed_dictionaries(
    {}, optional={"impute": st.sampled_from(["none", "mean", "median", "group_mean"]), "winsorise": LIMITS}
).filter(bool)


@st.composite
def columns(draw: st.DrawFn) -> tuple[list[Json], dict[str, Fraction | Gone]]:
    """Units of up to two classes, some outside the ranking, and a measure each."""
    units = []
    for number in range(draw(st.integers(1, 14))):
        unit: Json = {"code": f"U{number}", "ranked": draw(st.integers(0, 5)) > 0}
        if kind := draw(st.sampled_from(["", "一类", "二类"])):
            unit["class"] = kind
        units.append(unit)
    return units, {unit["code"]: draw(MEASURES) for unit in units}


@given(columns(), TREATMENTS, st.sampled_from([None, 0, 2]), st.sampled_from(["missing", "zero"]))
def test_the_program_and_the_oracle_treat_a_column_alike(
    column: tuple[list[Json], dict[str, Fraction | Gone]], treatment: Json, places: int | None, zero: str
) -> None:
    units, measures = column
    found: list[Problem] = []
    rule = read_treatment(
        Indicator(code="L", parent=None, name="L", weight=Decimal(1), method="min_max", treatment=treatment), found
    )
    assert rule is not None
    assert found == []
    ours = treat(
        rule,
        measures,
        [Unit(code=u["code"], name="", class_code=u.get("class"), ranked=u["ranked"]) for u in units],
        zero_denominator=zero,
        places=places,
    )
    numbers = {code: value for code, value in measures.items() if isinstance(value, Fraction)}
    gaps = [
        code for code, v in measures.items() if v is Gone.MISSING or (v is Gone.ZERO_DIVISION and zero == "missing")
    ]
    theirs = oracle.treated(treatment, units, numbers, gaps, places)
    assert {code: value for code, value in ours.values.items() if isinstance(value, Fraction)} == theirs
    assert ours.filled == {code for code in gaps if code in theirs}


def test_the_oracles_own_shape_is_that_of_a_spreadsheet() -> None:
    """SKEW and KURT of 3, 4, 5, 2, 3, 4, 5, 6, 4, 7, as the manuals of spreadsheets print them."""
    values = [Fraction(x) for x in (3, 4, 5, 2, 3, 4, 5, 6, 4, 7)]
    skew, kurtosis = oracle.skewness_squared(values), oracle.excess_kurtosis(values)
    assert skew is not None
    assert kurtosis is not None
    assert math.isclose(math.sqrt(skew), 0.359543071, abs_tol=1e-9)
    assert math.isclose(float(kurtosis), -0.151799637, abs_tol=1e-9)
