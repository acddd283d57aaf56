"""The oracle: an assessment as parsed JSON in, its result as parsed JSON out, by the words of the format.

Read it beside `assessment_format.md`: `Sheet` is §3-§5 (what a leaf gets), `tree` and what follows is §6.
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import Any

from tests.oracle import before, methods
from tests.oracle.exact import fixed, geometric, half_up, settled
from tests.oracle.expressions import Lack, Scope, Tree, Value, evaluate, has_roots, parse
from tests.oracle.treatment import treated

Json = Any
Code = str
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Outcome:
    """What one unit gets for one leaf or part. `points` of None with a lack of None: for reference only.

    `by_method`: a method gave the points from the unit's own value (no policy did).
    """

    points: Fraction | None
    lack: Lack | None = None
    pending: bool = False
    by_method: bool = False
    measure: Fraction | None = None


class Sheet:
    """The units, the entries and the leaves of one assessment; `problems` are kept as short texts."""

    def __init__(self, assessment: Json) -> None:
        self.assessment = assessment
        self.units: list[Json] = assessment["units"]
        self.unit = {unit["code"]: unit for unit in self.units}
        self.ranked = [unit["code"] for unit in self.units if unit.get("ranked", True)]
        self.items = {item["code"]: item for item in assessment["items"]}
        self.members = {listed["code"]: listed["members"] for listed in assessment.get("lists") or []}
        self.values: Json = assessment["values"]
        rounding = assessment["assessment"].get("rounding") or {}
        self.leaf_places: int | None = rounding.get("leaf_places", 2)
        self.measure_places: int | None = rounding.get("measure_places")
        self.problems: list[str] = []
        self.provisional = False
        self._values: dict[object, tuple[Value, bool]] = {}

    # ---- entries

    def entry(self, item: Code, unit: Code) -> tuple[Json | Lack, bool]:
        """The entry or why there is none, and whether it is pending.

        A blank or pending entry that a leaf looks at makes the result provisional.
        """
        cell = self.values.get(item, {}).get(unit)
        if isinstance(cell, dict) and isinstance(cell.get("state"), str):
            state, value = cell["state"], cell.get("value")
            if state == "not_applicable":
                return Lack.NOT_APPLICABLE, False
            if state in ("missing", "void"):
                return Lack.MISSING, False
            cell, pending = value, True
        else:
            pending = False
        if cell is None or pending:
            self.provisional = True
        return (Lack.MISSING, False) if cell is None else (cell, pending)

    def number(self, item: Code, unit: Code) -> tuple[Value, bool]:
        """The number of an entry; a text that is none is not scored."""
        entry, pending = self.entry(item, unit)
        if isinstance(entry, Lack):
            return entry, pending
        return (Fraction(entry), pending) if NUMBER.fullmatch(entry) else (Lack.MISSING, False)

    def look_at_every_number(self) -> None:
        """A text that is no number is a problem wherever it stands."""
        for code, item in self.items.items():
            for cell in self.values.get(code, {}).values() if item.get("kind", "number") == "number" else ():
                value = cell.get("value") if isinstance(cell, dict) else cell
                if value is not None and not NUMBER.fullmatch(value):
                    self.problems.append(f"no number: {value}")
        self.problems += before.unreadable(self.assessment)

    # ---- expressions

    def value(self, tree: Tree, unit: Code, rule: Json, constants: Mapping[str, Fraction]) -> tuple[Value, bool]:
        """The value of an expression for a unit, and whether a pending entry of its own went into it.

        It is kept: where units look at each other, each would reckon all others again."""
        asked = (tree, unit, rule.get("peers"), rule.get("min_peers"), *constants.items())
        if asked not in self._values:
            self._values[asked] = self._value(tree, unit, rule, constants)
        return self._values[asked]

    def _value(self, tree: Tree, unit: Code, rule: Json, constants: Mapping[str, Fraction]) -> tuple[Value, bool]:
        used: list[bool] = [False]

        def number(item: Code) -> Value:
            found, pending = self.number(item, unit)
            used[0] |= pending
            return found

        def series(item: Code) -> Sequence[Fraction] | Lack:
            entry, pending = self.entry(item, unit)
            used[0] |= pending
            return entry if isinstance(entry, Lack) else methods.marks(entry)

        def among_peers(inner: Tree) -> Sequence[Fraction]:
            found = {code: self.value(inner, code, rule, constants) for code in {*self.ranked, unit}}
            numbers = {code: value for code, (value, _) in found.items() if not isinstance(value, Lack)}
            peers = [code for code in self.peers(unit, rule, numbers) if code in numbers]
            used[0] |= unit in peers and found[unit][1]
            return [numbers[code] for code in peers]

        def in_the_year_before(item: Code) -> Value:
            return before.value_before(self.assessment, item, unit)

        scope = Scope(number, series, among_peers, in_the_year_before, constants, self.problems.append)
        value = evaluate(tree, scope)
        return (value if isinstance(value, Lack) or not has_roots(tree) else settled(value)), used[0]

    def peers(self, unit: Code, rule: Json, having: Mapping[Code, object]) -> list[Code]:
        """The peers of a unit among those that have a number: its class if that is enough, else all, else itself."""
        everybody = [code for code in self.ranked if code in having]
        own_class = self.unit[unit].get("class")
        chosen = everybody
        if rule.get("peers", "all") == "class":
            chosen = [code for code in everybody if self.unit[code].get("class") == own_class]
            if own_class is None or len(chosen) < Fraction(rule.get("min_peers", "4")):
                chosen = everybody
        return chosen or [unit]

    def params(self, rule: Json, unit: Code) -> dict[str, Json]:
        """Plain parameters, overridden by those of the class, overridden by those of the unit."""
        given: dict[str, Json] = dict(rule.get("params") or {})
        by_class: Json = given.pop("by_class", {})
        by_unit: Json = given.pop("by_unit", {})
        given |= by_class.get(self.unit[unit].get("class"), {})
        given |= by_unit.get(unit, {})
        return given

    # ---- leaves

    def outcomes(self, rule: Json, weight: Fraction, units: Set[Code]) -> dict[Code, Outcome]:
        """What these units get by the method; not applicable and missing are still open, points not yet rounded."""
        method = rule["method"]
        if method == "blend":
            found = {unit: self.blend(rule, weight, unit) for unit in units}
        elif method in methods.BY_MEASURE:
            found = self.by_measure(rule, weight, units)
        elif method in methods.BY_ENTRY:
            found = {unit: self.by_entry(rule, weight, unit) for unit in units}
        else:
            found = {unit: self.by_expressions(rule, weight, unit) for unit in units}
        return {
            unit: self.absent(rule, weight, unit, self.zero_denominator(rule, weight, o)) for unit, o in found.items()
        }

    def zero_denominator(self, rule: Json, weight: Fraction, outcome: Outcome) -> Outcome:
        if outcome.lack is not Lack.ZERO_DENOMINATOR:
            return outcome
        match rule.get("zero_denominator", "missing"):
            case "full":
                return replace(outcome, points=weight, lack=None)
            case "zero":
                return replace(outcome, points=Fraction(0), lack=None)
            case "not_applicable":
                return replace(outcome, lack=Lack.NOT_APPLICABLE)
        return replace(outcome, lack=Lack.MISSING)

    def absent(self, rule: Json, weight: Fraction, unit: Code, outcome: Outcome) -> Outcome:
        """A given place that is missing has points of its own; the leaf stays missing."""
        if rule["method"] != "rank_map" or outcome.lack is not Lack.MISSING or outcome.points is not None:
            return outcome
        points = methods.number(self.params(rule, unit), "absent", 0)
        return replace(outcome, points=methods.clip(points, 0, weight))

    def by_measure(self, rule: Json, weight: Fraction, units: Set[Code]) -> dict[Code, Outcome]:
        """The measures of all units, who may be peers; the points of these."""
        tree = parse(rule["measure"]) if rule.get("measure") else ("name", rule["code"])
        measures: dict[Code, Fraction] = {}
        found: dict[Code, Outcome] = {}
        for unit in self.unit:
            value, pending = self.value(tree, unit, rule, {})
            if isinstance(value, Lack):
                found[unit] = Outcome(None, value, pending)
            else:
                measures[unit] = half_up(value, self.measure_places)
                found[unit] = Outcome(None, None, pending, measure=measures[unit])
        gaps = self.treat(rule, measures, found)
        for unit, x in measures.items():
            if unit not in units:
                continue
            peers = self.peers(unit, rule, measures)
            case = methods.Case(
                x,
                weight,
                self.params(rule, unit),
                rule.get("direction", "up") == "down",
                [measures[peer] for peer in peers],
                unit in peers,
            )
            points = methods.measured(rule["method"], case)
            if points is Lack.MISSING:
                self.problems.append(f"{rule['method']} cannot score {x} of {unit}")
            found[unit] = self.settle(points, found[unit])
            if unit in gaps:  # points without a value of its own: the leaf stays missing
                found[unit] = replace(found[unit], lack=Lack.MISSING, by_method=False)
        return {unit: found[unit] for unit in units}

    def treat(self, rule: Json, measures: dict[Code, Fraction], found: dict[Code, Outcome]) -> list[Code]:
        """Apply the leaf's treatment to the measures; the units whose gap was filled."""
        if not rule.get("treatment"):
            return []
        lacks = [Lack.MISSING]
        if rule.get("zero_denominator", "missing") == "missing":
            lacks.append(Lack.ZERO_DENOMINATOR)
        gaps = [unit for unit, outcome in found.items() if outcome.lack in lacks]
        measures |= treated(rule["treatment"], self.units, measures, gaps, self.measure_places)
        for unit, measure in measures.items():
            found[unit] = replace(found[unit], lack=None, measure=measure)
        return [unit for unit in gaps if unit in measures]

    def settle(self, points: Value, so_far: Outcome) -> Outcome:
        if isinstance(points, Lack):
            return replace(so_far, lack=points)
        return replace(so_far, points=points, by_method=True)

    def by_entry(self, rule: Json, weight: Fraction, unit: Code) -> Outcome:
        params = self.params(rule, unit)
        entry, pending = self.entry(params["item"], unit)
        if isinstance(entry, Lack):
            return Outcome(None, entry, pending)
        members = self.members.get(self.items[params["item"]].get("list"), ())
        wanted = members if rule["method"] == "coverage" else [m for m, _ in params.get("elements", [])]
        if any(member not in entry for member in wanted):
            self.provisional = True
        points = methods.BY_ENTRY[rule["method"]](entry, weight, params, members)
        if rule["method"] == "convert_grade" and isinstance(points, Lack):
            self.problems.append(f"no such grade: {entry}")
        return self.settle(points, Outcome(None, None, pending))

    def by_expressions(self, rule: Json, weight: Fraction, unit: Code) -> Outcome:
        params = self.params(rule, unit)
        if rule["method"] == "formula":
            value, pending = self.value(parse(params["expression"]), unit, rule, {"W": weight})
            if not isinstance(value, Lack):
                low, high = methods.number(params, "min", 0), methods.number(params, "max", weight)
                value = methods.clip(value, low, high)
            return self.settle(value, Outcome(None, None, pending))
        found = [(self.value(parse(text), unit, rule, {}), *rest) for text, *rest in params["rules"]]
        lacks = [value for (value, _), *_ in found if isinstance(value, Lack)]
        pending = any(own for (_, own), *_ in found)
        if lacks:
            return Outcome(None, max(lacks), pending)
        lost = Fraction(0)
        for (value, _), points, *most in found:
            loss = value * Fraction(points)
            lost += min(Fraction(most[0]), loss) if most and most[0] is not None else loss
        start, low = methods.number(params, "start", weight), methods.number(params, "floor", 0)
        return self.settle(methods.clip(start - lost, low, weight), Outcome(None, None, pending))

    def blend(self, rule: Json, weight: Fraction, unit: Code) -> Outcome:
        parts = self.params(rule, unit)["parts"]
        from_leaf = {
            key: rule[key] for key in ("code", "measure", "peers", "min_peers", "zero_denominator") if key in rule
        }
        every = applicable = reached = Fraction(0)
        pending = False
        missing = False
        for part in parts:
            share = Fraction(part["share"])
            outcome = self.outcomes({**from_leaf, **part}, Fraction(1), {unit})[unit]
            every += share
            missing |= outcome.lack is Lack.MISSING and outcome.points is None  # `absent` gives a part its points
            pending |= outcome.pending
            if outcome.points is not None:
                applicable += share
                reached += share * outcome.points
        if missing:
            return Outcome(None, Lack.MISSING, pending)
        if not applicable:
            return Outcome(None, Lack.NOT_APPLICABLE, pending)
        return Outcome(methods.clip(weight * reached * every / applicable, 0, weight), None, pending, True)

    def scored_leaf(self, leaf: Json) -> dict[Code, Outcome]:
        """The leaf with its policies applied and every figure rounded; points of None are left out."""
        weight = Fraction(leaf["weight"])
        found = {unit: self.rounded(outcome) for unit, outcome in self.outcomes(leaf, weight, self.unit.keys()).items()}
        having = {unit: outcome for unit, outcome in found.items() if outcome.by_method or outcome.measure is not None}
        given: dict[Code, Outcome] = {}
        for unit, outcome in found.items():
            if outcome.points is not None or outcome.lack is None:
                given[unit] = outcome
                continue
            key = "missing" if outcome.lack is Lack.MISSING else "not_applicable"
            policy = leaf.get(key, "zero" if key == "missing" else "redistribute")
            others = [found[peer] for peer in self.peers(unit, leaf, having) if found[peer].by_method]
            scores = [other.points for other in others if other.points is not None]
            given[unit] = self.rounded(replace(outcome, points=self.by_policy(policy, weight, scores)))
        return given

    def by_policy(self, policy: str, weight: Fraction, scores: Sequence[Fraction]) -> Fraction | None:
        match policy:
            case "full":
                return weight
            case "zero":
                return Fraction(0)
            case "lowest":
                return min(scores, default=Fraction(0))
            case "mean":
                return sum(scores, Fraction(0)) / len(scores) if scores else Fraction(0)
        return None  # exclude, redistribute

    def rounded(self, outcome: Outcome) -> Outcome:
        if outcome.points is None:
            return outcome
        return replace(outcome, points=half_up(outcome.points, self.leaf_places))


