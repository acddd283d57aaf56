"""How a ledger is set up: its stages, the day of its counts, how many matters there should be, and the data items
that it fills. Accepted, it is one step, together with the cells that follow."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from exchange.numbers import Number, parse_number
from exchange.wording import word
from gui.document import Document
from gui.language import current
from gui.models.registers.typed_lines import day_typed
from gui.theme import colours, paint
from scoring.ledger_counts import BY_STAGE, by_hand, count_day, day_of, fed_items, following, ledger_of
from scoring.ledgers import COUNTS, Feed, Ledger
from scoring.numbers import plain
from scoring.plan import Item, Plan

if TYPE_CHECKING:
    from db.work import Work

LINES: Final = 6
"""Data items that one ledger can fill from here."""
USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "tickets": ("交办", "催办", "通报"),
    "leads": ("移交", "核查", "立案", "办结"),
    "honours": ("县级", "市级", "省级", "国家级"),
    "cases": ("推荐", "采纳", "参评", "入选"),
}
"""The stages that are proposed where the plan has none."""


class _Line:
    """One data item and what fills it."""

    def __init__(self, items: list[Item], example: str) -> None:
        self.example = example
        self.item, self.count = QComboBox(), QComboBox()
        self.stage, self.points = QComboBox(), QLineEdit()
        self.item.setEditable(True)
        self.item.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.item.addItem("", "")
        for item in items:
            self.item.addItem(item.name, item.code)
        self.item.setMinimumContentsLength(14)
        for name in COUNTS:
            self.count.addItem(word(f"ledger.count.{name}", current()), name)
        self.count.currentIndexChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Only what the count asks for can be filled in."""
        name = str(self.count.currentData())
        self.stage.setEnabled(name == "reached")
        worth = name in BY_STAGE and name != "reached"
        self.points.setEnabled(worth)
        self.points.setPlaceholderText(self.example if worth else "")


