"""A version that was made final takes no change, whoever writes, until it is withdrawn with a reason."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from db.errors import Conflict, Sealed
from db.store import Store, Work
from scoring.entries import Cell, Event
from scoring.plan import Plan, Signer
from scoring.sealing import Version, final
from tests.db.samples import an_assessment, dump

VERSION = Version(3, "ab" * 32, "2025-01-12T14:32:00", "张敏")


def uid_of(store: Store) -> str:
    return store.assessments()[0].uid


def seal(store: Store) -> None:
    with store.work("定稿") as work:
        work.finalise(uid_of(store), VERSION)


WRITERS: dict[str, Callable[[Store, Work, str], object]] = {
    "a cell": lambda store, work, uid: work.cells(uid, {("cases", "U01"): Cell("77")}),
    "a cell made blank": lambda store, work, uid: work.cells(uid, {("cases", "U01"): None}),
    "a weight": lambda store, work, uid: work.plan(store.read(uid).plan.with_weight("A", Decimal(59))),
    "the title": lambda store, work, uid: work.plan(replace(store.read(uid).plan, title="另一个")),
    "a unit removed": lambda store, work, uid: work.plan(_without_unit(store, uid)),
    "weight sets": lambda store, work, uid: work.plan(replace(store.read(uid).plan, weight_sets=())),
    "an event": lambda store, work, uid: work.events(uid, (Event(unit="U01", rule="K1"),)),
    "decisions": lambda store, work, uid: work.decisions(uid, ()),
    "ballots": lambda store, work, uid: work.batches(uid, ()),
    "its removal": lambda store, work, uid: work.remove(uid),
    "another version": lambda store, work, uid: work.finalise(uid, VERSION),
}


def _without_unit(store: Store, uid: str) -> Plan:
    plan = store.read(uid).plan
    return replace(plan, units=plan.units[:-1], previous=None)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_no_way_of_writing_changes_it(store: Store, write: Callable[[Store, Work, str], object]) -> None:
    seal(store)
    before, uid = dump(store), uid_of(store)
    with pytest.raises(Sealed) as refusal, store.work("改") as work:
        write(store, work, uid)
    assert refusal.value.facts["number"] == "3"
    assert dump(store) == before


def test_what_was_done_before_cannot_be_undone_and_it_is_not_undone_itself(store: Store) -> None:
    with store.work("改一格") as work:
        work.cells(uid_of(store), {("cases", "U01"): Cell("78")})
    edit = work.receipt
    with store.work("定稿") as work:
        work.finalise(uid_of(store), VERSION)
    before = dump(store)
    with pytest.raises(Sealed):
        store.revert(edit)
    with pytest.raises(Conflict):
        store.revert(work.receipt)
    assert dump(store) == before


def test_who_signs_and_on_which_paper_may_change(store: Store) -> None:
    seal(store)
    plan = store.read(uid_of(store)).plan
    with store.work("签字人") as work:
        work.plan(replace(plan, signers=(Signer(role="科长"),), layouts={}))
    assert store.read(plan.uid).plan.signers == (Signer(role="科长"),)
    assert final(store.read(plan.uid).plan.versions) == VERSION


def test_it_is_withdrawn_with_a_reason_and_both_stand_in_the_record(store: Store) -> None:
    seal(store)
    uid = uid_of(store)
    with store.work("撤销定稿：丙县申诉采纳") as work:
        work.withdraw(uid, "2025-01-13T09:15:00", "王科长", "丙县申诉采纳")
        work.cells(uid, {("cases", "U01"): Cell("79")})
    ended = store.read(uid).plan.versions[-1]
    assert (ended.number, ended.withdrawn_by, ended.reason) == (3, "王科长", "丙县申诉采纳")
    assert final(store.read(uid).plan.versions) is None
    assert [action.label for action in store.history(2)] == ["撤销定稿：丙县申诉采纳", "定稿"]
    with pytest.raises(Conflict):
        store.revert(work.receipt)
    with pytest.raises(Conflict), store.work("again") as work:
        work.withdraw(uid, "", "", "")


def test_another_assessment_of_the_store_is_free(store: Store) -> None:
    seal(store)
    with store.work("新的一年") as work:
        work.add(an_assessment("city-2025", 2025))
    other = next(info.uid for info in store.assessments() if info.year == 2025)
    with store.work("改") as work:
        work.cells(other, {("cases", "U01"): Cell("80")})
    assert store.read(other).entries.values["cases"]["U01"].value == "80"