# ---- the tree


@dataclass
class Tree6:
    """The nodes of one unit: points or None for left out, by code."""

    points: dict[Code, Fraction | None]
    state: dict[Code, str]
    measure: dict[Code, Fraction | None]
    base: Fraction
    effective: dict[Code, Fraction]


def children_of(indicators: Sequence[Json]) -> dict[Code | None, list[Json]]:
    found: dict[Code | None, list[Json]] = {}
    for node in indicators:
        found.setdefault(node.get("parent"), []).append(node)
    return found


def tree(assessment: Json, sheet: Sheet, leaves: Mapping[Code, Mapping[Code, Outcome]], unit: Code) -> Tree6:
    children = children_of(assessment["indicators"])
    zeroed = nodes_zeroed(assessment, children, unit)
    nodes = Tree6({}, {}, {}, Fraction(0), {})

    def visit(node: Json) -> Fraction | None:
        code = node["code"]
        if node.get("reference_only"):
            points, state = None, "reference"
        elif node.get("method"):
            outcome = leaves[code][unit]
            points, state = outcome.points, state_of(outcome)
            nodes.measure[code] = outcome.measure
            if code in zeroed and points is not None:
                points = Fraction(0)
        else:
            below = [(child, visit(child)) for child in children.get(code, [])]
            counted = [(Fraction(c["weight"]), p) for c, p in below if nodes.state[c["code"]] != "reference"]
            points = group_points(node.get("aggregate", "sum"), Fraction(node["weight"]), counted)
            points = None if points is None else half_up(points, sheet.leaf_places)
            shown_only = bool(below) and all(nodes.state[child["code"]] == "reference" for child, _ in below)
            state = "reference" if shown_only else "not_applicable" if points is None else "scored"
        nodes.points[code], nodes.state[code] = points, state
        return points

    first = [(node, visit(node)) for node in children.get(None, [])]
    counted = [(Fraction(node["weight"]), points) for node, points in first if nodes.state[node["code"]] != "reference"]
    about = assessment["assessment"]
    base = group_points("sum", Fraction(about.get("full_score", "100")), counted)
    if base is None:
        sheet.problems.append(f"nothing is scored for {unit}")
    nodes.base = half_up(base or Fraction(0), total_places(assessment))
    full = Fraction(about.get("full_score", "100"))
    weigh(nodes, children, {"code": None, "weight": full}, full)
    return nodes


