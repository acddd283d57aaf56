"""指标体系表, the annex of the notice (practice.md D1): the tree with weights, rules in words, sources, departments,
and the documents that it rests on."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from exchange.rule_words import measure_in_words, rule_in_words, usual_policies
from exchange.sheet import Align, Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.sheets.rules import every_leaf, named_with_weight
from exchange.sheets.summary import tree_columns
from exchange.wording import word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Indicator, Plan
from scoring.result import Result

LETTERS: Final = Letters(title=22, line=12, heading=10.5, body=10.5, note=10.5, heading_height=10, row_height=8)
REST: Final = 5
"""Columns behind the weight."""


def indicator_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet."""
    options = options or Options()
    leaves = list(every_leaf(plan))
    depth = max((len(path) for path in leaves), default=1)
    sheet = Sheet(
        name=word("sheet.indicators", language),
        title=word("sheet.indicators.title", language, title=printable(plan.title)),
        left=word("sheet.full_score", language, full=plain(plan.full_score)),
        right=word("sheet.points_unit", language),
        columns=_columns(plan, depth, language),
        rows=tuple(_rows(plan, leaves, depth, language)),
        notes=(
            word("sheet.rule.policies", language, policies=usual_policies(language)),
            *notes.group_notes(plan.indicators, language),
            *notes.grade_notes(plan.grades, plan, language),
        ),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A3", True, parts.WIDE), parts.Lying("A4", True, parts.WIDE)]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def _columns(plan: Plan, depth: int, language: str) -> tuple[Column, ...]:
    def column(key: str, width: float, least: float, align: Align = "left") -> Column:
        return Column(heading=(word(f"sheet.col.{key}", language),), width=width, least=least, align=align)

    return (
        Column(heading=(word("sheet.col.number", language),), width=11, places=0, kept=True),
        *tree_columns(depth, 104, language),
        *parts.weight_columns(plan, 14, language),
        column("rule", 122, 70),
        column("source", 34, 24),
        column("department", 28, 20, "center"),
        column("basis", 40, 26),
        column("note", 26, 16),
    )


def _rows(plan: Plan, leaves: Sequence[tuple[Indicator, ...]], depth: int, language: str) -> Iterator[Row]:
    for number, path in enumerate(leaves, start=1):
        leaf = path[-1]
        rule, measure = rule_in_words(plan, leaf, language), measure_in_words(plan, leaf, language)
        said = word("sheet.indicators.measured", language, rule=rule, measure=measure) if measure else rule
        yield Row(
            (
                figure(Decimal(number), 0),
                *named_with_weight(plan, path, depth, language),
                *parts.weight_cells(plan, leaf),
                text(said),
                text(notes.listed([printable(source) for source in leaf.source], language)),
                text(leaf.department),
                text(leaf.basis),
                text(leaf.note),
            )
        )
    label = SheetCell(word("sheet.row.total", language), across=depth + 1)
    yield Row((label, *[SheetCell()] * depth, *parts.weight_cells(plan, None), *[SheetCell()] * REST), "total")
