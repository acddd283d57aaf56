"""The panel of the entry page: the parts of one entry beside the grid."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from gui.document import Document

if TYPE_CHECKING:
    from gui.pages.entry.entry_page import EntryPage


class EntryPanel(QObject):
    def __init__(self, page: "EntryPage", document: Document) -> None:
        super().__init__(page)
        self._page, self._document = page, document
        self.frame, self.title, self.hint = QFrame(), QLabel(), QLabel()
        for label in (self.title, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.title)
        inside.addWidget(page.member_grid, 1)
        inside.addWidget(self.hint)
        self.frame.hide()

    def open(self, row: int, column: int) -> None:
        """Edit the parts of an entry beside the grid."""
        page = self._page
        item_column = page.table.item_column(column)
        if item_column is None or item_column.item.kind == "number":
            return
        unit, item = page.table.unit(row), item_column.item
        page.members.show_entry(item.code, unit.code)
        self.frame.show()
        if page.member_grid.place is None and page.members.rowCount():
            page.member_grid.move_to((0, page.members.columnCount() - 1 if item.kind == "series" else 0))
        page.member_grid.setFocus()
        # Once the grid has made room, so that the entry can be seen beside its parts.
        QTimer.singleShot(0, page.grid, self._show_current)

    def _show_current(self) -> None:
        page = self._page
        page.grid.scrollTo(page.grid.currentIndex())

    def close(self) -> None:
        page = self._page
        page.grid.setFocus()  # first: hiding what has the keyboard would hand it to whatever comes next
        self.frame.hide()

    def arrange(self) -> None:
        page = self._page
        self.show_title()
        header = page.member_grid.horizontalHeader()
        page.member_grid.grouped_header.measure()
        digit = page.member_grid.fontMetrics().horizontalAdvance("国")
        count = page.members.columnCount()
        for number in range(count):
            name = count == 3 and number == 0
            header.resizeSection(number, round(digit * (8 if name else 3.4 if count > 1 else 6)))
        side = page.member_grid.verticalHeader()
        names = [str(page.members.headerData(n, Qt.Orientation.Vertical) or "") for n in range(page.members.rowCount())]
        widest = max((side.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        side.setFixedWidth(min(digit * 14, widest + digit + 4))
        wanted = side.width() + sum(header.sectionSize(n) for n in range(count)) + 40
        self.frame.setMinimumWidth(max(220, min(430, wanted)))

    def show_title(self) -> None:
        page = self._page
        shows, plan = page.members.shows, self._document.assessment.plan
        if shows is None:
            self.frame.hide()
            return
        item, unit = plan.item[shows[0]], plan.unit[shows[1]]
        self.title.setText(self.tr("{unit} · {item}").format(unit=unit.name, item=item.name))

    def retranslate(self) -> None:
        self.hint.setText(self.tr("Esc goes back to the table. Each change is saved at once."))
        self.show_title()