def weigh(nodes: Tree6, children: Mapping[Code | None, Sequence[Json]], group: Json, effective: Fraction) -> None:
    """Share out what a group weighs among the children that are scored, in proportion to their own weights.

    A plain sum, with nothing left out, takes the weights as they stand even where they do not add up.
    """
    below = children.get(group["code"], [])
    there = [child for child in below if nodes.points[child["code"]] is not None]
    plain = group.get("aggregate", "sum") == "sum" and all(
        child in there or nodes.state[child["code"]] == "reference" for child in below
    )
    whole = Fraction(group["weight"]) if plain else sum((Fraction(child["weight"]) for child in there), Fraction(0))
    for child in below:
        own = effective * Fraction(child["weight"]) / whole if child in there and whole else Fraction(0)
        nodes.effective[child["code"]] = own
        weigh(nodes, children, child, own)


def state_of(outcome: Outcome) -> str:
    if outcome.lack is Lack.MISSING:
        return "missing"
    if outcome.lack is Lack.NOT_APPLICABLE:
        return "not_applicable"
    return "pending" if outcome.pending else "scored"


def group_points(
    aggregate: str, weight: Fraction, children: Sequence[tuple[Fraction, Fraction | None]]
) -> Fraction | None:
    """The points of a group from its children's (weight, points or None), before rounding; None = left out."""
    there = [(w, points) for w, points in children if points is not None]
    if not there:
        return None
    weights = [w for w, _ in there]
    if aggregate == "sum":
        points = sum((p for _, p in there), Fraction(0))
        if len(there) == len(children):
            return points
        return weight * points / sum(weights) if sum(weights) else None
    rates, weights = [points / w for w, points in there if w], [w for w in weights if w]
    if not rates:
        return None
    if aggregate == "min":
        return weight * min(rates)
    if min(rates) <= 0:
        return Fraction(0)
    if aggregate == "harmonic":
        return weight * sum(weights) / sum(w / rate for w, rate in zip(weights, rates, strict=True))
    return weight * geometric(rates, weights)


