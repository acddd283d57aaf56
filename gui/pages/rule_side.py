"""What stands beside the tree: the rule of the current indicator to read, or (F4) to set."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget

from gui.document import Document
from gui.pages.rule_desk import RuleDesk
from gui.pages.rule_keys import RuleKeys
from gui.widgets.plan_view import PlanView
from gui.widgets.rule_editor import RuleEditor
from gui.widgets.rule_panel import RulePanel
from scoring.plan import Indicator

READING, EDITING = 230, 470
"""Widths beside the tree."""


class RuleSide(QStackedWidget):
    said = Signal(str)
    objected = Signal(str)
    room_wanted = Signal(bool)
    """The editor is opened, or closed."""

    def __init__(
        self,
        document: Document,
        view: PlanView,
        indicator: Callable[[QModelIndex], Indicator | None],
        column: int,
    ) -> None:
        super().__init__()
        self._document, self._view, self._indicator = document, view, indicator
        self.panel, self.editor = RulePanel(), RuleEditor()
        self.desk = RuleDesk(document, self.editor, self)
        self.keys = RuleKeys(document, view, indicator, column, self)
        self.addWidget(self.panel)
        self.addWidget(self.editor)
        self.keys.wanted.connect(self.open)
        self.keys.said.connect(self.said)
        for objector in (self.keys, self.desk):
            objector.objected.connect(self.objected)
        self.desk.left.connect(self.close_editor)

    @property
    def editing(self) -> bool:
        """Is the rule editor open?"""
        return self.currentWidget() is self.editor

    def show_rule(self, node: Indicator | None) -> None:
        """Another indicator, or another state of it: the editor goes along, unless it is a group."""
        self.panel.show_rule(node, self._document.assessment.plan)
        if not self.editing:
            return
        stored = self.desk.draft.stored
        if node is None or node.is_group:
            self.close_editor()
        elif stored is None or stored.uid != node.uid:
            self.desk.leave()
            self.desk.show(node.code)

    def toggle(self) -> None:
        """Open the editor, go into it, or back to the tree."""
        if self.editing and self.editor.isAncestorOf(self.window().focusWidget()):
            self.close_editor()
        else:
            self.open()

    def open(self) -> None:
        """Set the rule of the current indicator, with the keyboard on its card."""
        index = self._view.currentIndex()
        node = self._indicator(index) if index.isValid() else None
        if node is None or node.is_group:
            self.objected.emit(self.tr("A group has no scoring rule of its own: choose an indicator under it."))
            return
        if not self.editing:
            self.room_wanted.emit(True)
            self.setCurrentWidget(self.editor)
            self._widen(EDITING)
            self.desk.show(node.code)
        self._view.scrollTo(index)
        self.editor.setFocus()

    def close_editor(self) -> None:
        """Back to the tree; what cannot be read is given up, and said."""
        if not self.editing:
            return
        self._view.setFocus()
        self.desk.leave()
        self.setCurrentWidget(self.panel)
        self._widen(READING)
        self.room_wanted.emit(False)

    def _widen(self, width: int) -> None:
        beside = self.parentWidget()
        if isinstance(beside, QSplitter):
            beside.setSizes([sum(beside.sizes()) - width, width])

    def retranslate(self) -> None:
        self.panel.retranslate()
        self.desk.retranslate()
