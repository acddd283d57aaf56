"""Random actions on a store against plain values: whatever is done, undone, redone or reopened, both agree."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db.changes import Receipt, applied
from db.store import Store, Work
from scoring.batches import Paper
from scoring.double_entry import Pass
from scoring.entries import Assessment, Cell, Cells, Decision, Draft, Entries, Event, State, with_edits
from scoring.plan import Adjustment, Indicator, Item, Previous, Unit
from tests.db.samples import an_assessment, dump, without_unit
from tests.stores import empty_store

FEW = 3  # assessments in a store: looking at each of them after every step is what takes the time
Model = dict[str, Assessment]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FIGURES = st.decimals(allow_nan=False, allow_infinity=False)
CELLS = st.builds(
    Cell,
    st.one_of(
        TEXT,
        st.none(),
        FIGURES.map(str),
        st.dictionaries(TEXT, TEXT, max_size=2),
        st.lists(st.dictionaries(TEXT, st.none() | st.booleans() | st.integers(), max_size=2), max_size=2),
    ),
    st.none() | st.sampled_from(State),
    TEXT,
)


def _renamed_unit(assessment: Assessment, old: str, new: str) -> Assessment:
    def code(unit: str) -> str:
        return new if unit == old else unit

    plan, entries = assessment.plan, assessment.entries
    previous = plan.previous
    if previous is not None:
        previous = replace(previous, units={code(unit): codes for unit, codes in previous.units.items()})
    return Assessment(
        replace(plan, units=tuple(replace(unit, code=code(unit.code)) for unit in plan.units), previous=previous),
        Entries(
            {item: {code(unit): cell for unit, cell in column.items()} for item, column in entries.values.items()},
            tuple(replace(event, unit=code(event.unit)) for event in entries.events),
            tuple(replace(decision, unit=code(decision.unit)) for decision in entries.decisions),
            entries.previous,
            tuple(
                replace(batch, units=tuple(map(code, batch.units)), own=tuple(map(code, batch.own)))
                for batch in entries.batches
            ),
            tuple(replace(material, units=tuple(map(code, material.units))) for material in entries.materials),
            entries.passes,
            {item: {code(unit): cell for unit, cell in column.items()} for item, column in entries.second.items()},
            tuple(replace(row, unit=code(row.unit)) for row in entries.ledger_rows),
            entries.drafts,
        ),
    )


def _shown(model: Model, assessment: Assessment) -> Assessment:
    """What a reader sees: the values of the assessment before are those of the store, where it has that."""
    entries = replace(assessment.entries, previous=_before(model, assessment))
    return replace(assessment, entries=entries)


def _before(model: Model, assessment: Assessment) -> Cells:
    plan = assessment.plan
    earlier = [one for one in model.values() if plan.previous is not None and one.plan.id == plan.previous.id]
    if not earlier:
        return assessment.entries.previous
    read = any(node.measure and "prev(cases)" in node.measure for node in plan.indicators) and "cases" in plan.item
    column = earlier[0].entries.values.get("cases")
    return {"cases": column} if read and column else {}


class StoreMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "机.qheng"
        self.store = empty_store(self.path)
        self.model: Model = {}
        self.seen: Model = {}
        self.undos: list[tuple[Receipt, Model, Model]] = []
        self.redos: list[tuple[Receipt, Model, Model]] = []
        self.count = 0

    # helpers

    def fresh(self) -> str:
        self.count += 1
        return f"n{self.count}"

    def pick(self, data: st.DataObject) -> Assessment:
        return data.draw(st.sampled_from(list(self.model.values())))

    def do(self, action: Callable[[Work], None], expected: Model) -> None:
        before = self.model
        with self.store.work("一步") as work:
            action(work)
        self.model = expected
        if work.receipt.changes:
            self.undos.append((work.receipt, before, expected))
            self.redos.clear()
            self.follow(work.receipt)
        else:
            assert expected == before

    def follow(self, receipt: Receipt) -> None:
        self.seen = {
            uid: self.store.follow(self.seen[uid], receipt.changes) if uid in self.seen else self.store.read(uid)
            for uid in self.model
        }

    def changed(self, assessment: Assessment) -> Model:
        return {**self.model, assessment.plan.uid: assessment}

    def plan_step(self, assessment: Assessment) -> None:
        self.do(lambda work: work.plan(assessment.plan), self.changed(assessment))

    # actions

    @initialize()
    def first(self) -> None:
        self.add()

    @precondition(lambda self: len(self.model) < FEW)
    @rule()
    def add(self) -> None:
        new = an_assessment(self.fresh())
        self.do(lambda work: work.add(new), self.changed(new))

    @precondition(lambda self: len(self.model) > 1)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        gone = self.pick(data).plan
        left = {uid: self.without(one, gone.id) for uid, one in self.model.items() if uid != gone.uid}
        self.do(lambda work: work.remove(gone.uid), left)

    def without(self, one: Assessment, gone: str) -> Assessment:
        """What looks back to an assessment that goes keeps what it reads of it."""
        if one.plan.previous is None or one.plan.previous.id != gone:
            return one
        kept = {item: dict(column) for item, column in one.entries.previous.items()}
        for item, column in _before(self.model, one).items():
            kept[item] = kept.get(item, {}) | dict(column)
        return replace(one, entries=replace(one.entries, previous=kept))

    @precondition(lambda self: len(self.model) < FEW)
    @rule(data=st.data(), text=TEXT, cell=CELLS)
    def add_next_year(self, data: st.DataObject, text: str, cell: Cell) -> None:
        """One that looks back to another of the store, or to one that is not there."""
        ids = [one.plan.id for one in self.model.values()]
        new = an_assessment(self.fresh())
        previous = Previous(id=data.draw(st.sampled_from([*ids, "elsewhere"])), units={"U02": (text, "U01"), "U03": ()})
        entries = replace(new.entries, previous={"cases": {text: cell}, "notes": {"V": cell}})
        new = Assessment(replace(new.plan, previous=previous), entries)
        kept = entries if previous.id == "elsewhere" else replace(entries, previous={})
        self.do(lambda work: work.add(new), self.changed(replace(new, entries=kept)))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        """Who names an assessment as the one before follows its id."""
        old, new = self.pick(data), self.fresh()
        model = {
            uid: replace(one, plan=replace(one.plan, previous=replace(one.plan.previous, id=new)))
            if one.plan.previous is not None and one.plan.previous.id == old.plan.id
            else one
            for uid, one in self.model.items()
        }
        plan = replace(old.plan, id=new)
        self.do(lambda work: work.plan(plan), model | {plan.uid: replace(model[plan.uid], plan=plan)})

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def look_back(self, data: st.DataObject) -> None:
        """To another assessment, or to none: then the values that came along go, too."""
        old = self.pick(data)
        ids = [one.plan.id for one in self.model.values() if one is not old]
        name = data.draw(st.sampled_from([None, "elsewhere", *ids]))
        previous = None if name is None else Previous(id=name)
        entries = old.entries if previous else replace(old.entries, previous={})
        self.plan_step(Assessment(replace(old.plan, previous=previous), entries))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def cells(self, data: st.DataObject) -> None:
        old = self.pick(data)
        items, units = [item.code for item in old.plan.items], [unit.code for unit in old.plan.units]
        if not items or not units:
            return
        places = st.tuples(st.sampled_from(items), st.sampled_from(units))
        edits = data.draw(st.dictionaries(places, st.none() | CELLS, min_size=1, max_size=5))
        entries = old.entries.with_cells(edits)
        entries = replace(entries, values={item: column for item, column in entries.values.items() if column})
        self.do(lambda work: work.cells(old.plan.uid, edits), self.changed(replace(old, entries=entries)))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), by=TEXT)
    def a_second_pass(self, data: st.DataObject, by: str) -> None:
        old = self.pick(data)
        items, units = [item.code for item in old.plan.items], [unit.code for unit in old.plan.units]
        if not items or not units:
            return
        places = st.tuples(st.sampled_from(items), st.sampled_from(units))
        edits = data.draw(st.dictionaries(places, st.none() | CELLS, min_size=1, max_size=5))
        second = {item: column for item, column in with_edits(old.entries.second, edits).items() if column}
        passes = (*old.entries.passes[1:], Pass(items=tuple({item for item, _ in edits}), by=by))
        entries = replace(old.entries, second=second, passes=passes)

        def action(work: Work) -> None:
            work.passes(old.plan.uid, passes)
            work.second(old.plan.uid, edits)

        self.do(action, self.changed(replace(old, entries=entries)))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), text=TEXT, figure=FIGURES, year=st.integers(1900, 2100))
    def settings(self, data: st.DataObject, text: str, figure: Decimal, year: int) -> None:
        old = self.pick(data)
        plan = replace(old.plan, title=text, year=year, full_score=figure, grades=None)
        self.plan_step(replace(old, plan=plan))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), where=st.integers(0, 5), name=TEXT)
    def add_unit(self, data: st.DataObject, where: int, name: str) -> None:
        old = self.pick(data)
        units = list(old.plan.units)
        units.insert(where, Unit(code=self.fresh(), name=name, ranked=where > 2))
        self.plan_step(replace(old, plan=replace(old.plan, units=tuple(units))))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def remove_unit(self, data: st.DataObject) -> None:
        old = self.pick(data)
        if old.plan.units:
            self.plan_step(without_unit(old, data.draw(st.sampled_from(old.plan.units)).code))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def rename_unit(self, data: st.DataObject) -> None:
        old = self.pick(data)
        if old.plan.units:
            self.plan_step(_renamed_unit(old, data.draw(st.sampled_from(old.plan.units)).code, self.fresh()))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def shuffle(self, data: st.DataObject) -> None:
        old = self.pick(data)
        plan = old.plan
        lists: dict[str, Any] = {
            name: tuple(data.draw(st.permutations(getattr(plan, name)))) for name in ("units", "items", "indicators")
        }
        self.plan_step(replace(old, plan=replace(plan, **lists)))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), weight=FIGURES, params=st.dictionaries(TEXT, TEXT, max_size=2))
    def add_indicator(self, data: st.DataObject, weight: Decimal, params: dict[str, str]) -> None:
        old = self.pick(data)
        parent = data.draw(st.sampled_from([None, *(node.code for node in old.plan.indicators)]))
        node = Indicator(code=self.fresh(), parent=parent, name="新", weight=weight, params=params, method="direct")
        self.plan_step(replace(old, plan=replace(old.plan, indicators=(*old.plan.indicators, node))))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def rename_indicator(self, data: st.DataObject) -> None:
        old = self.pick(data)
        if not old.plan.indicators:
            return
        code, new = data.draw(st.sampled_from(old.plan.indicators)).code, self.fresh()
        nodes = tuple(
            replace(
                node,
                code=new if node.code == code else node.code,
                parent=new if node.parent == code else node.parent,
            )
            for node in old.plan.indicators
        )
        self.plan_step(replace(old, plan=replace(old.plan, indicators=nodes)))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def remove_indicator(self, data: st.DataObject) -> None:
        old = self.pick(data)
        leaves = [node for node in old.plan.indicators if node.code not in old.plan.children]
        if leaves:
            gone = data.draw(st.sampled_from(leaves))
            nodes = tuple(node for node in old.plan.indicators if node is not gone)
            self.plan_step(replace(old, plan=replace(old.plan, indicators=nodes)))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def replace_item(self, data: st.DataObject) -> None:
        """One item goes, with its cells and batches of ballots, and another comes under the same code."""
        old = self.pick(data)
        if not old.plan.items:
            return
        gone = data.draw(st.sampled_from(old.plan.items))
        items = tuple(Item(code=gone.code, name="换") if item is gone else item for item in old.plan.items)
        values = {code: column for code, column in old.entries.values.items() if code != gone.code}
        previous = {code: column for code, column in old.entries.previous.items() if code != gone.code}
        batches = tuple(batch for batch in old.entries.batches if batch.item != gone.code)
        second = {code: column for code, column in old.entries.second.items() if code != gone.code}
        passes = tuple(
            replace(one, items=tuple(gone.uid if code == gone.code else code for code in one.items))
            for one in old.entries.passes
        )
        materials = tuple(
            replace(one, items=tuple(gone.uid if code == gone.code else code for code in one.items))
            for one in old.entries.materials
        )
        entries = replace(
            old.entries,
            values=values,
            previous=previous,
            batches=batches,
            passes=passes,
            second=second,
            materials=materials,
        )
        self.plan_step(Assessment(replace(old.plan, items=items), entries))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), points=FIGURES)
    def rule_moves_to_the_other_side(self, data: st.DataObject, points: Decimal) -> None:
        old = self.pick(data)
        plan = old.plan
        extra = Adjustment(code=self.fresh(), name="加", points=points, per_level={"省": points})
        self.plan_step(replace(old, plan=replace(plan, bonus=(*plan.deduction, extra), deduction=plan.bonus)))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), count=FIGURES, note=TEXT)
    def events(self, data: st.DataObject, count: Decimal, note: str) -> None:
        old = self.pick(data)
        plan = old.plan
        rules = [rule.code for rule in (*plan.bonus, *plan.deduction)]
        events = list(data.draw(st.permutations(old.entries.events)))[: data.draw(st.integers(0, 3))]
        decisions = list(old.entries.decisions)[: data.draw(st.integers(0, 2))]
        if rules and plan.units:
            unit = data.draw(st.sampled_from(plan.units)).code
            events.append(Event(unit=unit, rule=data.draw(st.sampled_from(rules)), count=count, note=note))
            decisions += [Decision(unit=unit, rule=veto.code, note=note) for veto in plan.veto]
        expected = replace(old, entries=replace(old.entries, events=tuple(events), decisions=tuple(decisions)))

        def action(work: Work) -> None:
            work.events(plan.uid, events)
            work.decisions(plan.uid, decisions)

        self.do(action, self.changed(expected))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), text=TEXT, void=st.booleans(), seen=st.booleans())
    def rows(self, data: st.DataObject, text: str, void: bool, seen: bool) -> None:
        """Papers of ballots that come, change and go, rows of ledgers in another order, and rows that are begun."""
        old = self.pick(data).entries

        def some(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
            kept = papers[: data.draw(st.integers(0, 2))]
            return (*(replace(paper, void=void) for paper in kept), Paper((text,), void)) if void else kept

        batches = tuple(replace(one, papers=some(one.papers), second=some(one.second)) for one in old.batches)
        ledger = tuple(data.draw(st.permutations(old.ledger_rows)))
        ledger = tuple(replace(row, matter=text) if data.draw(st.booleans()) else row for row in ledger)
        begun = (Draft(kind="bonus", texts={"note": text}), *data.draw(st.permutations(old.drafts)))
        drafts = begun[: data.draw(st.integers(0, 3))]
        expected = replace(old, batches=batches, ledger_rows=ledger, drafts=drafts)
        (uid,) = (uid for uid, one in self.model.items() if one.entries is old)

        def action(work: Work) -> None:
            work.batches(uid, batches, old.batches if seen else ())
            work.ledger_rows(uid, ledger, old.ledger_rows if seen else ())
            work.drafts(uid, drafts)

        self.do(action, self.changed(replace(self.model[uid], entries=expected)))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), cell=CELLS)
    def several_things_in_one_action(self, data: st.DataObject, cell: Cell) -> None:
        """A unit comes, is filled, and another goes: the net change counts."""
        old = self.pick(data)
        if not old.plan.items:
            return
        item, unit = old.plan.items[0].code, Unit(code=self.fresh(), name="来")
        grown = replace(old.plan, units=(unit, *old.plan.units))
        filled = Assessment(grown, old.entries.with_cells({(item, unit.code): cell}))
        left = without_unit(filled, old.plan.units[0].code) if old.plan.units else filled

        def action(work: Work) -> None:
            work.plan(grown)
            work.cells(grown.uid, {(item, unit.code): Cell("0")})
            work.cells(grown.uid, {(item, unit.code): cell})
            work.plan(left.plan)

        self.do(action, self.changed(left))

    @precondition(lambda self: self.undos)
    @rule()
    def undo(self) -> None:
        receipt, before, after = self.undos.pop()
        reverse = self.store.revert(receipt)
        self.model = before
        self.redos.append((reverse, before, after))
        self.follow(reverse)

    @precondition(lambda self: self.redos)
    @rule()
    def redo(self) -> None:
        receipt, before, after = self.redos.pop()
        again = self.store.revert(receipt)
        self.model = after
        self.undos.append((again, before, after))
        self.follow(again)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    # what always holds

    @invariant()
    def the_store_holds_what_was_done(self) -> None:
        assert {info.uid for info in self.store.assessments()} == set(self.model)
        for uid, expected in self.model.items():
            found = self.store.read(uid)
            shown = _shown(self.model, expected)
            assert found == shown
            assert self.seen[uid] == shown
            for name in ("units", "items", "indicators"):
                assert [p.uid for p in getattr(found.plan, name)] == [p.uid for p in getattr(expected.plan, name)]

    def teardown(self) -> None:
        present = dump(self.store)
        log = reversed(self.store.history(10_000))
        assert applied({name: {} for name in present}, (c for action in log for c in action.changes)) == present
        self.store.close()
        shutil.rmtree(self.folder)


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(
    max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
