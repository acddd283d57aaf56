from dataclasses import replace
from decimal import Decimal

import pytest

from exchange.assessment_json import read_assessment, write_assessment
from exchange.year_words import carried_text
from scoring.entries import Assessment, Cell, Entries, Event, LedgerRow, State
from scoring.evaluate import evaluate
from scoring.plan import ItemList, Previous, Signer, TagSet, UpperItem, WeightSet
from scoring.sealing import Version
from scoring.years.new_year import carried, for_year
from scoring.years.weight_changes import weight_changes
from tests.scoring.build import document, read


@pytest.fixture
def earlier() -> Assessment:
    node = {"weight": "50", "method": "direct", "params": {}, "peers": "all"}
    made = read(
        document(
            [
                {"code": "A", "parent": None, "weight": "50"},
                {"code": "A1", "parent": "A", "measure": "x"} | node,
                {"code": "B", "measure": "y", "tags": ["温度"], "upper": ["S1"]} | node,
            ],
            {"x": {"U1": "3", "U2": {"state": "not_applicable", "note": "无此职能"}}, "y": {"U1": "4", "U2": "5"}},
            units=["U1", "U2"],
        )
    )
    plan = replace(
        made.plan,
        id="区县-2024",
        title="2024年度考核",
        lists=(ItemList(code="l", name="重点领域", year=2024, members=("药品",)),),
        tag_sets=(TagSet(name="五度", tags=("温度",)),),
        upper_items=(UpperItem(code="S1", name="执法质效"),),
        signers=(Signer(role="审核人", name="张敏"),),
        layouts={"ranking": {"paper": "A3"}},
        weight_sets=(WeightSet(name="方案二", weights={"B": Decimal(50)}),),
        previous=Previous(id="2023", units={"U1": ()}),
    )
    plan = plan.with_indicator(replace(plan.indicator["B"], locked=True, reason="局长办公会"))
    entries = replace(made.entries, events=(Event(unit="U1", rule="b"),), previous={"x": {"U1": Cell("2")}})
    return Assessment(plan, entries)


def test_the_plan_comes_along_and_what_was_entered_does_not(earlier: Assessment) -> None:
    new = for_year(earlier, 2025).plan
    assert (new.id, new.title, new.year) == ("区县-2025", "2025年度考核", 2025)
    for part in ("units", "classes", "items", "lists", "tag_sets", "upper_items", "signers", "layouts"):
        assert getattr(new, part) == getattr(earlier.plan, part), part
    assert new.indicator["B"] == replace(earlier.plan.indicator["B"], locked=False, reason="")
    assert new.weight_sets == ()
    assert for_year(earlier, 2025).entries.events == ()


def test_what_is_not_assessed_comes_along_with_its_note(earlier: Assessment) -> None:
    assert for_year(earlier, 2025).entries == Entries(
        values={"x": {"U2": Cell(state=State.NOT_APPLICABLE, note="无此职能")}}
    )


def test_last_years_weights_stand_beside_the_new_ones(earlier: Assessment) -> None:
    new = for_year(earlier, 2025).plan
    assert [(one.code, one.previous, one.kind) for one in weight_changes(new)] == [
        (node.code, node.weight, "kept") for node in earlier.plan.indicators
    ]
    changed = weight_changes(new.with_weight("B", Decimal(45)))
    assert changed[-1].change == -5


def test_a_new_year_looks_back_to_the_one_it_was_made_of_and_an_older_one_to_none(earlier: Assessment) -> None:
    assert for_year(earlier, 2025).plan.previous == Previous(id="区县-2024")
    older = for_year(earlier, 2023).plan
    assert older.previous is None
    assert older.previous_indicators == ()


def test_a_new_year_is_not_final_because_the_one_before_was(earlier: Assessment) -> None:
    sealed = replace(earlier.plan, versions=(Version(1, "ab" * 32, "2025-01-12T14:32:00"),))
    assert for_year(replace(earlier, plan=sealed), 2025).plan.versions == ()


def test_an_id_that_is_taken_gets_a_number(earlier: Assessment) -> None:
    assert for_year(earlier, 2030, taken={"区县-2030"}).plan.id == "区县-2030-2"


def test_a_new_year_can_be_scored_and_written_at_once(earlier: Assessment) -> None:
    new = for_year(earlier, 2025)
    assert evaluate(new.plan, new.entries).status != "complete"  # nothing is entered yet
    assert read_assessment(write_assessment(new)) == new


def test_with_nothing_but_what_is_not_assessed_a_new_year_is_still_empty(earlier: Assessment) -> None:
    assert for_year(earlier, 2025).entries.is_empty
    assert not earlier.entries.is_empty


def test_what_did_not_come_along_is_counted(earlier: Assessment) -> None:
    found = carried(earlier, for_year(earlier, 2025))
    assert (found.year, found.indicators, found.units, found.not_applicable) == (2024, 2, 2, 1)
    assert (found.values, found.events, found.decisions) == (3, 1, 0)
    assert (found.reasons, found.locks, found.weight_sets) == (1, 1, 1)


def test_rows_of_ledgers_that_stay_behind_are_counted(earlier: Assessment) -> None:
    rows = tuple(LedgerRow(kind="tasks", unit="U1", matter=matter) for matter in ("甲", "乙"))
    before = replace(earlier, entries=replace(earlier.entries, ledger_rows=rows))
    new = for_year(before, 2025)
    assert new.entries.ledger_rows == ()
    assert carried(before, new).ledger_rows == 2
    assert "台账 2 行" in carried_text(carried(before, new), new.plan, "zh_CN")
