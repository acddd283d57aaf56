"""The formulas of the methods that compare, judge or combine."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from exchange.checking import absolute
from exchange.checking.award import At, Award, clip
from exchange.checking.expressions import series_state, state_or
from exchange.checking.terms import (
    Term,
    Written,
    all_of,
    any_of,
    call,
    differs,
    either,
    first_that,
    is_number,
    same,
    term,
    total,
)
from scoring.methods.ballots import ABSTAIN, Ballots
from scoring.methods.best_ratio import BestRatio
from scoring.methods.mean_ratio import MeanRatio
from scoring.methods.min_max import MinMax
from scoring.methods.panel import Panel
from scoring.methods.rank_bands import RankBands
from scoring.methods.rank_linear import RankLinear
from scoring.methods.rank_step import RankStep
from scoring.methods.t_score import TScore


def min_max(method: MinMax, at: At) -> Award:
    base, low, high = at.given("base_pct", method.base_pct) / 100, at.lowest, at.highest
    place = (at.x - low if at.up else high - at.x) / (high - low)
    return Award(at.weight * (base + (1 - base) * either(at.all_equal, 1, place)))


def best_ratio(_: BestRatio, at: At) -> Award:
    if at.up:
        high = at.highest
        return Award(at.weight * either(at.holds(high, "=", 0), 0, at.x / high))
    return Award(at.weight * either(at.holds(at.x, "=", 0), 1, at.lowest / at.x))


def mean_ratio(method: MeanRatio, at: At) -> Award:
    mean, cap = at.mean, at.given("cap_pct", method.cap_pct)
    at_mean = at.given("pct_at_mean", method.pct_at_mean)
    percent = at_mean * at.x / mean if at.up else either(at.holds(at.x, "=", 0), cap, at_mean * mean / at.x)
    return Award(at.out_of(call("MIN", cap, percent)), [(at.holds(mean, "=", 0), at.words.not_applicable)])


def t_score(method: TScore, at: At) -> Award:
    low, high = at.given("t_min", method.t_min), at.given("t_max", method.t_max)
    distance = at.x - at.mean if at.up else at.mean - at.x
    t = either(at.all_equal, 50, 50 + distance * 10 / at.deviation(method.sd == "sample"))
    return Award(at.weight * clip((t - low) / (high - low), 0, 1))


def rank_linear(method: RankLinear, at: At) -> Award:
    base, rank, count = at.given("base_pct", method.base_pct) / 100, at.rank(method.ties), at.count
    share = base + (1 - base) * (count - rank) / (count - 1)
    return Award(at.weight * either(same(count, 1), 1, share))


def rank_step(method: RankStep, at: At) -> Award:
    if method.step_pct is not None:
        step: Term = at.out_of(at.given("step_pct", method.step_pct))
    else:
        step = at.given("step_points", method.step_points or Fraction(0))
    return Award(at.weight - (at.rank(method.ties) - 1) * step)


def rank_bands(method: RankBands, at: At) -> Award:
    rank, count = at.rank(method.ties), at.count
    cases = [
        (
            call("ROUND", rank * 100 - at.given("bands", upper, f"{place}x") * count, 6) <= 0,
            at.given("bands", percent, f"{place}y"),
        )
        for place, (upper, percent) in enumerate(method.bands, start=1)
    ]
    return Award(at.out_of(first_that(cases, 0)))


def panel(method: Panel, at: At) -> Award:
    words = at.words
    state, cells, lacking = series_state(at.table, method.item)
    count = call("COUNT", cells)
    nowhere = Written(
        f'COUNTIF({{0}},"{words.not_applicable}")>0', (cells,), lambda values: words.not_applicable in values
    )
    kept = call("SUM", cells)
    for name, dropped in (("LARGE", method.drop_high), ("SMALL", method.drop_low)):
        for place in range(1, dropped + 1):
            kept = kept - call(name, cells, place)
    enough = count >= at.given("min_n_to_drop", method.min_n_to_drop)
    trimmed = kept / (count - (method.drop_high + method.drop_low))
    mean = either(enough, trimmed, call("SUM", cells) / count)
    cases: list[tuple[Term, Term | str]] = [
        (differs(state, ""), state_or(at.table, state, term(""))),
        (lacking, words.missing),
        (same(count, 0), either(nowhere, words.not_applicable, words.missing)),
    ]
    scale = at.given("scale", method.scale)
    if method.panels is None:
        return Award(at.weight * mean / scale, cases)
    balanced = _balanced(at, method.panels, first_that(cases, mean))
    return Award(at.weight * balanced / scale, cases)


def _balanced(at: At, panels: Mapping[str, Fraction], mean: Term) -> Term:
    """The mean of a unit's marks on the scale of all panels, whose means stand below the units."""
    table, words, units = at.table, at.words, at.table.book.units
    means = table.helper(f"mean {at.variant}", words("panel_mean"), lambda: mean)
    key = f"panel {at.variant}"
    if key not in table.helpers:
        number = table.helpers[key] = table.column(words("panel_number"))
        for row, unit in enumerate(units):
            number.put([row], term(float(panels[unit.code]) if unit.code in panels else ""))
    number = table.helpers[key]
    numbers, cells = table.page.range(number), table.page.range(table.peer_column(means))
    spots: dict[Fraction, Term] = {}
    for panel in sorted({panels[unit.code] for unit in units if unit.code in panels}):
        one = term(float(panel))
        count = Written("SUMPRODUCT(({0}={1})*ISNUMBER({2}))", (numbers, one, cells), _count_where)
        found = Written("AVERAGEIF({0},{1},{2})", (numbers, one, cells), _mean_where)
        whose = f"{at.variant} {panel}".strip()
        spots[panel] = table.page.spot(means, "panel_mean", whose, either(same(count, 0), "", found))
    if not spots:
        return means.here()
    whole = call("AVERAGE", *spots.values())
    factor = first_that([(same(number.here(), float(panel)), call("N", spot)) for panel, spot in spots.items()], 0)
    return either(same(factor, 0), means.here(), means.here() * whole / factor)


