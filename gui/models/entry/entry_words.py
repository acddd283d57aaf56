"""What the entry grid says in words: headings, and one line about a cell."""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from exchange.wording import problem_text
from gui.grid_model import Look, Mark
from gui.language import current
from gui.models.entry.columns import (
    LAST,
    PLACE,
    RANK,
    SHARED,
    TARGET,
    TOTAL,
    UNUSED,
    Column,
    ItemColumn,
    ScoreColumn,
    weight_in_heading,
)
from gui.models.entry.entry_cells import CENTRED, full_text, why_no_number
from gui.models.entry.entry_text import consequence
from gui.models.entry.members import WITH_MEMBERS
from scoring.entries import Cell
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.plausible import JUMP, turned

if TYPE_CHECKING:
    from gui.models.entry.entry_table import EntryTable

HORIZONTAL = Qt.Orientation.Horizontal


def name_of(column: Column, plan: Plan) -> str:
    if isinstance(column, ItemColumn):
        return column.item.name
    if column.kind == LAST:
        return QCoreApplication.translate("EntryTable", "Last year")
    if column.kind == TARGET:
        return QCoreApplication.translate("EntryTable", "Target")
    if column.kind == PLACE:
        return QCoreApplication.translate("EntryTable", "Place")
    if column.code == TOTAL:
        return QCoreApplication.translate("EntryTable", "Total")
    if column.code == RANK:
        return QCoreApplication.translate("EntryTable", "Rank")
    if column.code in plan.indicator:
        if column.code not in plan.children:
            return QCoreApplication.translate("EntryTable", "Points")
        return QCoreApplication.translate("EntryTable", "Points of the group")
    return "…"


def last_line(column: Column, plan: Plan) -> str:
    """The unit of measurement, and the weight where one indicator alone scores from the item."""
    if isinstance(column, ItemColumn):
        return " · ".join(part for part in (column.item.unit, weight_in_heading(column)) if part)
    if column.code == TOTAL:
        return f"{plan.full_score:f}"
    if column.kind in (LAST, PLACE):
        return ""
    node = plan.indicator.get(column.code)
    if node is not None and column.kind == TARGET:
        return node.unit
    return "" if node is None else f"{node.weight:f}"


def groups(column: Column, plan: Plan) -> tuple[tuple[str, str], ...]:
    """The groups above a column, top down."""
    names = {
        SHARED: QCoreApplication.translate("EntryTable", "Shared data"),
        UNUSED: QCoreApplication.translate("EntryTable", "Not used by any rule"),
    }
    found = []
    for code in column.path:
        node = plan.indicator.get(code)
        found.append((code, names.get(code, code) if node is None else f"{node.name} {node.weight:f}"))
    return tuple(found)


def about(column: Column, plan: Plan) -> str:
    """The tool tip of a heading."""
    if isinstance(column, ScoreColumn) and column.kind == LAST:
        return name_of(column, plan)
    if isinstance(column, ScoreColumn):
        node = plan.indicator.get(column.code)
        return name_of(column, plan) if node is None else f"{node.code} {node.name}"
    item = column.item
    used = QCoreApplication.translate("EntryTable", "used by {code} {name}")
    lines = [f"{item.name} ({item.unit})" if item.unit else item.name]
    lines += [used.format(code=leaf.code, name=leaf.name) for leaf in column.leaves]
    lines += [text for text in (item.department, item.note) if text]
    return "\n".join(lines)


def turn(number: Decimal, before: Fraction | None) -> int:
    """The mark of a value far from that of the year before; 0 where it is near, or nothing is known."""
    kind = "" if before is None else turned(Fraction(number), before)
    if not kind or before is None:
        return 0
    return (Mark.RISEN if number > before else Mark.FALLEN).value


