"""What is typed for each method of deriving weights: as a sheet to show, and back into the derivation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, pairwise
from unicodedata import normalize

from gui.grid_model import Look, Place
from gui.models.registers.input_table import InputSheet, readable
from scoring.numbers import plain
from scoring.plan import Indicator
from scoring.rounding import half_up
from scoring.weights.ahp import Consistency
from scoring.weights.delphi import Delphi
from scoring.weights.derivation import Derivation, Judge, Marks
from scoring.weights.derive import labels
from scoring.weights.judgments import as_judgment
from scoring.weights.shares import exact

Edits = Mapping[Place, str]
SPARE = 3
"""Blank rows below the experts, to type or paste more of them into."""
LEAST = 8


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that sheets need, in the language of the window."""

    expert: str
    weight: str
    ratio: str
    fits: str
    """With {value}: what the other judgments imply."""
    over_others: str
    over_worst: str
    nth: str
    """With {number}: the name of an expert who was given none."""


def tidy(text: str) -> str:
    """A number as typed with a Chinese input method: full-width digits and strokes, 。 for the point."""
    return normalize("NFKC", text).replace("。", ".").replace("．", ".").replace(" ", "")


# AHP


def ahp_sheet(nodes: Sequence[Indicator], judge: Judge, consistency: Consistency | None, words: Words) -> InputSheet:
    """The matrix of one expert: both sides can be typed into, the other side shows the reciprocal.

    What disagrees most with the others is marked, with what would fit."""
    codes, names = [node.code for node in nodes], labels(nodes)
    typed: dict[Place, str] = {}
    given: dict[Place, str] = {}
    marks: dict[Place, Look] = {}
    tips: dict[Place, str] = {}
    for i, j in combinations(range(len(codes)), 2):
        pair = {side: judge.judgments.get((codes[side[0]], codes[side[1]]), "") for side in ((i, j), (j, i))}
        typed |= {side: text for side, text in pair.items() if text}
        if all(pair.values()):  # pasted, and no reciprocals: one of them has to go
            marks |= dict.fromkeys(pair, Look.ERROR)
            continue
        for (row, column), text in pair.items():
            value = exact(text) if text else None
            if text and value is None:
                marks[row, column] = Look.ERROR
            elif value:
                typed[column, row] = as_judgment(1 / value)
    if consistency is not None and not consistency.acceptable:
        for suspect in consistency.suspects:
            row, column = names.index(suspect.row), names.index(suspect.column)
            for a, b, implied in ((row, column, suspect.implied), (column, row, 1 / suspect.implied)):
                given[a, b] = f"{typed.get((a, b), '')}→{_times(implied, 0)}"  # the arrow is the mark
                tips[a, b] = words.fits.format(value=_times(implied, 2))
                marks[a, b] = Look.MISSING
    diagonal = {(row, row): "1" for row in range(len(codes))}
    return InputSheet(
        rows=names,
        columns=names,
        typed=typed,
        shown={**given, **diagonal},
        fixed=frozenset(diagonal),
        marks=marks,
        tips=tips,
        required=tuple(combinations(range(len(codes)), 2)),
    )


def _times(implied: Fraction, places: int) -> str:
    """As judgments are written; without decimals the one on the scale that is nearest."""
    text = f"{half_up(max(implied, 1 / implied), places)}"
    return text if implied >= 1 or text == "1" else f"1/{text}"


def with_judgments(derivation: Derivation, number: int, nodes: Sequence[Indicator], edits: Edits) -> Derivation:
    """Judgments of one expert typed or cleared; of a pair the side that was typed last counts. Where both come in
    one block, both stay unless they are reciprocals."""
    codes = [node.code for node in nodes]
    judges = list(derivation.judges)
    judge = judges[number]
    judgments = dict(judge.judgments)
    for (row, column), text in edits.items():
        if row == column:
            continue
        here, across = (codes[row], codes[column]), (codes[column], codes[row])
        judgments.pop(here, None)
        if (column, row) not in edits:
            judgments.pop(across, None)
        if text:
            judgments[here] = tidy(text)
    for first, second in combinations(codes, 2):
        one, other = (exact(judgments.get(pair)) for pair in ((first, second), (second, first)))
        if one is not None and other is not None and one * other == 1:
            del judgments[second, first]
    judges[number] = replace(judge, judgments=judgments)
    return replace(derivation, judges=tuple(judges))


