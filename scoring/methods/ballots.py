"""民主测评: votes by grade, in groups of voters with weights of their own, over one or more rounds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Final

from scoring.method import Case, Fault, Group, Method
from scoring.numbers import Gone, Value
from scoring.parameters import choice, item_code, name_table

ABSTAIN: Final = "abstain"
Votes = Mapping[str, Fraction]


def group_score(votes: Votes, values: Votes, abstain: str) -> Fraction | None:
    """Σ votes·value/N, N the valid votes (with abstentions where they count as 0); None without any."""
    valid = sum((count for grade, count in votes.items() if grade != ABSTAIN or abstain == "zero"), Fraction(0))
    if not valid:
        return None
    return sum((count * values[grade] for grade, count in votes.items() if grade != ABSTAIN), Fraction(0)) / valid


def round_score(groups: Mapping[str, Votes], values: Votes, weights: Votes | None, abstain: str) -> Fraction | None:
    """The weighted scores of the groups, the weights of groups without a valid vote shared out; or all pooled."""
    if weights is None:
        pooled: dict[str, Fraction] = {}
        for votes in groups.values():
            for grade, count in votes.items():
                pooled[grade] = pooled.get(grade, Fraction(0)) + count
        return group_score(pooled, values, abstain)
    scores = {name: group_score(groups.get(name, {}), values, abstain) for name in weights}
    present = sum((weights[name] for name, score in scores.items() if score is not None), Fraction(0))
    if not present:
        return None
    earned = sum((weights[name] * score for name, score in scores.items() if score is not None), Fraction(0))
    return earned * sum(weights.values(), Fraction(0)) / present


@dataclass(frozen=True, kw_only=True)
class Ballots(Method):
    code: ClassVar[str] = "ballots"
    group: ClassVar[Group] = "judged"
    by_itself: ClassVar[bool] = True
    item: str = item_code("ballots")
    values: Mapping[str, Fraction] = name_table("score")
    groups: Mapping[str, Fraction] | None = name_table("rate", required=False)
    abstain: str = choice("exclude", "zero")

    def faults(self) -> Iterator[Fault]:
        if self.groups is not None and (min(self.groups.values()) < 0 or not any(self.groups.values())):
            yield "groups", "param.weights", {}
        if ABSTAIN in self.values:
            yield "values", "param.abstain", {}

    def award(self, case: Case) -> Value:
        rounds = case.sight.ballots(self.item)
        if isinstance(rounds, Gone):
            return rounds
        for groups in rounds:
            for name, votes in groups.items():
                if self.groups is not None and name not in self.groups:
                    case.sight.problem("ballots.group", value=name, known="、".join(self.groups))
                    return Gone.MISSING
                for grade in votes:
                    if grade != ABSTAIN and grade not in self.values:
                        case.sight.problem("grade.not_in_map", value=grade, known="、".join(self.values))
                        return Gone.MISSING
        scores = [round_score(groups, self.values, self.groups, self.abstain) for groups in rounds]
        valid = [score for score in scores if score is not None]
        return case.weight * sum(valid, Fraction(0)) / len(valid) / 100 if valid else Gone.MISSING
