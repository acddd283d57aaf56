"""测评票 (D12): the blank ballot paper of each group of voters, to be copied: a row a unit, a box a grade."""

from dataclasses import replace
from fractions import Fraction

from exchange.sheet import Column, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import parts
from exchange.wording import word
from scoring.ballot_counts import BallotRule, ballot_items, ballot_rule, batches_of
from scoring.batches import Batch
from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Result

BOX = "□"


def ballot_paper_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """A paper for each group of voters of each ballot, whatever the round; not signed, for ballots are secret."""
    options = options or Options()
    found = []
    for item in ballot_items(plan):
        rule = ballot_rule(plan, item)
        groups: dict[str, Batch] = {}
        for batch in batches_of(plan, entries, item) if rule is not None else ():
            groups.setdefault(batch.voters, batch)
        if rule is not None:
            found += [_paper(plan, entries, result, one, rule, language, options) for one in groups.values()]
    return tuple(found)


def _paper(
    plan: Plan, entries: Entries, result: Result, batch: Batch, rule: BallotRule, language: str, options: Options
) -> Sheet:
    voters, item = printable(batch.voters), printable(plan.item[batch.item].name)
    units = [plan.unit[code] for code in batch.units if code in plan.unit] or list(plan.units)
    grades = [*map(printable, rule.grades), word("batch.abstain", language)]
    blank = SheetCell()
    rows = []
    for number, unit in enumerate(units, start=1):
        boxes = [SheetCell("—" if unit.code in batch.own else BOX)] * len(grades)
        rows.append(Row((figure(Fraction(number), 0), text(unit.name), *boxes, blank)))
    notes = [word("sheet.ballot_papers.one", language)]
    if batch.most_best is not None:
        best = printable(rule.best)
        notes.append(word("sheet.ballot_papers.most", language, grade=best, most=str(batch.most_best)))
    if batch.void_all_equal:
        notes.append(word("sheet.ballot_papers.equal", language))
    if batch.own:
        notes.append(word("sheet.ballot_papers.own", language))
    heading = printable(plan.unit_label) or word("sheet.col.unit", language)
    sheet = Sheet(
        name=word("sheet.ballot_papers.name", language, item=item, voters=voters),
        title=word("sheet.ballot_papers.title", language, title=printable(plan.title), item=item),
        left=word("sheet.ballot_papers.voters", language, voters=voters),
        columns=(
            Column(heading=(word("sheet.col.number", language),), width=12, least=10),
            Column(heading=(heading,), width=parts.name_width([unit.name for unit in units], 40, 60), least=28),
            *(Column(heading=(grade,), width=16, least=12) for grade in grades),
            Column(heading=(word("sheet.col.note", language),), width=24, least=16),
        ),
        rows=tuple(rows),
        notes=tuple(notes),
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.UPRIGHT), parts.Lying("A4", True, parts.LYING)]
    framed = parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)
    return replace(framed, signature=None, draft=None)  # a ballot is secret, and no result
