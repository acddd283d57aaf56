"""The rules of votes and panels, of blends and of formulas, with their numbers put in."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from scoring.methods.ballots import ABSTAIN, Ballots, Votes, group_score
from scoring.methods.blend import Blend
from scoring.methods.formula import Formula
from scoring.methods.panel import Panel, kept_of
from scoring.numbers import Gone, plain
from scoring.worked.at import PART, At, Award
from scoring.worked.expressions import put_in
from scoring.worked.look import Look
from scoring.worked.model import Note
from scoring.worked.paper import FIGURE, Paper
from scoring.worked.terms import Known, Term, total


def panel(method: Panel, at: At) -> Award:
    series = at.look.sight.series(method.item)
    assert not isinstance(series, Gone)
    given = sorted((mark, judge) for judge, mark in series.items() if isinstance(mark, Fraction))
    counted = kept_of(len(given), method.drop_high, method.drop_low, method.min_n_to_drop)
    kept = [mark for mark, _ in given[counted]]
    named = not all(judge.isdigit() for judge in series)
    if named:
        at.paper.note("marks_named", marks="、".join(f"{judge} {plain(mark)}" for mark, judge in given))
        absent = "、".join(judge for judge, mark in series.items() if mark is Gone.NOT_APPLICABLE)
        if absent:
            at.paper.note("judges_absent", names=absent)
    if len(given) >= method.min_n_to_drop:
        facts = {"high": str(method.drop_high), "low": str(method.drop_low), "count": str(len(given))}
        at.paper.note("marks_dropped", **facts)
    whole = total([Known(mark, "item", method.item) for mark in kept])
    mean = whole if len(kept) == 1 else whole / Known(Fraction(len(kept)), "count", method.item)
    score = _balanced(method, at, at.paper.step("score", mean))
    return Award(at.weight * score / at.given(method.scale, "scale"))


def _balanced(method: Panel, at: At, mean: Known) -> Known:
    """The mean on the scale of all panels."""
    balance = at.look.sight.once(method, method.balance)
    panel = None if method.panels is None else method.panels.get(at.look.unit.code)
    if balance is None or panel is None or not balance.of_panel.get(panel):
        return mean
    whole = Known(balance.whole, "step", "panels", FIGURE)
    own = Known(balance.of_panel[panel], "step", "panel", FIGURE)
    at.paper.note("panels_balanced", panel=plain(panel), own=own, count=str(len(balance.of_panel)), whole=whole)
    return at.paper.step("score", mean * whole / own)


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
