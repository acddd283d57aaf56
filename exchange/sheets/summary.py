"""评分汇总表, the score summary (ux.md §4.3): indicators as rows, or units as rows where they are many."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from exchange.sheet import Column, Kind, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.wording import word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Indicator, Plan
from scoring.result import Result, UnitResult, columns_of

UNITS_A4, UNITS_A3 = 11, 21
"""So many units stand side by side on A4 and on A3; more stand below each other."""

LETTERS = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)
SMALL_LETTERS = Letters(title=20, line=12, heading=9, body=9, note=9, heading_height=9, row_height=7)

Closing = tuple[str, Callable[[UnitResult], SheetCell]]
"""A figure of the whole unit: the key of its name, and its cell."""


def summary_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet, laid out by the number of units."""
    options = options or Options()
    build = _by_indicator if len(result.units) <= UNITS_A3 else _by_unit
    sheet = build(plan, result, language)
    notes_ = (*_legend(sheet, language), *_notes(plan, entries, result, language))
    papers = _papers(len(result.units))
    sheet = parts.on_paper(replace(sheet, notes=notes_), options, papers)
    return (parts.framed(sheet, plan, entries, result, options),)


def _papers(units: int) -> list[parts.Lying]:
    a4, a3 = parts.Lying("A4", True, parts.WIDE), parts.Lying("A3", True, parts.WIDE)
    upright = [parts.Lying("A4", False, parts.WIDE), parts.Lying("A3", False, parts.WIDE)]
    return [a4, *upright, a3] if units <= UNITS_A4 else [*upright, a4, a3]


def _head(plan: Plan, language: str) -> Sheet:
    return Sheet(
        name=word("sheet.summary", language),
        title=word("sheet.summary.title", language, title=printable(plan.title)),
        left=word("sheet.full_score", language, full=plain(plan.full_score)),
        right=word("sheet.points_unit", language),
        columns=(),
        rows=(),
        letters=LETTERS,
        language=language,
    )


# the tree


def scored_leaves(plan: Plan) -> list[tuple[Indicator, ...]]:
    """Every scored leaf with the groups above it, from the first level down, in the order of the tree."""
    found: list[tuple[Indicator, ...]] = []

    def walk(parent: str | None, above: tuple[Indicator, ...]) -> None:
        for node in plan.children.get(parent, ()):
            if node.is_group:
                walk(node.code, (*above, node))
            elif not node.reference_only:
                found.append((*above, node))

    walk(None, ())
    return found


def level_heading(level: int, language: str) -> str:
    """The name of a level of the tree, 1 being the first."""
    if level <= 3:
        return word(f"sheet.level.{level}", language)
    return word("sheet.level.n", language, level=str(level))


def with_weight(node: Indicator, language: str) -> str:
    return word("sheet.col.weighted", language, name=printable(node.name), weight=plain(node.weight))


def closings(plan: Plan, units: Sequence[UnitResult], language: str) -> list[Closing]:
    """What follows the indicators: from the base to the place and the grade."""
    places = plan.rounding.total_places
    multiplied = parts.uses_coefficients(plan, units)
    bonus, deduction = parts.uses_bonus(plan, units), parts.uses_deduction(plan, units)
    found: list[Closing] = []
    if multiplied or bonus or deduction:
        found.append(("base", lambda unit: figure(unit.base, places)))
    if multiplied and plan.composition.coefficient == "base":
        found.append(("coefficient", lambda unit: parts.coefficient_cell(unit.coefficient)))
        found.append(("adjusted", lambda unit: figure(unit.adjusted_base, places)))
    if bonus:
        found.append(("bonus", lambda unit: figure(unit.bonus, places)))
    if deduction:
        found.append(("deduction", lambda unit: figure(unit.deduction, places)))
    if multiplied and plan.composition.coefficient == "all":
        found.append(("coefficient", lambda unit: parts.coefficient_cell(unit.coefficient)))
    found.append(("total", lambda unit: figure(unit.total, places)))
    found.append(("rank", lambda unit: parts.rank_cell(unit.rank, language)))
    if plan.grades is not None:
        found.append(("grade", lambda unit: text(unit.grade or word("sheet.unranked", language))))
    return found


# indicators as rows


