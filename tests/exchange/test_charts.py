"""The data of charts are the figures of the result, exactly; titles say what they find, with everybody who ties."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment
from exchange.charts import CHARTS
from exchange.charts.chart import Bars, Chart, Heat, Pairs, Profile, Slope, Source, Stack, Waterfall
from exchange.charts.contributions import contribution_charts
from exchange.charts.heat import BOUNDS, heat_charts, step_of
from exchange.charts.losses import loss_charts
from exchange.charts.profile import profile_charts
from exchange.charts.ranked import ranked_charts
from exchange.charts.spread import spread_charts
from exchange.charts.years import before_of, slope_charts
from exchange.wording import PHRASES
from scoring.descriptive.dispersion import before_and_after
from scoring.entries import Assessment, Cell, Entries
from scoring.evaluate import evaluate
from scoring.plan import Indicator, Item, Plan, Previous, Ranking, Unit
from scoring.result import in_order
from tests.exchange.chart_cases import case, last_year

ROOT = Path(__file__).parents[2]


def source_of(assessment: Assessment, **more: object) -> Source:
    result = evaluate(assessment.plan, assessment.entries)
    whole = Source(plan=assessment.plan, entries=assessment.entries, result=result, language="zh_CN")
    return replace(whole, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def city() -> Source:
    old, new = (read_assessment((ROOT / "samples" / f"city_{year}.json").read_bytes()) for year in (2023, 2024))
    source = source_of(replace(new, plan=replace(new.plan, previous=Previous(id=old.plan.id))))
    return replace(source, before=before_of(source.plan, evaluate(old.plan, old.entries)))


@pytest.fixture(scope="module", params=[1, 2, 6, 45, 200])
def own(request: pytest.FixtureRequest) -> Source:
    assessment = case(request.param)
    source = source_of(assessment)
    return replace(source, before=last_year(assessment, source.result), unit=assessment.plan.units[-1].code)


def ranked_totals(source: Source) -> list[Fraction]:
    return [Fraction(unit.total) for unit in in_order(source.result.units) if unit.rank is not None]


def rows(charts: tuple[Chart, ...], kind: type) -> list:  # type: ignore[type-arg]
    assert all(isinstance(chart.body, kind) for chart in charts)
    return [row for chart in charts for row in chart.body.rows]  # type: ignore[union-attr]


class TestFigures:
    def test_bars_are_the_totals_in_the_order_of_the_ranking(self, own: Source) -> None:
        for twin in (False, True):
            charts = ranked_charts(replace(own, twin=twin))
            totals = ranked_totals(own)
            assert [row.value for row in rows(charts, Bars)] == totals
            assert [Decimal(row.text) for row in rows(charts, Bars)] == [
                unit.total for unit in in_order(own.result.units)
            ]
            body = charts[0].body
            assert isinstance(body, Bars)
            assert body.mean == (sum(totals, Fraction(0)) / len(totals) if len(totals) > 1 else None)
            assert body.start <= min(totals)
            assert twin or body.start == 0

    def test_an_axis_that_does_not_begin_at_0_says_so(self, city: Source) -> None:
        for twin in (False, True):
            chart = ranked_charts(replace(city, twin=twin))[0]
            assert isinstance(chart.body, Bars)
            assert (chart.body.start > 0) == any("并非从 0 起" in note for note in chart.notes) == twin

    def test_those_who_share_a_place_have_one_bracket(self, own: Source) -> None:
        found = rows(ranked_charts(own), Bars)
        for one, other in pairwise(found):
            tied = one.place == other.place
            assert (one.tie == other.tie != 0) == tied

    def test_the_parts_of_a_bar_add_up_to_the_printed_total(self, own: Source, city: Source) -> None:
        for source in (own, city):
            found = rows(contribution_charts(source), Stack)
            assert [sum(row.parts, Fraction(0)) for row in found] == ranked_totals(source)
            assert [row.total for row in found] == ranked_totals(source)

    def test_deductions_stand_left_of_0_and_bonuses_right(self, city: Source) -> None:
        chart = contribution_charts(city)[0]
        assert isinstance(chart.body, Stack)
        at = {name: number for number, name in enumerate(chart.body.legend)}
        by_name = {unit.name: unit for unit in city.result.units}
        for row in chart.body.rows:
            assert row.parts[at["加分"]] == Fraction(by_name[row.label].bonus)
            assert row.parts[at["扣分"]] == -Fraction(by_name[row.label].deduction)

    def test_more_than_seven_parts_go_together_as_the_rest(self) -> None:
        chart = contribution_charts(source_of(case(6, groups=9, leaves=1)))[0]
        assert isinstance(chart.body, Stack)
        own = len(chart.body.legend) - len(chart.body.extra)
        assert own == 7
        assert chart.body.legend[own - 1] == "其余指标"

    def test_a_waterfall_leads_from_the_full_score_to_the_total_without_a_gap(self, own: Source, city: Source) -> None:
        for source in (own, *(replace(city, unit=unit.code) for unit in city.plan.units)):
            body = loss_charts(source)[0].body
            assert isinstance(body, Waterfall)
            unit = next(one for one in source.result.units if one.code == source.unit)
            first, *between, last = body.steps
            assert (first.start, first.end) == (Fraction(0), Fraction(source.plan.full_score))
            assert (last.start, last.end) == (Fraction(0), Fraction(unit.total))
            reached = first.end
            for step in between:
                assert step.start == reached
                reached = step.end
            assert reached == last.end

    def test_cells_of_the_heat_map_are_points_over_weight(self, own: Source) -> None:
        leaves = [leaf for leaf in own.plan.leaves if leaf.weight > 0]
        expected = [
            [Fraction(unit.nodes[leaf.code].points) / Fraction(leaf.weight) for leaf in leaves]  # type: ignore[arg-type]
            for unit in in_order(own.result.units)
        ]
        assert [[cell.value for cell in row.cells] for row in rows(heat_charts(own), Heat)] == expected

    @given(st.fractions(0, 2))
    def test_a_lower_rate_is_never_lighter(self, rate: Fraction) -> None:
        assert step_of(rate) == sum(rate < bound for bound in BOUNDS)
        assert step_of(rate) >= step_of(rate + Fraction(1, 10))

    def test_a_profile_shows_the_unit_beside_mean_and_range_of_the_ranked(self, own: Source) -> None:
        body = profile_charts(own)[0].body
        assert isinstance(body, Profile)
        unit = next(one for one in own.result.units if one.code == own.unit)
        for node, row in zip(own.plan.children[None], body.rows, strict=True):
            rates = [Fraction(one.nodes[node.code].points) / Fraction(node.weight) for one in own.result.units]  # type: ignore[arg-type]
            assert row.own == Fraction(unit.nodes[node.code].points) / Fraction(node.weight)  # type: ignore[arg-type]
            assert (row.low, row.high, row.mean) == (min(rates), max(rates), sum(rates) / len(rates))

    def test_places_of_both_years_stand_side_by_side(self, own: Source) -> None:
        assert own.before is not None
        for row, unit in zip(rows(slope_charts(own), Slope), in_order(own.result.units), strict=True):
            assert (row.before, row.now) == (own.before.places[unit.code], unit.rank)

    def test_differences_are_those_of_the_statistics(self, city: Source) -> None:
        found = {row.label: row for row in rows(spread_charts(city), Pairs)}
        for leaf in city.plan.leaves:
            before, after = before_and_after(city.plan, city.result, leaf.code)
            if before is not None and after is not None and isinstance(before.variation, Fraction):
                assert found[leaf.name].before == before.variation
                assert found[leaf.name].after == after.variation


def of_totals(points: list[int], ties: str) -> Assessment:
    """Units that have these points, directly."""
    units = tuple(Unit(code=f"U{number}", name=f"甲{chr(0x4E00 + number)}区") for number in range(len(points)))
    plan = Plan(
        id="t",
        title="试验",
        year=2024,
        units=units,
        ranking=Ranking(ties=ties),
        items=(Item(code="i", name="数据"),),
        indicators=(Indicator(code="L", parent=None, name="指标", weight=Decimal(100), method="direct", measure="i"),),
    )
    return Assessment(plan, Entries({"i": {u.code: Cell(str(p)) for u, p in zip(units, points, strict=True)}}))


class TestTitles:
    @settings(deadline=None, max_examples=60)
    @given(st.lists(st.integers(60, 70), min_size=1, max_size=9), st.sampled_from(["competition", "dense", "average"]))
    def test_the_first_three_places_are_told_with_everybody_who_ties(self, points: list[int], ties: str) -> None:
        source = source_of(of_totals(points, ties))
        title = ranked_charts(source)[0].title
        names = {unit.code: unit.name for unit in source.plan.units}
        said = title.split("，")
        expected = []
        for value in sorted(set(points), reverse=True):
            better = sum(point > value for point in points)
            place = len({point for point in points if point > value}) + 1 if ties == "dense" else better + 1
            holders = [names[f"U{number}"] for number, point in enumerate(points) if point == value]
            if place <= 3:
                expected.append((place, holders))
        assert len(said) == len(expected)
        for words, (place, holders) in zip(said, expected, strict=True):
            assert words.endswith(("第一", "第二", "第三")[place - 1])
            assert ("并列" in words) == (len(holders) > 1)
            shown = holders if len(holders) <= 4 else holders[:3]
            assert all(name in words for name in shown)
            assert len(holders) <= 4 or f"等{len(holders)}家" in words

    def test_who_rose_and_fell_most_is_told(self, city: Source) -> None:
        assert slope_charts(city)[0].title == "丙区局、庚市局进步最大，上升 1 位；乙区局、己市局退步最大，下降 1 位"

    def test_without_last_year_the_chart_says_what_is_missing(self, city: Source) -> None:
        chart = slope_charts(replace(city, before=None))[0]
        assert chart.body is None
        assert "上年考核须在同一文件中" in chart.title

    def test_the_weakest_indicator_of_all_is_told(self, city: Source) -> None:
        assert heat_charts(city)[0].title == "全局短板：宣传报道积分，平均得分率仅 49.9%"

    def test_nobody_ranked_is_said_and_not_drawn(self) -> None:
        assessment = case(2)
        units = tuple(replace(unit, ranked=False) for unit in assessment.plan.units)
        source = source_of(replace(assessment, plan=replace(assessment.plan, units=units)))
        assert "没有参加排名" in ranked_charts(source)[0].title
        assert ranked_charts(source)[0].body is None

    def test_what_is_not_final_is_marked(self, city: Source) -> None:
        assert {chart.mark for chart in ranked_charts(city)} == {""}
        item = next(iter(city.entries.values))
        open_entries = city.entries.with_cells({(item, city.plan.units[0].code): None})
        source = source_of(Assessment(city.plan, open_entries))
        assert source.result.status == "provisional"
        assert {kind.build(source)[0].mark for kind in CHARTS if not kind.trial} == {"暂定"}
        tried = replace(source, result=replace(source.result, trial=True))
        assert {kind.build(tried)[0].mark for kind in CHARTS} == {"试算"}

    def test_within_a_class_only_its_units_stand(self, city: Source) -> None:
        chart = ranked_charts(replace(city, class_code="二类"))[0]
        assert isinstance(chart.body, Bars)
        assert [row.label for row in chart.body.rows] == ["戊市局", "庚市局", "己市局", "辛县局"]
        assert "县（市）与远郊" in chart.line


def test_every_kind_has_its_words() -> None:
    for kind in CHARTS:
        wanted = ["name", "question", *(["twin"] if kind.twin else [])]
        assert [f"chart.{kind.key}.{word}" for word in wanted if f"chart.{kind.key}.{word}" not in PHRASES] == []
