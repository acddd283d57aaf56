"""What classes and units have of their own in the rule that is edited, or in the chosen part of a blend."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from exchange.rule_form import Field, Path, Rows, spelled
from exchange.rule_overrides import (
    Overrides,
    Owner,
    can_differ,
    overrides,
    own_fields,
    with_cell,
    with_own,
    without_own,
)
from gui.language import current
from gui.models.plan.rule_draft import RuleDraft
from gui.widgets.plan.overrides_panel import Block, OverridesPanel
from scoring.plan import Indicator


class RuleOwn(QObject):
    wanted = Signal()
    """More is to be shown than has anything of its own yet."""
    accepted = Signal()
    about = Signal(str, str)
    """by_class or by_unit, code: whose own figures are being edited."""

    def __init__(self, draft: RuleDraft, panel: OverridesPanel, at: Callable[[], Path], parent: QObject) -> None:
        super().__init__(parent)
        self._draft, self._panel, self._at = draft, panel, at
        self._more: list[str] = []
        self._units: list[str] = []
        self._opened: set[Path] = set()
        """Columns, rows and lists that are shown though they hold nothing of their own yet."""
        self._shown_at: Path = ()
        self._owners: dict[Path, Owner] = {}
        panel.typed.connect(self._cell)
        panel.list_typed.connect(self._list)
        panel.list_opened.connect(self._open)
        panel.list_dropped.connect(self._drop)
        panel.accepted.connect(self.accepted)
        panel.parameter_wanted.connect(self._want_parameter)
        panel.unit_wanted.connect(self._want_unit)

    def forget(self) -> None:
        """Another indicator, or another rule: nothing is asked for yet."""
        self._more, self._units, self._opened = [], [], set()

    # what is typed

    def _table(self, node: Indicator) -> Overrides:
        return overrides(self._draft.plan, node, current(), self._more, self._units, self._at())

    def _cell(self, row: int, column: int, text: str) -> None:
        node = self._draft.node
        if node is not None:
            table = self._table(node)
            self.about.emit(*table.owners[row][:2])
            self._draft.edit(with_cell(node, table.path(row, column), text))

    def _list(self, field: Field, typed: str | Rows) -> None:
        node = self._draft.node
        if node is not None:
            self.about.emit(*self._owners[field.path][:2])
            said, expressions = spelled(field, typed, self._draft.plan)
            self._draft.edit(with_own(node, field, said), expressions)

    def _open(self, field: Field) -> None:
        self._opened.add(field.path)
        self.about.emit(*self._owners[field.path][:2])
        self.wanted.emit()
        self._panel.into_list(field.path)

    def _drop(self, field: Field) -> None:
        self._opened.discard(field.path)
        if self._draft.node is not None:
            self._draft.edit(without_own(self._draft.node, field))
            self.accepted.emit()
            self.wanted.emit()

    def _want_parameter(self, name: str) -> None:
        self._more.append(name)
        self.wanted.emit()

    def _want_unit(self, code: str) -> None:
        self._units.append(code)
        self.wanted.emit()

    # showing

    def show(self, *, anyhow: bool = False) -> None:
        """The table and the lists as they stand now. `anyhow`: over what is being typed, too: it counts now."""
        node, plan, language, at = self._draft.node, self._draft.plan, current(), self._at()
        if node is None or (at and node.method != "blend"):
            return
        if at != self._shown_at:
            self._shown_at = at
            self.forget()
        panel, found, table = self._panel, self._draft.reading, self._table(node)
        headings = [self.tr("Class or unit"), *(_headed(column) for column in table.columns)]
        rows = tuple((name, *cells) for (_, _, name), cells in zip(table.owners, table.rows, strict=True))
        wrong = {}
        for row in range(len(table.owners)):
            for column in range(len(table.columns)):
                if said := found.reasons.get(table.path(row, column)):
                    wrong[row] = said
        panel.show_table(headings, rows, wrong)
        lists = own_fields(plan, node, language, self._more, self._units, at)
        self._owners = {one.field.path: one.owner for one in lists}
        blocks = tuple(Block(one.field, one.own, one.own or one.field.path in self._opened) for one in lists)
        panel.show_lists(blocks, found, anyhow=anyhow)
        shown = {column.path[-1] for column in table.columns} | {path[-1] for path in self._owners}
        more = [(one.path[-1], one.label) for one in can_differ(plan, node, language, at) if one.path[-1] not in shown]
        with_own = {code for by, code, _ in (*table.owners, *self._owners.values()) if by == "by_unit"}
        units = [(unit.code, unit.name) for unit in plan.units if unit.code not in with_own] if shown else []
        panel.offer(more if plan.classes or plan.units else [], units)
        panel.retranslate()


def _headed(field: Field) -> str:
    return f"{field.label} ({field.unit})" if field.unit else field.label
