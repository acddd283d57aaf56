"""A register (bonuses, deductions or vetoes) as a grid: a row is an event, or the decision that a veto applies.

A row is stored once it names its unit and its rule; before that it stands in the table only, and is marked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from exchange.numbers import Number, parse_number
from gui.document import Document
from gui.grid_model import (
    ALIGNMENT,
    DISPLAY,
    EDIT,
    LEFT,
    LOOK,
    RIGHT,
    TOOL_TIP,
    Entry,
    GridModel,
    Look,
    Place,
    Written,
    plain_tip,
)
from scoring.entries import Cell, Decision, Event
from scoring.numbers import plain
from scoring.plan import Adjustment, Unit, Veto
from scoring.registers import rules_of, standing

AnyIndex = QModelIndex | QPersistentModelIndex
EVENT_COLUMNS: Final = (
    "date",
    "unit",
    "rule",
    "subject",
    "level",
    "document",
    "evidence",
    "earned",
    "points",
    "count",
    "factor",
    "note",
    "department",
    "entered_by",
)
VETO_COLUMNS: Final = ("date", "unit", "rule", "document", "evidence", "note", "department", "entered_by")
NUMBERS: Final = ("points", "count", "factor")
SPARE: Final = 50
"""Empty rows below the last entry, to type and to paste into."""
_DAY: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")

_APART: Final = re.compile(r"[\s,，、;；]+")

Line = dict[str, str]
T = TypeVar("T")


class RegisterTable(GridModel):
    def __init__(self, document: Document, kind: str, parent: QObject | None = None) -> None:
        """`kind`: "bonus", "deduction" or "veto"."""
        super().__init__(parent)
        self._document, self.kind = document, kind
        self.columns = VETO_COLUMNS if kind == "veto" else EVENT_COLUMNS
        self._lines: list[Line] = []
        self._at: list[int | None] = []
        """Where a row stands among all events (or decisions) of the assessment; None: it is not stored yet."""
        self._drafts: list[Line] = []
        self._take()
        document.opened.connect(self._reset)
        document.changed.connect(self._follow)

    @property
    def rules(self) -> Sequence[Adjustment | Veto]:
        plan = self._document.assessment.plan
        return plan.veto if self.kind == "veto" else rules_of(plan, self.kind)

    @property
    def count(self) -> int:
        """Rows that are stored."""
        return sum(at is not None for at in self._at)

    def line(self, row: int) -> Line:
        """The texts of a row by column; empty for a spare one."""
        return self._lines[row] if row < len(self._lines) else {}

    def codes(self, row: int) -> tuple[str, str]:
        """The codes of the unit and the rule of a row; empty where it names none."""
        line = self.line(row)
        unit, rule = self._unit(line.get("unit", "")), self._rule(line.get("rule", ""))
        return ("" if unit is None else unit.code, "" if rule is None else rule.code)

    def row_of(self, index: int) -> int | None:
        """The row of an event (or decision) by its place in the assessment."""
        return self._at.index(index) if index in self._at else None

    def index_of(self, row: int) -> int | None:
        """Where a row stands among all events (or decisions); None where it is not stored."""
        return self._at[row] if row < len(self._at) else None

    @property
    def first_spare(self) -> int:
        return len(self._lines)

    # what it shows

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines) + SPARE

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (DISPLAY, EDIT):
            return self.plain_text(row, column)
        if role == TOOL_TIP:
            return plain_tip(self.plain_text(row, column))
        if role == ALIGNMENT:
            return RIGHT if self.columns[column] in (*NUMBERS, "earned") else LEFT
        if role == LOOK:
            if self.columns[column] == "earned":
                return Look.COMPUTED.value
            unstored = row < len(self._lines) and self._at[row] is None
            return (Look.DOUBT if unstored and self.columns[column] in ("unit", "rule") else Look.NORMAL).value
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role != DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.heading(self.columns[section]) if section < len(self.columns) else None

    def heading(self, column: str) -> str:
        """What stands above a column."""
        return {
            "date": self.tr("Date"),
            "unit": self._document.assessment.plan.unit_label or self.tr("Unit"),
            "rule": self.tr("Rule"),
            "subject": self.tr("Matter"),
            "level": self.tr("Level"),
            "document": self.tr("Document number"),
            "evidence": self.tr("Evidence no."),
            "earned": self.tr("Points"),
            "points": self.tr("Own points"),
            "count": self.tr("Count"),
            "factor": self.tr("Factor"),
            "note": self.tr("Reason"),
            "department": self.tr("Provided by"),
            "entered_by": self.tr("Entered by"),
        }[column]

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if self.writable(index.row(), index.column()) else base

    def setData(self, index: AnyIndex, value: object, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid():
            return False
        label = self.tr("Type {text}").format(text=str(value)[:20])
        return self.write(label, {(index.row(), index.column()): str(value)}).done

    # the grid's questions

    def cell(self, row: int, column: int) -> Cell | None:
        text = self.plain_text(row, column)
        return Cell(text) if text else None

    def plain_text(self, row: int, column: int) -> str:
        return self.line(row).get(self.columns[column], "")

    def number(self, row: int, column: int) -> Decimal | None:
        number = parse_number(self.plain_text(row, column)) if self.columns[column] in (*NUMBERS, "earned") else None
        return number.value if isinstance(number, Number) else None

    def writable(self, row: int, column: int) -> bool:
        return self.columns[column] != "earned" and not self._document.read_only

    def takes_text(self, row: int, column: int) -> bool:
        return self.columns[column] not in NUMBERS

    def opens_panel(self, row: int, column: int) -> bool:
        return False

    def why_read_only(self, row: int, column: int) -> str:
        if self._document.read_only:
            return self.tr("The file is open read-only: nothing can be entered.")
        return self.tr("These points come from the rule. Others can be typed under “Own points”.")

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        name = self.columns[column]
        if name == "unit":
            return tuple(unit.name for unit in self._document.assessment.plan.units)
        if name == "rule":
            return tuple(rule.name for rule in self.rules)
        rule = self._rule(self.line(row).get("rule", ""))
        return tuple(rule.per_level) if name == "level" and isinstance(rule, Adjustment) else ()

    def sort_by(self, column: int, order: Qt.SortOrder | None) -> None:
        """Rows keep their order."""

    def write(self, label: str, edits: Mapping[Place, Entry]) -> Written:
        """A row that is emptied goes; one that names unit and rule is stored; a text that names none is refused."""
        lines = [dict(line) for line in self._lines]
        changed = read_only = not_numbers = 0
        touched: set[int] = set()
        for (row, column), entry in sorted(edits.items()):
            name = self.columns[column]
            if not self.writable(row, column):
                read_only += 1
                continue
            while len(lines) <= row:
                lines.append({})
            value = entry.value if isinstance(entry, Cell) else entry
            text, why = self._understood(name, " ".join(str(value or "").split()), lines[row])
            if why:
                not_numbers += 1
                if len(edits) == 1:
                    self.objected.emit(why)
                continue
            if lines[row].get(name, "") != text:
                changed += 1
                touched.add(row)
                lines[row][name] = text
        if changed and not self._store(label, lines, touched):
            return Written(done=False)
        return Written(changed=changed, read_only=read_only, not_numbers=not_numbers)

    def _understood(self, name: str, text: str, line: Line) -> tuple[str, str]:
        """A text as it is kept, or why it is not."""
        if not text:
            return "", ""
        if name in ("unit", "rule"):
            found = self._unit(text) if name == "unit" else self._rule(text)
            if found is None:
                why = self.tr("“{text}” names no one of the list, or several. Nothing was changed; Alt+Down shows it.")
                return "", why.format(text=text)
            return found.name, ""
        if name == "level":
            rule = self._rule(line.get("rule", ""))
            levels = tuple(rule.per_level) if isinstance(rule, Adjustment) else ()
            level = _one(text, [(one, one, one) for one in levels])
            if level is None and rule is not None:
                why = self.tr("“{text}” is no level of this rule, which has: {levels}. Nothing was changed.")
                return "", why.format(text=text, levels="、".join(levels) or self.tr("none"))
            return level or text, ""
        if name in NUMBERS:
            number = parse_number(text)
            if not isinstance(number, Number):
                return "", self.tr("“{text}” is no number. Nothing was changed.").format(text=text)
            return number.text, ""
        if name == "evidence":
            return self._materials(text)
        return (_day(text) if name == "date" else text), ""

    def _materials(self, text: str) -> tuple[str, str]:
        known = {one.code for one in self._document.assessment.entries.materials}
        wanted = [part.upper() for part in _APART.split(text) if part]
        unknown = [code for code in wanted if code not in known]
        if unknown:
            why = self.tr("There is no material {numbers}. Nothing was changed; Alt+A adds the file.")
            return "", why.format(numbers="、".join(unknown))
        return "、".join(dict.fromkeys(wanted)), ""

    def _unit(self, text: str) -> Unit | None:
        return _one(text, [(unit.code, unit.name, unit) for unit in self._document.assessment.plan.units])

    def _rule(self, text: str) -> Adjustment | Veto | None:
        return _one(text, [(rule.code, rule.name, rule) for rule in self.rules])

    # storing

    def _store(self, label: str, lines: list[Line], touched: set[int]) -> bool:
        """Stored rows keep their place among all; new ones come last."""
        content = [column for column in self.columns if column not in ("earned", "entered_by")]
        empty = {row for row, line in enumerate(lines) if not any(line.get(column) for column in content)}
        for row in touched - empty:
            if row < len(self._at) and self._at[row] is not None and not all(map(lines[row].get, ("unit", "rule"))):
                self.objected.emit(
                    self.tr(
                        "An entry needs its unit and its rule. Nothing was changed; empty the whole row to drop it."
                    )
                )
                return False
        entries, user = self._document.assessment.entries, self._document.user
        held: Sequence[Event | Decision] = entries.decisions if self.kind == "veto" else entries.events
        kept: list[Event | Decision | None] = list(held)
        drafts: list[Line] = []
        for row, line in enumerate(lines):
            at = self._at[row] if row < len(self._at) else None
            if at is not None:
                kept[at] = None if row in empty else self._part(line, held[at]) if row in touched else held[at]
            elif row not in empty:
                if line.get("unit") and line.get("rule"):
                    line.setdefault("entered_by", user)
                    kept.append(self._part(line, None))
                else:
                    drafts.append(line)
        after = [part for part in kept if part is not None]
        waiting = self._drafts
        self._drafts = drafts
        if after != list(held) and not self._perform(label, after):
            self._drafts = waiting
            return False
        if after == list(held):
            self._show()
        if len(drafts) > len(waiting):
            self.objected.emit(self.tr("The row is kept in the store as soon as it names its unit and its rule."))
        return True

    def _perform(self, label: str, parts: Sequence[Event | Decision]) -> bool:
        uid = self._document.assessment.plan.uid
        if self.kind == "veto":
            decisions = [part for part in parts if isinstance(part, Decision)]
            return self._document.perform(label, lambda work: work.decisions(uid, decisions)) is not None
        events = [part for part in parts if isinstance(part, Event)]
        return self._document.perform(label, lambda work: work.events(uid, events)) is not None

    def _part(self, line: Line, before: Event | Decision | None) -> Event | Decision:
        unit, rule = self._unit(line["unit"]), self._rule(line["rule"])
        assert unit is not None
        assert rule is not None
        texts = {name: line.get(name, "") for name in ("date", "document", "note", "department", "entered_by")}
        evidence = tuple(part for part in _APART.split(line.get("evidence", "")) if part)
        if self.kind == "veto":
            decision = before if isinstance(before, Decision) else Decision(unit=unit.code, rule=rule.code)
            return replace(decision, unit=unit.code, rule=rule.code, evidence=evidence, **texts)
        event = before if isinstance(before, Event) else Event(unit=unit.code, rule=rule.code)
        return replace(
            event,
            unit=unit.code,
            rule=rule.code,
            subject=line.get("subject") or None,
            level=line.get("level") or None,
            points=Decimal(line["points"]) if line.get("points") else None,
            count=Decimal(line.get("count") or "1"),
            factor=Decimal(line.get("factor") or "1"),
            evidence=evidence,
            **texts,
        )

    # following the document

    def _take(self) -> None:
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        units = {unit.code: unit.name for unit in plan.units}
        rules = {rule.code: rule.name for rule in self.rules}
        parts: Sequence[Event | Decision] = entries.decisions if self.kind == "veto" else entries.events
        mine = [(at, part) for at, part in enumerate(parts) if part.rule in rules]
        earned = {} if self.kind == "veto" else self._earned({part.unit for _, part in mine})
        self._at = [at for at, _ in mine] + [None] * len(self._drafts)
        self._lines = []
        for at, part in mine:
            line = {name: getattr(part, name) for name in ("date", "document", "note", "department", "entered_by")}
            line["evidence"] = "、".join(part.evidence)
            line |= {"unit": units.get(part.unit, part.unit), "rule": rules[part.rule]}
            if isinstance(part, Event):
                line |= {
                    "subject": part.subject or "",
                    "level": part.level or "",
                    "points": "" if part.points is None else f"{part.points:f}",
                    "count": "" if part.count == 1 else f"{part.count:f}",
                    "factor": "" if part.factor == 1 else f"{part.factor:f}",
                    "earned": earned.get(at, ""),
                }
            self._lines.append(line)
        self._lines += [dict(line) for line in self._drafts]

    def _earned(self, units: set[str]) -> dict[int, str]:
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        found: dict[int, str] = {}
        for unit in units:
            for under in standing(plan, entries, self.kind, unit).rules:
                for one in under.events:
                    points = "" if one.points is None else plain(one.points)
                    found[one.index] = points if one.counted else self.tr("{points} not counted").format(points=points)
        return found

    def _reset(self) -> None:
        self.beginResetModel()
        self._drafts = []
        self._take()
        self.endResetModel()

    def _follow(self, _changes: object = None) -> None:
        self._show()

    def _show(self) -> None:
        """Rows come and go at the end, so that the current cell stays where it is."""
        before = len(self._lines)
        lines, at = self._lines, self._at
        self._take()
        after = len(self._lines)
        new, where = self._lines, self._at
        self._lines, self._at = lines, at
        if after > before:
            self.beginInsertRows(QModelIndex(), before + SPARE, after + SPARE - 1)
            self._lines, self._at = new, where
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after + SPARE, before + SPARE - 1)
            self._lines, self._at = new, where
            self.endRemoveRows()
        self._lines, self._at = new, where
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))


def _one(text: str, listed: Sequence[tuple[str, str, T]]) -> T | None:
    """What a text names: its code or name, else the only one whose name has the text in it."""
    for code, name, thing in listed:
        if text in (code, name):
            return thing
    within = [thing for _, name, thing in listed if text and text in name]
    return within[0] if len(within) == 1 else None


def _day(text: str) -> str:
    """A date as 2024-05-01; what is none stays as typed, and is told among the findings."""
    match = _DAY.fullmatch(text)
    if match is None:
        return text
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text
