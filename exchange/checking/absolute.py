"""The formulas of the methods that score a unit by its own value."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from exchange.checking.award import At, Award, clip
from exchange.checking.expressions import series_state, state_or, value
from exchange.checking.terms import (
    Here,
    Named,
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
from scoring.methods.checklist import Checklist
from scoring.methods.convert_grade import ConvertGrade
from scoring.methods.convert_rank import ConvertRank
from scoring.methods.convert_scale import ConvertScale
from scoring.methods.coverage import Coverage
from scoring.methods.deduct import Deduct
from scoring.methods.direct import Direct
from scoring.methods.efficacy import Efficacy
from scoring.methods.efficacy_tiers import EfficacyTiers
from scoring.methods.formula import Formula
from scoring.methods.gap_deduct import GapDeduct
from scoring.methods.interpolation import Interpolation
from scoring.methods.interval import Interval
from scoring.methods.item_mean import ItemMean
from scoring.methods.pass_fail import PassFail
from scoring.methods.rank_map import RankMap
from scoring.methods.target_rate import TargetRate
from scoring.methods.target_step import TargetStep
from scoring.methods.tiers import Tiers
from scoring.numbers import parse_decimal


def direct(method: Direct, at: At) -> Award:
    low, high = bounds(at)
    wrong = [at.holds(at.x, "<", low), at.holds(at.x, ">", high)]
    if method.step is not None:
        steps = (at.x - low) / at.given("step", method.step)
        wrong.append(differs(call("ROUND", steps - call("ROUND", steps, 0), 6), 0))
    return Award(at.x, [(any_of(wrong), at.words.missing)], clipped=True)


def bounds(at: At) -> tuple[Term, Term]:
    """Between which points lie, from the parameters that say so."""
    low = at.method.bounds(at.points)[0]
    names = {"direct": ("min", "max"), "formula": ("min", "max"), "target_step": ("floor", "cap")}
    lowest, highest = names.get(at.method.code, ("floor", ""))
    found_low: Term = term(float(low))
    if hasattr(at.method, lowest) and (low or at.method.code == "direct"):
        found_low = at.given(lowest, low)
    own = getattr(at.method, highest, None) if highest else None
    if isinstance(own, Fraction):
        return found_low, at.given(highest, own)
    if hasattr(at.method, "cap_pct"):
        return found_low, at.weight * at.given("cap_pct", at.method.cap_pct) / 100
    return found_low, at.weight


def pass_fail(method: PassFail, at: At) -> Award:
    passed = at.holds(at.x, method.op, at.given("target", method.target))
    return Award(either(passed, at.weight, 0), clipped=True)


def target_rate(method: TargetRate, at: At) -> Award:
    x, target, cap = at.x, at.given("target", method.target), at.given("cap_pct", method.cap_pct)
    none = (same(target, 0), at.words.divided)
    if at.up:
        reached = x / target
    elif method.form == "difference":
        reached = 2 - x / target
    else:
        reached = either(at.holds(x, "=", 0), cap / 100, target / x)
    points = at.weight * clip(reached, 0, cap / 100)
    if method.threshold_pct > 0:
        too_low = at.holds(reached * 100, "<", at.given("threshold_pct", method.threshold_pct))
        points = either(too_low, 0, points)
    return Award(points, [none], clipped=True)


def _steps(distance: Term, step: Named, mode: str) -> Term:
    """How many steps; only the whole ones, where parts do not count."""
    count = distance / step
    return count if mode == "proportional" else call("INT", call("ROUND", count, 9))


def target_step(method: TargetStep, at: At) -> Award:
    target, base = at.given("target", method.target), at.given("base", method.base)
    ahead, behind = (at.x - target, target - at.x) if at.up else (target - at.x, at.x - target)
    most = at.weight if method.up_max is None else at.given("up_max", method.up_max)
    more = _steps(ahead, at.given("up_step", method.up_step), method.step_mode)
    less = _steps(behind, at.given("down_step", method.down_step), method.step_mode)
    return Award(
        base
        + either(
            at.holds(behind, ">", 0),
            0 - less * at.given("down_points", method.down_points),
            call("MIN", most, more * at.given("up_points", method.up_points)),
        )
    )


def gap_deduct(method: GapDeduct, at: At) -> Award:
    target = at.given("target", method.target)
    short = call("MAX", target - at.x if at.up else at.x - target, 0)
    steps = _steps(short, at.given("per", method.per), method.step_mode)
    return Award(at.weight - steps * at.given("points", method.points))


def efficacy(method: Efficacy, at: At) -> Award:
    good, bad, base = at.given("good", method.good), at.given("bad", method.bad), at.given("base_pct", method.base_pct)
    reached = (at.x - bad) / (good - bad) * (100 - base) + base
    return Award(at.out_of(clip(reached, at.given("floor_pct", method.floor_pct), 100)))


def efficacy_tiers(method: EfficacyTiers, at: At) -> Award:
    up = method.standards[0] > method.standards[-1]
    cases: list[tuple[Term, Term]] = []
    before: tuple[Named, Named] | None = None
    for place, (standard, coef) in enumerate(zip(method.standards, method.coefs, strict=True), start=1):
        s, c = at.given("standards", standard, str(place)), at.given("coefs", coef, str(place))
        found: Term = c
        if before is not None and before[0].value != s.value:
            found = c + (at.x - s) / (before[0] - s) * (before[1] - c)
        cases.append((at.holds(at.x, ">=" if up else "<=", s), found))
        before = s, c
    return Award(at.weight * first_that(cases, at.given("below", method.below)))


def interpolation(method: Interpolation, at: At) -> Award:
    anchors = [
        (at.given("anchors", x, f"{place}x"), at.given("anchors", y, f"{place}y"))
        for place, (x, y) in enumerate(method.anchors, start=1)
    ]
    cases: list[tuple[Term, Term]] = [(at.x <= anchors[0][0], anchors[0][1])]
    for (x0, y0), (x1, y1) in pairwise(anchors):
        cases.append((at.x <= x1, y0 + (at.x - x0) / (x1 - x0) * (y1 - y0)))
    return Award(_scaled(at, method.scale, first_that(cases, anchors[-1][1])))


def _scaled(at: At, scale: str, found: Term) -> Term:
    return at.out_of(found) if scale == "percent" else found


def tiers(method: Tiers, at: At) -> Award:
    cases = [
        (
            at.holds(at.x, method.boundary, at.given("tiers", bound, f"{place}x")),
            at.given("tiers", points, f"{place}y"),
        )
        for place, (bound, points) in enumerate(method.tiers, start=1)
    ]
    return Award(_scaled(at, method.scale, first_that(cases, at.given("otherwise", method.otherwise))))


def interval(method: Interval, at: At) -> Award:
    low, high = at.given("low", method.low), at.given("high", method.high)
    least, most = at.given("low_limit", method.low_limit), at.given("high_limit", method.high_limit)
    rising, falling = clip((at.x - least) / (low - least), 0, 1), clip((most - at.x) / (most - high), 0, 1)
    return Award(at.weight * first_that([(at.x < low, rising), (at.x > high, falling)], 1), clipped=True)


def rank_map(method: RankMap, at: At) -> Award:
    cases = []
    for place, (rank, points) in enumerate(method.map.items(), start=1):
        given = parse_decimal(rank)
        assert given is not None
        cases.append((at.holds(at.x, "=", at.given("map", given, f"{place}x")), at.given("map", points, f"{place}y")))
    return Award(first_that(cases, at.given("participated", method.participated)))


def convert_scale(method: ConvertScale, at: At) -> Award:
    return Award(at.weight * at.x / at.given("full", method.full))


def convert_rank(method: ConvertRank, at: At) -> Award:
    of, base = at.given("of", method.of), at.given("base_pct", method.base_pct) / 100
    return Award(at.weight * (base + (1 - base) * (of - at.x) / (of - 1)))


# Methods with entries of their own.


def deduct(method: Deduct, at: At) -> Award:
    left: Term = at.weight if method.start is None else at.given("start", method.start)
    cells: list[Here] = []
    for place, rule in enumerate(method.rules, start=1):
        column = at.table.helper(
            f"= {rule.value.tree!r}",
            at.words("events", number=str(place)),
            lambda tree=rule.value.tree: value(at.table, tree),  # type: ignore[misc]
        )
        cells.append(column.here())
        taken: Term = column.here() * at.given("rules", rule.points, f"{place}y")
        if rule.most is not None:
            taken = call("MIN", taken, at.given("rules", rule.most, f"{place}z"))
        left = left - taken
    return Award(left, [gone(at, cells)])


def gone(at: At, cells: Sequence[Term]) -> tuple[Term, Term]:
    """Where these cells are not all numbers: the gravest word among them."""
    words = at.words
    if len(cells) == 1:
        return call("NOT", is_number(cells[0])), cells[0]
    nowhere, lacking = (any_of([same(cell, one) for cell in cells]) for one in (words.not_applicable, words.missing))
    said = first_that([(nowhere, words.not_applicable), (lacking, words.missing)], words.divided)
    return call("COUNT", *cells) < len(cells), said


def formula(method: Formula, at: At) -> Award:
    tree = method.expression.tree
    column = at.table.helper(f"= {tree!r}", at.words("formula"), lambda: value(at.table, tree))
    return Award(column.here(), [gone(at, [column.here()])])


def checklist(method: Checklist, at: At) -> Award:
    words, item = at.words, at.table.book.items[method.item]
    state = item.state.here()
    met: list[Term] = []
    applying: list[Term] = []
    wrong: list[Term] = []
    for place, (name, points) in enumerate(method.elements, start=1):
        given = at.given("elements", points, str(place))
        column = item.parts.get((name,))
        if column is None:  # nobody has an entry for it: not met
            applying.append(given)
            continue
        cell = column.here()
        met.append(given * call("N", cell))
        applying.append(either(same(cell, words.not_applicable), 0, given))
        wrong.append(all_of([is_number(cell), differs(cell, 0), differs(cell, 0.5), differs(cell, 1)]))
    earned, applicable = total(met), total(applying)
    whole = total([at.given("elements", points, str(place)) for place, (_, points) in enumerate(method.elements, 1)])
    none = same(call("ROUND", applicable, 9), 0)
    cases: list[tuple[Term, Term | str]] = [_state_case(at, state)]
    if wrong:
        cases.append((any_of(wrong), words.missing))
    cases.append((none, words.not_applicable))
    in_proportion = at.weight * earned / applicable
    return Award(either(same(call("ROUND", applicable - whole, 9), 0), earned, in_proportion), cases)


def _state_case(at: At, state: Term) -> tuple[Term, Term]:
    return differs(state, ""), state_or(at.table, state, term(""))


def item_mean(method: ItemMean, at: At) -> Award:
    item, words = at.table.book.items[method.item], at.words
    columns = list(item.parts.values())
    pairs = list(zip(columns[::2], columns[1::2], strict=True))
    cap = at.given("item_cap_pct", method.item_cap_pct) / 100
    lacking = Written(
        f'COUNTA({{0}})>COUNT({{0}})+COUNTIF({{0}},"{words.not_applicable}")',
        (series_state(at.table, method.item)[1],),
        lambda values: any(isinstance(one, str) and one and one != words.not_applicable for one in values),
    )
    counted = [call("N", target.here()) > 0 for target, _ in pairs]
    rates = [
        either(test, call("MIN", cap, done.here() / target.here()), 0)
        for test, (target, done) in zip(counted, pairs, strict=True)
    ]
    count = total([either(test, 1, 0) for test in counted])
    cases: list[tuple[Term, Term | str]] = [
        _state_case(at, item.state.here()),
        (lacking, words.missing),
        (same(count, 0), words.not_applicable),
    ]
    return Award(at.weight * total(rates) / count, cases)


def coverage(method: Coverage, at: At) -> Award:
    item, words = at.table.book.items[method.item], at.words
    state, cells, _ = series_state(at.table, method.item)
    nowhere = words.not_applicable
    if item.listed is not None:
        applicable = Written(
            f'{len(item.listed)}-COUNTIF({{0}},"{nowhere}")',
            (cells,),
            lambda values: float(len(item.listed or ()) - values.count(nowhere)),
        )
    else:
        applicable = Written(
            f'COUNTA({{0}})-COUNTIF({{0}},"{nowhere}")',
            (cells,),
            lambda values: float(sum(one not in (None, "", nowhere) for one in values)),
        )
    covered = Written(
        "SUMPRODUCT(ISNUMBER({0})*({0}>={1}))",
        (cells, at.given("min_count", method.min_count)),
        lambda values, least: float(sum(isinstance(one, float) and one >= least for one in values)),
    )
    column = at.table.helper(f"applicable {method.item}", words("applicable"), lambda: applicable)
    of = column.here()
    return Award(at.weight * covered / of, [_state_case(at, state), (same(of, 0), nowhere)])


def convert_grade(method: ConvertGrade, at: At) -> Award:
    cell, words = at.table.book.items[method.item].state.here(), at.words
    cases: list[tuple[Term, Term]] = [
        (
            Written("EXACT({0},{1})", (cell, term(grade)), lambda a, b: a == b),
            at.given("map", percent, str(place)),
        )
        for place, (grade, percent) in enumerate(method.map.items(), start=1)
    ]
    gone_word = either(same(cell, words.not_applicable), words.not_applicable, words.missing)
    column = at.table.helpers.get("grade")
    if column is None:
        column = at.table.helpers["grade"] = at.table.column(words("converted"))
    column.put(at.rows, first_that(cases, gone_word))
    return Award(at.out_of(column.here()), [gone(at, [column.here()])])
