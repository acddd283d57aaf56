"""What an edit left as it was read is not made into rows again, and the store holds the same as if all had been."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.store import Store
from exchange.assessment_json import read_assessment
from scoring.plan import Plan
from tests.stores import empty_store

SAMPLE = Path(__file__).parents[2] / "samples" / "city_2024.json"


def _renamed_item(plan: Plan) -> Plan:
    """A code that many parts name: what names it is another object, everything else the same."""
    old, first = plan.items[0].code, replace(plan.items[0], code="another")
    named = tuple(replace(node, measure="another") if node.measure == old else node for node in plan.indicators)
    return replace(plan, items=(first, *plan.items[1:]), indicators=named)


EDITS: dict[str, Callable[[Plan], Plan]] = {
    "a weight": lambda plan: plan.with_indicator(replace(plan.leaves[3], weight=Decimal("1.25"))),
    "another order": lambda plan: replace(plan, units=plan.units[::-1]),
    "a class that units name": lambda plan: replace(
        plan,
        classes=(replace(plan.classes[0], code="甲"), *plan.classes[1:]),
        units=tuple(
            replace(unit, class_code="甲") if unit.class_code == plan.classes[0].code else unit for unit in plan.units
        ),
    ),
    "two classes that change their codes": lambda plan: replace(
        plan,
        classes=(
            replace(plan.classes[0], code=plan.classes[1].code),
            replace(plan.classes[1], code=plan.classes[0].code),
            *plan.classes[2:],
        ),
    ),
    "an item": _renamed_item,
    "a rule that goes": lambda plan: replace(plan, bonus=plan.bonus[1:], deduction=(*plan.deduction, plan.bonus[0])),
    "a rule that becomes one of the other kind": lambda plan: replace(
        plan, bonus=plan.bonus[:-1], deduction=(plan.bonus[-1], *plan.deduction)
    ),
    "a list that an item names": lambda plan: replace(
        plan,
        lists=(replace(plan.lists[0], code="another"), *plan.lists[1:]),
        items=tuple(replace(i, list_code="another") if i.list_code == plan.lists[0].code else i for i in plan.items),
    ),
    "former codes": lambda plan: replace(
        plan, previous=None if plan.previous is None else replace(plan.previous, units={plan.units[0].code: ("x",)})
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_a_plan_that_was_seen_is_stored_like_one_that_was_not(tmp_path: Path, edit: Callable[[Plan], Plan]) -> None:
    stored = []
    for name in ("seen", "unseen"):
        store: Store = empty_store(tmp_path / f"{name}.qheng")
        with store.work("new") as work:
            work.add(read_assessment(SAMPLE.read_bytes()))
        uid = store.assessments()[0].uid
        seen = store.read(uid).plan
        new = edit(seen)
        with store.work("edit") as work:
            work.plan(new, seen if name == "seen" else None)
        found = store.read(uid)
        assert found.plan == new
        stored.append((found, {(change.table, tuple(change.after or ())) for change in work.receipt.changes}))
        store.close()
    assert stored[0] == stored[1]
