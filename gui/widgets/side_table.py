"""A table to read with the names of its rows frozen at the left; a copied block carries them along."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent

from gui.clipboard import texts_to_mime
from gui.grid_model import DISPLAY
from gui.widgets.table import ReadTable

PADDING = 8


class SideTable(ReadTable):
    def __init__(self, model: QAbstractItemModel, names: int) -> None:
        """`names`: the least width of the names; they have what the columns leave, as far as they need it."""
        super().__init__(model, whole_rows=False)
        self._names = names
        heading = self.verticalHeader()
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heading.setFixedWidth(names)
        heading.setTextElideMode(Qt.TextElideMode.ElideRight)
        heading.show()
        self.horizontalHeader().setFixedHeight(2 * self.fontMetrics().height() + 10)
        self.horizontalHeader().geometriesChanged.connect(self.fit_names)
        self.horizontalHeader().sectionResized.connect(self.fit_names)
        model.modelReset.connect(self.fit_names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_names()

    def fit_names(self) -> None:
        """Names are cut only where there is no room for them."""
        heading = self.verticalHeader()
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * self.frameWidth() - bar - self.horizontalHeader().length()
        wanted = max(self._names, min(room, heading.sizeHint().width() + PADDING))
        if heading.width() != wanted:
            heading.setFixedWidth(wanted)

    def copy(self) -> None:
        """The selected rectangle with both its headings."""
        places = self.selectedIndexes()
        if places:
            rows, columns = ({one.row() for one in places}, {one.column() for one in places})
            QGuiApplication.clipboard().setMimeData(texts_to_mime(self.texts(sorted(rows), sorted(columns))))

    def everything(self) -> list[list[str]]:
        """The whole table as text."""
        return self.texts(range(self.model().rowCount()), range(self.model().columnCount()))

    def texts(self, rows: "list[int] | range", columns: "list[int] | range") -> list[list[str]]:
        model = self.model()
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        heading = [str(model.headerData(column, across) or "").replace("\n", " ").strip() for column in columns]
        lines = [
            [str(model.headerData(row, down) or ""), *(str(model.index(row, c).data(DISPLAY) or "") for c in columns)]
            for row in rows
        ]
        return [["", *heading], *lines]
