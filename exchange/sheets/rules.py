"""计分办法表, the rules and weights: what each indicator weighs and how it is scored, as it is set in the plan."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from exchange.rule_words import measure_in_words, rule_in_words, usual_policies
from exchange.sheet import Align, Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.sheets.summary import tree_cells, tree_columns
from exchange.sheets.treatment import treatment_notes
from exchange.wording import word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Adjustment, Indicator, Plan
from scoring.result import Result

LETTERS = Letters(title=20, line=12, heading=10.5, body=9, note=9, heading_height=9, row_height=7)


def rules_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet: the tree with weights and rules, then bonus, deduction and veto rules."""
    options = options or Options()
    leaves = list(every_leaf(plan))
    depth = max((len(path) for path in leaves), default=1)
    sheet = Sheet(
        name=word("sheet.rules", language),
        title=word("sheet.rules.title", language, title=printable(plan.title)),
        left=word("sheet.full_score", language, full=plain(plan.full_score)),
        right=word("sheet.points_unit", language),
        columns=_columns(plan, depth, language),
        rows=(*_indicator_rows(plan, leaves, depth, language), *_adjustment_rows(plan, depth, language)),
        notes=(
            word("sheet.rule.policies", language, policies=usual_policies(language)),
            *_places_note(plan, language),
            *treatment_notes(plan, language),
            *notes.grade_notes(plan.grades, plan, language),
            notes.tie_note(plan, language),
            *notes.group_notes(plan.indicators, language),
        ),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", True, parts.WIDE), parts.Lying("A3", True, parts.WIDE)]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def _columns(plan: Plan, depth: int, language: str) -> tuple[Column, ...]:
    def column(key: str, width: float, least: float, align: Align = "left") -> Column:
        return Column(heading=(word(f"sheet.col.{key}", language),), width=width, least=least, align=align)

    number = Column(heading=(word("sheet.col.number", language),), width=9, places=0, kept=True)
    return (
        number,
        *tree_columns(depth, 70, language),
        *parts.weight_columns(plan, 13, language),
        column("rule", 85, 50),
        column("measure", 40, 24),
        column("department", 20, 16, "center"),
        column("source", 20, 18),
    )


def every_leaf(plan: Plan) -> Iterator[tuple[Indicator, ...]]:
    """Every leaf with the groups above it, those for reference too."""

    def walk(parent: str | None, above: tuple[Indicator, ...]) -> Iterator[tuple[Indicator, ...]]:
        for node in plan.children.get(parent, ()):
            if node.is_group:
                yield from walk(node.code, (*above, node))
            else:
                yield (*above, node)

    return walk(None, ())


def _indicator_rows(plan: Plan, leaves: Sequence[tuple[Indicator, ...]], depth: int, language: str) -> Iterator[Row]:
    for number, path in enumerate(leaves, start=1):
        leaf = path[-1]
        yield Row(
            (
                figure(Decimal(number), 0),
                *named_with_weight(plan, path, depth, language),
                *parts.weight_cells(plan, leaf),
                text(rule_in_words(plan, leaf, language)),
                text(measure_in_words(plan, leaf, language)),
                text(leaf.department),
                text(notes.listed([printable(source) for source in leaf.source], language)),
            )
        )
    label = SheetCell(word("sheet.row.sum", language), across=depth + 1)
    yield Row((label, *[SheetCell()] * depth, *parts.weight_cells(plan, None), *[SheetCell()] * 4), "total")


def named_with_weight(plan: Plan, path: Sequence[Indicator], depth: int, language: str) -> list[SheetCell]:
    cells = tree_cells(path, depth)
    for level, node in enumerate(path[:-1]):
        weight = parts.weight_text(plan, node)
        cells[level] = text(word("sheet.col.weighted", language, name=printable(node.name), weight=weight))
    return cells


def _places_note(plan: Plan, language: str) -> tuple[str, ...]:
    """To how many places what is measured is rounded before it is scored, where it is."""
    places = plan.rounding.measure_places
    return () if places is None else (word("rule.measure_places", language, places=str(places)),)


# bonus, deduction, veto


def _adjustment_rows(plan: Plan, depth: int, language: str) -> Iterator[Row]:
    wide = depth + len(parts.weight_columns(plan, 0, language))
    columns = wide + 5
    for key, rules, cap in (
        ("bonus", plan.bonus, plan.composition.bonus_cap),
        ("deduction", plan.deduction, plan.composition.deduction_cap),
    ):
        if rules:
            limit = word("sheet.rule.cap", language, cap=plain(cap)) if cap is not None else ""
            yield _section(word(f"sheet.rule.{key}", language), limit, columns, language)
            for number, rule in enumerate(rules, start=1):
                yield _wide_row(number, rule.name, adjustment_text(rule, language), rule.department, wide, columns)
    if plan.veto:
        yield _section(word("sheet.rule.veto", language), "", columns, language)
        for number, veto in enumerate(plan.veto, start=1):
            actions = [notes.action_text(plan, action, language) for action in veto.actions]
            yield _wide_row(number, veto.name, notes.listed(actions, language), "", wide, columns)


def _section(name: str, limit: str, columns: int, language: str) -> Row:
    said = word("sheet.col.weighted", language, name=name, weight=limit) if limit else name
    return Row((SheetCell(said, across=columns), *[SheetCell()] * (columns - 1)), "section")


def _wide_row(number: int, name: str, rule: str, department: str, wide: int, columns: int) -> Row:
    """Number; the name over the tree and the weights, which are so `wide`; the rule up to the department; the source
    stays empty."""
    across = columns - wide - 3
    named, said = SheetCell(printable(name), across=wide), SheetCell(printable(rule), across=across)
    blank = SheetCell()
    covered = [blank] * (across - 1)
    return Row((figure(Decimal(number), 0), named, *[blank] * (wide - 1), said, *covered, text(department), blank))


def adjustment_text(rule: Adjustment, language: str) -> str:
    """What a bonus or a deduction is worth, and its limits."""
    said = []
    if rule.points is not None:
        said.append(word("sheet.rule.each", language, points=plain(rule.points)))
    said += [
        word("sheet.rule.level", language, level=printable(level), points=plain(points))
        for level, points in rule.per_level.items()
    ]
    if not said:
        said.append(word("sheet.rule.own", language))
    cap = word("sheet.rule.cap", language, cap=plain(rule.cap)) if rule.cap is not None else None
    said.append(cap or word("sheet.rule.no_cap", language))
    if rule.dedupe == "highest":
        said.append(word("sheet.rule.highest", language))
    return ("，" if language == "zh_CN" else ", ").join(said)
