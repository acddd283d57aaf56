"""What was found in a table of weights: sums, problems, assumptions, rows left aside. Tells which place is chosen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from exchange.weight_table import WeightTable
from exchange.wording import problem_text, word
from gui.figures import plain
from gui.language import current
from scoring.problems import Problem

PLACE = int(Qt.ItemDataRole.UserRole)


class _Roomy(QStyledItemDelegate):
    """A last line of Latin figures is measured lower than it is drawn beside Chinese: without room it is dropped."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(0, 4)


class WeightFindings(QListWidget):
    place_chosen = Signal(str)
    """A cell of the file, as "D4"."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setItemDelegate(_Roomy(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # rows are wrapped for what is left
        self.currentItemChanged.connect(self._tell_place)

    def show_table(self, table: WeightTable, problems: tuple[Problem, ...]) -> None:
        """Everything about a table; `problems` are those of taking it over, shown before its own."""
        self.clear()
        language = current()
        self._section(self.tr("Sums"), len(table.checks))
        for check in table.checks:
            name = check.name or self.tr("whole table")
            sums = self.tr("{name}: {found} of {wanted}").format(
                name=name, found=plain(check.found), wanted=plain(check.wanted)
            )
            more = (
                "" if check.closes else self.tr(", difference {difference}").format(difference=plain(check.difference))
            )
            self.say(f"{'✓' if check.closes else '≠'} {sums}{more}", check.place)
        found = (*problems, *table.problems)
        if found:
            self._section(self.tr("Problems"), len(found))
        for problem in found:
            self.say(f"! {problem_text(problem, language)}", problem.where[0] if problem.where else "")
        assumed = [one for one in table.assumptions if not one.part_of]
        if assumed:
            self._section(self.tr("Assumed"), len(assumed))
        for assumption in assumed:
            self.say(f"· {problem_text(assumption, language)}", assumption.where[0] if assumption.where else "")
        if table.ignored:
            self._section(self.tr("Left aside"), len(table.ignored))
        for row in table.ignored:
            self.say(f"· {row.place} {word(row.reason, language)}: {row.text}", row.place)

    def _section(self, title: str, count: int) -> None:
        item = QListWidgetItem(f"{title}  {count}")
        bold = QFont(self.font())
        bold.setBold(True)
        item.setFont(bold)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addItem(item)

    def say(self, text: str, place: str = "") -> None:
        item = QListWidgetItem(text)
        item.setData(PLACE, place)
        self.addItem(item)

    def _tell_place(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.place_chosen.emit(str(item.data(PLACE) or ""))
