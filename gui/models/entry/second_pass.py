"""Double entry (复录) over the document: a pass is begun, typed blind, compared, decided row by row, and over.

Every second value is stored as it is typed, so that a pass goes on where it was left. What was found the same is
known by the two values alone (`scoring.double_entry`); each step is one undoable action in the record of changes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.lock import login_name
from gui.document import Document
from scoring.double_entry import KINDS, Difference, Pass, confirms, differences, open_pass
from scoring.entries import Cell

if TYPE_CHECKING:
    from db.store import Work

NOTHING: Mapping[str, Cell] = {}
NOBODY: frozenset[str] = frozenset()


class SecondPass(QObject):
    def __init__(self, document: Document, parent: QObject | None = None, kinds: Sequence[str] = KINDS) -> None:
        """`kinds`: of the items that are typed again."""
        super().__init__(parent)
        self._document, self._kinds = document, kinds
        self._differing: dict[str, tuple[tuple[object, object, object], tuple[Difference, ...], frozenset[str]]] = {}
        self._confirmed: dict[str, tuple[object, object, frozenset[str]]] = {}
        self._compared: tuple[object, frozenset[str]] = ((), frozenset())

    # what it knows

    @property
    def one(self) -> Pass | None:
        """The pass that is under way."""
        assessment = self._document.assessment
        return open_pass(assessment.plan, assessment.entries, self._kinds) if assessment.entries.passes else None

    @property
    def items(self) -> frozenset[str]:
        """The items of the pass that is under way."""
        one, plan = self.one, self._document.assessment.plan
        return frozenset() if one is None else frozenset(code for code in one.items if code in plan.item)

    @property
    def is_blind(self) -> bool:
        """Are the differences not to be seen yet?"""
        one = self.one
        return one is not None and not one.compared

    def progress(self) -> tuple[int, int]:
        """How many cells were typed a second time, and of how many."""
        assessment = self._document.assessment
        units = assessment.plan.unit
        done = sum(
            unit in units and (cell.value is not None or cell.state is not None)
            for item in self.items
            for unit, cell in assessment.entries.second.get(item, NOTHING).items()
        )
        return done, len(self.items) * len(units)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where the passes differ, once that was asked for; nothing before."""
        one = self.one
        if one is None or not one.compared:
            return ()
        known = self._document.assessment.plan.item
        return tuple(found for item in one.items if item in known for found in self._of(one, item)[0])

    def _of(self, one: Pass, item: str) -> tuple[tuple[Difference, ...], frozenset[str]]:
        """The differences under an item, and their units; worked out anew when its cells change."""
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        made_of = plan, entries.values.get(item, NOTHING), entries.second.get(item, NOTHING)
        known = self._differing.get(item)
        if known is None or any(a is not b for a, b in zip(known[0], made_of, strict=True)):
            found = differences(plan, entries, replace(one, items=(item,)))
            known = self._differing[item] = made_of, found, frozenset(each.unit for each in found)
        return known[1], known[2]

    def differs(self, item: str, unit: str) -> bool:
        """Are the two values of a cell known to differ?"""
        one = self.one
        return one is not None and bool(one.compared) and item in one.items and unit in self._of(one, item)[1]

    def confirmed(self, item: str) -> frozenset[str]:
        """The units whose value under an item was typed twice and is the same."""
        entries = self._document.assessment.entries
        if not entries.passes or item not in self._compared_items():
            return NOBODY
        first, second = entries.values.get(item, NOTHING), entries.second.get(item, NOTHING)
        known = self._confirmed.get(item)
        if known is None or known[0] is not first or known[1] is not second:
            units = frozenset(unit for unit, cell in second.items() if confirms(first.get(unit), cell))
            known = self._confirmed[item] = first, second, units
        return known[2]

    def _compared_items(self) -> frozenset[str]:
        passes = self._document.assessment.entries.passes
        if self._compared[0] is not passes:
            seen = {item for one in passes if one.compared for item in one.items}
            hidden = {item for one in passes if not one.compared for item in one.items}
            self._compared = passes, frozenset(seen - hidden)
        return self._compared[1]

    def count_confirmed(self) -> int:
        return sum(len(self.confirmed(item)) for item in self._compared_items())

    def who(self, item: str) -> Pass | None:
        """The pass that last compared an item."""
        passes = self._document.assessment.entries.passes
        return next((one for one in reversed(passes) if one.compared and item in one.items), None)

    # what is done, each as one step

    def begin(self, items: Sequence[str]) -> bool:
        """Type some items again: what was typed of them a second time before is put away. False: refused."""
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        chosen = tuple(code for code in items if code in plan.item and plan.item[code].kind in self._kinds)
        if not chosen or self.one is not None:
            return False
        new = Pass(items=chosen, by=self._document.user or login_name(), begun=_now())
        old = {(item, unit): None for item in chosen for unit in entries.second.get(item, NOTHING)}

        def action(work: "Work") -> None:
            work.passes(plan.uid, (*entries.passes, new))
            work.second(plan.uid, old)

        return self._do(self.tr("Double entry of {count} items begins").format(count=len(chosen)), action)

    def compare(self) -> bool:
        """Show the differences from now on."""
        one = self.one
        if one is None or one.compared:
            return one is not None
        assessment = self._document.assessment
        count = len(differences(assessment.plan, assessment.entries, one))
        label = self.tr("Double entry compared: {count} differences").format(count=count)
        return self._put(label, replace(one, compared=_now()))

    def finish(self) -> bool:
        """The pass is over; what still differs stays unconfirmed."""
        one = self.one
        if one is None:
            return False
        open_ = len(self.differences)
        same = sum(len(self.confirmed(item)) for item in self.items)
        label = self.tr("Double entry is over: {same} confirmed, {open} differ").format(same=same, open=open_)
        return self._put(label, replace(one, compared=one.compared or _now(), closed=_now()))

    def give_up(self) -> bool:
        """Put the pass away with everything that was typed in it; undo brings it back."""
        plan, entries, one = self._document.assessment.plan, self._document.assessment.entries, self.one
        if one is None:
            return False
        old = {(item, unit): None for item in self.items for unit in entries.second.get(item, NOTHING)}

        def action(work: "Work") -> None:
            work.passes(plan.uid, tuple(other for other in entries.passes if other.uid != one.uid))
            work.second(plan.uid, old)

        return self._do(self.tr("Double entry given up"), action)

    def settle(self, found: Iterable[Difference], *, second: bool) -> bool:
        """What was typed second (or first) is right: both then say it."""
        plan = self._document.assessment.plan
        found = tuple(found)
        if not found:
            return False
        edits = {(one.item, one.unit): _taken(one, second=second) for one in found}
        words = self.tr("second value taken") if second else self.tr("first value stays")
        if len(found) == 1:
            unit, item = plan.unit[found[0].unit].name, plan.item[found[0].item].name
            label = self.tr("Double entry, {unit} · {item}: {words}").format(unit=unit, item=item, words=words)
        else:
            label = self.tr("Double entry, {count} cells: {words}").format(count=len(found), words=words)

        def action(work: "Work") -> None:
            (work.cells if second else work.second)(plan.uid, edits)

        return self._do(label, action)

    def settle_by(self, one: Difference, cell: Cell | None) -> bool:
        """Neither was right: both get another value."""
        plan = self._document.assessment.plan
        unit, item = plan.unit[one.unit].name, plan.item[one.item].name
        label = self.tr("Double entry, {unit} · {item}: another value").format(unit=unit, item=item)
        note = "" if one.first is None else one.first.note
        first = None if cell is None and not note else replace(cell or Cell(), note=note)

        def action(work: "Work") -> None:
            work.cells(plan.uid, {(one.item, one.unit): first})
            work.second(plan.uid, {(one.item, one.unit): cell})

        return self._do(label, action)

    def write(self, label: str, edits: Mapping[tuple[str, str], Cell | None]) -> bool:
        """Second values as they are typed."""
        uid = self._document.assessment.plan.uid
        return self._do(label, lambda work: work.second(uid, edits))

    def _put(self, label: str, one: Pass) -> bool:
        plan, passes = self._document.assessment.plan, self._document.assessment.entries.passes
        new = tuple(one if other.uid == one.uid else other for other in passes)
        return self._do(label, lambda work: work.passes(plan.uid, new))

    def _do(self, label: str, action: "Callable[[Work], None]") -> bool:
        return self._document.perform(label, action) is not None


def _taken(one: Difference, *, second: bool) -> Cell | None:
    """What the other value becomes; a comment of the first one stays."""
    source = one.second if second else one.first
    value, state = (None, None) if source is None else (source.value, source.state)
    note = one.first.note if second and one.first is not None else ""
    return None if value is None and state is None and not note else Cell(value, state, note)


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")
