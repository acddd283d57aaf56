"""A ledger as a grid: a row is a matter of a unit. What is typed into it is stored together with the cells that it
fills, as one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from db.changes import Change
from exchange.wording import word
from gui.document import Document
from gui.grid_model import Entry, Look, Place, Written
from gui.language import current
from gui.models.registers.typed_lines import Line, TypedLines, day_typed, one_of
from scoring.entries import Cell, LedgerRow
from scoring.ledger_counts import count_day, following, ledger_of, made_to_follow, one_matter, standing
from scoring.names import normalised

if TYPE_CHECKING:
    from db.work import Work

COLUMNS: Final = (
    "unit",
    "matter",
    "heading",
    "issued",
    "due",
    "done",
    "standing",
    "stage",
    "document",
    "count",
    "note",
    "entered_by",
)
TEXTS: Final = ("matter", "heading", "issued", "due", "done", "stage", "document", "note", "entered_by")
DATES: Final = ("issued", "due", "done")
CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "unit": ("单位", "责任单位", "承办单位", "考核对象", "区县", "区县局", "区市局", "unit"),
    "matter": (
        "事项",
        "工作事项",
        "责任分工",
        "任务",
        "工作任务",
        "督办事项",
        "线索",
        "线索名称",
        "案件名称",
        "荣誉名称",
        "matter",
    ),
    "heading": ("举措", "工作举措", "类别", "条线", "heading"),
    "issued": ("交办日期", "下达日期", "移交日期", "日期", "issued"),
    "due": ("时限", "办结时限", "完成时限", "截止日期", "到期日期", "due"),
    "done": ("办结日期", "完成日期", "反馈日期", "done"),
    "stage": ("阶段", "进展", "级别", "层级", "状态", "stage"),
    "document": ("文号", "document number"),
    "count": ("数量", "件数", "count"),
    "note": ("备注", "说明", "note"),
    "entered_by": ("登记人", "录入人", "entered by"),
}
"""What offices write above the columns of such tables."""


@dataclass(frozen=True, slots=True)
class Only:
    """Which rows are shown; empty: all. `unit` is a code, `standing` as in `ledger_counts.standing`."""

    unit: str = ""
    stage: str = ""
    standing: str = ""


ALL: Final = Only()


class LedgerTable(TypedLines):
    numbers = ("count",)
    computed = ("standing",)

    def __init__(
        self, document: Document, kind: str, parent: QObject | None = None, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(document, kind, COLUMNS, parent)
        self.only = ALL
        self._today = today
        self._kept: set[str] = set()
        """Rows that were typed since the filter was set: they stay in view."""
        self._texts: dict[str, tuple[LedgerRow, Line]] = {}
        """The texts of a row as it was last shown; a row that was not changed is the same object."""
        self._texts_of: tuple[object, ...] = ()
        self.begin()

    @property
    def day(self) -> date:
        """The day on which rows are on time or overdue here: today, or the day that counts are taken of."""
        return min(self._today(), count_day(self._document.assessment.plan, self.kind))

    def show_only(self, only: Only) -> None:
        """Show some rows. Nothing that is stored or counted changes."""
        self.beginResetModel()
        self.only, self._kept = only, set()
        self._take(self._shown())
        self.endResetModel()

    def unit_at(self, row: int) -> str:
        """The code of the unit of a row; empty where it names none."""
        unit = self.unit_named(self.line(row).get("unit", ""))
        return "" if unit is None else unit.code

    def heading(self, column: str) -> str:
        return {
            "unit": self._document.assessment.plan.unit_label or self.tr("Unit"),
            "matter": self.tr("Matter"),
            "heading": self.tr("Measure") if self.kind == "tasks" else self.tr("Line"),
            "issued": self.tr("Issued"),
            "due": self.tr("Due"),
            "done": self.tr("Done"),
            "standing": self.tr("Standing"),
            "stage": self.tr("Level") if self.kind == "honours" else self.tr("Stage"),
            "document": self.tr("Document number"),
            "count": self.tr("Count"),
            "note": self.tr("Note"),
            "entered_by": self.tr("Entered by"),
        }[column]

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        plan, name = self._document.assessment.plan, self.columns[column]
        if name == "unit":
            return tuple(unit.name for unit in plan.units)
        return ledger_of(plan, self.kind).stages if name == "stage" else ()

    def fixed_text(self) -> str:
        return self.tr("How a matter stands is worked out from its dates.")

    def why_incomplete(self) -> str:
        return self.tr("A matter needs its unit and its name. Nothing was changed; empty the whole row to drop it.")

    def look(self, row: int, column: int) -> Look:
        at = self.index_of(row)
        if self.columns[column] == "standing" and at is not None:
            late = standing(self._held()[at], self.day) in ("late", "overdue")
            return Look.DOUBT if late else Look.COMPUTED
        return super().look(row, column)

    def _read(self, name: str, text: str, line: Line) -> tuple[str, str]:
        if name in DATES:
            return day_typed(text), ""
        if name == "stage":
            stages = ledger_of(self._document.assessment.plan, self.kind).stages
            return one_of(text, [(one, one, one) for one in stages]) or text, ""
        return text, ""

    # pasting by headings

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        """As ever; a block whose first line are headings goes below all rows, each column where its heading says."""
        return super().write(label, self._by_headings(edits) or edits)

    def _by_headings(self, edits: Mapping[Place, Entry]) -> dict[Place, Entry]:
        top = min((row for row, _ in edits), default=0)
        first = {column: _text(entry) for (row, column), entry in edits.items() if row == top}
        wanted = {column: name for column, text in first.items() if (name := self._called(text))}
        if not {"unit", "matter"} <= set(wanted.values()) or len(set(wanted.values())) != len(wanted):
            return {}
        unknown = [text for column, text in first.items() if text and column not in wanted]
        if unknown:
            self.objected.emit(self.tr("Columns that are not used: {names}.").format(names="、".join(unknown)))
        found: dict[Place, Entry] = {}
        for (row, column), entry in edits.items():
            if row != top and column in wanted:
                place = self.first_spare + row - top - 1, self.columns.index(wanted[column])
                if self.columns[place[1]] not in self.computed:
                    found[place] = entry
        return found

    def _called(self, text: str) -> str:
        """The column that a heading names."""
        key = normalised(text).casefold()
        for name in COLUMNS:
            if key and key in map(normalised, (self.heading(name).casefold(), *CALLED.get(name, ()))):
                return name
        return ""

    # storing

    def _held(self) -> Sequence[LedgerRow]:
        return self._document.assessment.entries.ledger_rows

    def _shown(self) -> list[tuple[int, Line]]:
        if not self._held():
            return []
        plan, day = self._document.assessment.plan, self.day
        if self._texts_of != (plan.units, day, current()):
            self._texts, self._texts_of = {}, (plan.units, day, current())
        units = {unit.code: unit.name for unit in plan.units}
        found: list[tuple[int, Line]] = []
        kind, everything = self.kind, self.only == ALL
        for at, row in enumerate(self._held()):
            if row.kind == kind and (everything or self._is_shown(row, day)):
                known = self._texts.get(row.uid)
                if known is None or known[0] is not row:
                    known = self._texts[row.uid] = row, _line(row, units, day)
                found.append((at, known[1]))
        return found

    def _is_shown(self, row: LedgerRow, day: date) -> bool:
        only = self.only
        return row.uid in self._kept or (
            only.unit in ("", row.unit)
            and only.stage in ("", row.stage)
            and (not only.standing or (standing(row, day) == only.standing and bool(row.due or row.done)))
        )

    def _part(self, line: Line, before: Any) -> LedgerRow:
        unit = self.unit_named(line["unit"])
        assert unit is not None
        row = before if isinstance(before, LedgerRow) else LedgerRow(kind=self.kind, unit=unit.code)
        self._kept.add(row.uid)
        texts = {name: line.get(name, "") for name in TEXTS}
        return replace(row, unit=unit.code, count=Decimal(line.get("count") or "1"), **texts)

    def _write(self, work: "Work", parts: Sequence[Any]) -> None:
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        edits = following((plan, entries.ledger_rows), plan, parts, entries.values)
        work.ledger_rows(plan.uid, parts, entries.ledger_rows)
        if edits:
            work.cells(plan.uid, edits)

    def _stored(self, before: Sequence[LedgerRow], after: Sequence[LedgerRow]) -> None:
        """Say it at once where a matter has become one that stands there already."""
        known = set(map(id, before))
        fresh = [row for row in after if id(row) not in known and row.matter.strip()]
        uids = {row.uid for row in fresh}
        was = {row.uid: _matter(row) for row in before if row.uid in uids} if fresh else {}
        named = {_matter(row) for row in fresh if was.get(row.uid) != _matter(row)}
        seen = set()
        for row in after if named else ():
            matter = _matter(row)
            if matter in seen:
                text = self.tr("“{matter}” stands in the ledger of this unit already. Is one of them to go?")
                self.objected.emit(text.format(matter=row.matter))
                return
            if matter in named:
                seen.add(matter)

    def _follow(self, changes: object = None) -> None:
        """What others enter does not reach a ledger, nor what is changed in a row of another one."""
        if not isinstance(changes, tuple) or any(self._reached(change) for change in changes):
            super()._follow(changes)

    def _reached(self, change: Change) -> bool:
        if change.table != "ledger_row":
            return change.table in ("draft", "unit", "assessment")
        moved = change.before is None or change.after is None or "position" in change.after
        return moved or self.only != ALL or change.key[0] in self._texts

    def follow_all(self) -> int:
        """Let the cells that were changed by hand follow the ledger again; gives how many."""
        assessment = self._document.assessment
        edits = made_to_follow(assessment.plan, assessment.entries, self.kind)
        if not edits or self._document.cells(self.tr("Filled from the ledger again"), edits) is None:
            return 0
        return len(edits)


def _matter(row: LedgerRow) -> tuple[str, str, str]:
    """What must not stand in a ledger twice."""
    return row.kind, row.unit, one_matter(row.matter)


def _line(row: LedgerRow, units: Mapping[str, str], day: date) -> Line:
    """The texts of a row."""
    line: Line = {name: getattr(row, name) for name in TEXTS}
    line["unit"] = units.get(row.unit, row.unit)
    line["count"] = "" if row.count == 1 else f"{row.count:f}"
    line["standing"] = word(f"ledger.standing.{standing(row, day)}", current()) if row.due or row.done else ""
    return line


def _text(entry: Entry) -> str:
    value = entry.value if isinstance(entry, Cell) else entry
    return " ".join(str(value or "").split())
