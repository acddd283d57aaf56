"""计票单 (ux.md §4.5): one upright page for each batch of ballots, signed by who read, counted and watched."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from exchange.sheet import Column, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import parts
from exchange.wording import problem_text, word
from scoring.ballot_counts import (
    BallotRule,
    ballot_items,
    ballot_rule,
    batches_of,
    disagreements,
    over_rounds,
    standing,
    valid_count,
    void_count,
)
from scoring.batches import ABSTAIN, Batch, void_reason
from scoring.entries import Entries
from scoring.numbers import parse_decimal, plain
from scoring.plan import Plan
from scoring.result import Result

NOT_STATED = "—"


def ballot_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """A sheet for each batch of which anything is known, in the order of items, rounds and groups."""
    options = options or Options()
    return tuple(
        _sheet(plan, entries, result, batch, rule, language, options)
        for item in ballot_items(plan)
        if (rule := ballot_rule(plan, item)) is not None
        for batch in batches_of(plan, entries, item)
        if batch.papers or batch.returned is not None or any(line.votes for line in standing(plan, entries, batch))
    )


def _sheet(
    plan: Plan, entries: Entries, result: Result, batch: Batch, rule: BallotRule, language: str, options: Options
) -> Sheet:
    item = printable(plan.item[batch.item].name)
    many = len({one.round for one in batches_of(plan, entries, batch.item)}) > 1
    rounds = over_rounds(plan, entries, batch.item) if many else None
    around = (batch.label or word("batch.round", language, number=str(batch.round))) if many or batch.label else ""
    sheet = Sheet(
        name=word("sheet.ballots", language, voters=f"{printable(around)}{printable(batch.voters)}"),
        title=word("sheet.ballots.title", language, title=printable(plan.title), item=item),
        left=printable(
            word(
                "sheet.ballots.batch",
                language,
                round=around,
                voters=batch.voters,
                weight=_weight(rule, batch, language),
            ).lstrip("　 ")
        ),
        right=_counts(plan, batch, language),
        columns=_columns(plan, rule, language, rounds=many),
        rows=tuple(_rows(plan, entries, batch, rule, rounds)),
        notes=tuple(_notes(plan, entries, batch, rule, language)),
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.UPRIGHT), parts.Lying("A4", True, parts.LYING)]
    signers = tuple(word(f"sheet.ballots.{who}", language) for who in ("caller", "counter", "watcher"))
    own = replace(options, signers=options.signers or signers)
    return parts.framed(parts.on_paper(sheet, own, papers), plan, entries, result, own)


def _weight(rule: BallotRule, batch: Batch, language: str) -> str:
    if rule.groups is None or batch.voters not in rule.groups:
        return ""
    return word("sheet.ballots.weight", language, weight=plain(rule.groups[batch.voters] * 100))


def _counts(plan: Plan, batch: Batch, language: str) -> str:
    figures = {
        "issued": batch.issued,
        "returned": len(batch.papers) if batch.returned is None and batch.papers else batch.returned,
        "valid": valid_count(plan, batch),
        "void": void_count(plan, batch),
    }
    said = {name: NOT_STATED if count is None else str(count) for name, count in figures.items()}
    return word("sheet.ballots.counts", language, **said)


def _columns(plan: Plan, rule: BallotRule, language: str, *, rounds: bool) -> tuple[Column, ...]:
    together = word("sheet.col.votes", language)
    named = parts.name_width([unit.name for unit in plan.units], 30, 60)
    votes = [*map(printable, rule.grades), word("batch.abstain", language)]
    return (
        Column(heading=(printable(plan.unit_label) or word("sheet.col.unit", language),), width=named, least=24),
        *(Column(heading=(together, name), width=16, least=12, places=0) for name in votes),
        Column(heading=(together, word("sheet.col.votes_sum", language)), width=16, least=12, places=0),
        Column(heading=(word("sheet.col.votes_mean", language),), width=20, least=15, places=2, strong=True),
        *([Column(heading=(word("sheet.col.votes_rounds", language),), width=20, least=16, places=2)] * rounds),
    )


def _rows(
    plan: Plan, entries: Entries, batch: Batch, rule: BallotRule, rounds: Mapping[str, Fraction] | None
) -> Iterator[Row]:
    """`rounds`: the mean of each unit over all rounds; None where there is one round only."""
    for line in standing(plan, entries, batch):
        votes = [_votes(line.votes.get(grade, "")) for grade in (*rule.grades, ABSTAIN)]
        means = [_mean(line.mean)] if rounds is None else [_mean(line.mean), _mean(rounds.get(line.unit))]
        yield Row((text(plan.unit[line.unit].name), *votes, figure(line.total, 0), *means))


def _mean(value: Fraction | None) -> SheetCell:
    return SheetCell(NOT_STATED) if value is None else figure(value, 2)


def _votes(typed: str) -> SheetCell:
    number = parse_decimal(typed)
    return text(typed or NOT_STATED) if number is None else figure(number, 0)


def _notes(plan: Plan, entries: Entries, batch: Batch, rule: BallotRule, language: str) -> Iterator[str]:
    mark = "、" if language == "zh_CN" else ", "
    values = mark.join(f"{printable(grade)} {plain(value)}" for grade, value in rule.values.items())
    yield word("sheet.ballots.values", language, values=values, abstain=word(f"batch.abstain.{rule.abstain}", language))
    reasons = Counter(reason for paper in batch.papers if (reason := void_reason(batch, paper, rule.best)))
    if reasons:
        said = [
            word(
                "sheet.ballots.reason",
                language,
                reason=word(f"batch.void.{reason}", language, most=str(batch.most_best)),
                count=str(count),
            )
            for reason, count in reasons.items()
        ]
        yield word("sheet.ballots.void", language, reasons=mark.join(said))
    own = [printable(plan.unit[code].name) for code in batch.own if code in plan.unit]
    if own:
        yield word("sheet.ballots.own", language, units=mark.join(own))
    for problem in disagreements(plan, entries, batch):
        yield printable(problem_text(problem, language))
