"""What names a part of a plan follows its new code, and forgets it when it goes; items stay while a rule reads them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from scoring.plan import Indicator, Item, Plan, Previous, Unit, UnitClass
from scoring.plan_edits.parts import with_parts
from scoring.problems import Refused

PLAN = Plan(
    id="p",
    title="t",
    year=2024,
    previous=Previous(id="p3", units={"U1": ("X1", "X2")}),
    classes=(UnitClass(code="L1", name="一类"), UnitClass(code="L2", name="二类")),
    units=(Unit(code="U1", name="甲", class_code="L1"), Unit(code="U2", name="乙", class_code="L2")),
    items=(Item(code="a", name="案件"), Item(code="b", name="不用")),
    indicators=(
        Indicator(
            code="A",
            parent=None,
            name="办案",
            weight=Decimal(100),
            weight_by_class={"L1": Decimal(90)},
            method="blend",
            measure="a",
            params={
                "by_class": {"L1": {"target": "5"}, "L2": {"target": "6"}},
                "by_unit": {"U1": {"target": "7"}},
                "parts": [{"method": "target", "share": "1", "params": {"by_unit": {"U1": {"target": "8"}}}}],
            },
        ),
    ),
)


def test_a_unit_with_another_code_is_followed_by_last_year_and_by_its_own_parameters() -> None:
    units = (replace(PLAN.units[0], code="320102"), PLAN.units[1])
    after = with_parts(PLAN, "units", units)
    node = after.indicators[0]
    assert after.previous is not None
    assert after.previous.units == {"320102": ("X1", "X2")}
    assert node.params["by_unit"] == {"320102": {"target": "7"}}
    assert node.params["parts"][0]["params"]["by_unit"] == {"320102": {"target": "8"}}  # type: ignore[index, call-overload]
    assert node.params["by_class"] == PLAN.indicators[0].params["by_class"]


def test_a_unit_that_goes_is_forgotten_and_a_swap_of_codes_is_no_loss() -> None:
    after = with_parts(PLAN, "units", PLAN.units[1:])
    assert after.previous is not None
    assert after.previous.units == {}
    assert after.indicators[0].params["by_unit"] == {}
    one, two = PLAN.units
    swapped = with_parts(PLAN, "units", (replace(one, code="U2"), replace(two, code="U1")))
    assert swapped.indicators[0].params["by_unit"] == {"U2": {"target": "7"}}


def test_classes_are_followed_by_units_weights_and_parameters() -> None:
    one, two = PLAN.classes
    after = with_parts(PLAN, "classes", (replace(one, code="甲类"), two))
    assert [unit.class_code for unit in after.units] == ["甲类", "L2"]
    assert after.indicators[0].weight_by_class == {"甲类": Decimal(90)}
    assert set(after.indicators[0].params["by_class"]) == {"甲类", "L2"}  # type: ignore[arg-type]
    gone = with_parts(PLAN, "classes", (two,))
    assert [unit.class_code for unit in gone.units] == [None, "L2"]
    assert gone.indicators[0].weight_by_class == {}


def test_what_changes_no_code_leaves_every_indicator_the_same_object() -> None:
    units = (replace(PLAN.units[0], name="甲区局"), PLAN.units[1], Unit(code="U3", name="丙"))
    after = with_parts(PLAN, "units", units)
    assert after.indicators is PLAN.indicators


@pytest.mark.parametrize(
    ("section", "parts", "code"),
    [
        ("units", (PLAN.units[0], replace(PLAN.units[1], code="U1")), "parts.twice"),
        ("units", (replace(PLAN.units[0], code=""),), "parts.no_code"),
        ("items", (PLAN.items[1],), "parts.item_read"),
        ("items", (replace(PLAN.items[0], code="c"), PLAN.items[1]), "parts.item_code"),
    ],
)
def test_double_codes_and_items_that_are_read_are_refused(section: str, parts: tuple[Unit, ...], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        with_parts(PLAN, section, parts)
    assert code in [problem.code for problem in refusal.value.problems]


def test_an_item_that_nobody_reads_may_go() -> None:
    assert with_parts(PLAN, "items", PLAN.items[:1]).items == PLAN.items[:1]
