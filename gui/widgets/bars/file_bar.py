"""What a file holds that was dropped on the window, where the page alone does not tell: a bar to answer in, no box."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from exchange.file_names import PACKET, TABLES
from gui.theme import colours, paint


def dropped_returns(mime: QMimeData) -> list[Path]:
    """Several tables, or folders, that are dragged together: what came back from departments; else nothing."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    several = len(paths) > 1 or any(path.is_dir() for path in paths)
    fitting = all(path.is_dir() or path.suffix.casefold() in (*TABLES, PACKET) for path in paths)
    return paths if several and fitting else []


def dropped_file(mime: QMimeData) -> Path | None:
    """The one file that is dragged; None for anything else."""
    urls = mime.urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.is_file() else None


class FileBar(QFrame):
    weights_wanted = Signal(Path)
    data_wanted = Signal(Path)
    return_wanted = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._path: Path | None = None
        self._question = QLabel()
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self.weights_button, self.data_button, self.leave_button = QPushButton(), QPushButton(), QPushButton()
        self.return_button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.addWidget(self._question, 1)
        for button in (self.weights_button, self.data_button, self.return_button, self.leave_button):
            row.addWidget(button)
        self.weights_button.clicked.connect(self._take_weights)
        self.data_button.clicked.connect(self._take_data)
        self.return_button.clicked.connect(self._take_return)
        self.leave_button.clicked.connect(self.hide)
        self.hide()
        self.retranslate()

    def ask_about(self, path: Path) -> None:
        """Ask about a file."""
        self._path = path
        paint(self, colours(self).banner)
        self.retranslate()
        self.show()
        self.data_button.setFocus()

    def retranslate(self) -> None:
        name = "" if self._path is None else self._path.name
        self._question.setText(self.tr("What does {file} hold?").format(file=name))
        self.weights_button.setText(self.tr("Last year's &weights"))
        self.data_button.setText(self.tr("&Data"))
        self.return_button.setText(self.tr("A form that came &back"))
        self.leave_button.setText(self.tr("&Neither"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _take_weights(self) -> None:
        self.hide()
        self.weights_wanted.emit(self._path)

    def _take_return(self) -> None:
        self.hide()
        self.return_wanted.emit(self._path)

    def _take_data(self) -> None:
        self.hide()
        self.data_wanted.emit(self._path)