def _numbers_where(numbers: Sequence[object], panel: float, cells: Sequence[object]) -> list[float]:
    return [cell for one, cell in zip(numbers, cells, strict=True) if one == panel and isinstance(cell, float)]


def _count_where(numbers: Sequence[object], panel: float, cells: Sequence[object]) -> float:
    return float(len(_numbers_where(numbers, panel, cells)))


def _mean_where(numbers: Sequence[object], panel: float, cells: Sequence[object]) -> float:
    """AVERAGEIF: the mean of the numbers beside which this panel stands."""
    found = _numbers_where(numbers, panel, cells)
    return sum(found) / len(found)


def ballots(method: Ballots, at: At) -> Award:
    item, words = at.table.book.items[method.item], at.words
    rounds = list(dict.fromkeys(key[0] for key in item.parts))
    groups = list(dict.fromkeys(key[1] for key in item.parts))
    grades = list(dict.fromkeys(key[2] for key in item.parts))
    worth = {grade: at.given("values", points, grade) for grade, points in method.values.items()}
    scores = []
    for number in rounds:

        def mean(among: Sequence[str], round_: str = number) -> Term:
            """The mean worth of the valid votes of these groups; an empty text where there are none."""
            cast = [(grade, item.parts[round_, group, grade].here()) for group in among for grade in grades]
            valid = total([cell for grade, cell in cast if grade != ABSTAIN or method.abstain == "zero"])
            earned = total([call("N", cell) * worth[grade] for grade, cell in cast if grade in worth])
            return either(same(valid, 0), "", earned / valid)

        label = words("round", number=str(int(number) + 1))
        if method.groups is None:
            scores.append(_own(at, f"round {number}", label, mean(groups)))
            continue
        weights = {group: at.given("groups", weight, group) for group, weight in method.groups.items()}
        own = {
            group: _own(at, f"round {number} {group}", f"{label} {group}", mean([group]))
            for group in weights
            if group in groups
        }
        present = total([either(is_number(cell), weights[group], 0) for group, cell in own.items()])
        earned = total([call("N", cell) * weights[group] for group, cell in own.items()])
        shared = either(same(present, 0), "", earned * total(list(weights.values())) / present)
        scores.append(_own(at, f"round {number}", label, shared))
    if not scores:
        return Award(term(0), [_gone_entry(at, item.state.here()), (same(term(0), 0), words.missing)])
    mean_score = total([call("N", score) for score in scores]) / call("COUNT", *scores)
    cases = [_gone_entry(at, item.state.here()), (same(call("COUNT", *scores), 0), term(words.missing))]
    return Award(at.out_of(mean_score), cases)


def _own(at: At, key: str, label: str, formula: Term) -> Term:
    """A column in between whose formula is that of these units' parameters."""
    column = at.table.helpers.get(key)
    if column is None:
        column = at.table.helpers[key] = at.table.column(label)
    column.put(at.rows, formula)
    return column.here()


def _gone_entry(at: At, state: Term) -> tuple[Term, Term]:
    return differs(state, ""), state_or(at.table, state, term(""))


def blended(at: At, shares: Sequence[Fraction], rates: Sequence[Term]) -> Award:
    """A blend of parts whose rates stand in cells."""
    words = at.words
    given = [at.given("share", share, str(place)) for place, share in enumerate(shares, start=1)]
    missing = any_of([same(rate, words.missing) for rate in rates])
    nowhere = all_of([same(rate, words.not_applicable) for rate in rates])
    present = total([either(is_number(rate), share, 0) for share, rate in zip(given, rates, strict=True)])
    earned = total([share * call("N", rate) for share, rate in zip(given, rates, strict=True)])
    cases = [
        (missing, words.missing),
        (nowhere, words.not_applicable),
        (same(call("ROUND", present, 9), 0), words.not_applicable),
    ]
    return Award(at.weight * (earned * total(given) / present), cases)


FORMULAS: Final[Mapping[str, Callable[[Any, At], Award]]] = MappingProxyType(
    {
        "direct": absolute.direct,
        "pass_fail": absolute.pass_fail,
        "target_rate": absolute.target_rate,
        "target_step": absolute.target_step,
        "gap_deduct": absolute.gap_deduct,
        "efficacy": absolute.efficacy,
        "efficacy_tiers": absolute.efficacy_tiers,
        "interpolation": absolute.interpolation,
        "tiers": absolute.tiers,
        "interval": absolute.interval,
        "deduct": absolute.deduct,
        "checklist": absolute.checklist,
        "item_mean": absolute.item_mean,
        "coverage": absolute.coverage,
        "min_max": min_max,
        "best_ratio": best_ratio,
        "mean_ratio": mean_ratio,
        "t_score": t_score,
        "rank_linear": rank_linear,
        "rank_step": rank_step,
        "rank_bands": rank_bands,
        "rank_map": absolute.rank_map,
        "convert_scale": absolute.convert_scale,
        "convert_grade": absolute.convert_grade,
        "convert_rank": absolute.convert_rank,
        "ballots": ballots,
        "panel": panel,
        "formula": absolute.formula,
    }
)
"""How each method's points are reckoned in a spreadsheet; a blend, which is made of others, is in `leaf`."""
