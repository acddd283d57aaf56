"""评议: ballots counted, batch by batch: as counts in a grid, or read out one by one with digits, and read again."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exchange.wording import problem_text, word
from gui.document import Document
from gui.language import current
from gui.models.registers.ballot_desk import BallotDesk, Name, name_of
from gui.models.registers.ballot_table import BallotTable
from gui.pages.page import Page
from gui.theme import colours, paint
from gui.widgets.calling_strip import Calling, CallingStrip, LargeView
from gui.widgets.field_line import FieldLine
from gui.widgets.grid.grid import Grid
from scoring.ballot_counts import BallotRule, ballot_rule, valid_count, void_count
from scoring.batches import ABSTAIN, BY_HAND, Batch, Deviation
from scoring.numbers import plain
from scoring.problems import Place

NAME: Final = Qt.ItemDataRole.UserRole
DEEDS: Final = (
    ("call", "Alt+1"),
    ("table", "Alt+2"),
    ("again", "Alt+3"),
    ("close_batch", "Ctrl+Shift+E"),
    ("round", "Ctrl+Shift+Ins"),
    ("large", "F11"),
    ("print", "Ctrl+Shift+P"),
    ("rule", "F4"),
)
FIELDS: Final = ("issued", "returned", "void")


class _Batches(QTreeWidget):
    """The batches of every item; Enter goes on to read the ballots of the one chosen."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _Deviations(QListWidget):
    """Where the second pass differs: 1 takes what was read first, 2 what was read then."""

    settled = Signal(int, bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("1", "2") and self.currentRow() >= 0:
            self.settled.emit(self.currentRow(), event.text() == "2")
        else:
            super().keyPressEvent(event)


class BallotPage(Page):
    menu = "data"

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.desk = BallotDesk(document, self)
        self.table = BallotTable(document, self.desk, self)
        self.grid = Grid(self.table)
        self.batches, self.deviations = _Batches(), _Deviations()
        self.strip = CallingStrip()
        self.large = LargeView(self)
        self.fields = {name: FieldLine() for name in (*FIELDS, "label", "most_best", "own")}
        self.all_equal = QCheckBox()
        self._captions = {name: QLabel() for name in self.fields}
        self._title, self._rule, self._valid, self._findings, self._nothing = (QLabel() for _ in range(5))
        self.deeds: dict[str, QAction] = {}
        self._filling = False
        self._lay_out()
        self._connect()
        self.retranslate()

    # composing

    def _lay_out(self) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        for label in (self._title, self._rule, self._valid, self._findings, self._nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._findings.setWordWrap(True)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        for name, field in self.fields.items():
            field.setFixedWidth(em * {"label": 6, "own": 11}.get(name, 3))
            self._captions[name].setBuddy(field)
        counts, rules = QHBoxLayout(), QHBoxLayout()
        for line, names in ((counts, (*FIELDS, "label")), (rules, ("most_best", "own"))):
            for name in names:
                line.addWidget(self._captions[name])
                line.addWidget(self.fields[name])
                line.addSpacing(em // 2)
        counts.insertWidget(counts.indexOf(self._captions["label"]), self._valid)
        counts.insertSpacing(counts.indexOf(self._captions["label"]), em // 2)
        counts.addStretch(1)
        rules.insertWidget(0, self.all_equal)
        rules.addStretch(1)
        self.grid.horizontalHeader().setDefaultSectionSize(em * 6)
        self.batches.setHeaderHidden(True)
        self.batches.setColumnCount(2)
        self.batches.setColumnWidth(0, em * 12)
        self.batches.setRootIsDecorated(False)
        self.batches.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.batches.setIndentation(em)
        self.deviations.setMaximumHeight(self.fontMetrics().height() * 7)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 4, 6, 4)
        column.setSpacing(4)
        for part in (self._title, self._rule, counts, rules, self._findings):
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
        column.addWidget(self.grid, 1)
        column.addWidget(self.deviations)
        column.addWidget(self.strip)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.batches)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([em * 19, em * 60])
        self._split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._nothing)
        whole.addWidget(self._split, 1)
        self.setFocusProxy(self.batches)

    def _connect(self) -> None:
        work: dict[str, Callable[[], object]] = {
            "call": partial(self._turn, False),
            "table": self.grid.setFocus,
            "again": partial(self._turn, True),
            "close_batch": self.desk.close,
            "round": self.desk.add_round,
            "large": self._show_large,
            "print": self._print,
            "rule": self._go_to_rule,
        }
        for name, key in DEEDS:
            action = self.deeds[name] = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, name=name: work[name]())
            self.addAction(action)
        self.large.addActions([self.deeds["close_batch"], self.deeds["print"]])  # it is a window of its own
        for source in (self.desk, self.grid):
            source.said.connect(self.said)
            source.objected.connect(self.objected)
        self.table.objected.connect(self.objected)
        self.batches.currentItemChanged.connect(self._choose)
        self.batches.entered.connect(partial(self._turn, False))
        for keys in (self.strip, self.large):
            keys.pressed.connect(self.desk.press)
            keys.undone.connect(self.desk.drop_marks)
        self.strip.left.connect(self.grid.setFocus)
        self.large.left.connect(self._leave_large)
        self.deviations.settled.connect(self._settle)
        for name, field in self.fields.items():
            field.accepted.connect(partial(self._accept, name))
        self.all_equal.toggled.connect(self._set_all_equal)
        self.desk.changed.connect(self._show)
        self.desk.marked.connect(self._show_calling)
        self._document.result_changed.connect(self._show_calling)

    # what it says

    def go_to(self, place: Place) -> bool:
        """("ballots", item): the first batch of an item."""
        for batch in self.desk.batches():
            if len(place) > 1 and batch.item == place[1]:
                self.desk.choose(name_of(batch))
                self.batches.setFocus()
                return True
        return False

    def counters(self) -> tuple[str, ...]:
        found = self.desk.batches()
        done = sum(1 for batch in found if batch.closed)
        return (self.tr("Batches {count}, closed {done}").format(count=len(found), done=done),)

    def menu_actions(self) -> list[QAction]:
        return list(self.deeds.values())

    def toolbar_actions(self) -> list[QAction]:
        return [self.deeds[name] for name in ("call", "table", "again", "close_batch", "large", "print")]

    def retranslate(self) -> None:
        words = {
            "call": self.tr("&Read ballots"),
            "table": self.tr("&Table of counts"),
            "again": self.tr("&Second pass"),
            "close_batch": self.tr("&Close the count"),
            "round": self.tr("One more rou&nd"),
            "large": self.tr("&Large view"),
            "print": self.tr("Pr&int the count"),
            "rule": self.tr("&Go to the rule"),
        }
        keys = dict(DEEDS)
        for name, action in self.deeds.items():
            action.setText(words[name])
            action.setToolTip(f"{words[name].replace('&', '')} ({keys[name]})")
        captions = {
            "issued": self.tr("Issued"),
            "returned": self.tr("Returned"),
            "void": self.tr("Void"),
            "label": self.tr("Round called"),
            "most_best": self.tr("Void with more of the best grade than"),
            "own": self.tr("Not voted on"),
        }
        for name, caption in captions.items():
            self._captions[name].setText(caption)
            self.fields[name].setAccessibleName(caption)
        self.all_equal.setText(self.tr("All the same grade is void"))
        self.fields["own"].setPlaceholderText(self.tr("units, 、 between them"))
        self.batches.setAccessibleName(self.tr("Batches"))
        self.deviations.setAccessibleName(self.tr("Differences of the second pass"))
        self.large.setWindowTitle(self.tr("Ballots"))
        self._nothing.setText(
            self.tr("No indicator is scored by ballots (民主测评) yet. Give one that rule on the plan page (F4).")
        )
        self._show()

    # showing

    def _show(self) -> None:
        batch = self.desk.batch
        self._nothing.setVisible(batch is None)
        self._split.setVisible(batch is not None)
        self._fill_batches()
        if batch is not None:
            self._show_head(batch)
            self._show_deviations(batch)
        self._show_calling()
        self.counters_changed.emit()

    def _fill_batches(self) -> None:
        self._filling = True
        plan, chosen = self._document.assessment.plan, self.desk.batch
        rows: list[tuple[str, list[tuple[Name, str, str]]]] = []
        for batch in self.desk.batches():
            name = plan.item[batch.item].name
            if not rows or rows[-1][0] != name:
                rows.append((name, []))
            rows[-1][1].append((name_of(batch), self._name(batch), self._state(batch)))
        shape = [(name, len(lines)) for name, lines in rows]
        tops = [self.batches.topLevelItem(number) for number in range(self.batches.topLevelItemCount())]
        if [(top.text(0), top.childCount()) for top in tops if top is not None] != shape:
            tops = self._new_batches(shape)
        for top, (_, lines) in zip(tops, rows, strict=True):
            for number, (key, text, state) in enumerate(lines):
                child = top.child(number) if top is not None else None
                if child is None:
                    continue
                child.setText(0, text)
                child.setText(1, state)
                child.setData(0, NAME, key)
                child.setToolTip(0, f"{text} {state}")
                if chosen is not None and key == name_of(chosen):
                    self.batches.setCurrentItem(child)
        self._filling = False

    def _new_batches(self, shape: Sequence[tuple[str, int]]) -> "list[QTreeWidgetItem | None]":
        """A line for each item, with so many batches below it."""
        self.batches.clear()
        made: list[QTreeWidgetItem | None] = []
        for name, count in shape:
            top = QTreeWidgetItem([name, ""])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.addChildren([QTreeWidgetItem() for _ in range(count)])
            self.batches.addTopLevelItem(top)
            top.setExpanded(True)
            made.append(top)
        return made

    def _name(self, batch: Batch) -> str:
        rule = ballot_rule(self._document.assessment.plan, batch.item)
        weight = ""
        if rule is not None and rule.groups and batch.voters in rule.groups:
            weight = f" {plain(rule.groups[batch.voters] * 100)}%"
        many = sum(1 for one in self.desk.batches() if (one.item, one.voters) == (batch.item, batch.voters)) > 1
        label = batch.label or (word("batch.round", current(), number=str(batch.round)) if many else "")
        return f"{label} {batch.voters}{weight}".strip()

    def _state(self, batch: Batch) -> str:
        if batch.closed:
            return self.tr("✓ closed")
        if batch.second:
            return self.tr("again {done}/{count}").format(done=len(batch.second), count=len(batch.papers))
        if batch.papers or batch.returned is not None:
            returned = "?" if batch.returned is None else str(batch.returned)
            return f"{len(batch.papers)}/{returned}" if batch.papers else returned
        return ""

    def _show_head(self, batch: Batch) -> None:
        self._filling = True
        plan, rule = self._document.assessment.plan, self.desk.rule
        self._title.setText(f"{plan.item[batch.item].name} · {self._name(batch)}")
        if rule is not None:
            values = "　".join(f"{n} {grade} {plain(value)}" for n, (grade, value) in enumerate(rule.values.items(), 1))
            how = word(f"batch.abstain.{rule.abstain}", current())
            self._rule.setText(
                self.tr("{values}; {how} (rule of “{name}”, F4)").format(values=values, how=how, name=rule.name)
            )
        valid, void = valid_count(plan, batch), void_count(plan, batch)
        for name in FIELDS:
            count = void if name == "void" else getattr(batch, name)
            self.fields[name].put("" if count is None else str(count))
        self.fields["void"].setReadOnly(bool(batch.papers))
        self.fields["label"].put(batch.label)
        self.fields["most_best"].put("" if batch.most_best is None else str(batch.most_best))
        self.fields["own"].put("、".join(plan.unit[code].name for code in batch.own if code in plan.unit))
        self.all_equal.setChecked(batch.void_all_equal)
        problems = self.table.problems
        agree = valid is not None and not problems
        self._valid.setText(
            (self.tr("Valid {count}").format(count="—" if valid is None else valid))
            + (self.tr("  ✓ agrees") if agree else "")
        )
        said = [problem_text(problem, current()) for problem in problems[:2]]
        if len(problems) > len(said):
            said.append(self.tr("… and {count} more, marked in the table.").format(count=len(problems) - len(said)))
        self._findings.setText("\n".join(said))
        self._findings.setVisible(bool(said))
        paint(self._findings, colours(self).doubtful)
        self._filling = False

    def _show_deviations(self, batch: Batch) -> None:
        found = self.desk.deviations
        row = max(self.deviations.currentRow(), 0)
        self.deviations.clear()
        self.deviations.addItems([self._deviation(one) for one in found])
        self.deviations.setVisible(bool(found))
        if found:
            self.deviations.setCurrentRow(min(row, len(found) - 1))

    def _deviation(self, one: Deviation) -> str:
        unit = self._document.assessment.plan.unit.get(one.unit or "")
        where = self.tr("whole ballot") if unit is None else unit.name
        return self.tr("Ballot {number}  {where}: first {first}, then {second}    1 the first, 2 the second").format(
            number=one.paper + 1,
            where=where,
            first=self._mark(one.first, one.unit),
            second=self._mark(one.second, one.unit),
        )

    def _mark(self, mark: str, unit: str | None) -> str:
        if mark == ABSTAIN:
            return word("batch.abstain", current())
        if mark == BY_HAND:
            return self.tr("void")
        return mark or (self.tr("valid") if unit is None else "—")

    def _show_calling(self) -> None:
        calling = self._calling()
        self.strip.show_calling(calling)
        self.large.show_calling(calling)

    def _calling(self) -> Calling:
        desk, batch, rule = self.desk, self.desk.batch, self.desk.rule
        if batch is None or rule is None:
            return Calling()
        plan = self._document.assessment.plan
        units: list[tuple[str, str | None]] = []
        for number, code in enumerate(batch.units):
            out = code in batch.own or code not in plan.unit
            mark = desk.marks[number] if number < len(desk.marks) else ""
            units.append((plan.unit[code].name if code in plan.unit else "", None if out else self._read(mark)))
        at = next((n for n, (_, mark) in enumerate(units) if mark == ""), None)
        number, total = desk.number, len(batch.papers)
        if desk.second:
            title = self.tr("Second pass · ballot {number} of {total}").format(number=min(number, total), total=total)
        else:
            title = self.tr("Ballot {number}").format(number=number)
        if batch.closed:
            title, at = self.tr("Closed · {total} ballots").format(total=total), None
        elif desk.second and number > total:
            title, at = self.tr("Second pass done · {total} ballots").format(total=total), None
        grades = "  ".join(f"{n} {grade}" for n, grade in enumerate(rule.grades, 1))
        abstain = word("batch.abstain", current())
        return Calling(
            title=title,
            about=f"{plan.item[batch.item].name} · {self._name(batch)}",
            units=tuple(units),
            at=None if desk.void else at,
            void=self.tr("This ballot is void: Enter for the next one, x takes it back") if desk.void else "",
            hint=self.tr("{grades}  0 {abstain}  x void").format(grades=grades, abstain=abstain),
            keys=self.tr("Enter next ballot   Backspace one back   Ctrl+Z the whole ballot   F11 large view"),
            columns=("", *rule.grades, abstain, self.tr("Mean"), self.tr("Place")),
            counts=self._counts(rule) if self.large.isVisible() else (),
        )

    def _counts(self, rule: BallotRule) -> tuple[tuple[str, ...], ...]:
        """What the large view shows of every unit: votes, mean, place."""
        plan, columns = self._document.assessment.plan, len(rule.grades) + 1
        return tuple(
            (
                plan.unit[line.unit].name,
                *(line.votes.get(grade, "") for grade in (*rule.grades, ABSTAIN)),
                self.table.plain_text(row, columns + 1),
                self.table.plain_text(row, columns + 2),
            )
            for row, line in enumerate(self.table.lines)
        )

    def _read(self, mark: str) -> str:
        return word("batch.abstain", current()) if mark == ABSTAIN else mark

    # doing

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if not self._filling and item is not None and item.data(0, NAME):
            self.desk.choose(tuple(item.data(0, NAME)))

    def _turn(self, second: bool) -> None:
        self.desk.read_again(second)
        if second and self.desk.deviations:
            self.deviations.setFocus()
        else:
            self.strip.setFocus()

    def _show_large(self) -> None:
        if self.large.isVisible():
            self._leave_large()
        elif self.desk.batch is not None:
            self.large.showFullScreen()
            self.large.setFocus()
            self._show_calling()

    def _leave_large(self) -> None:
        self.large.hide()
        self.window().activateWindow()
        self.strip.setFocus()

    def _print(self) -> None:
        if self.large.isVisible():
            self._leave_large()
        self.place_wanted.emit(("sheets", "ballots"))

    def _go_to_rule(self) -> None:
        if self.desk.rule is not None:
            self.place_wanted.emit(("indicators", self.desk.rule.code))
        else:  # where one is to be chosen
            leaves = self._document.assessment.plan.leaves
            self.place_wanted.emit(("indicators", *(leaf.code for leaf in leaves[:1])))

    def _settle(self, row: int, second: bool) -> None:
        found = self.desk.deviations
        if row < len(found):
            self.desk.settle(found[row], second=second)

    def _accept(self, name: str) -> None:
        field, text = self.fields[name], self.fields[name].text().strip()
        if self._document.read_only:
            self.objected.emit(self.tr("The file is open read-only: nothing can be entered."))
        elif name == "label":
            self.desk.name_round(text)
        elif name == "own":
            self._accept_own(text)
        elif text and not (text.isascii() and text.isdigit() and len(text) < 7):
            self.objected.emit(self.tr("“{text}” is no whole number. Nothing was changed.").format(text=text[:20]))
        elif name == "most_best":
            self.desk.set_rules(most_best=int(text) if text else None)
        else:
            self.desk.set_counts(**{name: int(text) if text else None})
        field.put(self._kept(name), anyhow=True)

    def _kept(self, name: str) -> str:
        """What counts for a field now."""
        batch, plan = self.desk.batch, self._document.assessment.plan
        if batch is None:
            return ""
        if name == "own":
            return "、".join(plan.unit[code].name for code in batch.own if code in plan.unit)
        value = void_count(plan, batch) if name == "void" else getattr(batch, name)
        return "" if value is None else str(value)

    def _accept_own(self, text: str) -> None:
        units: Mapping[str, str] = {
            known: unit.code for unit in self._document.assessment.plan.units for known in (unit.code, unit.name)
        }
        names = [name for name in text.replace(",", "、").replace("，", "、").replace(" ", "、").split("、") if name]
        unknown = [name for name in names if name not in units]
        if unknown:
            self.objected.emit(
                self.tr("There is no unit “{name}”. Nothing was changed.").format(name="、".join(unknown)[:40])
            )
        else:
            self.desk.set_rules(own=tuple(dict.fromkeys(units[name] for name in names)))

    def _set_all_equal(self, wanted: bool) -> None:
        if not self._filling:
            self.desk.set_rules(void_all_equal=wanted)

    def hideEvent(self, event: object) -> None:
        self.large.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.deeds:
            paint(self._findings, colours(self).doubtful)
