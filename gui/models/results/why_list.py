"""Why one unit stands where it stands, as lines: the points it lost, the unit beside another one, and what would gain
it a place. Each figure knows the entry and the rule that it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.grid_model import ACCESSIBLE_TEXT, ALIGNMENT, DISPLAY, FONT, LEFT, LOOK, RIGHT, TOOL_TIP, Look, plain_tip
from scoring.problems import Place
from scoring.result import Result

if TYPE_CHECKING:  # it needs NumPy: the first window comes before it
    from exchange.wording.insight import Insight
    from scoring.insight.gain import Gain
    from scoring.worked import View

AnyIndex = QModelIndex | QPersistentModelIndex
COLUMNS: Final = ("name", "own", "beside", "difference")
SHARE: Final = int(Qt.ItemDataRole.UserRole) + 7
"""Of a difference: its part of the greatest one of its list, from -1.0 to 1.0, for a bar."""


@dataclass(frozen=True, slots=True)
class Line:
    """`figure`: what `scoring.worked` explains of it; `sentence`: what is said of it instead."""

    texts: tuple[str, str, str, str]
    heading: bool = False
    amount: Fraction = Fraction(0)
    share: float = 0.0
    figure: str = ""
    item: str = ""
    node: str = ""
    sentence: str = ""
    unit: str = ""
    """The unit that the line is about, where it is the other one."""
    needed: str = ""
    """Of a way to gain a place: the value that does it."""


def lost_lines(insight: "Insight", view: "View", result: Result, unit_code: str) -> list[Line]:
    """Every leaf that is short of its full points, most points first, and what was deducted."""
    from scoring.insight.contributions import unit_of
    from scoring.insight.strengths import leaf_rates

    unit, say = unit_of(result, unit_code), insight.say
    lines = []
    for leaf in sorted(leaf_rates(view.plan, result, unit_code), key=lambda one: -one.lost):
        if leaf.lost > 0:
            name = view.plan.indicator[leaf.code].name
            texts = (name, insight.figure(leaf.points), f"{leaf.weight:f}", insight.signed(-leaf.lost))
            lines.append(Line(texts, amount=-leaf.lost, figure=leaf.code, node=leaf.code))
    if unit.deduction:
        taken = -Fraction(unit.deduction)
        lines.append(Line((say("term.deduction"), "", "", insight.signed(taken)), amount=taken, figure="deduction"))
    full, total = f"{view.plan.full_score:f}", f"{unit.total:f}"
    head = (say("head.lost", full=full, total=total), say("head.points"), say("head.full"), say("head.lost.points"))
    return [Line(head, heading=True), *_with_shares(lines)]


def beside_lines(insight: "Insight", view: "View", result: Result, unit: str, other: str) -> list[Line]:
    """The unit beside another one, leaf by leaf: what costs most first; the last line adds up to the totals."""
    from scoring.insight.comparison import compare

    found, say = compare(result, view.plan, unit, other), insight.say
    lines = []
    for pair in found.leaves:
        if pair.a == pair.b:
            continue
        a, b = (say("out") if one is None else insight.figure(one) for one in (pair.a, pair.b))
        more = Fraction(0) if pair.difference is None else pair.difference
        texts = (view.plan.indicator[pair.code].name, a, b, insight.signed(more) if more else "")
        lines.append(Line(texts, amount=more, figure=pair.code, node=pair.code))
    for term in found.terms:
        if term.kind != "node" and term.difference:
            texts = (
                say(f"term.{term.kind}"),
                insight.figure(term.a),
                insight.figure(term.b),
                insight.signed(term.difference),
            )
            stage = {"coefficient": "adjusted_base"}.get(term.kind, term.kind)
            stage = stage if stage in ("adjusted_base", "bonus", "deduction") else "total"
            lines.append(Line(texts, amount=term.difference, figure=stage))
    lines.sort(key=lambda line: line.amount)
    name = view.plan.unit[other].name
    texts = (say("head.beside", unit=name), say("head.own"), name, say("head.difference"))
    head = Line(texts, heading=True, unit=other)
    totals = (say("head.total"), f"{found.total_a:f}", f"{found.total_b:f}", insight.signed(found.difference))
    return [head, *_with_shares(lines), Line(totals, sentence=insight.comparison(found)[-1], unit=other)]


def gain_lines(insight: "Insight", found: Sequence["Gain"], rank: object, *, under_way: bool) -> list[Line]:
    """What would gain a place, the least change first; then what does not do it alone, and why."""
    say = insight.say
    head = Line((say("gain").rstrip(":："), say("head.now"), say("head.needed"), say("head.change")), heading=True)
    if rank is None or rank == 1:
        words = say("gain.unranked" if rank is None else "gain.first")
        return [head, Line((words, "", "", ""), sentence=words)]
    ways = [_gain_line(insight, gain) for gain in sorted((g for g in found if g.does_it), key=lambda g: g.effort)]
    lines = [head, *ways]
    if under_way:
        words = say("gain.under_way", count=str(len(found)))
        lines.append(Line((words, "", "", ""), sentence=words))
    elif not ways:
        words = say("gain.none")
        lines.append(Line((words, "", "", ""), sentence=words))
    failed = [_gain_line(insight, gain) for gain in found if not gain.does_it]
    if failed:
        lines += [Line((say("gain.cannot").rstrip(":："), "", say("head.at_best"), ""), heading=True), *failed]
    return lines


def _gain_line(insight: "Insight", gain: "Gain") -> Line:
    node = gain.leaves[0] if gain.leaves else ""
    figure = node or ("bonus" if gain.way == "bonus" else "deduction")
    needed = f"{gain.needed:f}" if gain.does_it and gain.way == "value" and gain.needed is not None else ""
    cells, sentence = insight.gain_cells(gain), insight.gain(gain)
    return Line(cells, figure=figure, item=gain.item, node=node, sentence=sentence, needed=needed)


def _with_shares(lines: Sequence[Line]) -> list[Line]:
    most = max((abs(line.amount) for line in lines), default=Fraction(0))
    return [replace(line, share=float(line.amount / most)) if most else line for line in lines]


class WhyList(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; a line that stays in its row keeps the keyboard."""
        common = min(len(self.lines), len(lines))
        if len(lines) < len(self.lines):
            self.beginRemoveRows(QModelIndex(), len(lines), len(self.lines) - 1)
            self.lines = self.lines[: len(lines)]
            self.endRemoveRows()
        elif len(lines) > len(self.lines):
            self.beginInsertRows(QModelIndex(), len(self.lines), len(lines) - 1)
            self.lines = [*self.lines, *lines[len(self.lines) :]]
            self.endInsertRows()
        changed = [row for row in range(common) if self.lines[row] != lines[row]]
        self.lines = list(lines)
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(COLUMNS) - 1))

    def place(self, row: int, column: int, unit: str, items: Sequence[str]) -> Place:
        """Where a figure comes from: its rule for the name, else the entry; `items`: those that the node reads. Bonus
        and deduction lead to the register, the other unit to its own why, all else to how the unit was scored."""
        line = self.lines[row]
        item = line.item or next(iter(items), "")
        if item and (column > 0 or not line.node):
            return ("values", item, unit)
        if line.node:
            return ("indicators", line.node)
        if line.figure in ("bonus", "deduction"):
            return ("events", line.figure, unit)
        return ("result", line.unit, "why") if line.unit else ("result", unit, "scores")

    def section(self, number: int) -> int | None:
        """The first line under the heading of this number, from 1; the heading where there is none."""
        headings = [row for row, line in enumerate(self.lines) if line.heading]
        if not 0 < number <= len(headings):
            return None
        row = headings[number - 1] + 1
        return row if row < len(self.lines) and not self.lines[row].heading else row - 1

    def _number(self, row: int) -> str:
        """The key that leads to a section, as it stands before its heading: ①, ②, …"""
        return chr(ord("①") + sum(line.heading for line in self.lines[:row]))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == DISPLAY:
            text = line.texts[index.column()]
            return f"{self._number(index.row())} {text}" if line.heading and index.column() == 0 else text
        if role == TOOL_TIP:
            return plain_tip(line.sentence or line.texts[index.column()])
        if role == ACCESSIBLE_TEXT:
            return " ".join(text for text in line.texts if text)
        if role == ALIGNMENT:
            return LEFT if index.column() == 0 else RIGHT
        if role == LOOK:
            return (Look.COMPUTED if line.heading else Look.NORMAL).value
        if role == SHARE:
            return line.share if COLUMNS[index.column()] == "difference" else 0.0
        if role == FONT and line.heading:
            font = QFont()
            font.setBold(True)
            return font
        return None
