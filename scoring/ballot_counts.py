"""Ballots between papers and cells: the batches of an item, what its cells say of each, and where figures disagree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scoring.batches import ABSTAIN, Batch, tally, valid_papers
from scoring.entries import Cell, Entries, State
from scoring.methods.ballots import group_score, round_score
from scoring.numbers import parse_decimal
from scoring.plan import Json, Plan
from scoring.problems import Problem


@dataclass(frozen=True, slots=True)
class BallotRule:
    """What the indicator that is scored from an item says of its ballots. `groups` None: all votes are pooled."""

    code: str
    name: str
    values: Mapping[str, Fraction]
    groups: Mapping[str, Fraction] | None
    abstain: str

    @property
    def grades(self) -> tuple[str, ...]:
        return tuple(self.values)

    @property
    def best(self) -> str:
        return next(iter(self.values), "")


def ballot_items(plan: Plan) -> tuple[str, ...]:
    """The items whose ballots a rule scores, in the order of the plan."""
    return tuple(item.code for item in plan.items if item.kind == "ballots" and ballot_rule(plan, item.code))


def ballot_rule(plan: Plan, item: str) -> BallotRule | None:
    """The first indicator that scores an item's ballots; None without one, or where its rule cannot be read."""
    for leaf in plan.leaves:
        if leaf.method == "ballots" and leaf.params.get("item") == item:
            values, groups = _figures(leaf.params.get("values")), _figures(leaf.params.get("groups"))
            if values:
                return BallotRule(leaf.code, leaf.name, values, groups, str(leaf.params.get("abstain", "exclude")))
    return None


def _figures(content: Json) -> Mapping[str, Fraction] | None:
    if not isinstance(content, Mapping):
        return None
    read = {name: parse_decimal(value) if isinstance(value, str) else None for name, value in content.items()}
    return {name: value for name, value in read.items() if value is not None}


def batches_of(plan: Plan, entries: Entries, item: str) -> tuple[Batch, ...]:
    """The batches of an item, round by round and group by group: those that are kept, and an empty one for every
    group of the rule, or of the cells, that has none yet."""
    kept = {(batch.round, batch.voters): batch for batch in entries.batches if batch.item == item}
    rule = ballot_rule(plan, item)
    groups = list(rule.groups or ()) if rule else []
    rounds = max([1, *(number for number, _ in kept)])
    for cell in entries.values.get(item, {}).values():
        found = _rounds(cell.value)
        rounds = max(rounds, len(found))
        groups += [name for one in found for name in one]
    groups = list(dict.fromkeys([*groups, *(name for _, name in kept)])) or ["参会人员"]
    units = tuple(unit.code for unit in plan.units)
    labels = {batch.round: batch.label for batch in entries.batches if batch.item == item}
    return tuple(
        kept.get((number, name))
        or Batch(item=item, round=number, label=labels.get(number, ""), voters=name, units=units)
        for number in range(1, rounds + 1)
        for name in groups
    )


def _rounds(value: Json) -> list[Mapping[str, Json]]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [one if isinstance(one, Mapping) else {} for one in value]


def votes_of(entries: Entries, batch: Batch, unit: str) -> Mapping[str, str]:
    """What the cell of a unit says of a batch, as typed."""
    cell = entries.cell(batch.item, unit)
    rounds = _rounds(None if cell is None else cell.value)
    votes = rounds[batch.round - 1].get(batch.voters) if len(rounds) >= batch.round else None
    return {name: str(count) for name, count in votes.items()} if isinstance(votes, Mapping) else {}


def with_votes(entries: Entries, batch: Batch, unit: str, votes: Mapping[str, str]) -> Cell | None:
    """The cell of a unit with other votes of a batch; None where nothing is left in it."""
    cell = entries.cell(batch.item, unit)
    rounds = [dict(one) for one in _rounds(None if cell is None else cell.value)]
    while len(rounds) < batch.round:
        rounds.append({})
    if votes:
        rounds[batch.round - 1][batch.voters] = dict(votes)
    else:
        rounds[batch.round - 1].pop(batch.voters, None)
    while rounds and not rounds[-1]:
        rounds.pop()
    if not rounds:
        return None
    kept = cell is not None and cell.state is State.PENDING
    return Cell(list(rounds), State.PENDING if kept else None, "" if cell is None else cell.note)


def counted(plan: Plan, entries: Entries, batch: Batch, grades: Sequence[str]) -> dict[tuple[str, str], Cell | None]:
    """The cells that a batch's papers ask for, where they are others than now."""
    edits: dict[tuple[str, str], Cell | None] = {}
    for unit, votes in tally(batch, grades).items():
        if unit in plan.unit:
            wanted = {grade: str(count) for grade, count in votes.items()} if batch.papers else {}
            if unit in batch.own:
                wanted = {}
            if dict(votes_of(entries, batch, unit)) != wanted:
                edits[batch.item, unit] = with_votes(entries, batch, unit, wanted)
    return edits


@dataclass(frozen=True, slots=True)
class UnitVotes:
    """What a batch has of a unit: votes as typed, their sum, the mean points that the rule makes of them, the place."""

    unit: str
    votes: Mapping[str, str]
    total: Fraction
    mean: Fraction | None
    place: int | None


