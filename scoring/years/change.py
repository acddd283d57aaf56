"""What has become of last year: ranks side by side, and each change split into performance and the effect of rules.

    whole change = total now - total then
    rule effect  = trial total - total then      (last year's values under this year's plan, see `scoring.years.trial`)
    performance  = total now - trial total

All three are differences of published figures, so that they add up to the last place.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import MAX_PREC, Context, Decimal
from fractions import Fraction
from typing import Final, Literal

from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.plan import Indicator, Plan, Previous, Unit
from scoring.problems import Problem
from scoring.result import Rank, Result, UnitResult
from scoring.years.previous import former
from scoring.years.trial import Trial, trial_of

Figure = Decimal | Fraction
"""A Fraction only for nodes of a plan that does not round them."""
Kind = Literal["same", "renamed", "merged", "new"]


@dataclass(frozen=True, slots=True)
class Split:
    """A figure of last year, in the trial, and of this year; None: there is none."""

    before: Figure | None
    trial: Figure | None
    now: Figure | None

    @property
    def change(self) -> Figure | None:
        return minus(self.now, self.before)

    @property
    def rule_effect(self) -> Figure | None:
        return minus(self.trial, self.before)

    @property
    def performance(self) -> Figure | None:
        return minus(self.now, self.trial)


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A first-level node; `former`: its code then; `by`: what the two have in common."""

    code: str
    name: str
    former: str
    by: Literal["name", "code"]
    points: Split


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One unit of today. `former`: its codes then; `reason`: why there is no trial; `without`: the items that rules
    of today read and that it had no value for then, so that the rule effect includes how they count."""

    code: str
    name: str
    kind: Kind
    former: tuple[str, ...]
    total: Split
    rank_before: Rank | None
    rank: Rank | None
    class_rank_before: Rank | None
    class_rank: Rank | None
    same_class: bool
    nodes: tuple[NodeChange, ...]
    without: tuple[str, ...]
    reason: Problem | None

    @property
    def places_gained(self) -> Rank | None:
        """Among all units; below 0: lost."""
        return _gained(self.rank_before, self.rank)

    @property
    def class_places_gained(self) -> Rank | None:
        """Within the class; None where the unit is in another one now."""
        return _gained(self.class_rank_before, self.class_rank) if self.same_class else None


@dataclass(frozen=True, slots=True)
class YearChange:
    """Two assessments compared. `units` in the order of this year's plan; `removed`: units of last year that are in
    none of today; `new_items`: items that rules of today read and last year's plan did not have."""

    old: Result
    new: Result
    trial: Result
    units: tuple[UnitChange, ...]
    removed: tuple[UnitResult, ...]
    new_items: tuple[str, ...]
    findings: tuple[Problem, ...]


def compare_years(
    old: Assessment, new: Assessment, old_result: Result | None = None, new_result: Result | None = None
) -> YearChange:
    """Compare this year with last year. The results are those of `evaluate`, where they are known already.

    Units are matched as `new.plan.previous` says; where it names another assessment or none, by their codes alone."""
    before = evaluate(old.plan, old.entries) if old_result is None else old_result
    now = evaluate(new.plan, new.entries) if new_result is None else new_result
    findings: list[Problem] = []
    if new.plan.previous is None or new.plan.previous.id != old.plan.id:
        facts = {"new": new.plan.title, "old": old.plan.title, "id": old.plan.id}
        findings.append(Problem("years.not_named", ("assessment", "previous", "id"), facts, "warning"))
        new = replace(new, plan=replace(new.plan, previous=Previous(id=old.plan.id)))
    prepared = trial_of(old, new)
    trial = evaluate(prepared.assessment.plan, prepared.assessment.entries)
    years = _Years(new.plan, _by_code(before), _by_code(trial), _by_code(now), prepared, matches(old.plan, new.plan))
    inherited = {code for unit in new.plan.units for code in former(new.plan, unit.code)}
    return YearChange(
        before,
        now,
        trial,
        tuple(years.unit(unit) for unit in new.plan.units),
        tuple(unit for unit in before.units if unit.code not in inherited),
        prepared.new_items,
        (*findings, *prepared.findings),
    )


def matches(old: Plan, new: Plan) -> tuple[tuple[Indicator, Indicator, Literal["name", "code"]], ...]:
    """First-level nodes of both years that are the same: those of one name, then of the others those of one code.

    (then, now, what they have in common), in the order of this year; a name that stands twice matches nothing."""
    then, now = old.children.get(None, ()), new.children.get(None, ())
    twice = {name for nodes in (then, now) for name, count in Counter(n.name for n in nodes).items() if count > 1}
    by_name = {node.name: node for node in then if node.name not in twice}
    named = {node.code: by_name[node.name] for node in now if node.name in by_name}
    taken = {node.code for node in named.values()}
    by_code = {node.code: node for node in then if node.code not in taken}
    return tuple(
        (named[node.code], node, "name") if node.code in named else (by_code[node.code], node, "code")
        for node in now
        if node.code in named or node.code in by_code
    )


_EXACT: Final = Context(prec=MAX_PREC)


def minus(one: Figure | None, other: Figure | None) -> Figure | None:
    """The difference, exactly; None where one of the two is none."""
    if one is None or other is None:
        return None
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return _EXACT.subtract(one, other)
    return Fraction(one) - Fraction(other)


def _gained(before: Rank | None, now: Rank | None) -> Rank | None:
    return None if before is None or now is None else before - now


def _by_code(result: Result) -> dict[str, UnitResult]:
    return {unit.code: unit for unit in result.units}


@dataclass(frozen=True, slots=True)
class _Years:
    """The results of both years and of the trial, by unit."""

    plan: Plan
    before: Mapping[str, UnitResult]
    trial: Mapping[str, UnitResult]
    now: Mapping[str, UnitResult]
    prepared: Trial
    nodes: Sequence[tuple[Indicator, Indicator, Literal["name", "code"]]]

    def unit(self, unit: Unit) -> UnitChange:
        declared = former(self.plan, unit.code)
        codes = tuple(code for code in declared if code in self.before)
        now, trial = self.now[unit.code], self.trial.get(unit.code)
        before = self.before[codes[0]] if len(codes) == len(declared) == 1 else None
        nodes = (
            NodeChange(
                node.code,
                node.name,
                then.code,
                by,
                Split(_points(before, then.code), _points(trial, node.code), _points(now, node.code)),
            )
            for then, node, by in self.nodes
        )
        return UnitChange(
            code=unit.code,
            name=unit.name,
            kind="merged" if len(declared) > 1 else _kind(unit, codes),
            former=codes,
            total=Split(_total(before), _total(trial), now.total),
            rank_before=None if before is None else before.rank,
            rank=now.rank,
            class_rank_before=None if before is None else before.rank_in_class,
            class_rank=now.rank_in_class,
            same_class=before is not None and before.class_code == now.class_code,
            nodes=tuple(nodes),
            without=self.prepared.without.get(unit.code, ()),
            reason=self.prepared.left_out.get(unit.code),
        )


def _total(unit: UnitResult | None) -> Figure | None:
    return None if unit is None else unit.total


def _points(unit: UnitResult | None, node: str) -> Figure | None:
    return None if unit is None else unit.nodes[node].points


def _kind(unit: Unit, codes: Sequence[str]) -> Kind:
    if not codes:
        return "new"
    return "same" if codes[0] == unit.code else "renamed"