def nodes_zeroed(assessment: Json, children: Mapping[Code | None, Sequence[Json]], unit: Code) -> set[Code]:
    zeroed: set[Code] = set()
    waiting = [action.split(":", 1)[1] for action in actions_on(assessment, unit) if action.startswith("node_zero:")]
    while waiting:
        code = waiting.pop()
        zeroed.add(code)
        waiting += [child["code"] for child in children.get(code, [])]
    return zeroed


def actions_on(assessment: Json, unit: Code) -> list[str]:
    """Every veto action on the unit in the order of the decisions and of their actions."""
    rules = {rule["code"]: rule["actions"] for rule in (assessment.get("adjustments") or {}).get("veto", [])}
    return [a for made in assessment.get("decisions") or [] if made["unit"] == unit for a in rules[made["rule"]]]


def total_places(assessment: Json) -> int:
    return int((assessment["assessment"].get("rounding") or {}).get("total_places", 2))


# ---- adjustments and total


def adjusted(assessment: Json, kind: str, unit: Code) -> Fraction:
    """The bonus or the deduction of a unit, capped and rounded."""
    total = Fraction(0)
    for rule in (assessment.get("adjustments") or {}).get(kind, []):
        best: dict[str, Fraction] = {}
        earned = Fraction(0)
        for event in assessment.get("events") or []:
            if event["unit"] != unit or event["rule"] != rule["code"]:
                continue
            points, subject = event_points(event, rule), event.get("subject")
            if rule.get("dedupe", "none") == "highest" and subject:
                best[subject] = max(points, best.get(subject, points))
            else:
                earned += points
        earned += sum(best.values(), Fraction(0))
        total += capped(earned, rule.get("cap"))
    cap = (assessment["assessment"].get("composition") or {}).get(f"{kind}_cap")
    return half_up(capped(total, cap), total_places(assessment))


