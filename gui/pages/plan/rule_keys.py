"""The keys of the rule column in the tree: Enter opens the editor, Ctrl+C and Ctrl+V carry a rule to others."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTreeView

from gui.document import Document
from gui.models.plan import rule_clipboard
from scoring.plan import Indicator


class RuleKeys(QObject):
    wanted = Signal()
    """Open the editor on the current indicator."""
    said = Signal(str)
    objected = Signal(str)

    def __init__(
        self,
        document: Document,
        view: QTreeView,
        indicator: Callable[[QModelIndex], Indicator | None],
        column: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._view, self._indicator, self._column = document, view, indicator, column
        view.installEventFilter(self)
        view.doubleClicked.connect(self._double)

    def _here(self) -> bool:
        """Does the keyboard stand on rules alone? A wider block is copied and pasted by the tree."""
        chosen = self._view.selectionModel().selectedIndexes()
        here = self._view.currentIndex().column() == self._column
        return here and all(index.column() == self._column for index in chosen)

    def _double(self, index: QModelIndex) -> None:
        if index.column() == self._column:
            self.wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and isinstance(event, QKeyEvent) and self._here():
            if event.type() == QEvent.Type.ShortcutOverride and self._deed(event) is not None:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and (deed := self._deed(event)) is not None:
                deed()
                return True
        return super().eventFilter(watched, event)

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            return self.wanted.emit
        return None

    def chosen(self) -> list[Indicator]:
        """The indicators whose rules are selected, from the top down."""
        rows = [index for index in self._view.selectionModel().selectedIndexes() if index.column() == self._column]
        found = [self._indicator(index) for index in (rows or [self._view.currentIndex()]) if index.isValid()]
        uids = {node.uid for node in found if node is not None}
        return [node for node in self._document.assessment.plan.indicators if node.uid in uids]

    def copy(self) -> None:
        """The rule of the current indicator to the clipboard."""
        index = self._view.currentIndex()
        node = self._indicator(index) if index.isValid() else None
        if node is None or node.is_group:
            self.objected.emit(self.tr("A group has no scoring rule to copy: choose an indicator under it."))
            return
        QGuiApplication.clipboard().setMimeData(rule_clipboard.to_mime(self._document.assessment.plan, node))
        self.said.emit(
            self.tr("Copied the scoring rule of “{name}”: Ctrl+V puts it onto others.").format(name=node.name)
        )

    def paste(self) -> None:
        """The rule on the clipboard onto all chosen indicators, as one step."""
        if self._document.read_only:
            self.objected.emit(self.tr("Nothing can be changed here: the file is opened for reading only."))
            return
        rule = rule_clipboard.from_mime(QGuiApplication.clipboard().mimeData())
        if rule is None:
            self.objected.emit(self.tr("There is no scoring rule on the clipboard: copy one here with Ctrl+C first."))
            return
        found = rule_clipboard.pasted(self._document.assessment.plan, rule, self.chosen())
        unfit = self.tr("It does not fit: {names}.").format(names="、".join(found.unfit)) if found.unfit else ""
        if not found.onto:
            self.objected.emit(unfit)
            return
        label = self.tr("Paste a scoring rule onto {count}").format(count=len(found.onto))
        if self._document.plan(label, found.plan) is not None:
            done = self.tr("Scoring rule pasted onto {count}.").format(count=len(found.onto))
            self.said.emit(f"{done} {unfit}".strip())