def standing(plan: Plan, entries: Entries, batch: Batch) -> tuple[UnitVotes, ...]:
    """Every unit on the paper that the plan has, in the order of the paper."""
    rule = ballot_rule(plan, batch.item)
    found: list[tuple[str, Mapping[str, str], Fraction, Fraction | None]] = []
    for unit in batch.units:
        if unit not in plan.unit:
            continue
        votes = votes_of(entries, batch, unit)
        figures = {name: number for name, text in votes.items() if (number := parse_decimal(text)) is not None}
        known = rule is not None and figures.keys() <= {*rule.values, ABSTAIN}
        mean = group_score(figures, rule.values, rule.abstain) if rule is not None and known else None
        found.append((unit, votes, sum(figures.values(), Fraction(0)), mean))
    means = sorted((mean for *_, mean in found if mean is not None), reverse=True)
    places: dict[Fraction, int] = {}
    for place, mean in enumerate(means, 1):
        places.setdefault(mean, place)
    return tuple(
        UnitVotes(unit, votes, total, mean, None if mean is None else places[mean])
        for unit, votes, total, mean in found
    )


def over_rounds(plan: Plan, entries: Entries, item: str) -> Mapping[str, Fraction]:
    """What the rule makes of all rounds of an item, out of 100: the mean over those that have a valid vote, each with
    the weights of its groups. A unit without one, or with votes that the rule does not know, is left out."""
    rule = ballot_rule(plan, item)
    found: dict[str, Fraction] = {}
    for unit in plan.unit if rule is not None else ():
        assert rule is not None
        cell = entries.cell(item, unit)
        scores = [_round_score(votes, rule) for votes in _rounds(None if cell is None else cell.value)]
        valid = [score for score in scores if score is not None]
        if valid:
            found[unit] = sum(valid, Fraction(0)) / len(valid)
    return found


def _round_score(groups: Mapping[str, Json], rule: BallotRule) -> Fraction | None:
    read: dict[str, Mapping[str, Fraction]] = {}
    for name, votes in groups.items():
        figures = _figures(votes) or {}
        if not figures.keys() <= {*rule.values, ABSTAIN} or (rule.groups is not None and name not in rule.groups):
            return None
        read[name] = figures
    return round_score(read, rule.values, rule.groups, rule.abstain)


def valid_count(plan: Plan, batch: Batch) -> int | None:
    """How many ballots are valid: those read out, else what was returned without the void ones; None: not known."""
    if batch.papers:
        rule = ballot_rule(plan, batch.item)
        return len(valid_papers(batch, rule.best if rule else ""))
    return None if batch.returned is None else batch.returned - (batch.void or 0)


def void_count(plan: Plan, batch: Batch) -> int | None:
    """How many are void: of those read out, else as stated."""
    valid = valid_count(plan, batch)
    return len(batch.papers) - valid if batch.papers and valid is not None else batch.void


def disagreements(
    plan: Plan, entries: Entries, batch: Batch, lines: Sequence[UnitVotes] | None = None
) -> Iterator[Problem]:
    """Where issued, returned, valid and void, the sums of the units, and the papers do not agree. `lines`: the standing
    of the batch, where it is known."""
    where = ("values", batch.item)
    if batch.issued is not None and batch.returned is not None and batch.returned > batch.issued:
        yield Problem(
            "batch.returned", where, {"issued": str(batch.issued), "returned": str(batch.returned)}, "warning"
        )
    if batch.papers and batch.returned is not None and len(batch.papers) != batch.returned:
        read, returned = str(len(batch.papers)), str(batch.returned)
        yield Problem("batch.read", where, {"read": read, "returned": returned}, "warning")
    valid = valid_count(plan, batch)
    if valid is not None and valid < 0:
        facts = {"returned": str(batch.returned), "void": str(batch.void)}
        yield Problem("batch.void", where, facts, "warning")
    rule = ballot_rule(plan, batch.item)
    wanted = tally(batch, rule.grades) if rule is not None and batch.papers else {}
    for line in standing(plan, entries, batch) if lines is None else lines:
        place, name = (*where, line.unit), plan.unit[line.unit].name
        if line.unit in wanted and line.unit not in batch.own:
            for grade, count in wanted[line.unit].items():
                if line.votes.get(grade, "0") != str(count):
                    facts = {"unit": name, "grade": grade, "found": line.votes.get(grade, "0"), "count": str(count)}
                    yield Problem("batch.by_hand", place, facts, "warning")
        elif line.unit in batch.own and line.votes:
            yield Problem("batch.own", place, {"unit": name}, "warning")
        elif valid is not None and line.votes and line.total != valid:
            facts = {"unit": name, "sum": str(line.total), "valid": str(valid)}
            yield Problem("batch.sum", place, facts, "warning")


def with_batch(batches: Sequence[Batch], batch: Batch) -> tuple[Batch, ...]:
    """The batches with one put in its place, or added."""
    if any(kept.uid == batch.uid for kept in batches):
        return tuple(batch if kept.uid == batch.uid else kept for kept in batches)
    return (*batches, batch)


def next_round(plan: Plan, entries: Entries, item: str, label: str) -> tuple[Batch, ...]:
    """A batch of one more round for every group of an item, with the rules of the last round."""
    present = batches_of(plan, entries, item)
    last = max(batch.round for batch in present)
    return tuple(
        Batch(
            item=item,
            round=last + 1,
            label=label,
            voters=batch.voters,
            units=tuple(unit.code for unit in plan.units),
            own=batch.own,
            void_all_equal=batch.void_all_equal,
            most_best=batch.most_best,
        )
        for batch in present
        if batch.round == last
    )


def relabelled(batches: Sequence[Batch], item: str, number: int, label: str) -> tuple[Batch, ...]:
    """The batches of one round under another name."""
    return tuple(
        replace(batch, label=label) if batch.item == item and batch.round == number else batch for batch in batches
    )