def capped(value: Fraction, cap: str | None) -> Fraction:
    return value if cap is None else min(value, Fraction(cap))


def event_points(event: Json, rule: Json) -> Fraction:
    if event.get("points") is not None:
        return Fraction(event["points"])
    level = (rule.get("per_level") or {}).get(event.get("level"))
    points = level if level is not None else rule.get("points", "0")
    return Fraction(points) * Fraction(event.get("count", "1")) * Fraction(event.get("factor", "1"))


@dataclass
class Standing:
    """One unit on its way from base to grade."""

    unit: Json
    nodes: Tree6
    adjusted_base: Fraction
    bonus: Fraction
    deduction: Fraction
    total: Fraction
    in_rank: bool
    key: tuple[Fraction, ...] = ()
    rank: Fraction | None = None
    rank_in_class: Fraction | None = None
    grade: int | None = None  # place of the band


def standing(assessment: Json, unit: Json, nodes: Tree6) -> Standing:
    about, places = assessment["assessment"], total_places(assessment)
    coefficients = {c["code"]: Fraction(c.get("coefficient", "1")) for c in assessment.get("classes") or []}
    coefficient = coefficients.get(unit.get("class"), Fraction(1))
    mode = (about.get("composition") or {}).get("coefficient", "base")
    base = half_up(nodes.base * coefficient, places) if mode == "base" else nodes.base
    bonus, deduction = adjusted(assessment, "bonus", unit["code"]), adjusted(assessment, "deduction", unit["code"])
    total = (base + bonus - deduction) * (coefficient if mode == "all" else 1)
    total = max(Fraction(0), half_up(total, places))
    in_rank = unit.get("ranked", True) and "exclude_from_rank" not in actions_on(assessment, unit["code"])
    breakers = (about.get("ranking") or {}).get("tie_breakers", [])
    key = tuple(nodes.base if code == "base" else nodes.points[code] or Fraction(0) for code in breakers)
    return Standing(unit, nodes, base, bonus, deduction, total, in_rank, (total, *key))


