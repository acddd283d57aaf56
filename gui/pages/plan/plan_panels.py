"""The strips under the plan's tree: finding, scaling with a preview, and the settings of several indicators."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exchange.wording import PHRASES, problem_text, word
from gui.language import current
from gui.models.plan import plan_many
from gui.models.plan.plan_find import finds
from gui.models.plan.plan_tree import Column, PlanTree
from gui.pages.plan.plan_deeds import PlanDeeds
from gui.widgets.bars.find_bar import FindBar
from gui.widgets.plan.many_panel import ManyPanel
from gui.widgets.plan.plan_view import PlanView
from gui.widgets.plan.scale_panel import ScalePanel
from scoring.plan import Indicator
from scoring.plan_edits.weights import Reweighted, scale, weight_places
from scoring.problems import Refused


class PlanPanels(QObject):
    said = Signal(str)
    objected = Signal(str)

    def __init__(self, model: PlanTree, view: PlanView, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._view = model, view
        self.find_bar, self.scale_panel = FindBar(), ScalePanel()
        self.many_panel = ManyPanel(plan_many.CHOSEN, plan_many.TYPED, plan_many.values_of)
        self._deeds: PlanDeeds | None = None
        self._proposal: Reweighted | None = None
        self._nodes: list[Indicator] = []
        self.find_bar.typed.connect(self._look)
        self.find_bar.step.connect(self.find)
        self.find_bar.left.connect(self.leave)
        self.scale_panel.asked.connect(self._propose)
        self.scale_panel.taken.connect(self._scale)
        self.scale_panel.left.connect(self.leave)
        self.many_panel.taken.connect(self._change_many)
        self.many_panel.left.connect(self.leave)
        model.followed.connect(self._outdated)

    def serve(self, deeds: PlanDeeds) -> None:
        """Let the panels ask for the indicators that are chosen, and the keys of finding hold in them too."""
        self._deeds = deeds
        for name in ("open_find", "find_next", "find_before", "only_changes"):
            self.find_bar.addAction(deeds.actions[name])

    def lay_into(self, column: QVBoxLayout) -> None:
        for panel in self._all():
            column.addWidget(panel)

    def _all(self) -> tuple[QWidget, ...]:
        return (self.find_bar, self.scale_panel, self.many_panel)

    def leave(self) -> None:
        """Close whatever is open, and back to the tree."""
        self._view.setFocus()
        for panel in self._all():
            panel.hide()

    def _outdated(self) -> None:
        """The plan has changed: a preview of something else is worth nothing."""
        if self.scale_panel.isVisible():
            self._propose()
        if self.many_panel.isVisible():
            self._fill_many()

    # finding

    def open_find(self) -> None:
        self.leave()
        self.find_bar.open()
        self._look(self.find_bar.field.text())

    def _look(self, text: str) -> None:
        """The first find at or below the current line."""
        self._show(finds(self._model.rows, text), 0)

    def find(self, step: int) -> None:
        """The next find or the one before, round and round."""
        if not self.find_bar.field.text().strip():
            self.open_find()
            return
        found = finds(self._model.rows, self.find_bar.field.text())
        self._show(found, step)
        if not found:
            self.objected.emit(self.tr("Nothing found."))

    def _show(self, found: list[int], step: int) -> None:
        here = self._view.currentIndex()
        at = here.internalId() if here.isValid() else 0
        if not found:
            self.find_bar.tell(0, 0)
            return
        if step >= 0:
            number = next((n for n, place in enumerate(found) if place > at or (place == at and not step)), 0)
        else:
            number = next((n for n in range(len(found) - 1, -1, -1) if found[n] < at), len(found) - 1)
        index = list(self._model.everything())[found[number]]
        if self._view.isRowHidden(index.row(), index.parent()):
            self._view.setRowHidden(index.row(), index.parent(), False)
        self._view.stand_on(index)
        self.find_bar.tell(number + 1, len(found))

    # scaling

    def open_scale(self) -> None:
        """Show what scaling the whole plan, or what is below the current group, would change."""
        if self._model.read_only or not self._model.plan.indicators:
            self.objected.emit(self._model.objection(self._view.currentIndex(), ""))
            return
        self.leave()
        panel, plan = self.scale_panel, self._model.plan
        panel.scope.clear()
        panel.scope.addItem(self.tr("the whole plan"), None)
        here = self._view.currentIndex()
        node = None if not here.isValid() or self._model.is_gone(here) else self._model.indicator(here)
        while node is not None:
            if node.is_group and plan.children.get(node.code):
                panel.scope.addItem(self.tr("only below {name}").format(name=node.name), node.code)
            node = None if node.parent is None else plan.indicator[node.parent]
        panel.places.blockSignals(True)
        panel.places.setValue(weight_places(plan))
        panel.places.blockSignals(False)
        panel.show()
        self._propose()
        panel.setFocus()

    def _propose(self) -> None:
        here = self._view.currentIndex()
        node = None if not here.isValid() or self._model.is_gone(here) else self._model.indicator(here)
        try:
            self._proposal = scale(
                self._model.plan,
                self.scale_panel.scope.currentData(),
                places=self.scale_panel.places.value(),
                remainder_on=None if node is None else node.code,
            )
        except Refused as refusal:
            self._proposal = None
            self.scale_panel.refuse(problem_text(refusal.problems[0], current()))
            return
        if self._proposal.rows:
            self.scale_panel.show_rows(self._proposal.rows)
        else:
            self._proposal = None
            self.scale_panel.show_rows(())
            self.scale_panel.refuse(self.tr("Everything adds up already: there is nothing to scale."))

    def _scale(self) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        self.leave()
        label = self.tr("Scale {count} weights").format(count=len(proposal.rows))
        if self._model.perform(label, proposal.plan):
            self.said.emit(
                self.tr("Scaled: {count} weights changed. Ctrl+Z undoes it.").format(count=len(proposal.rows))
            )

    # several at once

    def open_many(self) -> None:
        """Show the settings of the chosen indicators, to change them together."""
        nodes = self._deeds.chosen() if self._deeds is not None else []
        if not nodes:
            return
        self.leave()
        self._nodes = nodes
        self._fill_many()
        self.many_panel.show()
        self.many_panel.setFocus()

    def _fill_many(self) -> None:
        plan = self._model.plan
        nodes = self._nodes = [plan.indicator[node.code] for node in self._nodes if node.code in plan.indicator]
        if not nodes:
            self.leave()
            return
        settings = tuple(self.many_panel.fields)
        title = nodes[0].name if len(nodes) == 1 else self.tr("{count} indicators chosen").format(count=len(nodes))
        leaves = any(not node.is_group for node in nodes)
        self.many_panel.name_fields(self._names())
        self.many_panel.show_values(
            title,
            {name: plan_many.common(nodes, name) for name in settings},
            {name: plan_many.known(plan, name) for name in plan_many.TYPED},
            _word,
            lambda name: leaves or name not in plan_many.OF_LEAVES,
        )

    def _change_many(self, values: dict[str, str]) -> None:
        if not values:
            self.leave()
            return
        codes = [node.code for node in self._nodes]
        names = self._names()
        label = self.tr("{settings} of {count} indicators").format(
            settings="、".join(names[name] for name in values), count=len(codes)
        )
        plan = plan_many.changed(self._model.plan, codes, values)
        self.leave()
        if self._model.perform(label, plan):
            self.said.emit(self.tr("Changed: {label}").format(label=label))

    def _names(self) -> dict[str, str]:
        heading = self._model.heading
        return {
            "department": heading(Column.DEPARTMENT),
            "missing": self.tr("Where missing"),
            "not_applicable": self.tr("Where not applicable"),
            "peers": self.tr("Compared with"),
            "tags": heading(Column.TAGS),
            "unit": heading(Column.UNIT),
            "source": self.tr("Source"),
            "basis": self.tr("Basis"),
        }

    def retranslate(self) -> None:
        for panel in (self.find_bar, self.scale_panel, self.many_panel):
            panel.retranslate()
        self.many_panel.name_fields(self._names())


def _word(setting: str, value: str) -> str:
    key = f"{'peers' if setting == 'peers' else f'policy.{setting}'}.{value}"
    return word(key, current()) if key in PHRASES else value
