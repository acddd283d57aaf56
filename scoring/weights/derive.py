"""Weights from a derivation as it stands in the plan: the methods of this package, called with what was entered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scoring.plan import Indicator, Plan
from scoring.problems import Problem, Refused
from scoring.result import Result, UnitResult
from scoring.weights.ahp import Ahp, ahp
from scoring.weights.best_worst import BestWorst, best_worst
from scoring.weights.critic import critic
from scoring.weights.delphi import Delphi, Round, delphi
from scoring.weights.derivation import FROM_DATA, Derivation, Judge, Marks, ranks_of, weighed
from scoring.weights.entropy import entropy
from scoring.weights.group_ahp import Expert, GroupAhp, group_ahp
from scoring.weights.judgments import Judgments
from scoring.weights.ranked import equal, rank_order
from scoring.weights.shares import Weights
from scoring.weights.standard_deviation import standard_deviation
from scoring.weights.table import Column, Table

Details = Ahp | GroupAhp | BestWorst | Delphi | Table
"""What a method says beside the weights; of the methods from the data the table that they were derived from."""


@dataclass(frozen=True, slots=True)
class Derived:
    """`codes`: whose weights these are, in the order of the names in `weights`."""

    codes: tuple[str, ...]
    weights: Weights
    details: Details | None = None


def labels(nodes: Sequence[Indicator]) -> tuple[str, ...]:
    """The names of indicators, with the code behind those that stand there twice."""
    count = Counter(node.name for node in nodes)
    return tuple(node.name if count[node.name] == 1 else f"{node.name}（{node.code}）" for node in nodes)


def derive(plan: Plan, derivation: Derivation, result: Result | None = None) -> Derived:
    """Weights by the method of a derivation. `result`: where the measures come from, for the methods from the data
    (of this or of last year; its units are those of `plan`, or some of them).

    Raises Refused as the method does, and for a method from the data without a result."""
    nodes = weighed(plan, derivation)
    codes, names = tuple(node.code for node in nodes), labels(nodes)
    if not nodes:
        raise Refused(Problem("weighting.nothing"))
    if derivation.method in FROM_DATA:
        if result is None:
            raise Refused(Problem("weighting.no_data"))
        return _from_data(plan, derivation, nodes, result)
    details: Details | None = None
    match derivation.method:
        case "equal":
            weights = equal(names)
        case "rank_order":
            weights = rank_order(names, ranks_of(derivation, codes), derivation.form)
        case "ahp":
            details = _ahp(derivation.judges, codes, names)
            weights = (details.group if isinstance(details, GroupAhp) else details).weights
        case "best_worst":
            details = _best_worst(derivation, codes, names)
            weights = details.weights
        case _:
            details = delphi(names, [_round(each, codes) for each in derivation.rounds])
            weights = details.weights
    return Derived(codes, weights, details)


def _ahp(judges: Sequence[Judge], codes: Sequence[str], names: Sequence[str]) -> Ahp | GroupAhp:
    """Of one expert alone: as `ahp`; otherwise the group's."""
    if len(judges) < 2:
        return ahp(names, matrix(judges[0] if judges else Judge(name=""), codes))
    return group_ahp(names, [Expert(judge.name, matrix(judge, codes), judge.weight) for judge in judges])


def matrix(judge: Judge, codes: Sequence[str]) -> Judgments:
    """The judgments of one expert as rows and columns; None where there is none."""
    return [[judge.judgments.get((row, column)) for column in codes] for row in codes]


def _best_worst(derivation: Derivation, codes: Sequence[str], names: Sequence[str]) -> BestWorst:
    name = dict(zip(codes, names, strict=True))
    chosen = [code for code in (derivation.best, derivation.worst) if code in name]
    if len(chosen) < 2:
        raise Refused(Problem("weighting.best_worst_open"))
    return best_worst(
        names,
        name[derivation.best],
        name[derivation.worst],
        [derivation.best_to_others.get(code) if code != derivation.best else None for code in codes],
        [derivation.others_to_worst.get(code) if code != derivation.worst else None for code in codes],
    )


def _round(marks: Marks, codes: Sequence[str]) -> Round:
    return Round(marks.experts, tuple(tuple(row.get(code) for code in codes) for row in marks.marks))


# from the data


def _from_data(plan: Plan, derivation: Derivation, nodes: Sequence[Indicator], result: Result) -> Derived:
    table, rated = measures(plan, nodes, result)
    match derivation.method:
        case "entropy":
            weights = entropy(table, derivation.basis)
        case "critic":
            weights = critic(table)
        case _:
            weights = standard_deviation(table)
    if rated:
        doubt = Problem("weighting.score_rate", facts={"names": "、".join(rated)}, severity="warning")
        weights = replace(weights, findings=(doubt, *weights.findings))
    return Derived(tuple(node.code for node in nodes), weights, table)


def measures(plan: Plan, nodes: Sequence[Indicator], result: Result) -> tuple[Table, tuple[str, ...]]:
    """The measures over the ranked units of a result, under their names; and the names of those for which the score
    rate stands instead: groups, and leaves that measure no number (grades, ballots)."""
    units = [unit for unit in result.units if plan.unit[unit.code].ranked]
    columns, rated = [], []
    for node, name in zip(nodes, labels(nodes), strict=True):
        values = tuple(unit.nodes[node.code].measure for unit in units)
        if node.is_group or all(value is None for value in values):
            rated.append(name)
            columns.append(Column(name, tuple(_rate(unit, node.code) for unit in units)))
        else:
            columns.append(Column(name, values, node.direction))
    return Table(_unit_names(units), tuple(columns)), tuple(rated)


def _rate(unit: UnitResult, code: str) -> Fraction | None:
    """Points by weight: what a group or a leaf reached of what it could; None where it is left out."""
    node = unit.nodes[code]
    whole = Fraction(node.effective_weight)
    if node.points is None or not whole or node.state != "scored":
        return None
    return Fraction(node.points) / whole


def _unit_names(units: Sequence[UnitResult]) -> tuple[str, ...]:
    count = Counter(unit.name for unit in units)
    return tuple(unit.name if count[unit.name] == 1 else f"{unit.name}（{unit.code}）" for unit in units)
