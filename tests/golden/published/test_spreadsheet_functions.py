"""Ranks, rounding, percentiles and deviations as spreadsheets define them, each by what the format has for it.

Not here: percent ranks of a value between two of the list (the format ranks the values of units), and the calls whose
answer is an error of a spreadsheet.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from scoring.result import Result
from tests.golden.published.cases import complete, formula, index_of, load, plain, points, rows
from tests.scoring.build import Json, by_code, document, score

CALLS = load("spreadsheet_functions", "functions.json")
BOUNDS = {"min": "-1000000000000", "max": "1000000000000"}


def calls(*functions: str, only: Callable[[Any], bool] = lambda args: True) -> list[Any]:
    """The published calls whose answer is a number, each as a test of its own."""
    found = [call for call in CALLS if call["function"] in functions and isinstance(call["expected"], Decimal)]
    return [
        pytest.param(call["args"], call["expected"], id=f"{number} {call['function']}")
        for number, call in enumerate(found)
        if only(call["args"])
    ]


def of_a_listed_value(args: Any) -> bool:
    values, value, _ = args
    return value in values


def of_a_total(args: Any) -> bool:
    """Totals are never negative, and have places."""
    value, places = args
    return bool(value >= 0 and places >= 0)


def listed(values: Sequence[Any]) -> dict[str, dict[str, str]]:
    """One unit a value; a text stays a text."""
    return {"x": {f"U{i}": value if isinstance(value, str) else plain(value) for i, value in enumerate(values)}}


def ranking(values: Sequence[Any], *, ascending: bool, ties: str = "competition") -> Result:
    """Linear in the rank, one point a place: the last of n numbers has 0."""
    last = sum(isinstance(value, Decimal) for value in values) - 1
    leaf = {"code": "L", "weight": str(last), "measure": "x", "method": "rank_linear", "params": {"ties": ties}}
    direction = {"direction": "down" if ascending else "up"}
    return score(index_of([leaf | direction], listed(values), full_score=str(last)))


def rank_of(value: Decimal, values: Sequence[Any], *, ascending: bool, ties: str = "competition") -> Fraction:
    unit = ranking(values, ascending=ascending, ties=ties).units[values.index(value)]
    return Fraction(unit.nodes["L"].weight) + 1 - points(unit, "L")


@pytest.mark.parametrize(("args", "expected"), calls("RANK.EQ"))
def test_a_rank_is_one_more_than_the_better_values_and_texts_do_not_count(args: Any, expected: Decimal) -> None:
    value, values, order = args
    assert rank_of(value, values, ascending=bool(order)) == expected


@pytest.mark.parametrize(("args", "expected"), calls("RANK.AVG"))
def test_an_average_rank_is_the_mean_of_the_places_that_are_shared(args: Any, expected: Decimal) -> None:
    value, values, order = args
    assert rank_of(value, values, ascending=bool(order), ties="average") == expected


@pytest.mark.parametrize("ties", ["competition", "average"])
def test_units_are_ranked_on_their_totals_as_the_same_list_is_by_a_spreadsheet(ties: str) -> None:
    """RANK.EQ of the ten students, and RANK.AVG: the two that share place 4 have 4.5 each."""
    leaf = {"code": "L", "weight": "100", "measure": "x", "method": "direct"}
    students = rows("spreadsheet_functions", "tie_break_input.csv")
    values = {"x": {row["student"]: row["score"] for row in students}}
    shared = Fraction(9, 2) if ties == "average" else 4
    published = {row["student"]: int(row["rank"]) for row in rows("spreadsheet_functions", "tie_break_expected.csv")}
    found = {unit.code: unit.rank for unit in complete(index_of([leaf], values, full_score="100", ties=ties)).units}
    assert found == {student: shared if rank == 4 else rank for student, rank in published.items()}


def tie_break_students() -> Json:
    """The score is the total; the shorter time, in a group that weighs nothing, goes first where totals are equal."""
    students = rows("spreadsheet_functions", "tie_break_input.csv")
    times = {"code": "quick", "parent": "beside", "weight": "9", "measure": "time", "method": "rank_linear"}
    return index_of(
        [
            {"code": "score", "weight": "100", "method": "direct"},
            {"code": "beside", "weight": "0", "aggregate": "min"},
            times | {"direction": "down"},
        ],
        {name: {row["student"]: row[name] for row in students} for name in ("score", "time")},
        full_score="100",
        tie_breakers=["quick"],
    )


def test_equal_scores_are_told_apart_by_the_shorter_time_as_documented() -> None:
    published = rows("spreadsheet_functions", "tie_break_expected.csv")
    result = complete(tie_break_students())
    by_rank = sorted(result.units, key=lambda unit: unit.rank or 0)
    assert [unit.code for unit in by_rank] == [
        row["student"] for row in sorted(published, key=lambda row: Decimal(row["final_rank"]))
    ]
    assert [unit.rank for unit in by_rank] == list(range(1, 11))


def test_the_documented_tie_break_figure_is_a_hundredth_of_the_rank_of_the_time() -> None:
    result = by_code(complete(tie_break_students()))
    for row in rows("spreadsheet_functions", "tie_break_expected.csv"):
        if Decimal(row["tie_break"]):
            assert (10 - points(result[row["student"]], "quick")) / 100 == Fraction(row["tie_break"])


def reckoned(expression: str, **values: Decimal) -> Fraction:
    """The value of an expression for one unit with these items."""
    leaf = formula("L", expression, **BOUNDS) | {"zero_denominator": "zero"}
    cells = {name: {"U": plain(value)} for name, value in values.items()}
    return points(complete(index_of([leaf], cells, full_score="1")).units[0], "L")


@pytest.mark.parametrize(("args", "expected"), calls("ROUND"))
def test_halves_are_rounded_away_from_zero_on_the_decimal_shown(args: Any, expected: Decimal) -> None:
    value, places = args
    assert reckoned(f"round(x, {int(places)})", x=value) == Fraction(expected)


@pytest.mark.parametrize(("args", "expected"), calls("ROUND", only=of_a_total))
def test_points_and_totals_are_rounded_as_spreadsheets_round(args: Any, expected: Decimal) -> None:
    value, places = args
    leaf = {"code": "L", "weight": "100000", "measure": "x", "method": "direct"}
    for rounding in (
        {"leaf_places": int(places), "total_places": 12},
        {"leaf_places": None, "total_places": int(places)},
    ):
        about = {"full_score": "100000", "rounding": rounding}
        assert score(document([leaf], {"x": {"U": plain(value)}}, units=["U"], about=about)).units[0].total == expected


def towards(places: Decimal, *, zero: bool) -> str:
    """x cut to its places, or filled up to them: a step back from half-up, at 14 decimals as spreadsheets take it."""
    exact = "abs(round(x, 14))"
    count = int(places)
    rounded = f"round({exact}, {count})"
    step = f"1 / 1{'0' * count}" if count >= 0 else f"1{'0' * -count}"
    back = f"- if({rounded} > {exact}, {step}, 0)" if zero else f"+ if({rounded} < {exact}, {step}, 0)"
    return f"if(x < 0, -1, 1) * ({rounded} {back})"


@pytest.mark.parametrize(("args", "expected"), calls("ROUNDDOWN", "TRUNC"))
def test_a_figure_is_cut_by_a_formula(args: Any, expected: Decimal) -> None:
    value, places = args
    assert reckoned(towards(places, zero=True), x=value) == Fraction(expected)


@pytest.mark.parametrize(("args", "expected"), calls("ROUNDUP"))
def test_a_figure_is_rounded_up_by_a_formula(args: Any, expected: Decimal) -> None:
    value, places = args
    assert reckoned(towards(places, zero=False), x=value) == Fraction(expected)


def test_a_sum_of_decimals_is_not_what_binary_floats_make_of_it() -> None:
    """2.26 + 2.94 is 5.20 and not 5.1999…, with nothing rounded first."""
    assert reckoned("a + b", a=Decimal("2.26"), b=Decimal("2.94")) == Fraction("5.20")


@pytest.mark.parametrize(("args", "expected"), calls("MROUND"))
def test_a_multiple_is_found_by_rounding_the_quotient(args: Any, expected: Decimal) -> None:
    value, multiple = args
    shown = expected.quantize(Decimal("1e-12"))  # one of them was published as 1.4000000000000001
    assert reckoned("round(x / m, 0) * m", x=value, m=multiple) == Fraction(shown)


def quantile(values: Sequence[Any], place: Decimal) -> Fraction:
    """Straight lines between the values in order, counted from 0: the method `interpolation`."""
    ordered = sorted(value for value in values if isinstance(value, Decimal))
    anchors = [[str(index), plain(value)] for index, value in enumerate(ordered)]
    leaf = {"code": "L", "weight": "1000", "measure": "x", "method": "interpolation", "params": {"anchors": anchors}}
    return points(complete(index_of([leaf], {"x": {"U": plain(place)}}, full_score="1000")).units[0], "L")


@pytest.mark.parametrize(("args", "expected"), calls("PERCENTILE.INC"))
def test_a_percentile_lies_on_the_line_between_two_values(args: Any, expected: Decimal) -> None:
    values, share = args
    assert quantile(values, (len(values) - 1) * share) == Fraction(expected)


@pytest.mark.parametrize(("args", "expected"), calls("PERCENTILE.EXC"))
def test_an_exclusive_percentile_lies_on_the_line_between_two_values(args: Any, expected: Decimal) -> None:
    values, share = args
    assert quantile(values, (len(values) + 1) * share - 1) == Fraction(expected)


@pytest.mark.parametrize(("args", "expected"), calls("QUARTILE.INC"))
def test_a_quartile_lies_on_the_line_between_two_values(args: Any, expected: Decimal) -> None:
    values, quarter = args
    assert quantile(values, (len(values) - 1) * quarter / 4) == Fraction(expected)


@pytest.mark.parametrize(("args", "expected"), calls("QUARTILE.EXC"))
def test_an_exclusive_quartile_lies_on_the_line_between_two_values(args: Any, expected: Decimal) -> None:
    values, quarter = args
    assert quantile(values, (len(values) + 1) * quarter / 4 - 1) == Fraction(expected)


def cut(value: Fraction, places: Decimal) -> Fraction:
    scale = 10 ** int(places)
    return Fraction(value * scale // 1, scale)


@pytest.mark.parametrize(("args", "expected"), calls("PERCENTRANK.INC", only=of_a_listed_value))
def test_a_percent_rank_is_the_linear_score_of_the_rank_cut_to_its_places(args: Any, expected: Decimal) -> None:
    values, value, places = args
    unit = ranking(values, ascending=False).units[values.index(value)]
    assert cut(points(unit, "L") / Fraction(unit.nodes["L"].weight), places) == Fraction(expected)


@pytest.mark.parametrize(("args", "expected"), calls("PERCENTRANK.EXC", only=of_a_listed_value))
def test_an_exclusive_percent_rank_is_the_rank_from_below_among_one_more(args: Any, expected: Decimal) -> None:
    values, value, places = args
    assert cut(rank_of(value, values, ascending=True) / (len(values) + 1), places) == Fraction(expected)


STRENGTHS = [Decimal(x) for x in (1345, 1301, 1368, 1322, 1310, 1370, 1318, 1350, 1303, 1299)]
DEVIATIONS = [("population", "26.05455814248"), ("sample", "27.46391571984")]
"""STDEV.P and STDEV.S of the breaking strengths; the figures as formulajs has them, to 13 digits."""


@pytest.mark.parametrize(("kind", "published"), DEVIATIONS)
def test_a_standard_deviation_is_that_of_spreadsheets_as_a_formula(kind: str, published: str) -> None:
    count = len(STRENGTHS) - (kind == "sample")
    leaf = formula("L", f"sqrt(peer_sum((x - peer_mean(x)) * (x - peer_mean(x))) / {count})", max="100")
    result = complete(index_of([leaf], listed(STRENGTHS), full_score="1", total_places=11))
    assert {unit.total for unit in result.units} == {Decimal(published)}


@pytest.mark.parametrize(("kind", "published"), DEVIATIONS)
def test_a_standard_score_rests_on_the_deviation_that_it_names(kind: str, published: str) -> None:
    """T = 50 + 10(x - mean)/σ over a range of 100 points: σ comes back from every T."""
    params = {"sd": kind, "t_min": "0", "t_max": "100"}
    leaf = {"code": "L", "weight": "100", "measure": "x", "method": "t_score", "params": params}
    mean = Fraction(sum(STRENGTHS)) / len(STRENGTHS)
    result = complete(index_of([leaf], listed(STRENGTHS), full_score="100"))
    for unit, x in zip(result.units, STRENGTHS, strict=True):
        deviation = 10 * (Fraction(x) - mean) / (points(unit, "L") - 50)
        assert abs(deviation - Fraction(published)) < Fraction(1, 10**11)
