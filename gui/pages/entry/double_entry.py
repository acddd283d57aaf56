"""Double entry on the entry page: chosen columns are typed again without the first values in sight, compared when the
clerk asks or when all is typed, and decided row by row. What is typed is stored at once: a pass that was left, or cut
off, goes on where it was."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from db.changes import Change
from exchange.numbers import Number, parse_number
from exchange.values.forms import departments_of
from gui.ask_what import Ask, Choice
from gui.document import Document
from gui.grid_model import Look
from gui.lens import SECOND as AGAIN
from gui.lens import Lens
from gui.models.entry.entry_cells import full_text, understand
from gui.widgets.difference_list import FIRST, OTHER, SECOND
from scoring.double_entry import KINDS, Difference
from scoring.entries import Cell
from scoring.plan import Item
from scoring.problems import Problem

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage

NAMED = 3
"""So many columns are named in the question; of more, how many there are."""


class DoubleEntry(QObject):
    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document = page, document
        self.desk = page.table.second_pass
        self.bar, self.list = page.pass_bar, page.difference_list
        self._before = Lens()
        """What was seen before the second pass."""
        self._entered = False
        self._shown: tuple[Difference, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._compare_when_done)
        self.list.decided.connect(self._decide)
        self.list.current_moved.connect(self._show_cell)
        self.list.left.connect(page.grid.setFocus)
        document.opened.connect(self._open)
        document.changed.connect(self._follow)
        page.table.modelReset.connect(self.show)
        self.show()

    # the action and its key

    def start(self) -> None:
        """Begin a pass; go on with one that was left; or leave it for a while."""
        page = self._page
        page.grid.commit()
        if self._document.read_only:
            page.objected.emit(self.tr("The file is open read-only: nothing can be entered."))
        elif page.table.is_second:
            self.leave()
        elif self.desk.one is not None:
            self.enter()
        else:
            self._ask()

    def step(self) -> None:
        """F7: compare; then to the differences; and when none is left, the pass is over."""
        page = self._page
        page.grid.commit()
        if not page.table.is_second:
            page.objected.emit(self.tr("Nothing is being typed a second time. Ctrl+Alt+D begins."))
        elif self.desk.is_blind:
            self.compare()
        elif self.desk.differences:
            self.list.setFocus()
        else:
            self.finish()

    def _ask(self) -> None:
        """Which columns: those selected, those of the department of the current one, or all."""
        page, plan = self._page, self._document.assessment.plan
        fitting = [one.item for one in page.table.all_columns if one.item.kind in KINDS]
        known = {item.code for item in fitting}
        columns = sorted({number for span in page.grid.spans() for number in range(span.left, span.right + 1)})
        found = [one.item for number in columns if (one := page.table.item_column(number)) is not None]
        chosen = [item for item in found if item.code in known]
        ways: list[tuple[str, list[Item]]] = []
        if chosen:
            names = self.tr(", ").join(item.name for item in chosen[:NAMED])
            text = self.tr("These {count}: {names}") if len(chosen) <= NAMED else self.tr("These {count}: {names} …")
            ways.append((text.format(count=len(chosen), names=names), chosen))
        departments = departments_of(plan)
        own = departments.get(found[0].code, "") if found else ""
        theirs = [item for item in fitting if departments.get(item.code) == own]
        if own and theirs != chosen:
            text = self.tr("All {count} of {department}")
            ways.append((text.format(count=len(theirs), department=own), theirs))
        if fitting and fitting != chosen and fitting != theirs:
            ways.append((self.tr("All {count}").format(count=len(fitting)), fitting))
        if not ways:
            page.objected.emit(self.tr("There is nothing that could be typed twice: no number and no grade."))
            return
        choices = tuple(Choice(text, partial(self.begin, [item.code for item in items])) for text, items in ways)
        question = self.tr("Double entry: which columns are typed again, without the first values in sight?")
        page.ask_bar.ask(Ask(question, choices))
        page.ask_bar.take_keyboard()

    # the pass

    def begin(self, items: list[str]) -> None:
        if self.desk.begin(items):
            self.enter()

    def enter(self) -> None:
        """Show the second values, and nothing else."""
        page = self._page
        self._before, self._entered = page.table.lens, True
        page.lenses.look_through(Lens(AGAIN))
        page.room_wanted.emit(True)
        page.doubts_changed.emit()
        if self.desk.is_blind:
            page.grid.move_to((0, 0))
            if not self._is_blank(0, 0):
                page.grid.go_to_next(self._is_blank)
        page.grid.setFocus()
        self.show()

    def _is_blank(self, row: int, column: int) -> bool:
        return self._page.table.look(row, column) is Look.BLANK

    def leave(self) -> None:
        """Back to the first values; the pass stays as it is."""
        page = self._page
        self._entered = False
        page.lenses.look_through(self._before)
        page.room_wanted.emit(False)
        page.doubts_changed.emit()
        page.grid.setFocus()
        self.show()

    def compare(self) -> None:
        if not self.desk.compare():
            return
        count = len(self.desk.differences)
        if count:
            self._page.said.emit(
                self.tr("{count} differences: 1 the first is right, 2 the second.").format(count=count)
            )
            self.list.setFocus()
        else:
            self._page.said.emit(self.tr("Both passes say the same everywhere. F7 ends the double entry."))

    def finish(self) -> None:
        """The pass is over; what was the same is confirmed."""
        same = sum(len(self.desk.confirmed(item)) for item in self.desk.items)
        left = len(self.desk.differences)
        if self.desk.finish():
            text = self.tr("Double entry is over: {same} cells are confirmed, {left} still differ.")
            self._page.said.emit(text.format(same=same, left=left))

    def give_up(self) -> None:
        if self.desk.give_up():
            self._page.said.emit(self.tr("The second pass was put away. Ctrl+Z brings it back."))

    # deciding

    def _decide(self, way: str, rows: tuple[int, ...]) -> None:
        found = [self._shown[row] for row in rows if row < len(self._shown)]
        if way == OTHER:
            if found:
                self._ask_other(found[0])
        elif found and self.desk.settle(found, second=way == SECOND):
            words = self.tr("First value kept: {count}") if way == FIRST else self.tr("Second value taken: {count}")
            self._page.said.emit(words.format(count=len(found)))
        if way != OTHER:
            (self.list if self.list.isVisible() else self._page.grid).setFocus()

    def _ask_other(self, one: Difference) -> None:
        plan = self._document.assessment.plan
        text = self.tr("{unit} · {item}: the right value").format(
            unit=plan.unit[one.unit].name, item=plan.item[one.item].name
        )
        self._page.line_bar.ask(text, self._text(one.item, one.second), partial(self._take_other, one))

    def _take_other(self, one: Difference, text: str) -> None:
        item = self._document.assessment.plan.item[one.item]
        cell = understand(item, None, text)
        if isinstance(cell, Cell) and item.kind == "number" and cell.state is None:
            number = parse_number(text, item.unit)
            if not isinstance(number, Number):
                self._page.objected.emit(self.tr("“{text}” is no number. Nothing was changed.").format(text=text[:20]))
                return
        self.desk.settle_by(one, cell)
        if self.list.isVisible():
            self.list.setFocus()

    def _show_cell(self, row: int) -> None:
        if row < len(self._shown):
            one = self._shown[row]
            place = self._page.table.place_of(one.item, one.unit)
            if place is not None:
                self._page.grid.move_to(place)

    # showing

    def hides(self, problem: Problem) -> bool:
        """Would a finding give away a first value?"""
        where = problem.where
        return self._page.table.is_second and self.desk.is_blind and where[:1] == ("values",)

    def show(self) -> None:
        """The bar and the list as they are now."""
        page, one = self._page, self.desk.one
        if one is None:
            self.bar.show_state("", ())
            self._show_list(())
            return
        done, wanted = self.desk.progress()
        facts = {"items": len(self.desk.items), "done": done, "wanted": wanted, "by": one.by}
        again = (self.tr("Put it away"), self.give_up)
        if not page.table.is_second:
            when = one.begun[:16].replace("T", " ")
            text = self.tr("A second pass is not finished: {items} columns, {done} of {wanted} cells ({by}, {when}).")
            deeds = ((self.tr("Go on (Ctrl+Alt+D)"), self.start), again)
            self.bar.show_state(text.format(**facts, when=when), deeds)
        elif self.desk.is_blind:
            text = self.tr("Double entry: {done} of {wanted} cells. The first values are out of sight.")
            pause = (self.tr("Later (Ctrl+Alt+D)"), self.start)
            self.bar.show_state(text.format(**facts), ((self.tr("Compare (F7)"), self.step), pause, again))
        else:
            count = len(self.desk.differences)
            same = sum(len(self.desk.confirmed(item)) for item in self.desk.items)
            text = self.tr("Double entry compared: {same} cells are the same, {count} differ.")
            over = (self.tr("It is over (F7)") if not count else self.tr("It is over"), self.finish)
            self.bar.show_state(
                text.format(same=same, count=count), (over, (self.tr("Later (Ctrl+Alt+D)"), self.start))
            )
        self._show_list(self.desk.differences if page.table.is_second else ())

    def _show_list(self, found: tuple[Difference, ...]) -> None:
        if found != self._shown or (found and not self.list.isVisible()):
            self._shown = found
            had = self.list.list.hasFocus()
            self.list.show_rows([self._row(one) for one in found])
            if had and not found:
                self._page.grid.setFocus()

    def _row(self, one: Difference) -> tuple[str, ...]:
        plan = self._document.assessment.plan
        first, second = (_number(plan.item[one.item], cell) for cell in (one.first, one.second))
        gap = "" if first is None or second is None else f"{second - first:+f}"
        unit, item = plan.unit[one.unit].name, plan.item[one.item].name
        return unit, item, self._text(one.item, one.first), self._text(one.item, one.second), gap

    def _text(self, item: str, cell: Cell | None) -> str:
        return full_text(self._document.assessment.plan.item[item], cell)

    # following

    def _open(self) -> None:
        self._entered = False
        self.show()

    def _follow(self, changes: tuple[Change, ...]) -> None:
        tables = {change.table for change in changes}
        page = self._page
        if self.desk.one is None and self._entered:
            self._entered = False
            page.room_wanted.emit(False)
            page.lenses.look_through(self._before)
            page.doubts_changed.emit()
        if not tables.isdisjoint({"cell", "second_cell", "double_entry", "item", "unit"}):
            self.show()
        if "second_cell" in tables and page.table.is_second and not self._document.stepping:
            self._later.start()  # once the write that is under way has ended

    def _compare_when_done(self) -> None:
        done, wanted = self.desk.progress()
        if self._page.table.is_second and self.desk.is_blind and wanted and done == wanted:
            self.compare()


def _number(item: Item, cell: Cell | None) -> Decimal | None:
    if cell is None or not isinstance(cell.value, str) or item.kind != "number":
        return None
    found = parse_number(cell.value, item.unit)
    return found.value if isinstance(found, Number) else None