def judges_sheet(judges: Sequence[Judge], ratios: Sequence[Consistency | None], words: Words) -> InputSheet:
    """The experts: name, what they count, consistency ratio; and a blank row for another one."""
    typed: dict[Place, str] = {}
    shown_: dict[Place, str] = {}
    marks: dict[Place, Look] = {}
    for row, judge in enumerate(judges):
        typed[row, 0], typed[row, 1] = judge.name, judge.weight
        if not readable(judge.weight):
            marks[row, 1] = Look.ERROR
        ratio = ratios[row] if row < len(ratios) else None
        if ratio is not None:
            shown_[row, 2] = f"{half_up(ratio.ratio, 3)} {'✓' if ratio.acceptable else '✕'}"
    rows = len(judges) + 1
    fixed = frozenset((row, 2) for row in range(rows)) | {(rows - 1, 1)}
    return InputSheet(
        rows=tuple(str(row + 1) for row in range(rows)),
        columns=(words.expert, words.weight, words.ratio),
        typed=typed,
        shown=shown_,
        fixed=fixed,
        marks=marks,
        words=frozenset({0}),
    )


def with_judges(derivation: Derivation, edits: Edits) -> Derivation:
    """Experts named, weighted, added in the blank row, or removed by clearing their name."""
    judges = list(derivation.judges)
    gone = set()
    for (row, column), text in sorted(edits.items()):
        if row >= len(judges):
            if column == 0 and text:
                judges.append(Judge(name=text))
        elif column == 1:
            judges[row] = replace(judges[row], weight=tidy(text) or "1")
        elif text or len(judges) == 1:
            judges[row] = replace(judges[row], name=text)
        else:
            gone.add(row)
    return replace(derivation, judges=tuple(judge for row, judge in enumerate(judges) if row not in gone))


# best-worst


def best_worst_sheet(
    nodes: Sequence[Indicator], derivation: Derivation, suspects: Sequence[str], words: Words
) -> InputSheet:
    """Two columns: how much more the best counts than each, and each than the worst."""
    names = labels(nodes)
    lists = (derivation.best_to_others, derivation.others_to_worst)
    own = (derivation.best, derivation.worst)
    typed: dict[Place, str] = {}
    marks: dict[Place, Look] = {}
    fixed: set[Place] = set()
    for row, node in enumerate(nodes):
        for column in (0, 1):
            if node.code == own[column]:
                fixed.add((row, column))
                continue
            text = lists[column].get(node.code, "")
            if text:
                typed[row, column] = text
                if not readable(text):
                    marks[row, column] = Look.ERROR
                elif names[row] in suspects:
                    marks[row, column] = Look.DOUBT
    opened = {code for code in own if code}
    if len(opened) < 2:
        fixed = {(row, column) for row in range(len(nodes)) for column in (0, 1)}
    places = [(row, column) for column in (0, 1) for row in range(len(nodes)) if (row, column) not in fixed]
    return InputSheet(
        rows=names,
        columns=(words.over_others, words.over_worst),
        typed=typed,
        shown=dict.fromkeys(fixed, "1") if len(opened) == 2 else {},
        fixed=frozenset(fixed),
        marks=marks,
        required=tuple(places),
    )


def with_best_worst(derivation: Derivation, nodes: Sequence[Indicator], edits: Edits) -> Derivation:
    """Judgments of best over others and others over worst; best over worst stands in both."""
    over, under = dict(derivation.best_to_others), dict(derivation.others_to_worst)
    for (row, column), text in edits.items():
        code = nodes[row].code
        both = (column == 0 and code == derivation.worst) or (column == 1 and code == derivation.best)
        targets = [(over, derivation.worst), (under, derivation.best)] if both else [((over, under)[column], code)]
        for found, key in targets:
            found.pop(key, None)
            if text:
                found[key] = tidy(text)
    return replace(derivation, best_to_others=over, others_to_worst=under)


# Delphi


def delphi_sheet(nodes: Sequence[Indicator], rounds: Sequence[Marks], number: int, words: Words) -> InputSheet:
    """The marks of one round, an expert a row; behind each mark that of the round before, in brackets."""
    names = labels(nodes)
    here = rounds[number] if number < len(rounds) else Marks()
    before = rounds[number - 1] if 0 < number <= len(rounds) else Marks()
    earlier = dict(zip(before.experts, before.marks, strict=True))
    typed: dict[Place, str] = {}
    shown_: dict[Place, str] = {}
    marks: dict[Place, Look] = {}
    for row, (expert, given) in enumerate(zip(here.experts, here.marks, strict=True)):
        typed[row, 0] = expert
        for column, node in enumerate(nodes, 1):
            text, last = given.get(node.code, ""), earlier.get(expert, {}).get(node.code, "")
            if text:
                typed[row, column] = text
                if not readable(text):
                    marks[row, column] = Look.ERROR
            if last:
                shown_[row, column] = f"{text}（{last}）"
    rows = max(LEAST, len(here.experts) + SPARE)
    required = [(row, column) for row in range(len(here.experts)) for column in range(1, len(nodes) + 1)]
    return InputSheet(
        rows=tuple(str(row + 1) for row in range(rows)),
        columns=(words.expert, *names),
        typed=typed,
        shown=shown_,
        marks=marks,
        words=frozenset({0}),
        required=tuple(required),
    )


