"""Double entry of the marks of judges: typed again without the first ones in sight, compared, decided mark by mark.
What is typed is stored at once, as on the entry page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.document import Document
from gui.grid_model import Look
from gui.language import current
from gui.models.entry.second_pass import SecondPass
from gui.widgets.bars.pass_bar import PassBar
from gui.widgets.difference_list import FIRST, OTHER, DifferenceList
from scoring.entries import State
from scoring.panels import Deviation
from scoring.plan import Json

if TYPE_CHECKING:
    from gui.pages.panel_page import PanelPage


class PanelPass(QObject):
    def __init__(self, page: "PanelPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document, self.table = page, document, page.table
        self.bar, self.list = PassBar(), DifferenceList()
        self.list.decided.connect(self._decide)
        self.list.current_moved.connect(self._show_mark)
        self.list.left.connect(page.grid.setFocus)
        self._shown: tuple[Deviation, ...] = ()

    @property
    def desk(self) -> SecondPass:
        return self.table.second_pass

    # the keys

    def start(self) -> None:
        """Begin a pass over the item on show; go on with one that was left; or leave it for a while."""
        page, one = self._page, self.desk.one
        page.grid.commit()
        if self._document.read_only:
            page.objected.emit(self.tr("The file is open read-only: nothing can be entered."))
        elif self.table.is_second:
            self._turn(False)
        elif one is not None:
            if self.table.item not in one.items:
                page.show_item(one.items[0])
            self._turn(True)
        elif self.table.found is None or not self.table.found.judges:
            page.objected.emit(self.tr("There are no marks yet that could be typed a second time."))
        elif self.desk.begin([self.table.item]):
            self._turn(True)

    def step(self) -> None:
        """F7: compare; then to the differences; and when none is left, the pass is over."""
        self._page.grid.commit()
        if not self.table.is_second:
            self._page.objected.emit(self.tr("Nothing is being typed a second time. Ctrl+Alt+D begins."))
        elif self.desk.is_blind:
            self._compare()
        elif self.table.deviations:
            self.list.setFocus()
        else:
            self._finish()

    def _turn(self, second: bool) -> None:
        self.table.show_second(second)
        grid = self._page.grid
        grid.move_to((0, 1))
        if second and self.table.look(0, 1) is not Look.BLANK:
            grid.go_to_next(lambda row, column: self.table.look(row, column) is Look.BLANK)
        grid.setFocus()
        self._page.refresh()

    def _compare(self) -> None:
        if not self.desk.compare():
            return
        count = len(self.table.deviations)
        if count:
            text = self.tr("{count} differences: 1 the first is right, 2 the second.")
            self._page.said.emit(text.format(count=count))
            self.list.setFocus()
        else:
            self._page.said.emit(self.tr("Both passes say the same everywhere. F7 ends the double entry."))

    def _finish(self) -> None:
        left = len(self.table.deviations)
        if self.desk.finish():
            self._turn(False)
            text = self.tr("Double entry of the marks is over: {left} still differ.") if left else ""
            self._page.said.emit(
                text.format(left=left) if left else self.tr("Double entry of the marks is over: all are confirmed.")
            )

    def _give_up(self) -> None:
        if self.desk.give_up():
            self._turn(False)
            self._page.said.emit(self.tr("The second pass was put away. Ctrl+Z brings it back."))

    # deciding

    def _decide(self, way: str, rows: tuple[int, ...]) -> None:
        chosen = [self._shown[row] for row in rows if row < len(self._shown)]
        if way == OTHER:
            self._ask_other(chosen[:1])
        elif self.table.settle(chosen, lambda one: one.first if way == FIRST else one.second):
            (self.list if self.list.isVisible() else self._page.grid).setFocus()

    def _ask_other(self, chosen: list[Deviation]) -> None:
        if not chosen:
            return
        unit = self._document.assessment.plan.unit[chosen[0].unit].name
        dialog = QInputDialog(self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Double entry"))
        dialog.setLabelText(self.tr("{unit} · {judge}: the right mark").format(unit=unit, judge=self._judge(chosen[0])))
        dialog.setTextValue(_said(chosen[0].second))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(lambda text: self.take_other(chosen, text))
        dialog.open()

    def take_other(self, chosen: list[Deviation], text: str) -> None:
        """Neither was right: both get the mark that is typed."""
        number = parse_number(text)
        if not isinstance(number, Number):
            self._page.objected.emit(self.tr("“{text}” is no number. Nothing was changed.").format(text=text[:20]))
            return
        self.table.settle(chosen, lambda _: number.text)
        self.list.setFocus()

    def _show_mark(self, row: int) -> None:
        if row < len(self._shown) and self.table.found is not None:
            place = self.table.row_of(self._shown[row].unit)
            column = self.table.found.judges.index(self._shown[row].judge) + 1
            self._page.grid.move_to((place or 0, column))

    def _judge(self, one: Deviation) -> str:
        named = self.table.found is not None and self.table.found.named
        return one.judge if named else word("panel.judge", current(), number=one.judge)

    # showing

    def show(self) -> None:
        """The bar and the list as they are now."""
        one = self.desk.one
        found = self.table.deviations if self.table.is_second else ()
        if found != self._shown or bool(found) != self.list.isVisible():
            self._shown = found
            self.list.show_rows([self._row(each) for each in found])
        if one is None:
            self.bar.show_state("", ())
            return
        plan = self._document.assessment.plan
        name = "、".join(plan.item[code].name for code in one.items if code in plan.item)
        away = (self.tr("Put it away"), self._give_up)
        later = (self.tr("Later (Ctrl+Alt+D)"), self.start)
        if not self.table.is_second:
            text = self.tr("A second pass over {name} is not finished ({by}).").format(name=name, by=one.by)
            self.bar.show_state(text, ((self.tr("Go on (Ctrl+Alt+D)"), self.start), away))
        elif self.desk.is_blind:
            text = self.tr("Double entry of {name}: the first marks are out of sight.").format(name=name)
            self.bar.show_state(text, ((self.tr("Compare (F7)"), self.step), later, away))
        else:
            text = self.tr("Double entry of {name} compared: {count} marks differ.")
            over = (self.tr("It is over") if found else self.tr("It is over (F7)"), self._finish)
            self.bar.show_state(text.format(name=name, count=len(found)), (over, later))

    def _row(self, one: Deviation) -> tuple[str, ...]:
        unit = self._document.assessment.plan.unit[one.unit].name
        first, second = (parse_number(_said(mark)) for mark in (one.first, one.second))
        gap = f"{second.value - first.value:+f}" if isinstance(first, Number) and isinstance(second, Number) else ""
        return unit, self._judge(one), _said(one.first), _said(one.second), gap


def _said(mark: Json) -> str:
    """A mark as it is shown."""
    if isinstance(mark, dict):
        absent = mark.get("state") == State.NOT_APPLICABLE
        return word("panel.absent" if absent else "panel.missing", current())
    return "" if mark is None else str(mark)