def describe(table: "EntryTable", row: int, column: int) -> str:
    """One line about a cell: what it is, what was found about it, what its state does to the score."""
    item_column, unit = table.item_column(column), table.unit(row)
    pair = QCoreApplication.translate("EntryTable", "{unit} · {item}")
    if item_column is None:
        name = str(table.headerData(column, HORIZONTAL) or "")
        text = table.plain_text(row, column)
        parts = [pair.format(unit=unit.name, item=name) + (f": {text}" if text else "")]
        return _line([*parts, table.why_read_only(row, column)])
    item, cell, look = item_column.item, table.cell(row, column), table.look(row, column)
    parts = [pair.format(unit=unit.name, item=item.name)]
    value = full_text(item, cell)
    counted = "" if item.kind in WITH_MEMBERS or look in CENTRED else item.unit
    if value:
        with_value = QCoreApplication.translate("EntryTable", ": {value} {unit}")
        parts[0] += with_value.format(value=value, unit=counted).rstrip()
    finding = table.finding(row, column)
    why = "" if cell is None else why_no_number(item, cell.value)
    if why and look is Look.ERROR:
        parts.append(why)
    elif finding is not None:
        parts[0] = problem_text(finding, current())  # names unit, item and value itself
    words = consequence(item_column, cell)
    if words and look is not Look.ERROR and not table.is_second:
        parts.append(words)
    last = table.last_value(row, column)
    if last is not None:
        parts.append(QCoreApplication.translate("EntryTable", "last year {value}").format(value=plain(last)))
        if item.code not in table.places:
            parts += _jump(table.number(row, column), last)
    bounds = [("≥", item.minimum), ("≤", item.maximum)]
    parts += _twice(table, item.code, unit.code)
    limits = " ".join(f"{sign} {bound:f}" for sign, bound in bounds if bound is not None)
    if limits:
        parts.append(QCoreApplication.translate("EntryTable", "range {limits}").format(limits=limits))
    if item.department:
        parts.append(QCoreApplication.translate("EntryTable", "from {department}").format(department=item.department))
    parts.append(table.fed.describe(item, unit.code, cell))
    if any(leaf.method == "panel" for leaf in item_column.leaves):
        parts.append(QCoreApplication.translate("EntryTable", "marks of the judges: Alt+T opens them"))
    codes = table.evidence(row, column)
    if codes:
        text = QCoreApplication.translate("EntryTable", "evidence: {numbers}")
        parts.append(text.format(numbers="、".join(codes)))
    parts += [text for text in (item.note, _note(cell)) if text]
    return _line([part for part in parts if part])


def _twice(table: "EntryTable", item: str, unit: str) -> list[str]:
    """What a second pass says of the cell."""
    desk, plan = table.second_pass, table.plan
    if table.is_second and desk.differs(item, unit):
        first = table.first_value(item, unit)
        text = full_text(plan.item[item], first) or QCoreApplication.translate("EntryTable", "nothing")
        return [QCoreApplication.translate("EntryTable", "first time: {value}").format(value=text)]
    who = desk.who(item) if unit in desk.confirmed(item) else None
    if who is None:
        return []
    when = (who.closed or who.compared)[:16].replace("T", " ")
    return [QCoreApplication.translate("EntryTable", "typed twice, by {who} {when}").format(who=who.by, when=when)]


def _jump(number: Decimal | None, last: Fraction) -> list[str]:
    kind = "" if number is None else turned(Fraction(number), last)
    if number is None or not kind:
        return []
    if kind == "sign":
        return [QCoreApplication.translate("EntryTable", "another sign than last year: is that so?")]
    times = abs(Fraction(number) / last) if number else Fraction(0)
    if times > 1:
        text = QCoreApplication.translate("EntryTable", "{times} times last year's: is the unit right?")
        return [text.format(times=f"{float(times):.1f}")]
    text = QCoreApplication.translate("EntryTable", "less than 1/{factor} of last year's: is the unit right?")
    return [text.format(factor=f"{JUMP:f}")]


def _note(cell: Cell | None) -> str:
    if cell is None or not cell.note:
        return ""
    return QCoreApplication.translate("EntryTable", "comment: {note}").format(note=cell.note.replace("\n", " "))


def _line(parts: list[str]) -> str:
    return QCoreApplication.translate("EntryTable", " | ").join(parts)
