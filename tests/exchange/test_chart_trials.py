"""Charts of how firm a ranking is show what the engine found, say seed and range, and are marked as what-ifs."""

from dataclasses import replace
from fractions import Fraction

import pytest

from exchange.charts import CHARTS
from exchange.charts.chart import Heat, Ranges, Source, Trials
from exchange.charts.firmness import acceptability_charts, place_charts, share_text, stability_charts
from exchange.charts.left_out import departure_charts, method_charts, omission_charts
from scoring.robustness.draws import Dirichlet, Uniform
from scoring.robustness.intervals import stability
from scoring.robustness.leave_out import without_indicators, without_units
from scoring.robustness.rates import rates_of
from scoring.robustness.side_by_side import side_by_side
from scoring.robustness.simulate import simulate
from tests.exchange.chart_cases import case
from tests.exchange.test_charts import city, source_of

__all__ = ["city"]


@pytest.fixture(scope="module")
def own() -> Source:
    return source_of(case(12))


def cells(source: Source, charts: object) -> dict[str, list[str]]:
    return {row.label: [cell.text for cell in row.cells] for chart in charts for row in chart.body.rows}  # type: ignore[attr-defined]


def test_every_chart_of_a_trial_is_marked_and_no_other(city: Source) -> None:
    for kind in CHARTS:
        chart = kind.build(city)[0]
        assert (chart.mark == "试算") == kind.trial


def test_shares_are_those_of_the_simulation_with_this_seed(own: Source) -> None:
    trials = Trials(variation=Uniform(30), draws=2000, seed=7)
    found = simulate(rates_of(own.plan, own.result), Uniform(30), 2000, 7)
    charts = place_charts(replace(own, trials=trials))
    assert isinstance(charts[0].body, Heat)
    shown = {row.label: row for row in charts[0].body.rows}
    for number, code in enumerate(found.units):
        row = shown[own.plan.unit[code].name]
        assert [cell.value or 0 for cell in row.cells] == [Fraction(int(count), 2000) for count in found.counts[number]]
        framed = [place for place, cell in enumerate(row.cells, 1) if cell.strong]
        assert framed in ([], [int(found.base[number])])
    assert "±30%" in charts[0].notes[0]
    assert "2000" in charts[0].notes[0]
    assert "种子 7" in charts[0].notes[0]


def test_many_units_are_shown_as_ranges_of_places() -> None:
    source = source_of(case(45))
    chart = place_charts(replace(source, trials=Trials(draws=500)))[0]
    assert isinstance(chart.body, Ranges)
    assert chart.title.endswith("并列第1，权重变动下始终并列")  # they are copies of each other
    assert "格内" not in "".join(chart.notes)
    found = simulate(rates_of(source.plan, source.result), Uniform(20), 500, 1)
    low, high = found.quantile(0.05), found.quantile(0.95)
    by_name = {source.plan.unit[code].name: number for number, code in enumerate(found.units)}
    for row in chart.body.rows:
        at = by_name[row.label]
        assert (row.low, row.now, row.high) == (low[at], found.median[at], high[at])


def test_the_first_is_told_with_the_share_in_which_it_stays_first(city: Source) -> None:
    found = simulate(rates_of(city.plan, city.result))
    chart = acceptability_charts(city, found)[0]
    share = share_text(float(found.shares[[city.plan.unit[code].name for code in found.units].index("戊市局"), 0]))
    assert chart.title == f"戊市局在{share}%的权重变动下仍列第1"
    assert any("戊市局与甲区局分差小" in said for said in chart.sentences) == (float(share) < 80)


@pytest.mark.parametrize(("share", "text"), [(1.0, "100"), (0.99996, ">99"), (0.0, "0"), (0.0001, "<1"), (0.974, "97")])
def test_no_share_claims_more_than_there_is(share: float, text: str) -> None:
    assert share_text(share) == text


def test_dirichlet_weights_are_named(own: Source) -> None:
    chart = place_charts(replace(own, trials=Trials(variation=Dirichlet(50), draws=300)))[0]
    assert "狄利克雷" in chart.notes[0]


def test_what_cannot_be_varied_says_why(own: Source) -> None:
    chart = place_charts(replace(own, trials=Trials(variation=Uniform(200))))[0]
    assert chart.body is None
    assert "200" in chart.title


def test_intervals_are_those_of_the_engine_the_most_sensitive_first(city: Source) -> None:
    chart = stability_charts(city)[0]
    assert isinstance(chart.body, Ranges)
    found = {
        city.plan.indicator[one.code].name: one for one in stability(rates_of(city.plan, city.result), 3).intervals
    }
    rooms = []
    for row in chart.body.rows:
        one = found[row.label]
        assert row.low == float(one.low) / float(one.weight)
        assert row.high == float(one.high) / float(one.weight)
        down = float(one.weight - one.low) if one.below is not None else float("inf")
        up = float(one.high - one.weight) if one.above is not None else float("inf")
        rooms.append(min(down, up) / float(one.weight))
    assert rooms == sorted(rooms)
    assert chart.body.rows[0].label in chart.title


def test_places_without_an_indicator_are_those_of_the_engine(city: Source) -> None:
    rates = rates_of(city.plan, city.result)
    for groups in (False, True):
        shown = cells(city, omission_charts(replace(city, twin=groups)))
        for number, code in enumerate(rates.units):
            ranks = [
                int(one.ranks[number]) for one in without_indicators(rates, groups=groups) if one.ranks is not None
            ]
            assert [int(text.strip("▲▼")) for text in shown[city.plan.unit[code].name]] == ranks


def test_places_without_a_unit_are_those_of_the_engine_and_turned_pairs_are_told(city: Source) -> None:
    chart = departure_charts(city)[0]
    assert isinstance(chart.body, Heat)
    shown = {row.label: row.cells for row in chart.body.rows}
    for column, one in enumerate(without_units(city.plan, city.entries, city.result)):
        for unit in city.plan.units:
            text = shown[unit.name][column].text
            assert text.strip("▲▼") == ("" if unit.code == one.unit else str(one.ranks[unit.code]))
        if one.reversals:
            assert any(said.startswith(f"去掉{city.plan.unit[one.unit].name}：") for said in chart.sentences)
        moved = [unit.name for unit in city.plan.units if "▲" in shown[unit.name][column].text]
        assert bool(moved) == bool(one.reversals)


def test_other_methods_stand_side_by_side(city: Source) -> None:
    chart = method_charts(city)[0]
    assert isinstance(chart.body, Heat)
    own, *others = side_by_side(city.plan, city.entries, city.result)
    for place, unit in enumerate(city.plan.units):
        row = next(row for row in chart.body.rows if row.label == unit.name)
        assert row.place == str(own.ranks[place])
        assert [int(cell.text.strip("▲▼")) for cell in row.cells] == [one.ranks[place] for one in others]
    still = sum(one.ranks == own.ranks for one in others)
    assert chart.sentences[-1] == (
        f"{len(others)} 种办法中有 {still} 种无人变动。" if still else f"{len(others)} 种办法都有位次变动。"
    )


def test_a_simulation_that_is_stopped_says_how_far_it_came() -> None:
    source = source_of(case(45))
    chart = place_charts(replace(source, trials=Trials(draws=1_000_000), cancelled=lambda: True))[0]
    assert "/1000000 次" in chart.notes[0]
