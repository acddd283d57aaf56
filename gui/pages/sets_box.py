"""All documents at once: the buttons for 会议用 and 归档用 on the print page, with their keys, and whether the units
keep their names in them."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from exchange.anonymous import labels_for, read_key, write_key
from exchange.wording import word
from gui.ask import Ask, Folder
from gui.document import Document
from gui.export_set import Wanted
from gui.language import current
from scoring.plan import Plan
from scoring.problems import Refused

SETS = {"meeting": "Alt+Shift+M", "archive": "Alt+Shift+G"}
"""The sets with their keys."""
KEY_NAME = "单位代号对照表"
"""The key of anonymous exports; in any language of the window the same file."""

MakeWanted = Callable[[str, Mapping[str, str] | None], Wanted]
"""The set of a kind as the page is set up, with the labels of the units or None."""


class SetsBox(QWidget):
    chosen = Signal(object, object)
    """The `Wanted` set, and the folder that somebody chose for it."""
    objected = Signal(str)
    failed = Signal(object, object)
    """An OSError or Refused, and the path of the key that it is about."""

    def __init__(self, document: Document, ask: Ask, wanted: MakeWanted) -> None:
        super().__init__()
        self._document, self._ask, self._wanted = document, ask, wanted
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = {kind: QPushButton() for kind in SETS}
        self.actions_ = {kind: QAction(self) for kind in SETS}
        self.anonymous = QCheckBox()
        both = QHBoxLayout()
        for kind, keys in SETS.items():
            both.addWidget(self.buttons[kind])
            self.buttons[kind].clicked.connect(self.actions_[kind].trigger)
            self.actions_[kind].setShortcut(QKeySequence(keys))
            self.actions_[kind].triggered.connect(partial(self._choose, kind))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        column.addLayout(both)
        column.addWidget(self.anonymous)

    def retranslate(self) -> None:
        self._label.setText(self.tr("All at once"))
        self.anonymous.setText(self.tr("Without names of &units"))
        self.anonymous.setToolTip(
            self.tr("Units are called Unit A, Unit B …; which is whose stands in a key beside the assessment file")
        )
        names = {"meeting": self.tr("For the meeting…"), "archive": self.tr("For the archive…")}
        tips = {
            "meeting": self.tr("What the leaders decide on: PDF and Excel in a new folder ({keys})"),
            "archive": self.tr("Every document, the data and a list of them in a new folder ({keys})"),
        }
        for kind, keys in SETS.items():
            self.buttons[kind].setText(names[kind])
            self.buttons[kind].setToolTip(tips[kind].format(keys=keys))
            self.actions_[kind].setText(self.tr("Export set: {name}").format(name=names[kind]))
            self.actions_[kind].setToolTip(tips[kind].format(keys=keys))

    def allow(self, allowed: bool) -> None:
        """May somebody ask for a set now?"""
        for kind in SETS:
            self.buttons[kind].setEnabled(allowed)
            self.actions_[kind].setEnabled(allowed)

    def _choose(self, kind: str) -> None:
        store = self._document.store
        beside = None if store is None else store.path.parent
        folder = self._ask(self, Folder(self.buttons[kind].toolTip(), beside))
        if folder is None:
            return
        labels = None
        if self.anonymous.isChecked() and store is not None:
            key = key_beside(store.path)
            if folder.resolve() in key.resolve().parents:
                self.objected.emit(word("anonymous.key_inside", current(), path=str(key)))
                return
            try:
                labels = labels_from(key, self._document.assessment.plan, current())
            except (Refused, OSError) as error:
                self.failed.emit(error, key)
                return
        self.chosen.emit(self._wanted(kind, labels), folder)


def key_beside(store: Path) -> Path:
    """Where the key of anonymous exports lies: beside the store, under its name."""
    return store.with_name(f"{store.stem}_{KEY_NAME}.csv")


def labels_from(key: Path, plan: Plan, language: str) -> dict[str, str]:
    """The labels of the units by the key, which is made or made longer first. Raises Refused, OSError."""
    known = read_key(key)
    labels = labels_for(plan, language, known)
    if any(code not in known for code in labels):
        write_key(key, plan, {**known, **labels}, language)
    return labels
