"""Ballots being counted: which batch is on the table, the paper that is being read, and what each key does with it.

Nothing of a paper is stored before Enter ends it; then it is one undo step together with the votes it gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.ballot_keys import BACK, END, VOID
from gui.document import Document
from scoring.ballot_counts import (
    BallotRule,
    ballot_items,
    ballot_rule,
    batches_of,
    counted,
    next_round,
    relabelled,
    standing,
    with_batch,
)
from scoring.batches import ABSTAIN, Batch, Deviation, Paper, closed, deviations, settled, void_reason
from scoring.entries import Assessment, Cell

if TYPE_CHECKING:
    from db.work import Work

Edits = Mapping[tuple[str, str], Cell | None]
Name = tuple[str, int, str]
"""item, round and voters of a batch"""


class BallotDesk(QObject):
    changed = Signal()
    """Another batch, or another paper in it: everything shown is to be shown anew."""
    marked = Signal()
    """The paper that is being read has another mark; nothing is stored yet."""
    said = Signal(str)
    objected = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._name: Name | None = None
        self._sure = False
        """Has the clerk been told that counts which were entered are counted anew?"""
        self.marks: tuple[str, ...] = ()
        self.void = False
        self.second = False
        """Are the ballots being read for the second time?"""
        self._seen: tuple[Assessment, Name | None, _OnTable] | None = None
        document.opened.connect(self._open)
        document.changed.connect(self._follow)

    # what is on the table

    def _table(self) -> "_OnTable":
        """Worked out once for each change of the assessment: every cell and every key asks."""
        assessment = self._document.assessment
        if self._seen is None or self._seen[0] is not assessment or self._seen[1] != self._name:
            self._seen = assessment, self._name, _on_table(assessment, self._name)
        return self._seen[2]

    def batches(self) -> tuple[Batch, ...]:
        """All batches of the assessment."""
        return self._table().batches

    @property
    def batch(self) -> Batch | None:
        """The batch on the table; without papers it has the units of today."""
        return self._table().batch

    @property
    def rule(self) -> BallotRule | None:
        return self._table().rule

    @property
    def number(self) -> int:
        """Of the paper that is being read, from 1."""
        batch = self.batch
        return 0 if batch is None else len(batch.second if self.second else batch.papers) + 1

    @property
    def at(self) -> int | None:
        """Which unit of the batch is read next; None where the paper is full."""
        batch = self.batch
        return None if batch is None or len(self.marks) >= len(batch.units) else len(self.marks)

    @property
    def deviations(self) -> tuple[Deviation, ...]:
        """What the second pass reads otherwise, once all of it is read."""
        batch = self.batch
        if batch is None or not batch.second or len(batch.second) < len(batch.papers):
            return ()
        return deviations(batch)

    def choose(self, name: Name) -> None:
        """Put another batch on the table; what was read of an unfinished paper is dropped, and said."""
        if name == self._name:
            return
        self._drop()
        self._name, self.second = name, False
        self.changed.emit()

    def read_again(self, second: bool) -> None:
        """Begin or leave the second pass."""
        batch = self.batch
        if second and (batch is None or not batch.papers or batch.closed):
            self.objected.emit(
                self.tr("There are no ballots to read again: first read them, before the batch is closed.")
            )
            second = False
        if second != self.second:
            self._drop()
        self.second = second
        self.changed.emit()

    # reading a paper

    def press(self, key: str) -> None:
        """A digit is a grade, 0 an abstention, x declares the paper void; `BACK` takes one mark back, `END` ends it."""
        batch, rule = self.batch, self.rule
        if batch is None or rule is None or not self._may_read(batch):
            return
        if key == BACK:
            self._back(batch)
        elif key == VOID:
            self.void = not self.void
        elif key == END:
            self._end(batch, rule)
        else:
            self._mark(batch, rule, int(key))
        self.marked.emit()

    def drop_marks(self) -> bool:
        """Take the unfinished paper back; False where there is none."""
        if not self.marks and not self.void:
            return False
        self.marks, self.void = (), False
        self.marked.emit()
        return True

    def _may_read(self, batch: Batch) -> bool:
        if self._document.read_only:
            self.objected.emit(self.tr("The file is open read-only: nothing can be entered."))
        elif batch.closed:
            self.objected.emit(self.tr("The count of this batch is closed. Ctrl+Z takes the closing back."))
        elif self.second and len(batch.second) >= len(batch.papers):
            self.objected.emit(self.tr("All ballots are read for the second time. Resolve the differences below."))
        else:
            return True
        return False

    def _mark(self, batch: Batch, rule: BallotRule, digit: int) -> None:
        if digit > len(rule.grades):
            grades = ", ".join(f"{number} {grade}" for number, grade in enumerate(rule.grades, 1))
            self.objected.emit(self.tr("There is no grade {digit}: {grades}.").format(digit=digit, grades=grades))
            return
        marks = self._skipping(batch, self.marks)
        if len(marks) >= len(batch.units):
            self.objected.emit(self.tr("This ballot is full: Enter for the next one, Backspace to correct."))
            return
        self.marks = self._skipping(batch, (*marks, rule.grades[digit - 1] if digit else ABSTAIN))

    def _skipping(self, batch: Batch, marks: tuple[str, ...]) -> tuple[str, ...]:
        """Past the units that these voters do not vote on, and those that the plan no longer has."""
        plan = self._document.assessment.plan
        while len(marks) < len(batch.units) and (
            batch.units[len(marks)] in batch.own or batch.units[len(marks)] not in plan.unit
        ):
            marks = (*marks, "")
        return marks

    def _back(self, batch: Batch) -> None:
        if self.void:
            self.void = False
            return
        marks = self.marks
        while marks and not marks[-1]:
            marks = marks[:-1]
        self.marks = self._skipping(batch, marks[:-1])
        if not any(self.marks):
            self.marks = ()

    def _end(self, batch: Batch, rule: BallotRule) -> None:
        marks = self._skipping(batch, self.marks)
        if not self.void and len(marks) < len(batch.units):
            self.objected.emit(
                self.tr(
                    "{count} units have no mark yet. Give them a grade, 0 for an abstention, or x for a void ballot."
                ).format(count=len(batch.units) - len(marks))
            )
            return
        paper = Paper((*marks, *("",) * (len(batch.units) - len(marks))), self.void)
        if self.second:
            stored = replace(batch, second=(*batch.second, paper))
        else:
            if self._entered_before(batch):
                return
            stored = replace(batch, papers=(*batch.papers, paper))
        said = self._what_it_is(stored, paper, rule)
        number = self.number
        label = self.tr("Ballot {number} again") if self.second else self.tr("Ballot {number}")
        if self._store(label.format(number=number), stored, {} if self.second else self._votes(stored, rule)):
            self.marks, self.void = (), False
            if said:
                self.said.emit(said)

    def _entered_before(self, batch: Batch) -> bool:
        """Counts that were entered without ballots are not wiped out by one key."""
        assessment = self._document.assessment
        entered = not batch.papers and any(line.votes for line in standing(assessment.plan, assessment.entries, batch))
        if not entered or self._sure:
            self._sure = False
            return False
        self._sure = True
        self.objected.emit(
            self.tr("This batch has counts that were entered. Enter once more counts it anew from this ballot on; ")
            + self.tr("Ctrl+Z brings them back.")
        )
        return True

    def _what_it_is(self, batch: Batch, paper: Paper, rule: BallotRule) -> str:
        from exchange.wording import word
        from gui.language import current

        reason = void_reason(batch, paper, rule.best)
        if not reason:
            return ""
        why = word(f"batch.void.{reason}", current(), most=str(batch.most_best))
        return self.tr("Ballot {number} is void: {why}.").format(number=self.number, why=why)

    # what else is done to a batch

    def set_counts(self, **counts: int | None) -> None:
        """`issued`, `returned`, `void` as stated."""
        batch = self.batch
        if batch is not None:
            changed: dict[str, object] = dict(counts)
            self._store(self.tr("Counts of {voters}").format(voters=batch.voters), replace(batch, **changed), {})  # type: ignore[arg-type]

    def set_rules(self, **rules: object) -> None:
        """`void_all_equal`, `most_best`, `own`; what was read is counted anew."""
        batch, rule = self.batch, self.rule
        if batch is not None and rule is not None:
            after = replace(batch, **rules)  # type: ignore[arg-type]
            edits = self._votes(after, rule) if batch.papers else {}
            self._store(self.tr("Void rules of {voters}").format(voters=batch.voters), after, edits)

    def settle(self, deviation: Deviation, *, second: bool) -> None:
        """Resolve a difference of the second pass: the second reading is right, or the first."""
        batch, rule = self.batch, self.rule
        if batch is not None and rule is not None and not self._document.read_only:
            after = settled(batch, deviation, second=second)
            label = self.tr("Ballot {number} checked").format(number=deviation.paper + 1)
            self._store(label, after, self._votes(after, rule) if second else {})

    def close(self) -> None:
        """Close the count: the papers are put into an order that does not tell who voted when."""
        batch = self.batch
        if batch is None or not self._may_close(batch):
            return
        if self._store(self.tr("Count of {voters} closed").format(voters=batch.voters), closed(batch), {}):
            self.second = False
            self.said.emit(
                self.tr("Closed: {count} ballots, shuffled. The count can be printed (计票单).").format(
                    count=len(batch.papers)
                )
            )

    def _may_close(self, batch: Batch) -> bool:
        if self._document.read_only:
            self.objected.emit(self.tr("The file is open read-only: nothing can be entered."))
        elif batch.closed:
            self.objected.emit(self.tr("The count of this batch is closed. Ctrl+Z takes the closing back."))
        elif not batch.papers:
            self.objected.emit(self.tr("No ballots were read in this batch: there is nothing to close."))
        elif self.marks or self.void:
            self.objected.emit(self.tr("A ballot is half read: Enter ends it, Ctrl+Z takes it back."))
        elif batch.second and len(batch.second) < len(batch.papers):
            self.objected.emit(
                self.tr("The second pass has read {done} of {count}. Finish it before the count is closed.").format(
                    done=len(batch.second), count=len(batch.papers)
                )
            )
        elif self.deviations:
            self.objected.emit(
                self.tr("The second pass differs in {count} places. Resolve them first.").format(
                    count=len(self.deviations)
                )
            )
        else:
            return True
        return False

    def add_round(self) -> None:
        """One more round of the item on the table; its name is the next quarter."""
        batch = self.batch
        if batch is None or self._document.read_only:
            return
        assessment = self._document.assessment
        last = max(one.round for one in batches_of(assessment.plan, assessment.entries, batch.item))
        added = next_round(assessment.plan, assessment.entries, batch.item, self.usual_label(last + 1))
        uid = assessment.plan.uid
        batches = (*assessment.entries.batches, *added)
        if self._document.perform(self.tr("One more round"), lambda work: work.batches(uid, batches)):
            self.choose(name_of(added[0]))

    def usual_label(self, number: int) -> str:
        quarters = (self.tr("Q1"), self.tr("Q2"), self.tr("Q3"), self.tr("Q4"))
        return quarters[number - 1] if number <= len(quarters) else ""

    def name_round(self, label: str) -> None:
        """What the round on the table is called."""
        batch = self.batch
        if batch is not None:
            batches = with_batch(self._document.assessment.entries.batches, replace(batch, label=label))
            named = relabelled(batches, batch.item, batch.round, label)
            uid = self._document.assessment.plan.uid
            self._document.perform(self.tr("Name of a round"), lambda work: work.batches(uid, named))

    # storing

    def _votes(self, batch: Batch, rule: BallotRule) -> Edits:
        assessment = self._document.assessment
        return counted(assessment.plan, assessment.entries, batch, rule.grades)

    def _store(self, label: str, batch: Batch, edits: Edits) -> bool:
        assessment = self._document.assessment
        uid, batches = assessment.plan.uid, with_batch(assessment.entries.batches, batch)
        self._name = name_of(batch)

        def write(work: "Work") -> None:
            work.batches(uid, batches, assessment.entries.batches)
            work.cells(uid, edits)

        return self._document.perform(label, write) is not None

    def _drop(self) -> None:
        if any(self.marks) or self.void:
            self.said.emit(self.tr("The unfinished ballot {number} was dropped.").format(number=self.number))
        self.marks, self.void, self._sure = (), False, False

    def _open(self) -> None:
        self._name, self.marks, self.void, self.second, self._sure = None, (), False, False, False
        self.changed.emit()

    def _follow(self, _changes: object) -> None:
        batch = self.batch
        if self.second and (batch is None or not batch.papers or batch.closed):
            self.second = False
        if batch is not None and len(self.marks) > len(batch.units):
            self.marks = ()
        self.changed.emit()


def name_of(batch: Batch) -> Name:
    return batch.item, batch.round, batch.voters


@dataclass(frozen=True, slots=True)
class _OnTable:
    batches: tuple[Batch, ...]
    batch: Batch | None
    rule: BallotRule | None


def _on_table(assessment: Assessment, name: Name | None) -> _OnTable:
    plan, entries = assessment.plan, assessment.entries
    found = tuple(batch for item in ballot_items(plan) for batch in batches_of(plan, entries, item))
    batch = next((one for one in found if name_of(one) == name), found[0] if found else None)
    if batch is not None and not (batch.papers or batch.closed):
        batch = replace(batch, units=tuple(unit.code for unit in plan.units if unit.ranked))
    return _OnTable(found, batch, None if batch is None else ballot_rule(plan, batch.item))
