"""The names at the left of a grid: long ones stand in several lines, and their rows are as high as that needs."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from gui.grid_model import DISPLAY

WIDEST: Final = 12
"""Chinese characters of one line."""
NARROWEST: Final = 6
MOST_LINES: Final = 3
MOST_ROWS: Final = 5000
"""Of more rows all have one height: then every name is kept to one line."""
SIDES: Final = 10
"""Pixels beside a name."""


class RowNames(QHeaderView):
    fitted = Signal()
    """Rows may have other heights now: `height`, and `tall` where they have several lines."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self.tall: Mapping[int, int] = {}
        """Row → height, where it is not that of one line."""
        self.as_wide_as_names = False
        """Else somebody else sets its width."""
        self._room = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:  # behind its own connections: they set every row back
            model.modelReset.connect(self._fit)
            model.layoutChanged.connect(self._fit)
            model.headerDataChanged.connect(self._fit)

    def fit(self, room: int) -> None:
        """Rows of the font's height and so many pixels more, for each line of their names."""
        self._room = room
        self._fit()

    def _fit(self) -> None:
        line, count = self.fontMetrics().height(), self.count()
        rows = range(min(count, MOST_ROWS))
        names = [str(self.model().headerData(row, self.orientation(), DISPLAY) or "") for row in rows]
        tall = {}
        if count <= MOST_ROWS:
            lines = {row: len(self._lines(name)) for row, name in enumerate(names) if len(name) > WIDEST}
            tall = {row: number * line + self._room for row, number in lines.items() if number > 1}
        if tall or self.tall or self.defaultSectionSize() != line + self._room:
            self.setDefaultSectionSize(line + self._room)  # and all rows to it
            for row, height in tall.items():
                self.resizeSection(row, height)
            self.tall = tall
            self.fitted.emit()
        if self.as_wide_as_names:
            metrics = self._metrics()
            em = metrics.horizontalAdvance("国")
            widest = metrics.horizontalAdvance(max(names, key=len, default=""))
            self.setFixedWidth(max(NARROWEST * em, min(WIDEST * em, widest)) + SIDES)

    def _metrics(self) -> QFontMetrics:
        """Of bold letters: the names of selected rows have them."""
        font = self.font()
        font.setBold(True)
        return QFontMetrics(font)

    def _lines(self, name: str) -> list[str]:
        """The name in lines; the last has an ellipsis where it holds more."""
        if len(name) <= WIDEST or self.count() > MOST_ROWS:  # no character is wider
            return [name]
        metrics, rest = self._metrics(), name
        widest = WIDEST * metrics.horizontalAdvance("国")
        lines: list[str] = []
        while metrics.horizontalAdvance(rest) > widest and len(lines) < MOST_LINES - 1:
            taken = len(rest)
            while metrics.horizontalAdvance(rest[:taken]) > widest:
                taken -= 1
            lines.append(rest[:taken])
            rest = rest[taken:]
        return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, widest)]

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        super().initStyleOptionForIndex(option, section)
        option.text = "\n".join(self._lines(option.text))  # type: ignore[attr-defined]  # the stubs leave it out
