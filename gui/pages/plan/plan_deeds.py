"""What is done to the plan's tree by key, menu and mouse: each a function of `scoring.plan_edits`, as one undo step."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from exchange.wording import problem_text
from gui.clipboard import from_mime
from gui.document import Document
from gui.figures import plain
from gui.language import current
from gui.models.plan.plan_cells import EDITABLE, Refusal
from gui.models.plan.plan_tree import Column, PlanTree
from gui.widgets.plan.plan_view import PlanView
from scoring.plan import Indicator, Plan
from scoring.plan_edits import tree, weights
from scoring.problems import Refused

TEXTS: Final = (Column.REASON, Column.DEPARTMENT, Column.UNIT, Column.TAGS)
"""Columns whose cells Delete clears; everywhere else it removes the indicator."""

KEYS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("add_sibling", ("Ctrl+Ins",)),
    ("add_child", ("Ctrl+Shift+Ins",)),
    ("duplicate", ("Ctrl+D",)),
    ("remove", ("Ctrl+Del",)),
    ("-", ()),
    ("promote", ("Alt+Shift+Left",)),
    ("demote", ("Alt+Shift+Right",)),
    ("up", ("Alt+Shift+Up",)),
    ("down", ("Alt+Shift+Down",)),
    ("--", ()),
    ("lock", ("Alt+L",)),
    ("balance", ("Alt+=",)),
    ("scale", ("Alt+Shift+=", "Alt+Shift++", "Alt++")),
    ("sum_up", ("Alt+U",)),
    ("next_class", ("Alt+C",)),
    ("---", ()),
    ("many", ("Alt+Return", "Alt+Enter")),
    ("open_find", ("Ctrl+F",)),
    ("find_next", ("F3",)),
    ("find_before", ("Shift+F3",)),
    ("only_changes", ("Ctrl+Shift+L",)),
)
"""Names of methods of `PlanDeeds` (or of the page) with their keys; dashes are separating lines."""


class PlanDeeds(QObject):
    said = Signal(str)
    objected = Signal(str)

    def __init__(self, document: Document, model: PlanTree, view: PlanView, page: QWidget) -> None:
        super().__init__(page)
        self._document, self.model, self.view, self._page = document, model, view, page
        self.actions: dict[str, QAction] = {}
        for name, keys in KEYS:
            action = QAction(page)
            if name.startswith("-"):
                action.setSeparator(True)
            else:
                action.setShortcuts([QKeySequence(key) for key in keys])
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                action.triggered.connect(partial(self._do, getattr(self, name, None) or getattr(page, name)))
                view.addAction(action)
            self.actions[name] = action
        view.delete_wanted.connect(self.delete)
        view.paste_wanted.connect(self.paste)
        model.move_wanted.connect(self.move)

    def _do(self, deed: Callable[[], None], _checked: bool = False) -> None:
        self.view.settle()  # what is being typed counts
        deed()

    # structure

    def add_sibling(self) -> None:
        name = self.tr("New indicator")
        if not self.model.plan.indicators:
            self._edit(lambda plan: tree.add_first(plan, name), self.tr("Add an indicator"), edit_name=True)
        elif (node := self._current()) is not None:
            code = node.code
            self._edit(lambda plan: tree.add_sibling(plan, code, name), self.tr("Add an indicator"), edit_name=True)

    def add_child(self) -> None:
        node = self._current()
        if node is None:
            return
        made = self._edit(
            lambda plan: tree.add_child(plan, node.code, self.tr("New indicator")),
            self.tr("Add a part of {name}").format(name=node.name),
            edit_name=True,
        )
        if made is not None and made.rule_moved:
            text = self.tr("“{name}” is a group now; its scoring rule and weight stand with its first part.")
            self.said.emit(text.format(name=node.name))

    def duplicate(self) -> None:
        node = self._current()
        if node is not None:
            label = self.tr("Duplicate {name}").format(name=node.name)
            self._edit(lambda plan: tree.duplicate(plan, node.code), label, edit_name=True)

    def promote(self) -> None:
        self._moved(tree.promote)

    def demote(self) -> None:
        self._moved(tree.demote)

    def up(self) -> None:
        self._moved(partial(tree.shift, steps=-1))

    def down(self) -> None:
        self._moved(partial(tree.shift, steps=1))

    def _moved(self, how: Callable[[Plan, str], tree.Edited]) -> None:
        node = self._current()
        if node is not None:
            self._edit(lambda plan: how(plan, node.code), self.tr("Move {name}").format(name=node.name))

    def move(self, code: str, parent: str | None, before: str | None) -> None:
        """What was dropped with the mouse."""
        label = self.tr("Move {name}").format(name=self.model.plan.indicator[code].name)
        self._edit(lambda plan: tree.move(plan, code, parent, before), label)

    def delete(self) -> None:
        """Delete: clears chosen texts, or removes the chosen indicators."""
        if self.view.currentIndex().column() in TEXTS:
            edits: dict[tuple[str, Column], str] = {
                (node.code, column): "" for node, column in self._cells() if column in TEXTS
            }
            self._write(self.tr("Clear {count} cells").format(count=len(edits)), edits)
        else:
            self.remove()

    def remove(self) -> None:
        nodes = self._chosen()
        if not nodes:
            return
        done = tree.remove(self.model.plan, [node.code for node in nodes])
        name = nodes[0].name
        label = (
            self.tr("Delete {name}").format(name=name)
            if len(nodes) == 1
            else self.tr("Delete {count} indicators").format(count=len(nodes))
        )
        column = self.view.currentIndex().column()
        if not self.model.perform(label, done.plan):
            return
        if done.beside is not None:
            self.view.stand_on(self.model.place(done.beside, column))
        below = len(done.gone) - len(nodes)
        points = plain(sum((node.weight for node in done.gone if not node.is_group), start=weights.ZERO))
        text = (
            self.tr("Deleted “{name}” and {below} below it, {points} points. Items and entries stay; Ctrl+Z undoes it.")
            if len(nodes) == 1
            else self.tr("Deleted {count} indicators, {points} points. Items and entries stay; Ctrl+Z undoes it.")
        ).format(name=name, below=below, points=points, count=len(done.gone))
        if done.named_in:
            text += " " + self.tr("Rules for ties, grades or vetoes still name it: see the findings (F8).")
        self.said.emit(text)

    def _edit(self, edit: Callable[[Plan], tree.Edited], label: str, *, edit_name: bool = False) -> tree.Edited | None:
        column = self.view.currentIndex().column()
        try:
            made = edit(self.model.plan)
        except Refused as refusal:
            self.objected.emit(problem_text(refusal.problems[0], current()))
            return None
        if not self.model.perform(label, made.plan):
            return None
        if edit_name:
            self.view.edit_name(self.model.place(made.code))
        else:
            self.view.stand_on(self.model.place(made.code, max(0, column)))
        return made

    # weights

    def lock(self) -> None:
        """Lock the weights of the chosen indicators, or unlock them where all are locked."""
        nodes = self._chosen()
        if not nodes:
            return
        lock = not all(node.locked for node in nodes)
        wanted = {node.code for node in nodes}
        plan = self.model.plan
        new = replace(
            plan,
            indicators=tuple(replace(node, locked=lock) if node.code in wanted else node for node in plan.indicators),
        )
        names = nodes[0].name if len(nodes) == 1 else self.tr("{count} indicators").format(count=len(nodes))
        label = self.tr("Lock {name}") if lock else self.tr("Unlock {name}")
        if self.model.perform(label.format(name=names), new):
            text = (
                self.tr("Locked: {name}. Balancing and scaling leave the weight as it is.")
                if lock
                else self.tr("Unlocked: {name}.")
            )
            self.said.emit(text.format(name=names))

    def balance(self) -> None:
        node = self._current()
        if node is None:
            return
        try:
            done = weights.balance(self.model.plan, node.code)
        except Refused as refusal:
            self.objected.emit(problem_text(refusal.problems[0], current()))
            return
        row = done.rows[0]
        label = self.tr("Weight of {name} {old} → {new}").format(name=row.name, old=plain(row.old), new=plain(row.new))
        if self.model.perform(label, done.plan):
            text = self.tr("“{name}” took the remainder: {old} → {new}.")
            self.said.emit(text.format(name=row.name, old=plain(row.old), new=plain(row.new)))

    def sum_up(self) -> None:
        done = weights.sum_up(self.model.plan)
        if not done.rows:
            self.said.emit(self.tr("Every group that is not locked weighs what its parts add up to."))
            return
        label = self.tr("Groups take the sum of their parts: {count}").format(count=len(done.rows))
        if self.model.perform(label, done.plan):
            rows = (f"{row.name} {plain(row.old)} → {plain(row.new)}" for row in done.rows[:4])
            more = "…" if len(done.rows) > 4 else ""
            self.said.emit(self.tr("Taken from the parts: {rows}").format(rows="; ".join(rows) + more))

    # pasting

    def paste(self) -> None:
        """The block on the clipboard from the current cell down and to the right, over what is shown."""
        block = from_mime(QGuiApplication.clipboard().mimeData())
        here = self.view.currentIndex()
        if not block or not here.isValid():
            self.objected.emit(self.tr("There is nothing on the clipboard that could be pasted here."))
            return
        if self.model.read_only:
            self.objected.emit(self.model.objection(here, ""))
            return
        columns = self.view.shown_columns()
        columns = columns[columns.index(here.column()) :]
        lines = [line for line in self.view.lines_from(here) if not self.model.is_gone(line)]
        texts = [[text if isinstance(text, str) else "" for text in row] for row in block]
        if len(texts) == 1 and len(texts[0]) == 1:  # one value fills everything that is chosen
            edits = {(node.code, column): texts[0][0] for node, column in self._cells() if column in EDITABLE}
        else:
            edits = {
                (self.model.indicator(line).code, Column(column)): text
                for line, row in zip(lines, texts, strict=False)
                for column, text in zip(columns, row, strict=False)
                if column in EDITABLE
            }
        over = max(0, len(texts) - len(lines))
        self._write(self.tr("Paste {rows}×{columns}").format(rows=len(texts), columns=len(texts[0])), edits, over)

    def _write(self, label: str, edits: dict[tuple[str, Column], str], over: int = 0) -> None:
        if not edits:
            self.objected.emit(self.tr("Nothing can be pasted into this column: it is worked out."))
            return
        written = self.model.write(label, edits)
        if written is None:
            return
        done, refused = written
        parts = [self.tr("{count} cells taken over.").format(count=done)]
        if refused:
            parts.append(self.tr("{count} left as they were: {why}").format(count=len(refused), why=self._why(refused)))
        if over:
            parts.append(self.tr("{count} lines had no indicator any more to stand in.").format(count=over))
        (self.objected if refused or over else self.said).emit(" ".join(parts))

    def _why(self, refused: Sequence[Refusal]) -> str:
        node = self.model.plan.indicator[refused[0].code]
        return self.tr("{name}: {why}").format(name=node.name, why=self.model.why(refused[0]))

    # what is chosen

    def _current(self) -> Indicator | None:
        """The current indicator, where something can be done to it; otherwise says why not."""
        index = self.view.currentIndex()
        if not index.isValid():
            return None
        if self.model.is_gone(index) or self.model.read_only:
            self.objected.emit(self.model.objection(index, ""))
            return None
        return self.model.indicator(index)

    def _chosen(self) -> list[Indicator]:
        """The chosen indicators of this year, from the top down."""
        rows = self.view.chosen_rows()
        found = [self.model.indicator(row) for row in rows if not self.model.is_gone(row)]
        if not found or self.model.read_only:
            if rows:
                self.objected.emit(self.model.objection(rows[0], ""))
            return []
        return found

    def chosen(self) -> list[Indicator]:
        """The chosen indicators of this year, from the top down; says why where there are none."""
        return self._chosen()

    def _cells(self) -> list[tuple[Indicator, Column]]:
        indexes: list[QModelIndex] = self.view.selectionModel().selectedIndexes() or [self.view.currentIndex()]
        return [
            (self.model.indicator(index), Column(index.column())) for index in indexes if not self.model.is_gone(index)
        ]

    # words

    def retranslate(self) -> None:
        words = {
            "add_sibling": self.tr("Add an indicator beside it"),
            "add_child": self.tr("Add a part of it"),
            "duplicate": self.tr("Duplicate"),
            "remove": self.tr("Delete the indicator"),
            "promote": self.tr("One level up"),
            "demote": self.tr("One level down"),
            "up": self.tr("Move up"),
            "down": self.tr("Move down"),
            "lock": self.tr("Lock or unlock the weight"),
            "balance": self.tr("Put the remainder on it"),
            "scale": self.tr("Scale to the full score…"),
            "sum_up": self.tr("Groups take the sum of their parts"),
            "next_class": self.tr("Weights of the next class"),
            "many": self.tr("Settings of the chosen indicators…"),
            "open_find": self.tr("Find…"),
            "find_next": self.tr("Find next"),
            "find_before": self.tr("Find previous"),
            "only_changes": self.tr("Only what has changed"),
        }
        for name, text in words.items():
            action = self.actions[name]
            action.setText(text)
            action.setToolTip(f"{text} ({action.shortcut().toString()})")
        short = {"balance": self.tr("Balance"), "scale": self.tr("Scale…"), "only_changes": self.tr("Only changes")}
        for name, text in short.items():
            self.actions[name].setIconText(text)
