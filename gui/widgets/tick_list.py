"""A list in which some lines are ticked, by mouse or with the space bar."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

CODE = int(Qt.ItemDataRole.UserRole)


class TickList(QListWidget):
    ticked = Signal(object)
    """The codes that are ticked now, in the order of the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._changed)

    def show_lines(self, lines: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        """Lines of (code, text). The same lines stay where they are."""
        self.blockSignals(True)
        if [code for code, _ in lines] != self._codes():
            self.clear()
            for code, _ in lines:
                item = QListWidgetItem()
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setData(CODE, code)
                self.addItem(item)
        for number, (code, text) in enumerate(lines):
            item = self.item(number)
            item.setText(text)
            item.setToolTip(text)
            item.setCheckState(Qt.CheckState.Checked if code in ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def _codes(self) -> list[str]:
        return [self.item(number).data(CODE) for number in range(self.count())]

    def _changed(self) -> None:
        items = [self.item(number) for number in range(self.count())]
        self.ticked.emit(tuple(item.data(CODE) for item in items if item.checkState() == Qt.CheckState.Checked))
