"""A register (bonuses, deductions or vetoes) as a grid: a row is an event, or the decision that a veto applies.

A row counts once it names its unit and its rule; before that it is kept as a draft, and is marked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from gui.document import Document
from gui.grid_model import Facets, Look, Mark
from gui.models.registers.typed_lines import Line, TypedLines, day_typed, one_of
from scoring.entries import Decision, Event
from scoring.numbers import plain
from scoring.plan import Adjustment, Veto
from scoring.registers import rules_of, standing

if TYPE_CHECKING:
    from db.work import Work

EVENT_COLUMNS: Final = (
    "date",
    "unit",
    "rule",
    "subject",
    "level",
    "note",
    "document",
    "earned",
    "evidence",
    "points",
    "count",
    "factor",
    "department",
    "entered_by",
)
VETO_COLUMNS: Final = ("date", "unit", "rule", "note", "document", "evidence", "department", "entered_by")
NUMBERS: Final = ("points", "count", "factor")
_APART: Final = re.compile(r"[\s,，、;；]+")


class RegisterTable(TypedLines):
    numbers = NUMBERS
    computed = counted = ("earned",)

    def __init__(self, document: Document, kind: str, parent: QObject | None = None) -> None:
        """`kind`: "bonus", "deduction" or "veto"."""
        super().__init__(document, kind, VETO_COLUMNS if kind == "veto" else EVENT_COLUMNS, parent)
        self._uncounted: set[int] = set()
        """The events that give way to a higher one of the same matter."""
        self.begin()

    def look(self, row: int, column: int) -> Look:
        """A deduction without its reason in words is doubtful."""
        bare = self.kind == "deduction" and self.index_of(row) is not None and not self.line(row).get("note")
        return Look.DOUBT if bare and self.columns[column] == "note" else super().look(row, column)

    def facets(self, row: int, column: int) -> Facets:
        found = super().facets(row, column)
        struck = self.columns[column] == "earned" and self.index_of(row) in self._uncounted
        return found._replace(marks=Mark.STRUCK.value) if struck else found

    @property
    def rules(self) -> Sequence[Adjustment | Veto]:
        plan = self._document.assessment.plan
        return plan.veto if self.kind == "veto" else rules_of(plan, self.kind)

    def codes(self, row: int) -> tuple[str, str]:
        """The codes of the unit and the rule of a row; empty where it names none."""
        line = self.line(row)
        unit, rule = self.unit_named(line.get("unit", "")), self._rule(line.get("rule", ""))
        return ("" if unit is None else unit.code, "" if rule is None else rule.code)

    def heading(self, column: str) -> str:
        """What stands above a column."""
        return {
            "date": self.tr("Date"),
            "unit": self._document.assessment.plan.unit_label or self.tr("Unit"),
            "rule": self.tr("Rule"),
            "subject": self.tr("Matter"),
            "level": self.tr("Level"),
            "document": self.tr("Document no."),
            "evidence": self.tr("Evidence no."),
            "earned": self.tr("Points"),
            "points": self.tr("Own points"),
            "count": self.tr("Count"),
            "factor": self.tr("Factor"),
            "note": self.tr("Reason"),
            "department": self.tr("Provided by"),
            "entered_by": self.tr("Entered by"),
        }[column]

    def fixed_text(self) -> str:
        return self.tr("These points come from the rule. Others can be typed under “Own points”.")

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        name = self.columns[column]
        if name == "unit":
            return tuple(unit.name for unit in self._document.assessment.plan.units)
        if name == "rule":
            return tuple(rule.name for rule in self.rules)
        rule = self._rule(self.line(row).get("rule", ""))
        return tuple(rule.per_level) if name == "level" and isinstance(rule, Adjustment) else ()

    def _read(self, name: str, text: str, line: Line) -> tuple[str, str]:
        if name == "rule":
            found = self._rule(text)
            return (found.name, "") if found is not None else ("", self.no_such(text))
        if name == "level":
            rule = self._rule(line.get("rule", ""))
            levels = tuple(rule.per_level) if isinstance(rule, Adjustment) else ()
            level = one_of(text, [(one, one, one) for one in levels])
            if level is None and rule is not None:
                why = self.tr("“{text}” is no level of this rule, which has: {levels}. Nothing was changed.")
                return "", why.format(text=text, levels="、".join(levels) or self.tr("none"))
            return level or text, ""
        if name == "evidence":
            return self._materials(text)
        return (day_typed(text) if name == "date" else text), ""

    def _materials(self, text: str) -> tuple[str, str]:
        known = {one.code for one in self._document.assessment.entries.materials}
        wanted = [part.upper() for part in _APART.split(text) if part]
        unknown = [code for code in wanted if code not in known]
        if unknown:
            why = self.tr("There is no material {numbers}. Nothing was changed; Alt+A adds the file.")
            return "", why.format(numbers="、".join(unknown))
        return "、".join(dict.fromkeys(wanted)), ""

    def _rule(self, text: str) -> Adjustment | Veto | None:
        return one_of(text, [(rule.code, rule.name, rule) for rule in self.rules])

    # storing

    def why_incomplete(self) -> str:
        return self.tr("An entry needs its unit and its rule. Nothing was changed; empty the whole row to drop it.")

    def names_something(self, column: str, text: str) -> bool:
        return self._rule(text) is not None if column == "rule" else super().names_something(column, text)

    def _held(self) -> Sequence[Event | Decision]:
        entries = self._document.assessment.entries
        return entries.decisions if self.kind == "veto" else entries.events

    def _write(self, work: "Work", parts: Sequence[Any]) -> None:
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        if self.kind == "veto":
            work.decisions(plan.uid, parts, entries.decisions)
        else:
            work.events(plan.uid, parts, entries.events)

    def _part(self, line: Line, before: Any) -> Event | Decision:
        unit, rule = self.unit_named(line["unit"]), self._rule(line["rule"])
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

    def _shown(self) -> list[tuple[int, Line]]:
        plan = self._document.assessment.plan
        units = {unit.code: unit.name for unit in plan.units}
        rules = {rule.code: rule.name for rule in self.rules}
        mine = [(at, part) for at, part in enumerate(self._held()) if part.rule in rules]
        earned = {} if self.kind == "veto" else self._earned({part.unit for _, part in mine})
        found: list[tuple[int, Line]] = []
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
            found.append((at, line))
        return found

    def _earned(self, units: set[str]) -> dict[int, str]:
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        found: dict[int, str] = {}
        self._uncounted = set()
        for unit in units:
            for under in standing(plan, entries, self.kind, unit).rules:
                for one in under.events:
                    points = "" if one.points is None else plain(one.points)
                    if not one.counted:
                        self._uncounted.add(one.index)
                    found[one.index] = points if one.counted else self.tr("{points} not counted").format(points=points)
        return found
