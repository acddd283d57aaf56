"""权重调整对照表 (ux.md §4.5): every indicator with last year's weight, this year's, the change and the reason."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, get_args

from exchange.sheet import Column, DraftMark, Letters, Options, Row, Sheet, SheetCell, figure, printable, signed, text
from exchange.sheets import notes, parts
from exchange.wording import word
from scoring.checks import weight_sums
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Plan, UnitClass
from scoring.result import Result
from scoring.years.weight_changes import Kind, WeightChange, classes_apart, for_class, weight_changes

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)
NONE: Final = "—"


def weights_change_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where the plan knows last year's weights, and one for each class that has weights of its own in either
    year; else none. A sheet is a draft while its weights do not add up."""
    if not plan.previous_indicators:
        return ()
    apart = classes_apart(plan)
    return tuple(_sheet(plan, entries, result, of_class, language, options or Options()) for of_class in (None, *apart))


def _sheet(
    plan: Plan, entries: Entries, result: Result, of_class: UnitClass | None, language: str, options: Options
) -> Sheet:
    """The sheet of all, or that of one class."""
    seen = for_class(plan, None if of_class is None else of_class.code)
    changes = weight_changes(seen)
    places = _places(changes)
    name = word("sheet.weights-change", language)
    title = word("sheet.weights-change.title", language, title=printable(plan.title))
    if of_class is not None:
        name, title = (
            word("sheet.of_class", language, name=one, kind=printable(of_class.name)) for one in (name, title)
        )
    sheet = Sheet(
        name=name,
        title=title,
        left=word("sheet.full_score", language, full=plain(plan.full_score)),
        right=word("sheet.points_unit", language),
        columns=_columns(places, language),
        rows=(*_rows(seen, changes, places, language), _totals(seen, places, language)),
        notes=(
            _counted(changes, language),
            word("sheet.change.totals", language),
            *(_apart_note(plan, language) if of_class is None else ()),
        ),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.UPRIGHT), parts.Lying("A4", True, parts.LYING)]
    laid = parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)
    return replace(laid, draft=_draft(seen, language))


def _apart_note(plan: Plan, language: str) -> tuple[str, ...]:
    """Whose weights stand on sheets of their own."""
    names = [printable(one.name) for one in classes_apart(plan)]
    return (word("sheet.change.apart", language, classes=notes.listed(names, language)),) if names else ()


def _columns(places: int, language: str) -> tuple[Column, ...]:
    def weight(key: str) -> Column:
        return Column(heading=(word(f"sheet.col.{key}", language),), width=16, places=places)

    return (
        Column(heading=(word("sheet.col.indicator", language),), width=60, least=44, align="left"),
        weight("last_year"),
        weight("this_year"),
        weight("change"),
        Column(heading=(word("sheet.col.reason", language),), width=48, least=36, align="left"),
    )


def _rows(plan: Plan, changes: Sequence[WeightChange], places: int, language: str) -> Iterable[Row]:
    names = {one.code: one.name for one in plan.previous_indicators}
    parents = {one.code: one.parent for one in plan.previous_indicators}
    classes = {one.code: printable(one.name) for one in plan.classes}
    for one in changes:
        name = SheetCell(printable(one.name or one.former_name), indent=one.level, strong=one.is_group)
        cells = (
            name,
            _weight(one.previous, places),
            _weight(one.weight, places),
            signed(one.change, places),
            text(_reason(one, names, parents, classes, language)),
        )
        yield Row(cells, ("section" if one.level else "subtotal") if one.is_group else "plain")


def _weight(weight: Decimal | None, places: int) -> SheetCell:
    return SheetCell(NONE) if weight is None else figure(weight, places)


def _reason(
    one: WeightChange,
    names: Mapping[str, str],
    parents: Mapping[str, str | None],
    classes: Mapping[str, str],
    language: str,
) -> str:
    """What happened beside the weight, then why."""
    said = []
    if one.kind in ("added", "dropped"):
        said.append(word(f"sheet.change.{one.kind}", language))
    if one.kind == "moved" and one.former is not None:
        parent = parents[one.former]
        key = "sheet.change.moved_first" if parent is None else "sheet.change.moved"
        said.append(word(key, language, parent="" if parent is None else names.get(parent, parent)))
    if one.kind in ("moved", "renamed") and one.name != one.former_name:
        said.append(word("sheet.change.renamed", language, name=one.former_name))
    if one.of_classes:
        named = notes.listed([classes[code] for code in one.of_classes], language)
        said.append(word("sheet.change.of_classes", language, classes=named))
    if one.reason:
        said.append(one.reason)
    return ("；" if language == "zh_CN" else "; ").join(said)


def _totals(plan: Plan, places: int, language: str) -> Row:
    """Of the first level of each year: that is what the weights add up to."""
    then = sum((one.weight for one in plan.previous_indicators if one.parent is None), Decimal(0))
    now = sum((node.weight for node in plan.children.get(None, ())), Decimal(0))
    label = SheetCell(word("sheet.row.sum", language))
    return Row((label, figure(then, places), figure(now, places), signed(now - then, places), SheetCell()), "total")


def _counted(changes: Sequence[WeightChange], language: str) -> str:
    found = Counter(one.kind for one in changes if not one.is_group)
    said = [
        word(f"sheet.change.count.{kind}", language, count=str(found[kind])) for kind in get_args(Kind) if found[kind]
    ]
    return word("sheet.change.count", language, parts=notes.listed(said, language))


def _places(changes: Sequence[WeightChange]) -> int:
    """At least two, and as many as show every weight in full."""
    weights = [weight for one in changes for weight in (one.previous, one.weight) if weight is not None]
    return max([2, *(-int(weight.normalize().as_tuple().exponent) for weight in weights)])


def _draft(plan: Plan, language: str) -> DraftMark | None:
    """What is entered does not matter for this document, but that the weights add up does."""
    if not any(one.difference for one in weight_sums(plan)):
        return None
    return DraftMark(word("sheet.draft.problems", language), word("sheet.weights-change.draft", language))