def places_among(keys: Sequence[tuple[Fraction, ...]], ties: str) -> list[Fraction]:
    """The rank of each key among all, the highest first."""
    ranks = []
    for key in keys:
        better = [other for other in keys if other > key]
        equal = sum(other == key for other in keys)
        if ties == "dense":
            ranks.append(Fraction(1 + len(set(better))))
        else:
            ranks.append(1 + len(better) + Fraction(equal - 1 if ties == "average" else 0, 2))
    return ranks


def rank(assessment: Json, standings: Sequence[Standing]) -> None:
    ties = (assessment["assessment"].get("ranking") or {}).get("ties", "competition")
    ranked = [one for one in standings if one.in_rank]
    for one, place in zip(ranked, places_among([one.key for one in ranked], ties), strict=True):
        one.rank = place
    for code in {one.unit.get("class") for one in ranked} - {None}:
        same = [one for one in ranked if one.unit.get("class") == code]
        for one, place in zip(same, places_among([one.key for one in same], ties), strict=True):
            one.rank_in_class = place


# ---- grades


def grade(assessment: Json, standings: Sequence[Standing], views: Mapping[Code, Json]) -> None:
    grades = assessment["assessment"].get("grades") or {}
    bands = grades.get("bands") or []
    if not bands:
        return
    names = [name for name, _ in bands]
    for one in standings:
        weights = {node["code"]: Fraction(node["weight"]) for node in views[one.unit["code"]]["indicators"]}
        one.grade = next((i for i, (_, bound) in enumerate(bands) if one.total >= Fraction(bound)), len(bands) - 1)
        while one.grade < len(bands) - 1 and not all(
            condition_holds(condition, one, weights)
            for condition in grades.get("conditions") or []
            if condition["grade"] == names[one.grade]
        ):
            one.grade += 1
    if grades.get("quota"):
        apply_quota(assessment, grades["quota"], names, standings)
    for one in standings:
        one.grade = after_vetoes(one.grade or 0, actions_on(assessment, one.unit["code"]), names)


