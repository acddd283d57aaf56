"""A button with a title, its key and a line about what it does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout


class WayButton(QPushButton):
    def __init__(self) -> None:
        super().__init__()
        self._title, self._keys, self._about = QLabel(), QLabel(), QLabel()
        bold = QFont(self.font())
        bold.setBold(True)
        self._title.setFont(bold)
        first = QHBoxLayout()
        first.addWidget(self._title, 1)
        first.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(1)
        column.addLayout(first)
        column.addWidget(self._about)
        for label in (self._title, self._keys, self._about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(52)
        self.setAutoDefault(True)

    def set_words(self, title: str, keys: str, about: str) -> None:
        self._title.setText(title)
        self._keys.setText(keys)
        self._about.setText(about)
        self.setAccessibleName(f"{title} {keys}".strip())
        self.setAccessibleDescription(about)
