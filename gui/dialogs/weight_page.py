"""A page on which one method of deriving weights is told what it needs."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from gui.dialogs.judgment_grid import JudgmentGrid
from gui.models.plan.weight_inputs import Words
from gui.models.plan.weight_work import Answer
from gui.widgets.table import ReadTable
from scoring.plan import Indicator
from scoring.weights.derivation import Derivation

CELL: Final = 92
LEAST: Final = 58
HEAD: Final = 150
MARGIN: Final = 12


class MethodInput(QWidget):
    changed = Signal(object)
    """The derivation with what was typed."""
    finished = Signal()
    said = Signal(str)

    nodes: Sequence[Indicator] = ()
    derivation = Derivation()

    def show_input(self, nodes: Sequence[Indicator], derivation: Derivation, answer: Answer | None) -> None:
        """Show what was entered. `answer`: what came of exactly this, None while it is worked out."""
        self.nodes, self.derivation = nodes, derivation
        self.refresh(answer)

    def refresh(self, answer: Answer | None) -> None:
        raise NotImplementedError

    def start(self) -> None:
        """Take the keyboard to where input begins."""
        self.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 walks through on this page."""
        return ()

    def words(self) -> Words:
        return Words(
            expert=self.tr("Expert"),
            weight=self.tr("Counts"),
            ratio=self.tr("CR"),
            fits=self.tr("The other judgments imply {value}."),
            over_others=self.tr("Most important over this"),
            over_worst=self.tr("This over least important"),
            nth=self.tr("Expert {number}"),
        )


def note() -> QLabel:
    """A line of words that wraps."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def widths(view: JudgmentGrid | ReadTable, widths: Sequence[int]) -> None:
    """Columns of these widths."""
    for column, width in enumerate(widths[: view.model().columnCount()]):
        view.setColumnWidth(column, width)


def even(view: JudgmentGrid | ReadTable, most: int = CELL) -> None:
    """Columns of one width, as wide as there is room; headings in two lines, and of rows in a width of their own. A
    grid shortens a longer heading; a table to read, which does not, gets the lines that it needs."""
    count = view.model().columnCount()
    view.verticalHeader().setFixedWidth(HEAD)
    room = view.width() - HEAD - 2 * view.frameWidth() - 2
    width = max(LEAST, min(most, room // max(1, count)))
    lines = 2 * view.fontMetrics().height()
    if isinstance(view, ReadTable):
        lines = max([lines, *(_height(view, column, width - MARGIN) for column in range(count))])
    view.horizontalHeader().setFixedHeight(lines + 10)
    widths(view, [width] * count)


def _height(view: ReadTable, column: int, width: int) -> int:
    """The height of a heading that wraps at a width."""
    text = str(view.model().headerData(column, Qt.Orientation.Horizontal) or "")
    wrapped = QRect(0, 0, width, 0), int(Qt.TextFlag.TextWordWrap), text
    return view.horizontalHeader().fontMetrics().boundingRect(*wrapped).height()
