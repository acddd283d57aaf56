"""The columns of one leaf: its measure, what the method gives, the policy for what has no value, the points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exchange.checking.absolute import bounds
from exchange.checking.award import At, clip, settled
from exchange.checking.columns import Column
from exchange.checking.compared import FORMULAS, blended
from exchange.checking.desk import Book, Table, guarded
from exchange.checking.expressions import value
from exchange.checking.terms import (
    Call,
    Constant,
    Term,
    any_of,
    call,
    either,
    first_that,
    half_up,
    is_number,
    same,
    term,
)
from exchange.rule_words import rule_in_words
from scoring.expression import Expression
from scoring.method import Method
from scoring.methods import BY_CODE
from scoring.methods.blend import Blend
from scoring.parameter_reading import Setting
from scoring.parameters import PartRule
from scoring.plan import Indicator
from scoring.rules import LeafRule, Variant, measure_of, part_measure, variant
from scoring.treatment import Treatment


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Units for which one formula serves."""

    rows: tuple[int, ...]
    method: Method | None
    class_code: str | None
    ranked: bool
    variant: str


def leaf_column(book: Book, rule: LeafRule, zeroed: frozenset[int]) -> Column:
    """Add the columns of a leaf; the last holds its points. `zeroed`: rows whose points a veto takes."""
    node = rule.node
    book.parameters.heading(node.code, node.name, rule_in_words(book.plan, node, book.words.language))
    owner = node.code
    book.add_weight(node, owner)
    weight = book.weight(node.code, None)
    least = None
    if node.peers == "class" and book.plan.classes:
        least = book.parameters.number(book.words("min_peers"), owner, node.min_peers)
    table = Table(
        book=book,
        code=node.code,
        name=node.name,
        owner=owner,
        lead="",
        weight=weight,
        points=Fraction(node.weight),
        up=node.direction == "up",
        policy=node.zero_denominator,
        least=least,
        least_peers=Fraction(node.min_peers),
        method=node.method or "",
    )
    cases = list(_circumstances(book, rule))
    reads = any(case.method is not None and case.method.reads_measure for case in cases)
    raw = None
    if rule.variants and rule.measure is not None and (reads or node.reference_only):
        raw = table.measure = _measure(table, rule.measure, "")
        if rule.treatment is not None and reads and not node.reference_only:
            table.measure = _treated(table, raw, rule.treatment)
    if node.reference_only:
        points = table.column(book.words("points"))
        points.put(book.scores.rows, Constant(""))
        return points
    awards = [None if case.method is None else _award(table, case, case.method) for case in cases]
    unrounded = None
    if book.leaf_places is not None and any(_may_be_negative(table, case) for case in cases):
        unrounded = table.column(book.words("unrounded"))
    own = table.column(book.words("by_method"), places=book.leaf_places)
    for case, award in zip(cases, awards, strict=True):
        if award is None:
            own.put(case.rows, Constant(book.words.missing))
        else:
            _own_points(table, case, award, own, unrounded)
    return _settled(table, node, cases, own, raw, zeroed)


def _circumstances(book: Book, rule: LeafRule) -> Iterator[Circumstance]:
    """Units with the same parameters, class and standing go together."""
    found: dict[tuple[Variant, str | None, bool], list[int]] = {}
    names = {kind.code: kind.name for kind in book.plan.classes}
    for row, unit in enumerate(book.units):
        own = variant(unit.class_code, unit.code, rule.classes, rule.units)
        found.setdefault((own, unit.class_code, unit.ranked), []).append(row)
    for (own, class_code, ranked), rows in found.items():
        unit = book.units[rows[0]]
        method = rule.method_for(unit.class_code, unit.code) if rule.variants else None
        named = [names.get(own[0], own[0])] if own[0] else []
        named += [unit.name] if own[1] else []
        yield Circumstance(tuple(rows), method, class_code, ranked, " ".join(named))


def _measure(table: Table, expression: Expression, part: str) -> Column:
    """The measure, at the places of the plan."""
    words, places = table.words, table.book.plan.rounding.measure_places
    found = table.column(f"{part}{words('measure')}", value(table, expression.tree))
    if places is None:
        return found
    exact = found.here()
    rounded = either(is_number(exact), half_up(exact, places, sign=exact), exact)
    return table.column(f"{part}{words('measure_rounded')}", rounded, places=places)