def _by_indicator(plan: Plan, result: Result, language: str) -> Sheet:
    leaves = scored_leaves(plan)
    depth = max((len(path) for path in leaves), default=1)
    body = _Body(plan, result, language)
    return replace(
        _head(plan, language),
        columns=_indicator_columns(plan, result.units, depth, language),
        rows=(*_indicator_rows(leaves, depth, body), *_closing_rows(plan, depth, body)),
    )


def _indicator_columns(plan: Plan, units: Sequence[UnitResult], depth: int, language: str) -> tuple[Column, ...]:
    tree = tree_columns(depth, 68, language)
    places = parts.leaf_places(plan)
    together = (printable(plan.unit_label) or word("sheet.col.unit", language), word("sheet.col.score", language))
    heading = "：".join(together) if language == "zh_CN" else ": ".join(together)
    return (
        Column(heading=(word("sheet.col.number", language),), width=9, places=0, kept=True),
        *tree,
        *parts.weight_columns(plan, 12, language),
        *(
            Column(heading=(heading, printable(unit.name)), width=14, least=12.5, places=places, group=unit.code)
            for unit in units
        ),
        Column(heading=(word("sheet.col.mean", language),), width=14, least=12.5, places=places, group="mean"),
    )


def tree_columns(depth: int, width: float, language: str) -> tuple[Column, ...]:
    """One column for each level of the tree, together so wide; groups are merged downwards."""
    shares = {1: (1.0,), 2: (0.32, 0.68), 3: (0.21, 0.25, 0.54)}.get(depth) or (
        *(0.55 / (depth - 1),) * (depth - 1),
        0.45,
    )
    return tuple(
        Column(
            heading=(level_heading(level, language),),
            width=width * share,
            align="center" if level < depth else "left",
            kept=True,
            merged=level < depth,
        )
        for level, share in enumerate(shares, start=1)
    )


def tree_cells(path: Sequence[Indicator], depth: int) -> list[SheetCell]:
    """The groups above a leaf and the leaf itself, which takes the levels that it does not reach."""
    names = [text(node.name) for node in path]
    spare = depth - len(path)
    return [*names[:-1], replace(names[-1], across=spare + 1), *[SheetCell()] * spare]


class _Body:
    """The figures of all units, once."""

    def __init__(self, plan: Plan, result: Result, language: str) -> None:
        self.plan, self.units, self.language = plan, result.units, language
        self.places = parts.leaf_places(plan)
        self.shown = parts.shown_columns(plan, result)
        self.nodes = columns_of(result.units).nodes

    def cells(self, node: Indicator) -> list[SheetCell]:
        """The points of one node, unit by unit, and their mean."""
        points = self.shown[node.code]
        cells = parts.points_cells(points, self.nodes[node.code].state, self.places, self.language)
        return [*cells, mean_cell([value for value in points if value is not None], self.places)]

    def weights(self, node: Indicator) -> list[SheetCell]:
        return parts.weight_cells(self.plan, node)


def mean_cell(values: Sequence[Decimal], places: int) -> SheetCell:
    """The mean of what was scored, rounded half up; empty where nothing was."""
    if not values:
        return SheetCell()
    whole = sum((Fraction(value) * count for value, count in Counter(values).items()), Fraction(0))
    return figure(whole / len(values), places)


def _indicator_rows(leaves: Sequence[tuple[Indicator, ...]], depth: int, body: _Body) -> Iterator[Row]:
    for number, path in enumerate(leaves, start=1):
        leaf, first = path[-1], path[0]
        yield Row((figure(Decimal(number), 0), *tree_cells(path, depth), *body.weights(leaf), *body.cells(leaf)))
        last_of_group = number == len(leaves) or leaves[number][0] is not first
        if last_of_group and first.is_group:
            subtotal = text(f"{printable(first.name)} {word('sheet.row.subtotal', body.language)}")
            label = replace(subtotal, across=depth + 1)
            yield Row((label, *[SheetCell()] * depth, *body.weights(first), *body.cells(first)), "subtotal")