def with_marks(
    derivation: Derivation, number: int, nodes: Sequence[Indicator], edits: Edits, words: Words
) -> Derivation:
    """Marks and names typed into one round. A row in which nothing is left is gone; one without a name gets one."""
    here = derivation.rounds[number]
    rows: dict[int, tuple[str, dict[str, str]]] = {
        row: (expert, dict(given)) for row, (expert, given) in enumerate(zip(here.experts, here.marks, strict=True))
    }
    for (row, column), text in edits.items():
        expert, given = rows.get(row, ("", {}))
        if column == 0:
            expert = text
        else:
            given.pop(nodes[column - 1].code, None)
            if text:
                given[nodes[column - 1].code] = tidy(text)
        rows[row] = expert, given
    kept = [(row, expert, given) for row, (expert, given) in sorted(rows.items()) if expert or given]
    experts = tuple(expert or words.nth.format(number=row + 1) for row, expert, _ in kept)
    changed = Marks(experts=experts, marks=tuple(given for _, _, given in kept))
    rounds = list(derivation.rounds)
    rounds[number] = changed
    return replace(derivation, rounds=tuple(rounds))


def with_round(derivation: Derivation) -> Derivation:
    """Another round with the experts of the one before."""
    experts = derivation.rounds[-1].experts if derivation.rounds else ()
    return replace(derivation, rounds=(*derivation.rounds, Marks(experts=experts, marks=tuple({} for _ in experts))))


def spread_sheet(found: Delphi, number: int, headings: Sequence[str]) -> InputSheet:
    """What the marks of one round say, an indicator a row."""
    texts: dict[Place, str] = {}
    spreads = found.rounds[number].spreads
    earlier = found.rounds[number - 1].spreads if number else (None,) * len(spreads)
    for row, (spread, before) in enumerate(zip(spreads, earlier, strict=True)):
        cells = [
            f"{half_up(spread.mean, 2)}",
            "" if before is None else f"{half_up(before.mean, 2)}",
            "" if spread.deviation is None else f"{half_up(spread.deviation, 2)}",
            "" if spread.variation is None else f"{half_up(spread.variation, 3)} {'✓' if spread.agreed else '✕'}",
            plain(spread.median),
            {None: "", True: "✓", False: "✕"}[spread.settled],
        ]
        texts |= {(row, column): text for column, text in enumerate(cells)}
    return InputSheet(
        rows=tuple(spread.name for spread in spreads),
        columns=tuple(headings),
        shown=texts,
        fixed=frozenset(texts),
    )


# rank order


def moved_rank(derivation: Derivation, codes: Sequence[str], ranks: Sequence[int], code: str, step: int) -> Derivation:
    """An indicator one place up or down in the order; it leaves those that it was tied with."""
    order = sorted(codes, key=lambda one: ranks[codes.index(one)])
    at = order.index(code)
    to = at + step
    if not 0 <= to < len(order):
        return derivation
    tied = {one: ranks[codes.index(one)] for one in order}
    order[at], order[to] = order[to], order[at]
    return replace(derivation, ranks=_ranked(order, {one for one in order[1:] if _tied_above(order, one, tied, code)}))


def _tied_above(order: Sequence[str], one: str, before: Mapping[str, int], mover: str) -> bool:
    above = order[order.index(one) - 1]
    return mover not in (one, above) and before[one] == before[above]


def tied_rank(derivation: Derivation, codes: Sequence[str], ranks: Sequence[int], code: str) -> Derivation:
    """Tie an indicator with the one above it, or part them."""
    order = sorted(codes, key=lambda one: ranks[codes.index(one)])
    rank = dict(zip(codes, ranks, strict=True))
    ties = {one for above, one in pairwise(order) if rank[one] == rank[above]}
    if code != order[0]:
        ties ^= {code}
    return replace(derivation, ranks=_ranked(order, ties))


def _ranked(order: Sequence[str], ties: set[str]) -> Mapping[str, int]:
    """Ranks in an order; `ties` have the rank of the one above."""
    ranks: dict[str, int] = {}
    for place, code in enumerate(order, 1):
        ranks[code] = ranks[order[place - 2]] if code in ties and place > 1 else place
    return ranks


def ranks_sheet(nodes: Sequence[Indicator], ranks: Sequence[int], headings: Sequence[str]) -> InputSheet:
    """The order of importance, the first on top."""
    names = labels(nodes)
    order = sorted(range(len(nodes)), key=lambda at: ranks[at])
    texts: dict[Place, str] = {}
    for row, at in enumerate(order):
        tied = list(ranks).count(ranks[at]) > 1
        texts |= {(row, 0): f"{ranks[at]} =" if tied else str(ranks[at]), (row, 1): names[at]}
    return InputSheet(
        rows=tuple(nodes[at].code for at in order),
        columns=tuple(headings),
        shown=texts,
        fixed=frozenset(texts),
        words=frozenset({1}),
    )