def _treated(table: Table, raw: Column, treatment: Treatment) -> Column:
    """The measure after gaps were filled and outliers drawn in."""
    words, book = table.words, table.book
    here: Term = raw.here()
    found = raw
    if treatment.impute != "none":
        found = table.column(words("filled"))
        peers = table.peer_column(raw)
        function = "MEDIAN" if treatment.impute == "median" else "AVERAGE"
        places = book.plan.rounding.measure_places
        gap = [same(here, words.missing)] + ([same(here, words.divided)] if table.policy == "missing" else [])

        def average(cells: Term) -> Term:
            mean = call(function, cells)
            return mean if places is None else half_up(mean, places, sign=mean)

        among_all = book.scores.spot(
            peers, "filling", None, guarded(book.scores.range(peers), average(book.scores.range(peers)), words.missing)
        )
        for class_code, (first, end) in book.scores.spans.items():
            if class_code is None and len(book.scores.spans) > 1:
                continue
            filling: Term = among_all
            if class_code is not None and treatment.impute == "group_mean":
                cells = book.scores.range(peers, class_code)
                filling = book.scores.spot(peers, "filling", class_code, guarded(cells, average(cells), among_all))
            found.put(range(first, end), either(any_of(gap), filling, here))
        rest = [row for row, unit in enumerate(book.units) if unit.class_code is None]
        found.put(rest, either(any_of(gap), among_all, here))
        here = found.here()
    if treatment.winsorise is not None:
        treated = book.working.leaves[table.code].scores.treated
        high = min((step.limit for step in treated.rounds if step.side == "high"), default=None)
        low = max((step.limit for step in treated.rounds if step.side == "low"), default=None)
        book.notes.append(words("note.winsorised", code=table.code, name=table.name))
        drawn = here
        if high is not None:
            drawn = call("MIN", drawn, book.parameters.number(words("limit_high"), table.owner, high))
        if low is not None:
            drawn = call("MAX", drawn, book.parameters.number(words("limit_low"), table.owner, low))
        found = table.column(words("drawn"), either(is_number(here), drawn, here))
    return found


# What the method gives.


def _award(table: Table, case: Circumstance, method: Method) -> tuple[Term, Term, At]:
    """Points within their bounds, the same with what is given instead of points, and what it was made with."""
    at = At(table, method, case.rows, case.class_code, case.ranked, case.variant)
    if isinstance(method, Blend):
        rates = [_rate(table, case, part, place) for place, part in enumerate(method.parts, start=1)]
        award = blended(at, [part.share for part in method.parts], rates)
    else:
        award = FORMULAS[method.code](method, at)
    points = award.points if award.clipped else clip(award.points, *bounds(at))
    return points, settled(award, points), at


def _wrapped(at: At, method: Method, found: Term) -> Term:
    """What a method of measures says where there is no measure, or where it is 0."""
    if not method.reads_measure:
        return found
    if at.table.measure is None:
        return Constant(at.words.missing)
    if getattr(method, "zero_gets_zero", False):
        found = either(at.holds(at.x, "=", 0), 0, found)
    return either(is_number(at.x), found, at.x)


def _may_be_negative(table: Table, case: Circumstance) -> bool:
    return case.method is not None and case.method.bounds(table.points_of(case.class_code))[0] < 0


def _own_points(
    table: Table, case: Circumstance, award: tuple[Term, Term, At], own: Column, unrounded: Column | None
) -> None:
    """Fill in what the method gives these units."""
    assert case.method is not None
    places, method = table.book.leaf_places, case.method
    points, found, at = award
    if places is None:
        own.put(case.rows, _wrapped(at, method, found))
    elif unrounded is not None:
        unrounded.put(case.rows, _wrapped(at, method, found))
        here = unrounded.here()
        own.put(case.rows, either(is_number(here), half_up(here, places, sign=here), here))
    else:
        own.put(case.rows, _wrapped(at, method, _rounded(found, points, places)))


def _rounded(found: Term, points: Term, places: int) -> Term:
    """The formula with its points rounded, wherever they stand in it."""
    if found is points:
        return half_up(points, places)
    assert isinstance(found, Call)
    test, then, otherwise = found.operands
    return either(test, then, _rounded(otherwise, points, places))


def _rate(table: Table, case: Circumstance, part: PartRule, place: int) -> Term:
    """The rate of a part of a blend in a column of its own: its points for a weight of 1."""
    words = table.words
    key = f"part {case.variant} {place}"
    inner = _part_table(table, part, key, place)
    own = Circumstance(case.rows, part.method, case.class_code, case.ranked, case.variant)
    _, found, at = _award(inner, own, part.method)
    found = _wrapped(at, part.method, found)
    if f"{key} rate" not in table.helpers:
        table.helpers[f"{key} rate"] = inner.column(words("rate"))
    raw = table.helpers[f"{key} rate"]
    raw.put(case.rows, found)
    here = raw.here()
    cases: list[tuple[Term, Term | float | str]] = []
    given = part.method.when_missing
    absent: Term = term(words.missing)
    if given is not None:
        absent = term(float(min(max(given, Fraction(0)), Fraction(1))))
        cases.append((same(here, words.missing), absent))
    policy = inner.policy
    instead = {"full": term(1), "zero": term(0), "not_applicable": term(words.not_applicable)}.get(policy, absent)
    cases.append((same(here, words.divided), instead))
    if f"{key} settled" not in table.helpers:
        table.helpers[f"{key} settled"] = inner.column(words("rate_settled"))
    final = table.helpers[f"{key} settled"]
    final.put(case.rows, first_that(cases, here))
    return final.here()


