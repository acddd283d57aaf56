"""The analytic hierarchy process of several experts: their judgments become one by the geometric mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.precise import geometric_mean
from scoring.problems import Problem, Refused
from scoring.weights.ahp import Ahp, from_matrix, inconsistent
from scoring.weights.judgments import Judgments, Reciprocal, beyond_scale, read_judgments
from scoring.weights.shares import Number, check_names, exact, shown, twice


@dataclass(frozen=True, slots=True)
class Expert:
    """One expert's judgments, and what they count: any weight of at least 0, relative to those of the others."""

    name: str
    judgments: Judgments
    weight: Number = 1


@dataclass(frozen=True, slots=True)
class GroupAhp:
    """`group`: weights and consistency of the joint judgments. `experts`: the same of each one alone, by name."""

    group: Ahp
    experts: tuple[tuple[str, Ahp], ...]


def group_ahp(names: Sequence[str], experts: Sequence[Expert]) -> GroupAhp:
    """Weights from the judgments of at least one expert: the weighted geometric mean of each judgment (Aczél & Saaty
    1983; AIJ), for it alone keeps the reciprocal of the means the mean of the reciprocals; then as `ahp`.

    An expert who is inconsistent alone is a warning and still counts. Raises Refused for what `ahp` refuses, in any
    expert's judgments, and for weights that are no numbers, negative, or all 0.
    """
    check_names(names)
    shares = _weights(experts)
    matrices: list[Reciprocal] = []
    found: list[Problem] = []
    for expert in experts:
        try:
            matrices.append(read_judgments(names, expert.judgments, (expert.name,)))
        except Refused as refusal:
            found += refusal.problems
    if found:
        raise Refused(*found)
    alone = tuple(
        (expert.name, from_matrix("ahp", names, matrix, beyond_scale(names, matrix, (expert.name,))))
        for expert, matrix in zip(experts, matrices, strict=True)
    )
    doubts = [doubt for name, each in alone for doubt in inconsistent(each.consistency, name)]
    return GroupAhp(from_matrix("group_ahp", names, _joint(matrices, shares), doubts), alone)


def _weights(experts: Sequence[Expert]) -> list[Fraction]:
    found = twice([expert.name for expert in experts], "weighting.expert_twice")
    shares = [exact(expert.weight) for expert in experts]
    found += [
        Problem("weighting.expert_weight", (expert.name,), {"expert": expert.name, "value": shown(expert.weight)})
        for expert, share in zip(experts, shares, strict=True)
        if share is None or share < 0
    ]
    if not found and not any(shares):
        found.append(Problem("weighting.no_experts"))
    if found:
        raise Refused(*found)
    return [share for share in shares if share is not None]


def _joint(matrices: Sequence[Reciprocal], shares: Sequence[Fraction]) -> Reciprocal:
    """Above the diagonal the means, below it their reciprocals."""
    count = len(matrices[0])
    above = {
        (i, j): geometric_mean([matrix[i][j] for matrix in matrices], shares)
        for i in range(count)
        for j in range(i + 1, count)
    }
    return tuple(
        tuple(Fraction(1) if i == j else above[i, j] if i < j else 1 / above[j, i] for j in range(count))
        for i in range(count)
    )