def condition_holds(condition: Json, one: Standing, weights: Mapping[Code, Fraction]) -> bool:
    points = one.nodes.points[condition["node"]]
    return points is None or points >= Fraction(condition["min_rate"]) * weights[condition["node"]]


def apply_quota(assessment: Json, quota: Json, names: Sequence[str], standings: Sequence[Standing]) -> None:
    held = names.index(quota["grade"])

    def scope(one: Standing) -> Code | None:
        return one.unit.get("class") if quota.get("scope", "all") == "class" else ""

    def costs_the_grade(one: Standing) -> bool:
        return after_vetoes(held, actions_on(assessment, one.unit["code"]), names) > held

    for code in {scope(one) for one in standings} - {None}:
        members = [one for one in standings if scope(one) == code and one.unit.get("ranked", True)]
        seats = floor(Fraction(quota["percent"]) * len(members) / 100)
        if quota.get("at_least_one", False):
            seats = max(1, seats)
        holders = [one for one in members if one.in_rank and one.grade == held]
        for key in sorted({one.key for one in holders}, reverse=True):
            tied = [one for one in holders if one.key == key]
            wanted = sum(not costs_the_grade(one) for one in tied)
            fits = seats > 0 and (wanted <= seats or quota.get("ties", "include") == "include")
            seats = max(0, seats - wanted)
            if not fits:
                for one in tied:
                    one.grade = min(held + 1, len(names) - 1)


def after_vetoes(place: int, actions: Sequence[str], names: Sequence[str]) -> int:
    """The band after the actions on grades; a higher place is a worse grade."""
    for action in actions:
        name, _, fact = action.partition(":")
        match name:
            case "grade_max":
                place = max(place, names.index(fact))
            case "grade_set":
                place = names.index(fact)
            case "grade_down":
                place = min(place + int(fact), len(names) - 1)
            case "no_award":
                place = min(max(place, 1), len(names) - 1)
    return place


# ---- the result


