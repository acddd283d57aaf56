"""How one unit was scored: every node of the tree in order, with measure, rule, points and weight."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from exchange.wording import word
from gui.document import Document
from gui.figures import figure, rounded
from gui.grid_model import ALIGNMENT, CENTRE, DISPLAY, FONT, LEFT, LOOK, RIGHT, TOOL_TIP, Look, plain_tip
from gui.language import current
from scoring.plan import Indicator, Plan
from scoring.problems import Place
from scoring.result import NodeScore, UnitResult, columns_of

AnyIndex = QModelIndex | QPersistentModelIndex
COLUMNS: Final = ("name", "measure", "rule", "points", "weight", "rate", "state")
MEASURE_PLACES: Final = 4
RATE_PLACES: Final = 1
INDENT: Final = "　"


class ScoreList(QAbstractTableModel):
    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._code = ""
        self._nodes: list[tuple[Indicator, int, NodeScore]] = []
        self._texts: list[tuple[str, ...]] = []
        document.opened.connect(self._load)
        document.result_changed.connect(self._follow)

    # what it shows

    def show_unit(self, code: str) -> None:
        """Show how the unit of this code was scored ("": nothing). Of another unit, the same rows stay."""
        self._code = code
        self._follow()

    def code(self, row: int) -> str:
        """The code of the indicator in a row."""
        return self._nodes[row][0].code

    @property
    def unit(self) -> UnitResult | None:
        result = self._document.result
        codes = () if result is None else columns_of(result.units).code
        return result.units[codes.index(self._code)] if result is not None and self._code in codes else None

    def place(self, row: int, column: int) -> Place | None:
        """Where a figure comes from: the entry for a measure, else the rule in the plan."""
        node = self._nodes[row][0]
        if COLUMNS[column] in ("measure", "state") and not node.is_group:
            wanted = self.items_of(node.code)
            return ("values", wanted[0], self._code) if wanted else None
        return ("indicators", node.code)

    def items_of(self, code: str) -> list[str]:
        """The items that an indicator reads, those first that are blank for the unit."""
        items = [item for item, leaves in self._document.users().items() if any(leaf.code == code for leaf in leaves)]
        return sorted(items, key=lambda item: self._document.assessment.entries.cell(item, self._code) is not None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._nodes)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        node, _, score = self._nodes[index.row()]
        name = COLUMNS[index.column()]
        if role == DISPLAY:
            return self._texts[index.row()][index.column()]
        if role == TOOL_TIP:
            return plain_tip(self._tip(node, name) or self._texts[index.row()][index.column()])
        if role == ALIGNMENT:
            return LEFT if name in ("name", "rule") else CENTRE if name == "state" else RIGHT
        if role == LOOK:
            return _look(node, score, name).value
        if role == FONT and node.is_group:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or role != DISPLAY or section >= len(COLUMNS):
            return None
        return (
            self.tr("Indicator"),
            self.tr("Measure"),
            self.tr("Rule"),
            self.tr("Points"),
            self.tr("Weight"),
            self.tr("Rate"),
            self.tr("State"),
        )[section]

    def retranslate(self) -> None:
        self._follow()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    # working it out

    def _lines(self) -> list[tuple[Indicator, int, NodeScore]]:
        unit, plan = self.unit, self._document.assessment.plan
        if unit is None:
            return []
        return [(node, depth, unit.nodes[node.code]) for node, depth in in_tree_order(plan) if node.code in unit.nodes]

    def _text(self, node: Indicator, depth: int, score: NodeScore) -> tuple[str, ...]:
        plan = self._document.assessment.plan
        places = plan.rounding.measure_places
        measure = figure(score.measure, MEASURE_PLACES if places is None else places)
        if measure and node.unit:
            measure = f"{measure} {node.unit}"
        redistributed = score.effective_weight != score.weight and score.points is not None
        return (
            INDENT * depth + node.name,
            measure,
            "" if node.method is None else _rule(node.method),
            "—" if score.points is None else figure(score.points, plan.rounding.leaf_places),
            f"{score.weight:f}→{_short(score.effective_weight)}" if redistributed else f"{score.weight:f}",
            _rate(score.points, score.weight),
            "" if score.state == "scored" else self._state(score),
        )

    def _state(self, score: NodeScore) -> str:
        return {
            "missing": self.tr("missing"),
            "not_applicable": self.tr("not applicable"),
            "pending": self.tr("pending"),
            "reference": self.tr("reference only"),
        }[score.state]

    def _tip(self, node: Indicator, column: str) -> str:
        if column == "name":
            return "\n".join(text for text in (f"{node.code} {node.name}", node.basis, node.department) if text)
        if column == "measure" and node.measure:
            return node.measure
        return ""

    def _load(self) -> None:
        self.beginResetModel()
        self._nodes = self._lines()
        self._texts = [self._text(*line) for line in self._nodes]
        self.endResetModel()

    def _follow(self) -> None:
        """The same nodes scored anew: only rows that read differently are told."""
        lines = self._lines()
        if [line[0].code for line in lines] != [line[0].code for line in self._nodes]:
            self._load()
            return
        texts = [self._text(*line) for line in lines]
        changed = [row for row, text in enumerate(texts) if text != self._texts[row]]
        self._nodes, self._texts = lines, texts
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))


def in_tree_order(plan: Plan) -> list[tuple[Indicator, int]]:
    """Every node under its parent, with its depth from 0."""
    found: list[tuple[Indicator, int]] = []

    def visit(parent: str | None, depth: int) -> None:
        for node in plan.children.get(parent, ()):
            found.append((node, depth))
            visit(node.code, depth + 1)

    visit(None, 0)
    return found


def _look(node: Indicator, score: NodeScore, column: str) -> Look:
    """The state is marked where it is named; a mark in every cell of the row would crowd out its figures."""
    if column == "state" and score.state in ("missing", "not_applicable", "pending"):
        return Look(score.state)
    return Look.COMPUTED if node.is_group or score.state == "reference" else Look.NORMAL


def _rule(method: str) -> str:
    try:
        return word(f"method.{method}", current())
    except KeyError:
        return method


def _rate(points: Decimal | Fraction | None, weight: Decimal) -> str:
    return "" if points is None or not weight else f"{rounded(Fraction(points) / Fraction(weight) * 100, RATE_PLACES)}%"


def _short(weight: Decimal | Fraction) -> str:
    """An effective weight with four decimals at most; trailing zeros go."""
    return rounded(weight, 4).rstrip("0").rstrip(".")
