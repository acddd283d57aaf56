"""What one user action may do to a store. Every method compares with what is stored, writes only what differs,
guarded, and collects it as changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from sqlalchemy import Connection, select

from db import read, rows
from db.apply import apply
from db.changes import Change, Key, Receipt, Report, Row, difference, unheard
from db.codecs import VERSIONS
from db.errors import Conflict, Sealed
from db.papers import paper_rows
from db.schema import TABLES
from db.sealing import refuse_sealed, sealed
from scoring.batches import Batch
from scoring.double_entry import Pass
from scoring.entries import Assessment, Cell, Cells, Decision, Draft, Entries, Event, LedgerRow
from scoring.materials import Material
from scoring.plan import Part, Plan
from scoring.problems import Problem, Refused
from scoring.sealing import Version, final

_PART: Final = 2_500
"""So many rows are written between two reports."""


class Work:
    """The writing half of a store, for the length of one action. `receipt` is complete after the `with` block."""

    def __init__(self, connection: Connection, label: str, *, free: bool = False) -> None:
        """`free`: of a copy in which things are only tried, where what is final may be changed, too."""
        self.receipt = Receipt("", label, ())
        self.changes: list[Change] = []
        self._connection = connection
        self._finals: Mapping[str, Sealed] | None = {} if free else None

    def add(self, assessment: Assessment) -> None:
        """A new assessment. Raises Refused where its id or its uid is taken, or where it is inconsistent."""
        plan, entries = assessment.plan, assessment.entries
        self._refuse_taken_id(plan)
        codes = rows.codes_of(plan)
        tables = rows.plan_rows(plan, {}) | {
            "cell": rows.cell_rows(entries.values, codes),
            "second_cell": rows.cell_rows(entries.second, codes, "second_values"),
            **rows.entry_rows(entries, plan.uid, codes),
            "previous_cell": rows.previous_rows(self._not_held(plan, entries), codes),
        }
        for table, new in tables.items():
            self.write(difference(table, {}, new))

    def _not_held(self, plan: Plan, entries: Entries) -> Cells:
        """The values of the assessment before, unless the store holds that itself: last year is not copied."""
        held = plan.previous is not None and read.uid_of(self._connection, plan.previous.id) is not None
        return {} if held else entries.previous

    def plan(self, new: Plan, seen: Plan | None = None) -> None:
        """Make the plan of the same uid like this one. What hangs on a removed unit, item or rule goes with it, and
        the values of the assessment before where none is named any more; who names this one goes with its id.

        `seen`: the plan as it was read; its parts that are the same objects in both are left as they stand.

        Raises Conflict where there is no such assessment, Refused for double codes or unknown references."""
        before = read.plan_tables(self._connection, new.uid, rows.unchanged(new, seen))
        if not before["assessment"]:
            raise Conflict(table="assessment", key=new.uid)
        self._refuse_taken_id(new)
        after = rows.plan_rows(new, before, seen)
        gone = {table: [key[0] for key in before[table] if key not in after[table]] for table in before}
        self.write(self._dependants(gone))
        for table in before:
            self.write(difference(table, before[table], after[table]))
        if new.previous is None:
            self.write(difference("previous_cell", read.previous_rows(self._connection, new.uid), {}))
        self._follow_id(str(before["assessment"][new.uid,]["id"]), new.id)

    def _follow_id(self, old: str, new: str) -> None:
        """An assessment that was given another id stays the one before for those that named it."""
        if old != new:
            for uid in read.looking_back_to(self._connection, old):
                self.write([Change("assessment", (uid,), {"previous_id": old}, {"previous_id": new})])

    def cells(self, assessment: str, edits: Mapping[tuple[str, str], Cell | None], report: Report = unheard) -> None:
        """Set cells, or make them blank (None), by (item code, unit code).

        Raises Conflict where an item or a unit is no longer there."""
        self._in_parts("cell", assessment, edits, report)

    def second(self, assessment: str, edits: Mapping[tuple[str, str], Cell | None], report: Report = unheard) -> None:
        """The same for what is typed a second time."""
        self._in_parts("second_cell", assessment, edits, report)

    def _in_parts(
        self, table: str, assessment: str, edits: Mapping[tuple[str, str], Cell | None], report: Report
    ) -> None:
        rest = iter(edits.items())
        for start in range(0, len(edits), _PART):
            report(start, len(edits))
            self._cells(table, assessment, dict(islice(rest, _PART)))
        report(len(edits), len(edits))

    def _cells(self, table: str, assessment: str, edits: Mapping[tuple[str, str], Cell | None]) -> None:
        items = self._uids("item", assessment, {item for item, _ in edits})
        units = self._uids("unit", assessment, {unit for _, unit in edits})
        wanted: dict[Key, Cell | None] = {(items[item], units[unit]): cell for (item, unit), cell in edits.items()}
        before = read.cells_at(self._connection, wanted, table)
        after = {key: rows.cell_row(cell) for key, cell in wanted.items() if cell is not None}
        self.write(difference(table, before, after))

    def passes(self, assessment: str, passes: Sequence[Pass]) -> None:
        """Make what is or was typed a second time this; the second values stay."""
        self._entries("double_entry", assessment, passes)

    def events(self, assessment: str, events: Sequence[Event], seen: Sequence[Event] = ()) -> None:
        """Make the events of an assessment these. Raises Refused for an unknown unit or rule.

        `seen`, here and below: the parts as they were read; those that are the same objects are left as they stand."""
        self._entries("event", assessment, events, seen)

    def decisions(self, assessment: str, decisions: Sequence[Decision], seen: Sequence[Decision] = ()) -> None:
        """Make the vetoes that apply these. Raises Refused for an unknown unit or veto."""
        self._entries("decision", assessment, decisions, seen)

    def batches(self, assessment: str, batches: Sequence[Batch], seen: Sequence[Batch] = ()) -> None:
        """Make the batches of ballots these. Raises Refused for an unknown item."""
        self._entries("ballot_batch", assessment, batches, seen)
        known = {id(batch) for batch in seen}
        compared = [batch for batch in batches if id(batch) not in known]
        before = read.paper_rows_with(self._connection, [batch.uid for batch in compared])
        self.write(difference("ballot_paper", before, paper_rows(compared)))

    def materials(self, assessment: str, materials: Sequence[Material]) -> None:
        """Make what bears out the entries these materials."""
        self._entries("material", assessment, materials)

    def ledger_rows(self, assessment: str, found: Sequence[LedgerRow], seen: Sequence[LedgerRow] = ()) -> None:
        """Make the rows of all ledgers these. Raises Refused for an unknown unit."""
        self._entries("ledger_row", assessment, found, seen)

    def drafts(self, assessment: str, drafts: Sequence[Draft]) -> None:
        """Make the unfinished rows of registers and ledgers these."""
        self._entries("draft", assessment, drafts)

    def _entries(self, table: str, assessment: str, parts: Sequence[Part], seen: Sequence[Part] = ()) -> None:
        """Make the parts of a table these; what is the same object as was seen is moved at most."""
        spec, known = rows.PARTS[table], {id(part) for part in seen}
        named = {target for _, target in spec.references.values()} | {*spec.many.values()}
        codes = read.code_tables(self._connection, assessment, tuple(named))
        stored = read.places(self._connection, table, assessment)
        same = [part.uid for part in parts] == [*stored]
        places = stored if same else rows.places_of(table, parts, stored)
        compared = [part for part in parts if part.uid not in stored or id(part) not in known]
        gone = stored.keys() - places.keys()
        changed = [part.uid for part in compared if part.uid in stored]
        before = read.rows_with(self._connection, table, "uid", [*gone, *changed])
        if table == "ballot_batch":
            papers = read.paper_rows_with(self._connection, [*gone])
            self.write(difference("ballot_paper", papers, {}))
        self.write(difference(table, before, rows.rows_at(table, compared, assessment, codes, places)))
        moved = {uid for uid, place in places.items() if stored.get(uid, place) != place} - {*changed}
        self.write(Change(table, (uid,), {"position": stored[uid]}, {"position": places[uid]}) for uid in sorted(moved))

    def remove(self, assessment: str) -> None:
        """Take an assessment out of the store. What others read of it as the one before stays with them.

        Raises Conflict where it is not there."""
        before = read.assessment_tables(self._connection, assessment)
        self._leave_values(str(before["assessment"][assessment,]["id"]), assessment)
        self.write(difference("previous_cell", read.previous_rows(self._connection, assessment), {}))
        for table in rows.CELL_TABLES:
            cells = read.cells_with(self._connection, "unit_uid", [key[0] for key in before["unit"]], table)
            self.write(difference(table, cells, {}))
        for table in reversed(before):
            self.write(difference(table, before[table], {}))

    def _leave_values(self, id: str, assessment: str) -> None:  # noqa: A002 - the name of the column
        for uid in read.looking_back_to(self._connection, id):
            if uid != assessment:
                plan = rows.plan_of(uid, read.plan_tables(self._connection, uid))
                held = read.previous_rows(self._connection, uid)
                left = rows.previous_rows(read.previous(self._connection, plan), rows.codes_of(plan))
                self.write(difference("previous_cell", held, held | left))

    def finalise(self, assessment: str, version: Version) -> None:
        """Make an assessment final: from now on it takes no change. Raises Sealed where it is final already, Conflict
        where it is not there."""
        row, versions = self._versions(assessment)
        self.write([Change("assessment", (assessment,), row, {"versions": VERSIONS.encode((*versions, version))})])

    def withdraw(self, assessment: str, at: str, by: str, reason: str) -> None:
        """Take the version that holds back, for a reason that the log keeps. Raises Conflict where none holds."""
        row, versions = self._versions(assessment)
        if final(versions) is None:
            raise Conflict(table="assessment", key=assessment)
        ended = replace(versions[-1], withdrawn_at=at, withdrawn_by=by, reason=reason)
        after: Row = {"versions": VERSIONS.encode((*versions[:-1], ended))}
        written = [Change("assessment", (assessment,), row, after)]
        apply(self._connection, written)
        self.changes += written
        self._finals = None

    def _versions(self, assessment: str) -> tuple[Row, tuple[Version, ...]]:
        row = read.table_rows(self._connection, "assessment", assessment).get((assessment,))
        if row is None:
            raise Conflict(table="assessment", key=assessment)
        return {"versions": row["versions"]}, VERSIONS.decode(row["versions"])

    def write(self, changes: Iterable[Change]) -> None:
        """Write changes, each guarded by what it says was there before. Raises Conflict; Sealed where what
        they are about was made final."""
        written = list(changes)
        if self._finals is None:
            self._finals = sealed(self._connection)
        refuse_sealed(self._connection, self._finals, written)
        apply(self._connection, written)
        self.changes += written

    def revert(self, receipt: Receipt, report: Report = unheard) -> None:
        """Write the opposite of an action. Raises Conflict where something has been changed since, and where it made
        a version final or withdrew one: that is not undone but withdrawn, with a reason."""
        for change in receipt.changes:
            if change.before is not None and change.after is not None and "versions" in change.after:
                raise Conflict(table="assessment", key=change.key[0])
        back = [change.inverse() for change in reversed(receipt.changes)]
        for start in range(0, len(back), _PART):
            report(start, len(back))
            self.write(back[start : start + _PART])
        report(len(back), len(back))
        for table in {change.table for change in receipt.changes} & {"assessment", *rows.PLAN_TABLES}:
            if read.twins(self._connection, table):  # a code that came back is taken by now
                raise Conflict(table=table, key="")

    def _dependants(self, gone: Mapping[str, Sequence[str]]) -> list[Change]:
        """The removal of everything entered for parts that go."""
        removed: list[Change] = []
        for table in rows.CELL_TABLES:
            cells: dict[Key, Row] = {}
            for part in ("item", "unit"):
                if uids := gone.get(part):
                    cells |= read.cells_with(self._connection, f"{part}_uid", uids, table)
            removed += difference(table, cells, {})
        removed += difference("previous_cell", read.previous_rows_with(self._connection, gone.get("item", ())), {})
        for table, rule in (("event", "adjustment"), ("decision", "veto")):
            found: dict[Key, Row] = {}
            for column, parent in (("unit_uid", "unit"), ("rule_uid", rule)):
                if uids := gone.get(parent):
                    found |= read.rows_with(self._connection, table, column, uids)
            removed += difference(table, found, {})
        if uids := gone.get("unit"):
            removed += difference("ledger_row", read.rows_with(self._connection, "ledger_row", "unit_uid", uids), {})
        if uids := gone.get("item"):
            batches = read.rows_with(self._connection, "ballot_batch", "item_uid", uids)
            removed += difference("ballot_batch", batches, {})
            papers = read.paper_rows_with(self._connection, [key[0] for key in batches])
            removed += difference("ballot_paper", papers, {})
        return removed

    def _uids(self, table: str, assessment: str, wanted: set[str]) -> dict[str, str]:
        found = read.codes(self._connection, table, assessment, wanted)
        for code in wanted:
            if code not in found:
                raise Conflict(table=table, key=code)
        return found

    def _refuse_taken_id(self, plan: Plan) -> None:
        table = TABLES["assessment"]
        same = select(table.c.uid).where(table.c.id == plan.id, table.c.uid != plan.uid)
        if self._connection.execute(same.limit(1)).first() is not None:
            raise Refused(Problem("store.duplicate_id", ("assessment", "id"), {"id": plan.id}))