class LedgerSetup(QDialog):
    said = Signal(str)

    def __init__(self, document: Document, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._kind = document, kind
        plan = document.assessment.plan
        ledger = ledger_of(plan, kind)
        stages = ledger.stages or (() if ledger in plan.ledgers else USUAL.get(kind, ()))
        self.stages = QLineEdit("、".join(stages))
        self.until, self.headings, self.rows = QLineEdit(ledger.until), QLineEdit(), QLineEdit()
        self.headings.setText("" if ledger.headings is None else str(ledger.headings))
        self.rows.setText("" if ledger.rows is None else str(ledger.rows))
        self.until.setPlaceholderText(count_day(replace(plan, ledgers=()), kind).isoformat())
        for field in (self.until, self.headings, self.rows):
            field.setMaximumWidth(self.fontMetrics().horizontalAdvance("国") * 9)
        free = [item for item in plan.items if item.kind == "number"]
        fed = fed_items(plan, kind)
        self.lines = [_Line(free, self.tr("province 0.5, state 1")) for _ in range(max(LINES, len(fed) + 1))]
        self.reason = QLabel()
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        self.reason.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._offer_stages()
        for line, item in zip(self.lines, fed, strict=False):
            self._fill(line, item)
        self.stages.textEdited.connect(self._offer_stages)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        name = word(f"ledger.kind.{self._kind}", current())
        self.setWindowTitle(self.tr("{ledger}: set up").format(ledger=name))
        form = QFormLayout()
        form.addRow(self.tr("S&tages, the lowest first"), self.stages)
        form.addRow(self.tr("&Counted on"), self.until)
        form.addRow(self.tr("&Headings there should be"), self.headings)
        form.addRow(self.tr("&Matters there should be"), self.rows)
        told = QLabel(
            self.tr(
                "Data items that are filled from it. A new name makes a new data item. What was entered in one before "
                "stays where it differs, and is told."
            )
        )
        told.setWordWrap(True)
        grid = QGridLayout()
        heads = (self.tr("Data item"), self.tr("Is the number of"), self.tr("Stage"), self.tr("Points of the stages"))
        for column, head in enumerate(heads):
            grid.addWidget(QLabel(head), 0, column)
        for row, line in enumerate(self.lines, 1):
            for column, field in enumerate((line.item, line.count, line.stage, line.points)):
                field.setAccessibleName(f"{heads[column]} {row}")
                grid.addWidget(field, row, column)
        grid.setColumnStretch(3, 1)
        ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        self.buttons.button(ok).setText(self.tr("Save"))
        self.buttons.button(cancel).setText(self.tr("Cancel"))
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        whole.addWidget(told)
        whole.addLayout(grid)
        whole.addWidget(self.reason)
        whole.addWidget(self.buttons)
        self.resize(760, 420)

    def _stages(self) -> tuple[str, ...]:
        parts = self.stages.text().replace(",", "、").replace("，", "、").split("、")
        return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))

    def _offer_stages(self) -> None:
        for line in self.lines:
            chosen = line.stage.currentText()
            line.stage.clear()
            line.stage.addItems(["", *self._stages()])
            line.stage.setCurrentText(chosen)

    def _fill(self, line: _Line, item: Item) -> None:
        assert item.feed is not None
        line.item.setCurrentIndex(line.item.findData(item.code))
        line.count.setCurrentIndex(line.count.findData(item.feed.count))
        line.stage.setCurrentText(item.feed.stage)
        line.points.setText("、".join(f"{stage} {plain(worth)}" for stage, worth in item.feed.points.items()))

    # taking it over

    def _accept(self) -> None:
        assessment, kind = self._document.assessment, self._kind
        try:
            plan = self._plan(assessment.plan)
        except ValueError as reason:
            paint(self.reason, colours(self).wrong)
            self.reason.setText(str(reason))
            self.reason.show()
            return
        rows, values = assessment.entries.ledger_rows, assessment.entries.values
        edits = following((assessment.plan, rows), plan, rows, values)

        def action(work: "Work") -> None:
            work.plan(plan)
            if edits:
                work.cells(plan.uid, edits)

        name = word(f"ledger.kind.{kind}", current())
        if self._document.perform(self.tr("Set up: {ledger}").format(ledger=name), action) is not None:
            now = self._document.assessment
            hand = sum(cell is not None for _, _, cell, _ in by_hand(now.plan, now.entries, kind))
            text = self.tr("{count} cells were filled from the ledger.").format(count=len(edits))
            if hand:
                text += self.tr(" {count} hold what was entered before; Alt+R lets them follow.").format(count=hand)
            self.said.emit(text)
            self.accept()

    def _plan(self, plan: Plan) -> Plan:
        """The plan as the dialog says it. Raises ValueError with what cannot be."""
        until = day_typed(self.until.text().strip())
        if until and day_of(until) is None:
            raise ValueError(self.tr("“{text}” is no date. Write it as 2024-12-31.").format(text=until))
        ledger = Ledger(
            kind=self._kind,
            stages=self._stages(),
            until=until,
            headings=self._whole(self.headings.text()),
            rows=self._whole(self.rows.text()),
        )
        feeds: dict[str, Feed] = {}
        made: list[Item] = []
        for number, line in enumerate(self.lines, 1):
            name = line.item.currentText().strip()
            if not name:
                continue
            item = next((one for one in (*plan.items, *made) if name in (one.name, one.code)), None)
            if item is None:
                codes = {one.code for one in (*plan.items, *made)}
                wanted = f"{self._kind}_{line.count.currentData()}"
                code = next(c for c in (wanted, *(f"{wanted}_{n}" for n in range(2, 999))) if c not in codes)
                item = Item(code=code, name=name)
                made.append(item)
            if item.kind != "number":
                raise ValueError(self.tr("“{name}” is no number: choose another data item.").format(name=item.name))
            if item.code in feeds:
                raise ValueError(self.tr("“{name}” stands in two lines.").format(name=item.name))
            feeds[item.code] = self._feed(line, number, ledger.stages)
        others = tuple(one for one in plan.ledgers if one.kind != self._kind)

        def fed(item: Item) -> Item:
            own = item.feed is not None and item.feed.kind == self._kind
            feed = feeds.get(item.code, None if own else item.feed)
            return item if feed == item.feed else replace(item, feed=feed)

        return replace(plan, ledgers=(*others, ledger), items=tuple(map(fed, (*plan.items, *made))))

    def _whole(self, text: str) -> int | None:
        number = parse_number(text.strip()) if text.strip() else None
        if isinstance(number, Number) and number.value == int(number.value) and number.value >= 0:
            return int(number.value)
        if text.strip():
            raise ValueError(self.tr("“{text}” is no whole number.").format(text=text.strip()))
        return None

    def _feed(self, line: _Line, number: int, stages: tuple[str, ...]) -> Feed:
        count = str(line.count.currentData())
        if count == "reached":
            stage = line.stage.currentText()
            if not stage:
                raise ValueError(self.tr("Line {number}: choose the stage that is counted.").format(number=number))
            return Feed(kind=self._kind, count=count, stage=stage)
        if count not in BY_STAGE:
            return Feed(kind=self._kind, count=count)
        points: dict[str, Decimal] = {}
        for part in line.points.text().replace(",", "、").replace("，", "、").split("、"):
            if not part.strip():
                continue
            stage, _, text = part.strip().rpartition(" ")
            worth = parse_number(text)
            if stage.strip() not in stages or not isinstance(worth, Number):
                told = self.tr("Line {number}: “{text}” is no stage with its points, such as {example}.")
                example = f"{stages[0]} 0.5" if stages else "省级 0.5"
                raise ValueError(told.format(number=number, text=part.strip(), example=example))
            points[stage.strip()] = worth.value
        if not points:
            raise ValueError(self.tr("Line {number}: say what the stages are worth.").format(number=number))
        return Feed(kind=self._kind, count=count, points=points)
