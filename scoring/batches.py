"""Ballots as they were read out: the papers of one group of voters in one round, and what they add up to.

A batch knows which papers it has and never whose they are. What is scored is not here but in the cells of the item;
`tally` says what belongs there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from scoring.plan import Part

ABSTAIN: Final = "abstain"
BY_HAND: Final = "by_hand"
"""Why a paper is void that somebody has declared void; the rules of the batch are the other reasons."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One ballot: a grade or `abstain` for each unit of its batch, in their order; "" where none was read."""

    marks: tuple[str, ...]
    void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Part):
    """The ballots of one group of voters in one round of a `ballots` item.

    `units`: the codes on the paper, in their order; those that the plan no longer has do not count. `own`: units that
    the voters belong to, which they do not vote on. `void`: how many were void where only counts are entered.
    `second`: the papers of the second pass, in the same order, until the batch is closed.
    """

    item: str
    round: int = 1
    label: str = ""
    voters: str
    issued: int | None = None
    returned: int | None = None
    void: int | None = None
    units: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    void_all_equal: bool = False
    most_best: int | None = None
    papers: tuple[Paper, ...] = ()
    second: tuple[Paper, ...] = ()
    closed: bool = False


def void_reason(batch: Batch, paper: Paper, best: str) -> str:
    """Why a paper is void: `by_hand`, `all_best`, `all_equal`, `most_best`; "" where it is valid. `best`: the first
    grade of the rule. What was not read and the voters' own units do not count."""
    if paper.void:
        return BY_HAND
    marks = [mark for unit, mark in zip(batch.units, paper.marks, strict=False) if mark and unit not in batch.own]
    if batch.void_all_equal and len(marks) > 1 and len(set(marks)) == 1:
        return "all_best" if marks[0] == best else "all_equal"
    if batch.most_best is not None and marks.count(best) > batch.most_best:
        return "most_best"
    return ""


def valid_papers(batch: Batch, best: str) -> tuple[Paper, ...]:
    return tuple(paper for paper in batch.papers if not void_reason(batch, paper, best))


Tally = Mapping[str, Mapping[str, int]]
"""unit code → grade or `abstain` → votes; every unit and grade is there"""


def tally(batch: Batch, grades: Sequence[str]) -> Tally:
    """The votes of the valid papers. Own units get none; a mark that is no grade counts as nothing."""
    counts = {unit: dict.fromkeys((*grades, ABSTAIN), 0) for unit in batch.units}
    for paper in valid_papers(batch, grades[0] if grades else ""):
        for unit, mark in zip(batch.units, paper.marks, strict=False):
            if unit not in batch.own and mark in counts[unit]:
                counts[unit][mark] += 1
    return counts


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where the second pass reads another mark. `unit` None: only one of the two found the paper void."""

    paper: int
    unit: str | None
    first: str
    second: str


def deviations(batch: Batch) -> tuple[Deviation, ...]:
    """What the second pass reads otherwise, by the number of the paper (from 0) and in the order of the units. The
    voters' own units do not count."""
    found: list[Deviation] = []
    for number, (one, two) in enumerate(zip(batch.papers, batch.second, strict=False)):
        if one.void != two.void:
            found.append(Deviation(number, None, BY_HAND if one.void else "", BY_HAND if two.void else ""))
        elif not one.void:
            pairs = zip(batch.units, one.marks, two.marks, strict=False)
            found += [Deviation(number, unit, a, b) for unit, a, b in pairs if a != b and unit not in batch.own]
    return tuple(found)


def settled(batch: Batch, deviation: Deviation, *, second: bool) -> Batch:
    """The batch with one deviation resolved: both passes then say what the second or the first one read."""
    right = (batch.second if second else batch.papers)[deviation.paper]

    def follow(paper: Paper) -> Paper:
        if deviation.unit is None:
            return right
        at = batch.units.index(deviation.unit)
        return replace(paper, marks=(*paper.marks[:at], right.marks[at], *paper.marks[at + 1 :]))

    def with_it(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
        return tuple(follow(paper) if at == deviation.paper else paper for at, paper in enumerate(papers))

    return replace(batch, papers=with_it(batch.papers), second=with_it(batch.second))


def closed(batch: Batch) -> Batch:
    """The batch closed: the papers sorted by what stands on them, so that their order says nothing of who voted
    when, and the second pass, which has done its work, gone."""
    papers = sorted(batch.papers, key=lambda paper: (paper.void, paper.marks))
    return replace(batch, papers=tuple(papers), second=(), closed=True)
