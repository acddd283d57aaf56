"""What stands beside the tree: the rule of the current indicator to read, or (F4) to set."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget

from exchange.wording import problem_text
from gui.document import Document
from gui.language import current
from gui.models.plan.plan_points import PlanPoints
from gui.models.plan.rule_draft import RuleDraft
from gui.models.results.earlier import Earlier
from gui.pages.plan.rule_desk import RuleDesk
from gui.pages.plan.rule_keys import RuleKeys
from gui.widgets.plan.plan_view import PlanView
from gui.widgets.plan.points_list import Kind, PointsList
from gui.widgets.plan.rule_editor import POLICIES, RuleEditor
from gui.widgets.plan.rule_panel import RulePanel
from scoring.plan import Indicator
from scoring.problems import Place

SETTINGS = ("direction", "peers", "min_peers", "missing", "not_applicable", "source", "basis")
READING, EDITING = 196, 470
"""Widths beside the tree."""


class RuleSide(QStackedWidget):
    said = Signal(str)
    objected = Signal(str)
    room_wanted = Signal(bool)
    """The editor is opened, or closed."""
    place_wanted = Signal(object)

    def __init__(
        self,
        document: Document,
        view: PlanView,
        indicator: Callable[[QModelIndex], Indicator | None],
        column: int,
    ) -> None:
        super().__init__()
        self._document, self._view, self._indicator = document, view, indicator
        self.panel, self.editor, self.points_list = RulePanel(), RuleEditor(), PointsList()
        earlier = Earlier(document, self)
        self.points = PlanPoints(document, earlier, self)
        self.desk = RuleDesk(document, RuleDraft(document, earlier, self), self.editor, self)
        self.keys = RuleKeys(document, view, indicator, column, self)
        self.addWidget(self.panel)
        self.addWidget(self.editor)
        self.addWidget(self.points_list)
        self.keys.wanted.connect(self.open)
        self.keys.said.connect(self.said)
        for objector in (self.keys, self.desk):
            objector.objected.connect(self.objected)
        self.desk.left.connect(self.close_editor)
        self.points.changed.connect(self._show_points)
        self.points.searched.connect(self._show_search)
        self.points_list.place_chosen.connect(self.place_wanted)
        self.points_list.left.connect(self.close_points)

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

    def go_to(self, path: Place) -> None:
        """Open the editor at what a place names of the current indicator; nothing else of it is here."""
        tab = 0 if path[:1] == ("params",) else 1 if path[:1] in (("measure",), ("zero_denominator",)) else POLICIES
        if path and (tab != POLICIES or path[0] in SETTINGS):
            self.open()
            self.editor.cards.fold()
            self.editor.tabs.setCurrentIndex(tab)
            self.editor.into_field(path)

    def close_editor(self) -> None:
        """Back to the tree; what cannot be read is given up, and said."""
        if not self.editing:
            return
        self._view.setFocus()
        self.desk.leave()
        self.setCurrentWidget(self.panel)
        self._widen(READING)
        self.room_wanted.emit(False)

    # what is open in the plan

    def toggle_points(self) -> None:
        """Show what is open in the plan, or go back to the tree."""
        if self.currentWidget() is self.points_list:
            self.close_points()
            return
        self.close_editor()
        self.points.want()
        self._show_points()
        self.room_wanted.emit(True)
        self.setCurrentWidget(self.points_list)
        self._widen(EDITING)
        self.points_list.setFocus()

    def close_points(self) -> None:
        """Back to the tree."""
        self._view.setFocus()
        self.setCurrentWidget(self.panel)
        self._widen(READING)
        self.room_wanted.emit(False)

    def _show_points(self) -> None:
        found, language = self.points.found, current()
        if found is None:
            self.points_list.show_points(self.tr("Looking through the plan…"), ())
            return
        said = [(problem, problem_text(problem, language)) for problem in found.all]
        kinds: list[Kind] = []
        for heading, chosen, is_open in (
            (self.tr("To be put right"), found.wrong, True),
            (self.tr("To be looked at"), found.doubtful, True),
        ):
            if chosen:
                kinds.append((heading, [(text, one.where) for one, text in said if one in chosen], is_open))
        for code, heading in (
            ("doubt.no_department", self.tr("Without a department")),
            ("doubt.no_source", self.tr("Without a source of figures")),
            ("doubt.no_basis", self.tr("Without a basis")),
        ):
            names = [(one.facts["indicator"], one.where) for one in found.unanswered if one.code == code]
            if names:
                kinds.append((heading, names, False))
        count = sum(len(points) for _, points, _ in kinds)
        title = self.tr("Open points of the plan: {count}").format(count=count)
        self.points_list.show_points(title if count else self.tr("Nothing is open in this plan."), kinds)

    def _show_search(self, step: int, steps: int) -> None:
        """How far the first search has come: a list that is still empty is not a plan without open points."""
        if self.points.found is None and self.currentWidget() is self.points_list:
            text = self.tr("Looking through the plan: {step} of {steps} indicators…")
            self.points_list.title.setText(text.format(step=step, steps=steps))

    def _widen(self, width: int) -> None:
        beside = self.parentWidget()
        if isinstance(beside, QSplitter):
            beside.setSizes([sum(beside.sizes()) - width, width])

    def retranslate(self) -> None:
        self.panel.retranslate()
        self.desk.retranslate()
        if self.currentWidget() is self.points_list:
            self._show_points()