def _part_table(table: Table, part: PartRule, key: str, place: int) -> Table:
    tables = table.parts
    if key not in tables:
        book, plan = table.book, table.book.plan
        node = plan.indicator[table.code]
        measure = measure_of(plan, part_measure(node, part), node.code, Setting(BY_CODE, None, None, []), ())
        by_class = table.least is not None if part.peers is None else part.peers == "class" and bool(plan.classes)
        peers = table.least_peers if part.min_peers is None else part.min_peers
        lead = f"{table.lead}{table.words('part', number=str(place))} "
        inner = Table(
            book=book,
            code=table.code,
            name=table.name,
            owner=f"{table.owner}_{place}",
            lead=lead,
            weight=Constant(1),
            points=Fraction(1),
            up=part.up,
            policy=part.zero_denominator or table.policy,
            least=None,
            least_peers=peers,
            method=part.method.code,
            whole=False,
        )
        if by_class:
            inner.least = book.parameters.number(
                table.words("min_peers"), inner.owner, peers, spoken=f"{lead}{table.words('min_peers')}"
            )
        if part.method.reads_measure and measure is not None:
            inner.measure = _measure(inner, measure, "")
        tables[key] = inner
    return tables[key]


# Policies.


def _settled(
    table: Table,
    node: Indicator,
    cases: Sequence[Circumstance],
    own: Column,
    raw: Column | None,
    zeroed: frozenset[int],
) -> Column:
    """The points of the leaf: the method's, else those of the policies."""
    book, words = table.book, table.words
    points = table.column(words("points"), places=book.leaf_places)
    points.strong = True
    peers = (
        _earned(table, own, raw) if "mean" in (node.missing, node.not_applicable) or node.missing == "lowest" else own
    )
    here = own.here()
    filled = None
    if raw is not None and table.measure is not raw:
        filled = call("NOT", is_number(raw.here()))
    for case in cases:
        lacking = _policy(table, node.missing, case, peers)
        given = None if case.method is None else case.method.when_missing
        if given is not None:
            lacking = _points(table, min(max(given, Fraction(0)), table.points_of(case.class_code)))
        nowhere = _policy(table, node.not_applicable, case, peers)
        divided: Term = lacking
        if node.zero_denominator == "not_applicable":
            divided = nowhere
        elif node.zero_denominator != "missing":
            divided = _policy(table, node.zero_denominator, case, peers)
        said: list[tuple[Term, Term]] = [(is_number(here), here)]
        if filled is not None:
            said.append((call("AND", filled, is_number(table.measure.here())), lacking))  # type: ignore[union-attr]
        said += [(same(here, words.not_applicable), nowhere), (same(here, words.divided), divided)]
        found = first_that(said, lacking)
        taken = [row for row in case.rows if row in zeroed]
        points.put([row for row in case.rows if row not in zeroed], found)
        if taken:
            before = table.helper("before_veto", words("before_veto"), lambda: Constant(""))
            before.put(taken, found)
            points.put(taken, either(is_number(before.here()), 0, before.here()))
    return points


def _points(table: Table, points: Fraction) -> Term:
    """Points of a policy, rounded like all points."""
    places = table.book.leaf_places
    found = term(float(points))
    return found if places is None else half_up(found, places, sign=found)


def _policy(table: Table, policy: str, case: Circumstance, peers: Column) -> Term:
    words, places = table.words, table.book.leaf_places
    if policy in ("exclude", "redistribute"):
        return term(words.out)
    if policy == "zero":
        return term(0)
    if policy == "full":
        weight = table.weight_of(case.class_code)
        return weight if places is None else half_up(weight, places, sign=weight)
    by = peers
    if table.measure is not None:
        by = table.peer_column(table.measure)
    if policy == "lowest":
        return table.spot(
            "lowest_points", peers, case.class_code, lambda cells: guarded(cells, call("MIN", cells), 0), by
        )

    def mean(cells: Term) -> Term:
        found = call("AVERAGE", cells)
        return guarded(cells, found if places is None else half_up(found, places, sign=found), 0)

    return table.spot("mean_points", peers, case.class_code, mean, by)


def _earned(table: Table, own: Column, raw: Column | None) -> Column:
    """What peers earned from a value of their own: not where a gap was filled."""
    units = table.book.units
    filled = raw is not None and table.measure is not raw
    if table.book.all_ranked and not filled:
        return own
    here = own.here()
    tests = [is_number(here)] + ([is_number(raw.here())] if filled and raw is not None else [])
    ranked = [row for row, unit in enumerate(units) if unit.ranked]
    found = table.column(table.words("earned"))
    found.put(ranked, either(tests[0] if len(tests) == 1 else call("AND", *tests), here, ""))
    found.put([row for row, unit in enumerate(units) if not unit.ranked], Constant(""))
    return found