def _closing_rows(plan: Plan, depth: int, body: _Body) -> Iterator[Row]:
    for key, cell in closings(plan, body.units, body.language):
        cells = [cell(unit) for unit in body.units]
        label = replace(text(word(f"sheet.col.{key}", body.language)), across=depth + 1)
        weight = figure(plan.full_score, parts.weight_places(plan)) if key == "base" else SheetCell()
        weights = [weight] * len(parts.weight_columns(plan, 0, body.language))
        numbers = [cell.number for cell in cells if cell.number is not None]
        averaged = key not in ("rank", "coefficient", "grade")
        mean = mean_cell(numbers, plan.rounding.total_places) if averaged else SheetCell()
        kind: Kind = "total" if key in ("total", "rank") else "plain"
        yield Row((label, *[SheetCell()] * depth, *weights, *cells, mean), kind)


# units as rows


def _by_unit(plan: Plan, result: Result, language: str) -> Sheet:
    body = _Body(plan, result, language)
    nodes = list(_nodes_in_order(scored_leaves(plan)))
    found = closings(plan, result.units, language)
    front = [closing for closing in found if closing[0] in ("total", "rank")]
    rear = [closing for closing in found if closing not in front]
    names = [unit.name for unit in result.units]
    named = (printable(plan.unit_label) or word("sheet.col.unit", language),)
    columns = (
        Column(heading=(word("sheet.col.number", language),), width=9, places=0, kept=True),
        Column(heading=named, width=parts.name_width(names, 26, 50), least=22, kept=True),
        *(_closing_column(plan, key, language, kept=True) for key, _ in front),
        *(_node_column(plan, path, node, language) for path, node in nodes),
        *(_closing_column(plan, key, language, kept=False) for key, _ in rear),
    )
    by_node = [body.cells(node)[: len(result.units)] for _, node in nodes]
    rows = []
    for index, unit in enumerate(result.units):
        cells = [column[index] for column in by_node]
        start, end = ([cell(unit) for _, cell in some] for some in (front, rear))
        rows.append(Row((figure(Decimal(index + 1), 0), text(unit.name), *start, *cells, *end)))
    return replace(_head(plan, language), columns=columns, rows=tuple(rows), letters=SMALL_LETTERS)


def _closing_column(plan: Plan, key: str, language: str, *, kept: bool) -> Column:
    return Column(
        heading=(word(f"sheet.col.{key}", language),),
        width=10 if key == "rank" else 15,
        least=10 if key == "rank" else 11,
        places=None if key in ("rank", "grade") else plan.rounding.total_places,
        group="" if kept else "end",
        kept=kept,
        strong=key == "total",
    )


def _nodes_in_order(
    leaves: Sequence[tuple[Indicator, ...]],
) -> Iterator[tuple[tuple[Indicator, ...], Indicator]]:
    """Every leaf, and after those of a first-level group the group itself for its subtotal."""
    for index, path in enumerate(leaves):
        yield path, path[-1]
        last_of_group = index + 1 == len(leaves) or leaves[index + 1][0] is not path[0]
        if last_of_group and path[0].is_group:
            yield path[:1], path[0]


def _node_column(plan: Plan, path: tuple[Indicator, ...], node: Indicator, language: str) -> Column:
    weight = word("sheet.col.points", language, points=parts.weight_text(plan, node))
    own = word("sheet.row.subtotal", language) if node.is_group else printable(node.name)
    heading = (
        (printable(node.name), weight)
        if path == (node,) and not node.is_group
        else (printable(path[0].name), own, weight)
    )
    return Column(
        heading=heading,
        width=12,
        least=11,
        places=parts.leaf_places(plan),
        group=path[0].code,
    )


# notes


def _legend(sheet: Sheet, language: str) -> tuple[str, ...]:
    """What the marks that are printed mean."""
    texts = {cell.text for row in sheet.rows for cell in row.cells}
    marks = {
        "missing": word("sheet.mark.missing", language),
        "not_applicable": parts.LEFT_OUT,
        "pending": parts.PENDING,
    }
    used = [key for key, mark in marks.items() if any(cell.endswith(mark) for cell in texts)]
    phrases = [word(f"sheet.legend.{key}", language) for key in used]
    if not phrases:
        return ()
    return ("；".join(phrases) + "。" if language == "zh_CN" else " ".join(phrases),)


def _notes(plan: Plan, entries: Entries, result: Result, language: str) -> tuple[str, ...]:
    return (
        notes.sum_note(plan, result.units, language),
        *notes.coefficient_note(plan, result.units, language),
        *notes.group_notes(plan.indicators, language),
        *notes.floor_note(result.units, language),
        *notes.open_reasons(plan, entries, result, language),
    )
