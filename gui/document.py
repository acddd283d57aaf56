"""The open store and the chosen assessment. Every change goes through one gate, `perform`, and comes back
as one list of changes; the ranking follows it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack

from db import errors
from db.changes import Change, Receipt, Report, Source
from db.errors import Conflict, StoreError
from gui.tasks import ImmediateTasks, Runner, Task, Tasks
from gui.under_way import LARGE, UnderWay, is_large, revert, write
from gui.undo import ActionCommand, Outcome
from scoring.entries import Assessment, Cell
from scoring.plan import Indicator, Plan
from scoring.problems import Refused
from scoring.result import Result
from scoring.sealing import Version, final

if TYPE_CHECKING:  # the store needs SQLAlchemy: the first window comes before it
    from db.store import AssessmentInfo, Store, Work
    from db.trial import Trial

Users = Mapping[str, tuple[Indicator, ...]]

NOTHING = Assessment(Plan(uid="", id="", title="", year=0))
"""What `assessment` is while none is open: pages show their empty state and need no other case."""

QUICK = 0.1
"""Seconds: an evaluation that took longer runs beside the window from then on."""
SCORES_PER_SECOND = 20_000
"""A cautious guess for what was not evaluated yet: a new assessment, a large paste."""


class Document(QObject):
    opened = Signal()
    """Another store or another assessment: models reset."""
    changed = Signal(object)
    """tuple[Change, ...]: typing, undo, redo and import all arrive here, after `assessment` holds them."""
    result_changed = Signal()
    refused = Signal(object)
    """StoreError | Refused: shown in the message line, never a box."""
    trial_changed = Signal()
    """A trial has begun or ended."""
    under_way_changed = Signal()
    """Something large has begun beside the window, or is over: `under_way`."""
    progressed = Signal(int, int)
    """How far it is: step, steps."""

    def __init__(self, tasks: Runner | None = None, *, user: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = Tasks(self) if tasks is None else tasks
        self.user = user
        self.store: Store | None = None
        self.assessment = NOTHING
        self.result: Result | None = None
        self.undo_group = QUndoGroup(self)
        """The steps of the record, and of a trial while there is one."""
        self._steps = QUndoStack(self.undo_group)
        self._steps.setActive()
        self._record: _Record | None = None
        self.stepping = False
        """Is a step being undone or done again? Then views show what it changed."""
        self.under_way: UnderWay | None = None
        """The large step that is being written beside the window, or the store that is being read; nothing else can
        be changed meanwhile."""
        self._evaluation: Task | None = None
        self._seconds = 0.0
        self._users: tuple[Plan, Users] = NOTHING.plan, {}

    @property
    def undo_stack(self) -> QUndoStack:
        """The steps that can be taken back just now."""
        stack = self.undo_group.activeStack()
        assert stack is not None
        return stack

    @property
    def trial(self) -> "Trial | None":
        """The copy that everything is done in while something is tried out; None: it is the record."""
        return None if self._record is None else self._record.trial

    @property
    def record_store(self) -> "Store | None":
        """The store of the record, whatever is tried out; the one that can be read beside the window."""
        return self.store if self._record is None else self._record.store

    @property
    def record_is_read_only(self) -> bool:
        return self.record_store is None or self.record_store.read_only

    @property
    def record(self) -> Assessment:
        """The assessment as it is on record, whatever is tried out."""
        return self.assessment if self._record is None else self._record.assessment

    @property
    def record_result(self) -> Result | None:
        """Its result."""
        return self.result if self._record is None else self._record.result

    @property
    def read_only(self) -> bool:
        return self.store is None or self.store.read_only

    @property
    def final(self) -> Version | None:
        """The version of the assessment that was made final and holds: then nothing of it can be changed."""
        return final(self.assessment.plan.versions)

    @property
    def is_open(self) -> bool:
        """Is there an assessment to show?"""
        return self.assessment is not NOTHING

    def assessments(self) -> "tuple[AssessmentInfo, ...]":
        """The assessments of the open store, newest year first."""
        return () if self.store is None else self.store.assessments()

    def users(self) -> Users:
        """For every item the leaves that are scored from it; worked out once for each plan."""
        plan = self.assessment.plan
        before, users = self._users
        if before is not plan:
            from scoring.rules import users_of_items

            same = _same_rules(before, plan)
            now = plan.indicator
            self._users = (
                plan,
                (
                    {item: tuple(now[node.code] for node in nodes) for item, nodes in users.items()}
                    if same
                    else users_of_items(plan)
                ),
            )
        return self._users[1]

    # opening and choosing

    def open_store(self, path: Path) -> bool:
        """Open a store and choose its newest assessment, a large one once it was read beside the window. A store that
        cannot be opened is `refused`, and the one that is open stays."""
        from db.store import Store

        if not self._free():
            return False
        try:
            store = Store.open(path, user=self.user)
            infos = store.assessments() if store.file.stat().st_size > LARGE else ()
        except (StoreError, OSError) as refusal:
            self.refused.emit(refusal)
            return False
        if not infos:
            return self.take(store)

        def arrived(answer: object) -> None:
            if isinstance(answer, Assessment):
                self._leave()
                self.store = store
                self._show(answer)
                return
            store.close()
            self.refused.emit(answer)

        label = self.tr("Open {name}").format(name=path.name)
        self._beside(label, lambda report: store.read(infos[0].uid, report), arrived, store.close)
        return True

    def take(self, store: "Store") -> bool:
        """Show a store that is open already, and close the one before."""
        try:
            infos = store.assessments()
            assessment = store.read(infos[0].uid) if infos else NOTHING
        except (StoreError, Refused) as refusal:
            store.close()
            self.refused.emit(refusal)
            return False
        self._leave()
        self.store = store
        self._show(assessment)
        return True

    def close(self) -> None:
        """Close the store. Everything is saved already: each action is."""
        self._leave()
        self._show(NOTHING)

    def choose(self, assessment_uid: str) -> bool:
        """Show another assessment of the open store. What is tried is tried in one: not while that goes on."""
        if self.store is None or self.trial is not None or not self._free():
            return False
        try:
            assessment = self.store.read(assessment_uid)
        except (StoreError, Refused) as refusal:
            self.refused.emit(refusal)
            return False
        self._show(assessment)
        return True

    def _leave(self) -> None:
        if self.under_way is not None:
            way = self.under_way
            self._over()
            way.abandon()
        self.end_trial()
        self.undo_stack.clear()
        if self.store is not None:
            self.store.close()
        self.store = None

    def _show(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.result = None
        self._seconds = len(assessment.plan.units) * len(assessment.plan.leaves) / SCORES_PER_SECOND
        self.opened.emit()
        self._evaluate()

    # trying out

    def begin_trial(self) -> bool:
        """From now on everything happens in a copy in memory, with steps of its own; the record is out of reach."""
        if self.store is None or not self.is_open or self._record is not None or not self._free():
            return False
        from db.trial import Trial

        try:
            trial = Trial(self.store)
        except StoreError as refusal:
            self.refused.emit(refusal)
            return False
        steps = QUndoStack(self.undo_group)
        self._record = _Record(self.store, self.assessment, self.result, trial, steps)
        self.store = trial
        steps.setActive()
        self.trial_changed.emit()
        self._evaluate()  # every document made of the result says from now on what it is
        return True

    def end_trial(self) -> None:
        """Back to the record, which is as it was; what was tried is forgotten."""
        kept = self._record
        if kept is None:
            return
        made = kept.trial.changes
        self._back_to_record(kept)
        self.assessment = kept.assessment
        self.trial_changed.emit()
        if made:
            self.changed.emit(tuple(change.inverse() for change in reversed(made)))
        if kept.result is None:
            self._evaluate()
        else:
            self._stop_evaluation()
            self._scored((kept.result, self._seconds))

    def take_over(self, label: str) -> Receipt | None:
        """What was tried becomes the record's, as one step, and the trial has ended. None where the record refused it
        (`refused` says why): then the trial goes on."""
        kept = self._record
        if kept is None or not self._free():
            return None
        made = kept.trial.changes
        try:
            with kept.store.work(label) as work:
                work.write(made)
        except (StoreError, Refused) as refusal:
            self.refused.emit(refusal)
            return None
        self._back_to_record(kept)
        if work.receipt.changes:
            self.undo_stack.push(ActionCommand(self, work.receipt, self.assessment.plan.uid))
        self.trial_changed.emit()
        self.changed.emit(work.receipt.changes)
        self._evaluate()
        return work.receipt

    def _back_to_record(self, kept: "_Record") -> None:
        self._record, self.store = None, kept.store
        self._steps.setActive()
        self.undo_group.removeStack(kept.steps)
        kept.steps.deleteLater()
        kept.trial.close()

    # the one gate

    def perform(
        self,
        label: str,
        action: "Callable[[Work], None]",
        source: Source | None = None,
        *,
        undoable: bool = True,
    ) -> Receipt | None:
        """Do one named, undoable action: all of it is stored, or none of it. `source`: the file its data come from.
        Not `undoable`: nothing before it can be undone any more, either.

        Returns None where it was refused (`refused` says why). An action that changes nothing leaves no step."""
        if self.store is None or not self._free():
            return None
        try:
            with self.store.work(label, source) as work:
                action(work)
        except (StoreError, Refused) as refusal:
            self.refused.emit(refusal)
            return None
        if work.receipt.changes:
            if undoable:
                self.undo_stack.push(ActionCommand(self, work.receipt, self.assessment.plan.uid))
            else:
                self.undo_stack.clear()
            self._follow(work.receipt.changes)
        return work.receipt

    def perform_beside(
        self, label: str, action: "Callable[[Work, Report], None]", done: Callable[[Receipt | None], None]
    ) -> None:
        """The same for a step that would hold up the window: `action` runs beside it, on frozen values, and reports
        between its parts. Until `done` hears of the receipt, None where it was refused or stopped, nothing else can
        be changed."""
        store, uid = self.store, self.assessment.plan.uid
        if store is None or not self._free():
            done(None)
            return

        def arrived(answer: object) -> None:
            receipt = None
            if isinstance(answer, tuple):
                receipt, after = answer
                if receipt.changes:
                    self.undo_stack.push(ActionCommand(self, receipt, uid))
                    self._follow(receipt.changes, after)
            else:
                self.refused.emit(answer)
            done(receipt)

        self._beside(label, partial(write, store, label, action, self.assessment), arrived)

    def _free(self) -> bool:
        """May something be changed? Where something is under way it is `refused`."""
        if self.under_way is not None:
            self.refused.emit(errors.UnderWay(label=self.under_way.label))
        return self.under_way is None

    def _beside(
        self,
        label: str,
        work: Callable[[Report], object],
        arrived: Callable[[object], None],
        abandoned: Callable[[], None] = lambda: None,
    ) -> None:
        """Have work done beside the window. `arrived` hears of it on this thread; `abandoned`, after the work was
        stopped, that nobody waits for it any more."""
        way = self.under_way = UnderWay(label, abandoned)
        self.under_way_changed.emit()

        def answered(answer: object) -> None:
            if self.under_way is way:
                self._over()
                arrived(answer)

        def broke(error: Exception) -> None:
            answered(errors.Stopped(label=label))  # a fault of ours: the crash hook hears of it
            raise error

        # What is tried is in memory, behind a single connection.
        tasks = self.tasks if self.trial is None else ImmediateTasks()
        tasks.run(way.run, work, done=answered, failed=broke, progress=self.progressed.emit)

    def _over(self) -> None:
        self.under_way = None
        self.under_way_changed.emit()

    def revert(self, receipt: Receipt, assessment: str, then: Callable[[Receipt | Outcome], None]) -> None:
        """Undo or redo one step, a large one beside the window; for the undo command alone. Shows the assessment that
        the step belongs to."""
        store = self.store
        if store is None or not self._free():
            then(Outcome.FAILED)
        elif is_large(receipt.changes) and assessment == self.assessment.plan.uid:

            def arrived(answer: object) -> None:
                with self._stepping():
                    then(self._arrived_back(answer))

            self._beside(receipt.label, partial(revert, store, receipt, self.assessment), arrived)
        else:
            with self._stepping():
                then(self._reverted(store, receipt, assessment))

    def _arrived_back(self, answer: object) -> Receipt | Outcome:
        if isinstance(answer, tuple):
            reverse, after = answer
            assert isinstance(reverse, Receipt)
            self._follow(reverse.changes, after)
            return reverse
        self.refused.emit(answer)
        return Outcome.OVERTAKEN if isinstance(answer, Conflict) else Outcome.FAILED

    @contextmanager
    def _stepping(self) -> Iterator[None]:
        self.stepping = True
        try:
            yield
        finally:
            self.stepping = False

    def _reverted(self, store: "Store", receipt: Receipt, assessment: str) -> Receipt | Outcome:
        try:
            reverse = store.revert(receipt)
        except Conflict as refusal:
            self.refused.emit(refusal)
            return Outcome.OVERTAKEN
        except StoreError as refusal:
            self.refused.emit(refusal)
            return Outcome.FAILED
        if assessment != self.assessment.plan.uid and self._holds(assessment):
            self.choose(assessment)
            self.changed.emit(reverse.changes)
        else:
            self._follow(reverse.changes)
        return reverse

    def step_again(self, *, forward: bool) -> None:
        QTimer.singleShot(0, self.undo_stack.redo if forward else self.undo_stack.undo)

    def cells(self, label: str, edits: Mapping[tuple[str, str], Cell | None]) -> Receipt | None:
        """Set or blank (None) cells, by (item code, unit code)."""
        uid = self.assessment.plan.uid
        return self.perform(label, lambda work: work.cells(uid, edits))

    def plan(self, label: str, new: Plan, source: Source | None = None) -> Receipt | None:
        """Store another plan for the chosen assessment: only what differs is written."""
        seen = self.assessment.plan
        return self.perform(label, lambda work: work.plan(new, seen), source)

    def _holds(self, assessment: str) -> bool:
        return any(info.uid == assessment for info in self.assessments())

    def _follow(self, changes: tuple[Change, ...], after: Assessment | None = None) -> None:
        """Show what the store holds after changes (`after`, where that is known); another assessment where the one
        shown is gone."""
        assert self.store is not None
        added_or_removed = any(change.table == "assessment" for change in changes)
        if added_or_removed and not self._holds(self.assessment.plan.uid):
            infos = self.store.assessments()
            self._show(self.store.read(infos[0].uid) if infos else NOTHING)
            self.changed.emit(changes)
        else:
            self.assessment = after or self.store.follow(self.assessment, changes)
            self._seconds = max(self._seconds, len(changes) / SCORES_PER_SECOND)  # what was blank may be scored now
            self.changed.emit(changes)
            self._evaluate()

    # the ranking

    def _evaluate(self) -> None:
        """Score the assessment as it is now; only the newest answer counts."""
        self._stop_evaluation()
        trial = self.trial is not None
        if not self.is_open:
            self._scored((None, 0.0))
        elif self._seconds < QUICK:
            try:
                answer = _timed(self.assessment, self.result, trial)
            except Exception as error:
                self._broke(error)
            else:
                self._scored(answer)
        else:
            self._evaluation = self.tasks.run(
                _timed, self.assessment, self.result, trial, done=self._scored, failed=self._broke
            )

    def _stop_evaluation(self) -> None:
        if self._evaluation is not None:
            self._evaluation.cancel()
            self._evaluation = None

    def _scored(self, answer: tuple[Result | None, float]) -> None:
        self._evaluation = None
        self.result, self._seconds = answer
        self.result_changed.emit()

    def _broke(self, error: Exception) -> None:
        """A fault of ours: no figures of before may stay, and the crash hook hears of it."""
        self._scored((None, 0.0))
        raise error


def _same_rules(old: Plan, new: Plan) -> bool:
    """Do two plans differ only in what no rule reads, such as weights and names?"""
    parts = ("units", "classes", "lists", "items")
    return all(getattr(old, part) is getattr(new, part) for part in parts) and (
        len(old.indicators) == len(new.indicators)
        and all(
            one is other
            or one == replace(other, weight=one.weight, name=one.name, reason=one.reason, locked=one.locked)
            for one, other in zip(old.indicators, new.indicators, strict=True)
        )
    )


@dataclass(frozen=True, slots=True)
class _Record:
    """What stays where it is while something is tried out."""

    store: "Store"
    assessment: Assessment
    result: Result | None
    trial: "Trial"
    steps: QUndoStack


def _timed(assessment: Assessment, before: Result | None, trial: bool) -> tuple[Result, float]:
    from scoring.evaluate import evaluate

    start = perf_counter()
    result = evaluate(assessment.plan, assessment.entries, before)
    return replace(result, trial=True) if trial else result, perf_counter() - start
