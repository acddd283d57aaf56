"""Sets of weights side by side: last year's, the present ones, those that were put aside, a proposal; and the ranking
that each of them gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.entries import Assessment, Entries
from scoring.evaluate import evaluate
from scoring.plan import Plan, Previous, WeightSet
from scoring.result import Result
from scoring.weights.proposal import weighted
from scoring.years.same import same_indicators
from scoring.years.trial import Trial, trial_of


def present_weights(plan: Plan) -> Mapping[str, Decimal]:
    return {node.code: node.weight for node in plan.indicators}


def present_set(plan: Plan, name: str = "", note: str = "") -> WeightSet:
    """The present weights, those of single classes too, to be put aside or compared."""
    own = {node.code: node.weight_by_class for node in plan.indicators if node.weight_by_class}
    return WeightSet(name=name, weights=present_weights(plan), weight_by_class=own, note=note)


def last_set(plan: Plan, old: Plan | None = None, name: str = "") -> WeightSet | None:
    """What the indicators of today weighed last year, by their code of today; a new one is not there. None where
    nothing is known. `old`: last year's plan, for a plan that does not say it itself."""
    before = plan.previous_indicators or (() if old is None else old.indicators)
    then = {node.code: node for node in before}
    same = {code: then[former] for code, former in same_indicators(before, plan.indicators).items()}
    own = {code: node.weight_by_class for code, node in same.items() if node.weight_by_class}
    weights = {code: node.weight for code, node in same.items()}
    return WeightSet(name=name, weights=weights, weight_by_class=own) if weights else None


def seen_by(plan: Plan, kept: WeightSet, class_code: str | None) -> Mapping[str, Decimal]:
    """The weights of a set as a class sees them (None: those of all). Where the set says nothing of classes, they are
    what taking it leaves them."""
    view = weighted(plan, kept.weights, kept.weight_by_class).seen_by(class_code)
    return {code: view.indicator[code].weight if code in view.indicator else own for code, own in kept.weights.items()}


def with_set(plan: Plan, kept: WeightSet) -> Plan:
    """The plan with a set put aside, in place of one of the same name."""
    names = [one.name for one in plan.weight_sets]
    if kept.name in names:
        return replace(plan, weight_sets=tuple(kept if one.name == kept.name else one for one in plan.weight_sets))
    return replace(plan, weight_sets=(*plan.weight_sets, kept))


def without_set(plan: Plan, name: str) -> Plan:
    return replace(plan, weight_sets=tuple(one for one in plan.weight_sets if one.name != name))


def renamed_set(plan: Plan, name: str, new: str, note: str) -> Plan:
    """The plan with a set under another name and note."""
    sets = (replace(one, name=new, note=note) if one.name == name else one for one in plan.weight_sets)
    return replace(plan, weight_sets=tuple(sets))


def free_name(plan: Plan, wanted: str) -> str:
    """The name, with a number behind it where a set has it already."""
    taken, name, count = {one.name for one in plan.weight_sets}, wanted, 2
    while name in taken:
        name, count = f"{wanted} {count}", count + 1
    return name


# the rankings


@dataclass(frozen=True, slots=True)
class Rankings:
    """`results`: one for each set of weights, in their order. `former`: last year's result as it was then; `trial`:
    what the values of last year were taken over as. Both None for this year's values."""

    results: tuple[Result, ...]
    former: Result | None = None
    trial: Trial | None = None


def rankings(assessment: Assessment, sets: Sequence[WeightSet], result: Result | None = None) -> Rankings:
    """The ranking on this year's values under each set of weights. `result`: that of the assessment, where known."""
    return Rankings(_results(assessment.plan, assessment.entries, sets, result))


def last_rankings(old: Assessment, new: Assessment, sets: Sequence[WeightSet]) -> Rankings:
    """The same on last year's values: last year's entries under this year's rules (see `scoring.years.trial`).

    Units are matched as the plan says; where it names another assessment or none, by their codes."""
    if new.plan.previous is None or new.plan.previous.id != old.plan.id:
        new = replace(new, plan=replace(new.plan, previous=Previous(id=old.plan.id)))
    trial = trial_of(old, new)
    plan, entries = trial.assessment.plan, trial.assessment.entries
    return Rankings(_results(plan, entries, sets, None), evaluate(old.plan, old.entries), trial)


def _results(
    plan: Plan,
    entries: Entries,
    sets: Sequence[WeightSet],
    result: Result | None,
) -> tuple[Result, ...]:
    found: list[Result] = []
    for kept in sets:
        under = weighted(plan, kept.weights, kept.weight_by_class)
        found.append(evaluate(under, entries, found[-1] if found else result))
    return tuple(found)
