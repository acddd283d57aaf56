"""排名表, the ranking sheet (ux.md §4.2): one over all units, and one for each class."""

from collections.abc import Callable, Mapping, Sequence

from exchange.sheet import Column, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.wording import word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Indicator, Plan
from scoring.result import Rank, Result, UnitResult, columns_of, in_order, rank_of
from scoring.years.standings import Former

FIRST_LEVEL_UPRIGHT = 6
"""With more first-level indicators than these the sheet lies on its side."""

Field = tuple[Column, Callable[[UnitResult], SheetCell]]
"""A column and what it shows of a unit."""


def ranking_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """The ranking over all, then one for each class that has units, where there is more than one."""
    used = [kind.code for kind in plan.classes if any(unit.class_code == kind.code for unit in result.units)]
    classes: list[str | None] = [None, *(used if len(used) > 1 else [])]
    return tuple(
        ranking_sheet(plan, entries, result, language=language, class_code=code, options=options) for code in classes
    )


def ranking_sheet(
    plan: Plan,
    entries: Entries,
    result: Result,
    *,
    language: str,
    class_code: str | None = None,
    options: Options | None = None,
) -> Sheet:
    """The ranking of all units, or of one class by the place within it. Raises KeyError for an unknown class."""
    options = options or Options()
    units = in_order(result.units, class_code)
    name, title = word("sheet.ranking", language), word("sheet.ranking.title", language, title=printable(plan.title))
    if class_code is not None:
        kind = {kind.code: printable(kind.name) for kind in plan.classes}[class_code]
        name = word("sheet.ranking.class", language, name=kind)
        title = word("sheet.ranking.class.title", language, title=printable(plan.title), name=kind)
    fields = [
        *_fields(plan, result, units, class_code, language),
        *_movement_fields(options.before, class_code, language),
    ]
    sheet = Sheet(
        name=name,
        title=title,
        left=word("sheet.count_units", language, count=str(len(units))),
        right=word("sheet.points_unit", language),
        columns=tuple(column for column, _ in fields),
        rows=tuple(Row(tuple(cell(unit) for _, cell in fields)) for unit in units),
        notes=notes.of_ranking(plan, entries, result, units, language),
        language=language,
    )
    return parts.framed(parts.on_paper(sheet, options, _papers(plan, options)), plan, entries, result, options)


def _papers(plan: Plan, options: Options) -> list[parts.Lying]:
    upright = [parts.Lying("A4", False, parts.UPRIGHT)]
    lying = [parts.Lying("A4", True, parts.LYING), parts.Lying("A3", True, parts.LYING)]
    if options.landscape is False or options.paper == "A3":
        return [*upright, parts.Lying("A3", False, parts.UPRIGHT), *lying]
    many = len(first_level(plan)) > FIRST_LEVEL_UPRIGHT
    return lying if many else upright + lying


def first_level(plan: Plan) -> tuple[Indicator, ...]:
    """The first-level nodes that are scored."""
    return tuple(node for node in plan.children.get(None, ()) if not node.reference_only)


def _fields(
    plan: Plan, result: Result, units: Sequence[UnitResult], class_code: str | None, language: str
) -> list[Field]:
    places = plan.rounding.total_places

    def column(key: str, width: float, least: float, *, decimals: int | None = places, kept: bool = False) -> Column:
        heading = (word(f"sheet.col.{key}", language),)
        group = "" if kept else "end"
        return Column(heading=heading, width=width, least=least, places=decimals, group=group, kept=kept)

    def rank(unit: UnitResult) -> SheetCell:
        return parts.rank_cell(rank_of(unit, class_code), language)

    units_heading = (printable(plan.unit_label) or word("sheet.col.unit", language),)
    named = parts.name_width([unit.name for unit in units], 24, 60)
    total = Column(
        heading=(word("sheet.col.total", language),), width=19, least=15, places=places, kept=True, strong=True
    )
    base = (column("base", 16, 13), lambda unit: figure(unit.base, places))
    coefficient = (column("coefficient", 12, 10), lambda unit: parts.coefficient_cell(unit.coefficient))
    adjusted = (column("adjusted", 16, 13), lambda unit: figure(unit.adjusted_base, places))
    bonus = (column("bonus", 13, 12), lambda unit: figure(unit.bonus, places))
    deduction = (column("deduction", 13, 12), lambda unit: figure(unit.deduction, places))
    grade = (
        column("grade", 14, 12, decimals=None),
        lambda unit: text(unit.grade or word("sheet.unranked", language)),
    )

    fields: list[Field] = [
        (column("rank", 11, 10, decimals=None, kept=True), rank),
        (
            Column(heading=units_heading, width=named, least=max(20, named * 0.7), kept=True),
            lambda unit: text(unit.name),
        ),
        (total, lambda unit: figure(unit.total, places)),
        *_first_level_fields(plan, result, language),
    ]
    multiplied = parts.uses_coefficients(plan, units)
    adjusts = parts.uses_bonus(plan, units) or parts.uses_deduction(plan, units)
    if (multiplied or adjusts) and len(first_level(plan)) > 1:
        fields.append(base)
    if multiplied and plan.composition.coefficient == "base":
        fields += [coefficient, adjusted]
    if parts.uses_bonus(plan, units):
        fields.append(bonus)
    if parts.uses_deduction(plan, units):
        fields.append(deduction)
    if multiplied and plan.composition.coefficient == "all":
        fields.append(coefficient)
    if plan.grades is not None:
        fields.append(grade)
    return fields


def _movement_fields(before: Mapping[str, Former] | None, class_code: str | None, language: str) -> list[Field]:
    """Last year's place, and by how many places a unit has moved."""
    if not before:
        return []

    def former_rank(unit: UnitResult) -> Rank | None:
        then = before.get(unit.code)
        return None if then is None else then.rank_beside(class_code)

    def column(key: str) -> Column:
        return Column(heading=(word(f"sheet.col.{key}", language),), width=10, least=9, group="end")

    return [
        (column("last_year"), lambda unit: parts.rank_cell(former_rank(unit), language)),
        (
            column("movement"),
            lambda unit: parts.movement_cell(
                rank_of(unit, class_code), before.get(unit.code), former_rank(unit), language
            ),
        ),
    ]


def _first_level_fields(plan: Plan, result: Result, language: str) -> list[Field]:
    places, columns = parts.leaf_places(plan), columns_of(result.units)
    shown, nodes = parts.shown_columns(plan, result, first_level=True), columns.nodes
    together = word("sheet.col.first_level", language)

    def field(node: Indicator) -> Field:
        weight = word("sheet.col.points", language, points=plain(node.weight))
        column = Column(
            heading=(together, printable(node.name), weight), width=14.5, least=12, places=places, group=node.code
        )
        cells = parts.points_cells(shown[node.code], nodes[node.code].state, places, language)
        by_unit = dict(zip(columns.code, cells, strict=True))
        return column, lambda unit: by_unit[unit.code]

    return [field(node) for node in first_level(plan)]
