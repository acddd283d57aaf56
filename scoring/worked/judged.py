"""The rules of votes and panels, of blends and of formulas, with their numbers put in."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from scoring.methods.ballots import ABSTAIN, Ballots, Votes, group_score
from scoring.methods.blend import Blend
from scoring.methods.formula import Formula
from scoring.methods.panel import Panel
from scoring.numbers import Gone
from scoring.worked.at import PART, At, Award
from scoring.worked.expressions import put_in
from scoring.worked.look import Look
from scoring.worked.model import Note
from scoring.worked.paper import Paper
from scoring.worked.terms import Known, Term, total


def panel(method: Panel, at: At) -> Award:
    series = at.look.sight.series(method.item)
    assert not isinstance(series, Gone)
    marks = sorted(mark for mark in series.values() if isinstance(mark, Fraction))
    kept = marks
    if len(marks) >= method.min_n_to_drop:
        kept = marks[method.drop_low : len(marks) - method.drop_high]
        at.paper.note("marks_dropped", high=str(method.drop_high), low=str(method.drop_low), count=str(len(marks)))
    whole = total([Known(mark, "item", method.item) for mark in kept])
    mean = whole if len(kept) == 1 else whole / Known(Fraction(len(kept)), "count", method.item)
    return Award(at.weight * at.paper.step("score", mean) / at.given(method.scale, "scale"))


def ballots(method: Ballots, at: At) -> Award:
    rounds = at.look.sight.ballots(method.item)
    assert not isinstance(rounds, Gone)
    scores = []
    for number, groups in enumerate(rounds, 1):
        where = Note("ballot_round", {"number": str(number)}) if len(rounds) > 1 else None
        score = _pooled(method, groups, at, where) if method.groups is None else _by_group(method, groups, at, where)
        if score is not None:
            scores.append(score)
    mean = scores[0]
    if len(scores) > 1:
        mean = at.paper.percent(total(scores) / Known(Fraction(len(scores)), "count", method.item))
    return Award(at.out_of(mean))


def _votes(method: Ballots, votes: Votes, at: At) -> Term:
    """Σ votes × worth ÷ valid votes; there are some."""
    valid = sum((count for grade, count in votes.items() if grade != ABSTAIN or method.abstain == "zero"), Fraction(0))
    earned: list[Term] = [
        Known(count, "item", method.item) * at.given(method.values[grade], grade)
        for grade, count in votes.items()
        if grade != ABSTAIN
    ]
    return total(earned) / Known(valid, "count", method.item)


def _pooled(method: Ballots, groups: Mapping[str, Votes], at: At, where: Note | None) -> Known | None:
    pooled: dict[str, Fraction] = {}
    for votes in groups.values():
        for grade, count in votes.items():
            pooled[grade] = pooled.get(grade, Fraction(0)) + count
    if group_score(pooled, method.values, method.abstain) is None:
        return None
    return at.paper.percent(_votes(method, pooled, at), label=where)


def _by_group(method: Ballots, groups: Mapping[str, Votes], at: At, where: Note | None) -> Known | None:
    assert method.groups is not None
    weighted: list[Term] = []
    present: list[Term] = []
    for name, share in method.groups.items():
        votes = groups.get(name, {})
        if group_score(votes, method.values, method.abstain) is not None:
            score = at.paper.percent(_votes(method, votes, at), label=Note("voters", {"name": name}))
            weighted.append(at.given(share, name) * score)
            present.append(at.given(share, name))
    if not any(known.value for known in present if isinstance(known, Known)):
        return None
    found = total(weighted)
    if len(present) < len(method.groups):
        found = found / total(present) * at.given(sum(method.groups.values(), Fraction(0)), "groups")
    return at.paper.percent(found, label=where)


def formula(method: Formula, at: At) -> Award:
    found = put_in(method.expression.tree, at.look.sight, at.paper)
    return Award(found)


def blend(method: Blend, at: At, rate: Callable[[Look, Paper], Term]) -> Award:
    """`rate` puts down how a part comes to its points for a weight of 1."""
    weighted: list[Term] = []
    present: list[Term] = []
    for number, (part, look) in enumerate(zip(method.parts, at.look.parts, strict=True), 1):
        share = at.given(part.share, "share")
        if look.settled is Gone.NOT_APPLICABLE:
            at.paper.note("part_left_out", number=str(number), share=share)
            continue
        at.paper.note("part", number=str(number), method=part.method.code)
        paper = Paper(Known(Fraction(1), "weight", PART), at.paper.segments, at.paper.policies)
        weighted.append(share * rate(look, paper))
        present.append(share)
    found = total(weighted)
    if len(present) < len(method.parts):
        found = found / total(present) * at.given(sum((part.share for part in method.parts), Fraction(0)), "share")
    return Award(at.weight * found)