def weights_add_up(assessment: Json, sheet: Sheet) -> None:
    children = children_of(assessment["indicators"])
    full = Fraction(assessment["assessment"].get("full_score", "100"))
    wanted = {None: full} | {
        node["code"]: Fraction(node["weight"])
        for node in assessment["indicators"]
        if not node.get("method") and not node.get("reference_only") and node.get("aggregate", "sum") == "sum"
    }
    for code, weight in wanted.items():
        found = sum((Fraction(child["weight"]) for child in children.get(code, [])), Fraction(0))
        if found != weight:
            sheet.problems.append(f"weights under {code}: {found} instead of {weight}")


def seen_by(assessment: Json, code: Code) -> Json:
    """§14: the assessment as it counts for a class; every node weighs what it weighs for the class."""
    nodes = [
        {**node, "weight": (node.get("weight_by_class") or {}).get(code, node["weight"])}
        for node in assessment["indicators"]
    ]
    return {**assessment, "indicators": nodes}


def score(assessment: Json) -> dict[str, Json]:
    """The result of an assessment, both as parsed JSON (quanheng-assessment/1 and quanheng-result/1)."""
    classes = {code for node in assessment["indicators"] for code in node.get("weight_by_class") or {}}
    views = {code: seen_by(assessment, code) for code in {*classes, ""}}
    sheets, trees = {}, {}
    for code, view in views.items():
        sheet = sheets[code] = Sheet(view)
        weights_add_up(view, sheet)
        scored = [node for node in view["indicators"] if node.get("method") and not node.get("reference_only")]
        sheet.look_at_every_number()
        leaves = {leaf["code"]: sheet.scored_leaf(leaf) for leaf in scored}
        for unit in assessment["units"]:
            if code == (unit.get("class") if unit.get("class") in classes else ""):
                trees[unit["code"]] = view, sheet, tree(view, sheet, leaves, unit["code"])
    standings = [standing(assessment, unit, trees[unit["code"]][2]) for unit in assessment["units"]]
    rank(assessment, standings)
    grade(assessment, standings, {unit: view for unit, (view, _, _) in trees.items()})
    about = assessment["assessment"]
    problems = [problem for sheet in sheets.values() for problem in sheet.problems]
    provisional = any(sheet.provisional for sheet in sheets.values())
    return {
        "format": "quanheng-result/1",
        "assessment": about["id"],
        "status": "problems" if problems else "provisional" if provisional else "complete",
        "units": [written(*trees[one.unit["code"]][:2], one) for one in standings],
        "problems": problems,
    }


def written(assessment: Json, sheet: Sheet, one: Standing) -> dict[str, Json]:
    about, places = assessment["assessment"], total_places(assessment)
    bands = (about.get("grades") or {}).get("bands") or []
    average = (about.get("ranking") or {}).get("ties") == "average"
    nodes: dict[Code, Json] = {}
    for node in assessment["indicators"]:
        code = node["code"]
        points, measure = one.nodes.points[code], one.nodes.measure.get(code)
        nodes[code] = {
            "points": None if points is None else fixed(points, sheet.leaf_places),
            "weight": node["weight"],
            "effective_weight": fixed(one.nodes.effective[code], 4),
            "state": one.nodes.state[code],
        }
        if measure is not None:
            shown = 4 if sheet.measure_places is None else sheet.measure_places
            nodes[code]["measure"] = fixed(measure, shown)
    return {
        "code": one.unit["code"],
        "name": one.unit["name"],
        "class": one.unit.get("class"),
        "base": fixed(one.nodes.base, places),
        "adjusted_base": fixed(one.adjusted_base, places),
        "bonus": fixed(one.bonus, places),
        "deduction": fixed(one.deduction, places),
        "total": fixed(one.total, places),
        "rank": written_rank(one.rank, average),
        "rank_in_class": written_rank(one.rank_in_class, average),
        "grade": None if one.grade is None else bands[one.grade][0],
        "nodes": nodes,
    }


def written_rank(place: Fraction | None, average: bool) -> int | str | None:
    if place is None:
        return None
    return fixed(place, 1) if average else int(place)


Scorer = Callable[[Json], dict[str, Json]]
