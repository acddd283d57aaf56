"""What is put into a store comes out of it, digit for digit; each action is one list of changes."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.changes import Receipt, applied
from db.codecs import PREVIOUS_INDICATORS, WEIGHT_SETS
from db.errors import AlreadyThere, Conflict, Damaged, NotText, Unreachable
from db.rows import with_new_uids
from db.schema import TABLES
from db.store import Store, Work
from exchange.assessment_json import read_assessment, write_assessment
from scoring.entries import Assessment, Cell, Decision, Event, State
from scoring.plan import Indicator, Previous, PreviousIndicator, Unit, WeightSet
from scoring.problems import Refused
from tests.db.samples import an_assessment, dump, without_unit

ROOT = Path(__file__).parents[2]


def test_an_assessment_comes_back_as_it_was(store: Store, assessment: Assessment) -> None:
    found = store.read(assessment.plan.uid)
    assert found == assessment
    assert str(found.plan.full_score) == "100.0"
    assert str(found.plan.item["cases"].maximum) == "1E+6"
    assert [part.uid for part in found.plan.indicators] == [part.uid for part in assessment.plan.indicators]
    assert [event.uid for event in found.entries.events] == [event.uid for event in assessment.entries.events]


def test_the_sample_city_comes_back_as_its_file_says_it(store: Store) -> None:
    city = read_assessment((ROOT / "samples" / "city_2024.json").read_bytes())
    city = replace(city, plan=replace(city.plan, id="the city"))
    with store.work("加入") as work:
        work.add(city)
    found = store.read(city.plan.uid)
    assert found == city
    assert read_assessment(write_assessment(found)) == city


def test_the_cells_come_back_in_the_order_of_the_plan(store: Store, assessment: Assessment) -> None:
    values = store.read(assessment.plan.uid).entries.values
    assert list(values) == ["cases", "fields", "notes"]
    assert list(values["cases"]) == ["U01", "U02", "U03"]


def test_assessments_are_listed_newest_first(store: Store) -> None:
    with store.work("加入") as work:
        work.add(an_assessment("city-2023", 2023))
        work.add(an_assessment("city-2025", 2025))
        annual = an_assessment("city-2024-all")
        work.add(replace(annual, plan=replace(annual.plan, period="annual", number=None)))
    assert [info.id for info in store.assessments()] == ["city-2025", "city-2024-all", "city-2024", "city-2023"]


def test_weights_of_classes_come_back_where_weights_are_kept(store: Store, assessment: Assessment) -> None:
    own = {"二类": Decimal("45.50")}
    plan = replace(
        assessment.plan,
        previous_indicators=(
            PreviousIndicator(code="A", parent=None, name="执法", weight=Decimal(50), weight_by_class=own),
        ),
        weight_sets=(
            WeightSet(name="分类", weights={"A": Decimal(50)}, weight_by_class={"A": own}),
            WeightSet(name="不分类", weights={"A": Decimal(50)}, weight_by_class={}),
            WeightSet(name="未提及", weights={"A": Decimal(50)}),
        ),
    )
    with store.work("存") as work:
        work.plan(plan)
    assert store.read(plan.uid).plan == plan
    silent = (
        PREVIOUS_INDICATORS.encode(an_assessment().plan.previous_indicators),
        WEIGHT_SETS.encode(plan.weight_sets[2:]),
    )
    assert "weight_by_class" not in f"{silent}"  # as rows of older stores have it, which guard their edits


def test_an_edit_is_one_change_of_one_row(store: Store, assessment: Assessment) -> None:
    plan = assessment.plan
    with store.work("改一格") as work:
        work.cells(plan.uid, {("cases", "U01"): Cell("0011")})
    (change,) = work.receipt.changes
    assert change.table == "cell"
    assert change.key == (plan.item["cases"].uid, plan.unit["U01"].uid)
    assert (change.before, change.after) == ({"value": '"0010.50"'}, {"value": '"0011"'})


def test_a_weight_is_one_change_and_a_rename_too(store: Store, assessment: Assessment) -> None:
    plan = assessment.plan
    with store.work("改权重") as work:
        work.plan(plan.with_weight("A1", Decimal("59.5")))
    assert [(c.table, c.before, c.after) for c in work.receipt.changes] == [
        ("indicator", {"weight": "60.00"}, {"weight": "59.5"})
    ]
    units = tuple(replace(unit, code="V01") if unit.code == "U01" else unit for unit in plan.units)
    assert plan.previous is not None
    former = {"V01" if code == "U01" else code: codes for code, codes in plan.previous.units.items()}
    changed = replace(plan, units=units, previous=replace(plan.previous, units=former))
    with store.work("改编号") as work:
        work.plan(changed.with_weight("A1", Decimal("59.5")))
    assert [(c.table, c.after) for c in work.receipt.changes] == [("unit", {"code": "V01"})]
    found = store.read(plan.uid)
    assert found.entries.cell("cases", "V01") == Cell("0010.50")
    assert found.entries.events[0].unit == "V01"


def test_two_units_can_swap_their_codes(store: Store, assessment: Assessment) -> None:
    first, second, third = assessment.plan.units
    swapped = (replace(first, code="U02"), replace(second, code="U01"), third)
    with store.work("对调") as work:
        work.plan(replace(assessment.plan, units=swapped))
    assert store.read(assessment.plan.uid).entries.cell("cases", "U02") == Cell("0010.50")
    store.revert(work.receipt)
    assert store.read(assessment.plan.uid) == assessment


def test_a_moved_indicator_is_one_changed_row(store: Store, assessment: Assessment) -> None:
    a, a1, b, c = assessment.plan.indicators
    with store.work("移动") as work:
        work.plan(replace(assessment.plan, indicators=(a, a1, c, b)))
    assert len(work.receipt.changes) == 1
    assert [node.code for node in store.read(assessment.plan.uid).plan.indicators] == ["A", "A1", "C", "B"]


def test_an_action_that_changes_nothing_leaves_no_trace(store: Store, assessment: Assessment) -> None:
    before = store.history()
    with store.work("没有改动") as work:
        work.plan(assessment.plan)
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("0010.50"), ("notes", "U02"): None})
        work.events(assessment.plan.uid, assessment.entries.events)
        work.decisions(assessment.plan.uid, assessment.entries.decisions)
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("1")})
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("0010.50")})
    assert work.receipt == Receipt("", "没有改动", ())
    assert store.history() == before


def test_blank_missing_and_nought_stay_different(store: Store, assessment: Assessment) -> None:
    uid = assessment.plan.uid
    edits = {("cases", "U01"): Cell("0"), ("cases", "U02"): Cell(state=State.MISSING), ("cases", "U03"): None}
    with store.work("改") as work:
        work.cells(uid, edits)
    entries = store.read(uid).entries
    assert entries.cell("cases", "U01") == Cell("0")
    assert entries.cell("cases", "U02") == Cell(state=State.MISSING)
    assert entries.cell("cases", "U03") is None


def test_what_hangs_on_a_removed_unit_goes_with_it_and_comes_back(store: Store, assessment: Assessment) -> None:
    left = without_unit(assessment, "U02")
    with store.work("删除考核对象") as work:
        work.plan(left.plan)
    assert store.read(assessment.plan.uid) == left
    store.revert(work.receipt)
    assert store.read(assessment.plan.uid) == assessment


def test_what_hangs_on_a_removed_item_or_rule_goes_with_it(store: Store, assessment: Assessment) -> None:
    plan = assessment.plan
    with store.work("删除") as work:
        work.plan(replace(plan, items=plan.items[:2], bonus=(), veto=()))
    entries = store.read(plan.uid).entries
    assert list(entries.values) == ["cases", "fields"]
    assert [event.rule for event in entries.events] == ["K1"]
    assert entries.decisions == ()
    store.revert(work.receipt)
    assert store.read(plan.uid) == assessment


def test_a_removed_assessment_comes_back_whole(store: Store, assessment: Assessment) -> None:
    other = an_assessment("other")
    with store.work("加入") as work:
        work.add(other)
    with store.work("删除考核") as work:
        work.remove(assessment.plan.uid)
    with pytest.raises(Conflict):
        store.read(assessment.plan.uid)
    assert store.read(other.plan.uid) == other
    store.revert(work.receipt)
    assert store.read(assessment.plan.uid) == assessment


def test_last_years_assessment_can_be_copied_into_a_new_one(store: Store, assessment: Assessment) -> None:
    copy = with_new_uids(assessment)
    with pytest.raises(Refused) as refusal, store.work("复制") as work:
        work.add(copy)
    assert [problem.code for problem in refusal.value.problems] == ["store.duplicate_id"]
    copy = replace(copy, plan=replace(copy.plan, id="city-2025"))
    with store.work("复制") as work:
        work.add(copy)
    assert store.read(copy.plan.uid) == copy
    assert store.read(assessment.plan.uid) == assessment


def test_an_error_in_the_middle_leaves_everything_as_it_was(store: Store, assessment: Assessment) -> None:
    before, log = dump(store), store.history()

    def half_done(work: Work) -> None:
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("99")})
        work.plan(assessment.plan.with_weight("A1", Decimal(1)))
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"), store.work("失败") as work:
        half_done(work)
    assert dump(store) == before
    assert store.history() == log
    with store.work("之后") as work:
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("99")})
    assert len(work.receipt.changes) == 1


def test_codes_that_stand_twice_are_refused(store: Store, assessment: Assessment) -> None:
    before = dump(store)
    twice = replace(assessment.plan, units=(*assessment.plan.units, Unit(code="U01", name="又一个")))
    with pytest.raises(Refused) as refusal, store.work("重复") as work:
        work.plan(twice)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.where, problem.facts) == ("store.duplicate_code", ("unit", "U01"), {"code": "U01"})
    assert dump(store) == before


def test_unknown_codes_are_refused(store: Store, assessment: Assessment) -> None:
    plan = assessment.plan
    orphan = Indicator(code="X1", parent="X", name="无上级", weight=Decimal(1))
    with pytest.raises(Refused) as refusal, store.work("无上级") as work:
        work.plan(replace(plan, indicators=(*plan.indicators, orphan), classes=()))
    assert {(p.code, p.where) for p in refusal.value.problems} <= {
        ("store.unknown_code", ("unit", "U01", "class_code")),
        ("store.unknown_code", ("unit", "U02", "class_code")),
        ("store.unknown_code", ("indicator", "X1", "parent")),
    }
    with pytest.raises(Refused), store.work("无此规则") as work:
        work.events(plan.uid, [Event(unit="U01", rule="无")])
    with pytest.raises(Refused), store.work("无此对象") as work:
        work.decisions(plan.uid, [Decision(unit="无", rule="V1")])
    with pytest.raises(Conflict), store.work("无此格") as work:
        work.cells(plan.uid, {("cases", "无"): Cell("1")})
    with pytest.raises(Conflict), store.work("无此考核") as work:
        work.plan(replace(plan, uid="0" * 32))
    assert store.read(plan.uid) == assessment


def years(store: Store, *ids: str) -> list[Assessment]:
    """Assessments in the store, each of which looks back to the one before it in this list."""
    made: list[Assessment] = []
    for number, name in enumerate(ids):
        one = an_assessment(name, 2020 + number)
        if made:
            one = replace(one, plan=replace(one.plan, previous=Previous(id=made[-1].plan.id)))
        with store.work("加入") as work:
            work.add(one)
        made.append(one)
    return made


def test_the_values_of_the_year_before_are_those_of_the_assessment_in_the_store(store: Store) -> None:
    first, second = years(store, "one", "two")
    cells = dict(first.entries.values["cases"])
    assert store.read(second.plan.uid).entries.previous == {"cases": cells}
    with store.work("更正去年") as work:
        work.cells(first.plan.uid, {("cases", "U01"): Cell("99"), ("notes", "U01"): None})
    assert store.read(second.plan.uid).entries.previous == {"cases": cells | {"U01": Cell("99")}}
    with store.work("不再用去年") as work:
        work.plan(second.plan.with_indicator(replace(second.plan.indicator["A1"], measure="cases")))
    assert store.read(second.plan.uid).entries.previous == {}


def test_last_year_is_not_copied(store: Store) -> None:
    _, second = years(store, "one", "two")
    copied = {item.uid for item in second.plan.items}
    assert not [item for item, _ in dump(store)["previous_cell"] if item in copied]


def test_values_that_came_with_a_file_stay_until_its_assessment_comes(store: Store, assessment: Assessment) -> None:
    uid = assessment.plan.uid
    assert store.read(uid).entries.previous == assessment.entries.previous
    with store.work("加入") as work:
        work.add(an_assessment("earlier", 2023))
    found = store.read(uid)
    assert found.entries.previous == {"cases": an_assessment().entries.values["cases"]}
    store.revert(work.receipt)
    assert store.read(uid) == assessment


def test_what_is_read_of_an_assessment_stays_when_it_is_removed(store: Store) -> None:
    first, second = years(store, "one", "two")
    before = store.read(second.plan.uid)
    with store.work("删除") as work:
        work.remove(first.plan.uid)
    assert store.read(second.plan.uid) == before
    store.revert(work.receipt)
    assert store.read(second.plan.uid) == before
    assert store.read(first.plan.uid) == first


def test_an_assessment_that_gets_another_id_stays_the_one_before(store: Store) -> None:
    first, second = years(store, "one", "two")
    before = store.read(second.plan.uid)
    with store.work("改编号") as work:
        work.plan(replace(first.plan, id="first"))
    found = store.read(second.plan.uid)
    assert found.plan.previous == Previous(id="first")
    assert found.entries == before.entries
    store.revert(work.receipt)
    assert store.read(second.plan.uid) == before


def test_values_before_go_with_the_name_of_their_assessment(store: Store, assessment: Assessment) -> None:
    with store.work("不再对比") as work:
        work.plan(replace(assessment.plan, previous=None))
    assert store.read(assessment.plan.uid).entries.previous == {}
    store.revert(work.receipt)
    assert store.read(assessment.plan.uid) == assessment


def test_a_former_code_of_no_unit_is_refused(store: Store, assessment: Assessment) -> None:
    previous = Previous(id="earlier", units={"U9": ("V9",)})
    with pytest.raises(Refused) as refusal, store.work("无此对象") as work:
        work.plan(replace(assessment.plan, previous=previous))
    assert [p.where for p in refusal.value.problems] == [("assessment", "previous", "units", "U9")]
    assert store.read(assessment.plan.uid) == assessment


def test_half_a_character_is_refused_and_the_store_goes_on(store: Store, assessment: Assessment) -> None:
    with pytest.raises(NotText), store.work("残字") as work:
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("\ud800")})
    assert store.read(assessment.plan.uid) == assessment


def test_a_float_never_reaches_the_store(store: Store, assessment: Assessment) -> None:
    for value in (0.1, ["1", 0.1], {"a": 0.1}):
        with pytest.raises(TypeError), store.work("浮点") as work:
            work.cells(assessment.plan.uid, {("cases", "U01"): Cell(value)})  # type: ignore[arg-type]
    kinds = {column.type.python_type for table in TABLES.values() for column in table.columns}
    assert kinds == {str, int}


def test_undo_and_redo_go_through_the_audit_log(store: Store, assessment: Assessment) -> None:
    with store.work("改一格") as work:
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("5"), ("notes", "U01"): None})
    undone = store.revert(work.receipt)
    assert store.read(assessment.plan.uid) == assessment
    redone = store.revert(undone)
    assert store.read(assessment.plan.uid).entries.cell("cases", "U01") == Cell("5")
    newest = store.history()[:3]
    assert [(a.label, a.user, a.undoes) for a in newest] == [
        ("改一格", "张敏", undone.action),
        ("改一格", "张敏", work.receipt.action),
        ("改一格", "张敏", None),
    ]
    assert [a.receipt for a in newest] == [redone, undone, work.receipt]
    assert newest[0].at >= newest[2].at


def test_an_undo_never_overwrites_a_newer_value(store: Store, assessment: Assessment) -> None:
    uid = assessment.plan.uid
    with store.work("先") as first:
        first.cells(uid, {("cases", "U01"): Cell("5"), ("cases", "U02"): Cell("6")})
    with store.work("后") as second:
        second.cells(uid, {("cases", "U02"): Cell("7")})
    before = dump(store)
    with pytest.raises(Conflict) as refusal:
        store.revert(first.receipt)
    assert refusal.value.facts["table"] == "cell"
    assert dump(store) == before
    store.revert(second.receipt)
    store.revert(first.receipt)
    assert store.read(uid) == assessment


def test_an_undo_that_would_take_away_what_is_used_by_now_is_a_conflict(store: Store, assessment: Assessment) -> None:
    plan = assessment.plan
    with store.work("加对象") as work:
        work.plan(replace(plan, units=(*plan.units, Unit(code="U04", name="丁"))))
    with store.work("填") as later:
        later.cells(plan.uid, {("cases", "U04"): Cell("1")})
    with pytest.raises(Conflict):
        store.revert(work.receipt)
    assert store.read(plan.uid).entries.cell("cases", "U04") == Cell("1")
    store.revert(later.receipt)
    store.revert(work.receipt)
    assert store.read(plan.uid) == assessment


def test_an_undo_that_would_bring_back_a_taken_code_is_a_conflict(store: Store, assessment: Assessment) -> None:
    plan = assessment.plan
    with store.work("改编号") as work:
        work.plan(replace(plan, items=(replace(plan.items[0], code="old"), *plan.items[1:])))
    renamed = store.read(plan.uid).plan
    with store.work("新项") as _:
        _.plan(replace(renamed, items=(*renamed.items, replace(plan.items[0], uid="f" * 32))))
    with pytest.raises(Conflict):
        store.revert(work.receipt)
    assert [item.code for item in store.read(plan.uid).plan.items] == [
        "old",
        "fields",
        "notes",
        "votes",
        "model_cases",
        "cases",
    ]


def test_the_audit_log_replays_to_the_present_state(store: Store, assessment: Assessment) -> None:
    uid = assessment.plan.uid
    with store.work("改") as work:
        work.cells(uid, {("cases", "U01"): None, ("notes", "U02"): Cell("新")})
        work.plan(without_unit(assessment, "U02").plan)
    store.revert(work.receipt)
    with store.work("再改") as work:
        work.plan(assessment.plan.with_weight("B", Decimal("0.10")))
        work.events(uid, assessment.entries.events[:1])
    present = dump(store)
    empty: dict[str, dict[tuple[str, ...], dict[str, str]]] = {name: {} for name in present}
    state = applied(empty, (change for action in reversed(store.history()) for change in action.changes))
    assert state == present


def test_following_corrections_of_the_year_before_gives_what_reading_gives(store: Store) -> None:
    first, second = years(store, "one", "two")
    seen = store.read(second.plan.uid)
    actions: tuple[Callable[[Work], None], ...] = (
        lambda work: work.cells(first.plan.uid, {("cases", "U01"): Cell("7")}),
        lambda work: work.cells(second.plan.uid, {("cases", "U01"): Cell("8")}),
        lambda work: work.events(second.plan.uid, ()),
        lambda work: work.plan(without_unit(first, "U02").plan),
        lambda work: work.plan(replace(first.plan, id="first")),
        lambda work: work.plan(second.plan.with_indicator(replace(second.plan.indicator["A1"], measure="cases"))),
        lambda work: work.remove(first.plan.uid),
    )
    for action in actions:
        with store.work("改") as work:
            action(work)
        seen = store.follow(seen, work.receipt.changes)
        assert seen == store.read(second.plan.uid)
        seen = store.follow(seen, store.revert(work.receipt).changes)
        assert seen == store.read(second.plan.uid)


def test_following_changes_gives_what_reading_gives(store: Store, assessment: Assessment) -> None:
    uid, seen = assessment.plan.uid, store.read(assessment.plan.uid)
    actions: tuple[Callable[[Work], None], ...] = (
        lambda work: work.cells(uid, {("cases", "U01"): None, ("cases", "U02"): None, ("cases", "U03"): None}),
        lambda work: work.cells(uid, {("cases", "U01"): Cell("1", State.PENDING, "x"), ("fields", "U01"): Cell(["1"])}),
        lambda work: work.plan(seen.plan.with_weight("B", Decimal(7))),
        lambda work: work.events(uid, ()),
        lambda work: work.add(an_assessment("another")),
        lambda work: work.plan(without_unit(seen, "U02").plan),
        lambda work: work.add(an_assessment("earlier", 2023)),
        lambda work: work.plan(replace(seen.plan, previous=None)),
    )
    for action in actions:
        with store.work("改") as work:
            action(work)
        seen = store.follow(seen, work.receipt.changes)
        assert seen == store.read(uid)
        back = store.revert(work.receipt)
        seen = store.follow(seen, back.changes)
        assert seen == store.read(uid)
        seen = store.follow(seen, store.revert(back).changes)
        assert seen == store.read(uid)


def test_after_an_edit_of_one_indicator_all_others_are_the_same_objects(store: Store, assessment: Assessment) -> None:
    seen = store.read(assessment.plan.uid)
    node = seen.plan.indicator["B"]
    edited = replace(node, weight=Decimal("7.5"), locked=True, reason="会议决定", tags=("力度",), name="新名")
    with store.work("改") as work:
        work.plan(seen.plan.with_indicator(edited))
    followed = store.follow(seen, work.receipt.changes)
    assert followed == store.read(assessment.plan.uid)
    assert followed.plan.indicator["B"] == edited
    pairs = zip(seen.plan.indicators, followed.plan.indicators, strict=True)
    assert [one.code for one, other in pairs if one is not other] == ["B"]
    assert followed.entries is seen.entries


def test_a_backup_is_a_whole_store_of_its_own(store: Store, assessment: Assessment, tmp_path: Path) -> None:
    target = tmp_path / "备份.qheng"
    target.write_bytes(b"the one of yesterday")
    store.backup(target)
    with store.work("之后") as work:
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("99")})
    copy = Store.open(target)
    assert copy.read(assessment.plan.uid) == assessment
    copy.close()
    with pytest.raises(AlreadyThere):
        store.backup(store.path)
    with pytest.raises(Unreachable):
        store.backup(tmp_path / "没有的文件夹" / "备份.qheng")
    (tmp_path / "文件夹").mkdir()
    (tmp_path / "文件夹" / "x").write_bytes(b"")
    with pytest.raises(Unreachable):
        store.backup(tmp_path / "文件夹")
    names = {path.name for path in tmp_path.iterdir()}
    assert not any(name.endswith(".new") for name in names)


def test_nothing_stays_beside_a_store_that_was_closed(store: Store, tmp_path: Path) -> None:
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == [store.path.name]


def test_an_existing_file_is_never_replaced_by_a_new_store(tmp_path: Path) -> None:
    place = tmp_path / "a.qheng"
    place.write_bytes(b"something of the user")
    with pytest.raises(AlreadyThere):
        Store.create(place)
    assert place.read_bytes() == b"something of the user"
    assert list(tmp_path.iterdir()) == [place]


def test_a_store_that_was_moved_away_is_not_written(store: Store, assessment: Assessment, tmp_path: Path) -> None:
    store.path.rename(tmp_path / "moved.qheng")
    with pytest.raises(Unreachable), store.work("改") as work:
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("99")})
    (tmp_path / "moved.qheng").rename(store.path)
    with store.work("改") as work:
        work.cells(assessment.plan.uid, {("cases", "U01"): Cell("99")})
    assert len(work.receipt.changes) == 1


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE cell SET value = '{' WHERE value LIKE '{%'",
        "UPDATE indicator SET weight = 'heavy'",
        "UPDATE indicator SET params = 'x'",
        "UPDATE assessment SET grades = '[]'",
        "UPDATE cell SET state = 'odd'",
        "UPDATE item SET list_uid = 'gone' WHERE code = 'fields'",
    ],
)
def test_content_that_is_none_of_ours_is_named_and_not_shown(store: Store, assessment: Assessment, damage: str) -> None:
    store.close()
    connection = sqlite3.connect(store.path)
    connection.execute(damage)
    connection.commit()
    connection.close()
    opened = Store.open(store.path)
    with pytest.raises(Damaged):
        opened.read(assessment.plan.uid)
    opened.close()


@pytest.mark.parametrize("name", ["a b.qheng", "100%.qheng", "what?.qheng", "a#b&c=d.qheng", "考核😀.qheng", "x"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    store = Store.create(tmp_path / name)
    with store.work("加入") as work:
        work.add(an_assessment())
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
