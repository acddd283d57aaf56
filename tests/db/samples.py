"""Small assessments that use every part of the format."""

from dataclasses import replace
from decimal import Decimal

from db.changes import Key, Row
from db.schema import COLUMNS, KEYS, TABLES
from db.store import Store
from scoring.batches import Batch, Paper
from scoring.collection import Returned, Sending
from scoring.double_entry import Pass
from scoring.entries import Assessment, Cell, Cells, Decision, Draft, Entries, Event, LedgerRow, State
from scoring.ledgers import Feed, Ledger
from scoring.materials import Material
from scoring.plan import (
    Adjustment,
    Composition,
    Condition,
    Grades,
    Indicator,
    Item,
    ItemList,
    Plan,
    Previous,
    PreviousIndicator,
    Quota,
    Ranking,
    Rounding,
    Signer,
    TagSet,
    Unit,
    UnitClass,
    UpperItem,
    Veto,
    WeightSet,
)
from scoring.sealing import Version


def a_plan(id: str = "city-2024", year: int = 2024) -> Plan:  # noqa: A002 - the name of the field
    return Plan(
        id=id,
        title="××市2024年度考核",
        year=year,
        period="quarter",
        number=3,
        unit_label="区市局",
        previous=Previous(id="earlier", units={"U01": ("OLD1",), "U02": ("OLD2", "OLD 3"), "U03": ()}),
        full_score=Decimal("100.0"),
        rounding=Rounding(leaf_places=None, total_places=3, measure_places=4),
        composition=Composition(bonus_cap=Decimal(5), coefficient="all"),
        ranking=Ranking(ties="dense", tie_breakers=("base", "A"), top_n=4),
        grades=Grades(
            bands=(("优秀", Decimal(90)), ("合格", Decimal("60.0"))),
            quota=Quota(grade="优秀", percent=Decimal(30), scope="class", at_least_one=True),
            conditions=(Condition(grade="优秀", node="A", min_rate=Decimal("0.70")),),
        ),
        classes=(
            UnitClass(code="一类", name="中心城区"),
            UnitClass(code="二类", name="县", coefficient=Decimal("1.02")),
        ),
        units=(
            Unit(code="U01", name="甲区局", class_code="一类"),
            Unit(code="U02", name='乙 ‘县’ "局"', class_code="二类"),
            Unit(code="U03", name="丙\n局", ranked=False),
        ),
        lists=(ItemList(code="16类", name="重点领域", year=2024, members=("食品", "药品")),),
        items=(
            Item(
                code="cases",
                name="案件",
                unit="件",
                source=("年报",),
                minimum=Decimal(0),
                maximum=Decimal("1E+6"),
                integer=True,
                total=Decimal("12.50"),
                merge="sum",
            ),
            Item(code="fields", name="领域", kind="series", list_code="16类", note="每年更新"),
            Item(code="notes", name="备注", part_of="cases"),
            Item(code="votes", name="民主测评", kind="ballots"),
            Item(
                code="model_cases",
                name="典型案例",
                feed=Feed(kind="cases", count="points", points={"推荐": Decimal("0.10"), "入选": Decimal(1)}),
            ),
        ),
        indicators=(
            Indicator(code="A", parent=None, name="执法", weight=Decimal(60), aggregate="geometric"),
            Indicator(
                code="A1",
                parent="A",
                name="办案",
                weight=Decimal("60.00"),
                weight_by_class={"二类": Decimal("55.0"), "一类": Decimal(61)},
                method="tiers",
                params={
                    "tiers": [["10", "60"], ["5", "30"]],
                    "by_class": {"一类": {"boundary": ">"}},
                    "deep": {"a": None},
                },
                measure="growth(cases, prev(cases)) / 2",
                treatment={"winsorise": {"skew": "2.0"}, "steps": [["a", None], ["b", True]]},
                tags=("执法", "重点"),
                upper=("省3",),
                locked=True,
                reason="市政府常务会\n1月10日",
                needs_evidence=True,
            ),
            Indicator(code="B", parent=None, name="罚没", weight=Decimal(0), method="direct", reference_only=True),
            Indicator(
                code="C", parent=None, name="覆盖", weight=Decimal(40), method="coverage", params={"item": "fields"}
            ),
        ),
        bonus=(
            Adjustment(code="J1", name="表彰", per_level={"国家": Decimal("2.0"), "省": Decimal(1)}, dedupe="highest"),
        ),
        deduction=(Adjustment(code="K1", name="通报", points=Decimal("0.5"), cap=Decimal(2), needs_evidence=True),),
        veto=(Veto(code="V1", name="重大事故", actions=("grade_max:合格", "no_award")),),
        previous_indicators=(
            PreviousIndicator(code="A", parent=None, name="执法办案", weight=Decimal("55.0")),
            PreviousIndicator(code="A9", parent="A", name="已取消", weight=Decimal(5)),
        ),
        weight_sets=(WeightSet(name="党组会前", weights={"A": Decimal("50.0"), "C": Decimal(50)}, note="1月8日"),),
        tag_sets=(TagSet(name="五度", tags=("维度", "力度", "温度", "深度", "速度")), TagSet(name="空")),
        upper_items=(
            UpperItem(code="省3", name="案件质量", source="省局考核", weight=Decimal("3.50")),
            UpperItem(code="省4", name="信息报送", note="未对应"),
        ),
        signers=(Signer(role="制表人", name="张敏"), Signer(role="分管领导")),
        layouts={"ranking": {"paper": "A4", "signers": True, "more": ["a", None]}},
        sendings=(
            Sending(
                template="7f3a",
                kind="department",
                recipient="法制科",
                deadline="2025-01-08",
                at="2024-12-20T09:00:00",
                file="法制科.xlsx",
                sha256="ab" * 32,
                items=("cases",),
                units=("U01", "U02"),
                returned=(Returned("法制科(1).xlsx", "cd" * 32, "2025-01-06T15:30:00"),),
            ),
            Sending(template="7f3b", kind="self", recipient="U02"),
        ),
        versions=(
            Version(1, "ef" * 32, "2025-01-10T17:00:00", "王科长", "2025-01-12T09:15:00", "王科长", "申诉\n采纳"),
            Version(2, "01" * 32, "2025-01-12T10:00:00", withdrawn_at="2025-01-12T10:30:00", reason="更正"),
        ),
        ledgers=(
            Ledger(kind="cases", stages=("推荐", "采纳", "入选"), until="2024-12-20"),
            Ledger(kind="tasks", headings=42, rows=108),
        ),
    )


def an_assessment(id: str = "city-2024", year: int = 2024) -> Assessment:  # noqa: A002
    plan = a_plan(id, year)
    values = {
        "cases": {
            "U01": Cell("0010.50"),
            "U02": Cell("3..5", note="看不清"),
            "U03": Cell("7", State.PENDING, "待核"),
        },
        "fields": {"U01": Cell({"食品": "3", "药品": {"state": "not_applicable"}}), "U02": Cell(state=State.MISSING)},
        "notes": {"U01": Cell('a "quoted" \\ text\twith\x00all'), "U03": Cell(["1", "2"])},
    }
    events = (
        Event(
            unit="U01",
            rule="J1",
            level="省",
            subject="同一事项",
            count=Decimal("1.0"),
            document="文〔2024〕1号",
            evidence=("Z001",),
        ),
        Event(unit="U02", rule="K1", points=Decimal("0.25"), date="2024-05-01", department="法制科", entered_by="张敏"),
    )
    decisions = (
        Decision(unit="U02", rule="V1", note="说明", department="办公室", entered_by="李强", evidence=("Z001", "Z9")),
    )
    previous = {
        "cases": {"OLD1": Cell("0009.50"), "OLD2": Cell("3", State.PENDING, "待核"), "gone": Cell(state=State.VOID)},
        "fields": {"OLD1": Cell({"a member of then": "3"})},
    }
    batches = (
        Batch(
            item="votes",
            round=2,
            label="二季度",
            voters="市领导",
            issued=9,
            returned=8,
            void=1,
            units=("U01", "U03"),
            own=("U03",),
            void_all_equal=True,
            most_best=4,
            papers=(Paper(("优秀", "abstain")), Paper(("", ""), void=True)),
            second=(Paper(("良好", "abstain")),),
        ),
        Batch(item="votes", voters="部门", units=("U02",), closed=True),
    )
    materials = (
        Material(
            code="Z001",
            file="Z001_甲局_案卷.pdf",
            sha256="ef" * 32,
            size=1234,
            title="案卷",
            document="卷3",
            pages="1-12",
            copies=2,
            note="原件存档案室",
            at="2024-12-01T10:00:00",
            entered_by="张敏",
            items=("cases", "notes"),
            units=("U01", "U03"),
        ),
        Material(code="Z002", file="扫描.jpg"),
    )
    passes = (
        Pass(items=("notes",), by="李强", begun="2025-01-06T09:00:00", compared="1", closed="2025-01-06T10:00:00"),
        Pass(items=("cases", "notes"), by="张敏"),
    )
    second = {"cases": {"U01": Cell("10.5"), "U02": Cell(state=State.MISSING)}, "notes": {"U01": Cell('"b"')}}
    ledger_rows = (
        LedgerRow(
            kind="cases", unit="U01", matter="某食品案", stage="采纳", document="文〔2024〕3号", count=Decimal("1.0")
        ),
        LedgerRow(
            kind="tasks",
            unit="U02",
            matter="每周巡查",
            heading="举措7",
            issued="2024-02-01",
            due="2024-05-31",
            done="2024-06-03",
            note="补报",
            entered_by="张敏",
        ),
    )
    drafts = (
        Draft(kind="bonus", texts={"unit": "甲区局", "note": '"拟报"'}),
        Draft(kind="tasks", texts={"matter": "待分解\n事项"}),
    )
    return Assessment(
        plan, Entries(values, events, decisions, previous, batches, materials, passes, second, ledger_rows, drafts)
    )


def as_of_version_11(assessment: Assessment) -> Assessment:
    """The same as the eleventh version knew it: nothing is unfinished."""
    return replace(assessment, entries=replace(assessment.entries, drafts=()))


def as_of_version_10(assessment: Assessment) -> Assessment:
    """The same as the tenth version knew it: without ledgers."""
    assessment = as_of_version_11(assessment)
    plan = assessment.plan
    items = tuple(item for item in plan.items if item.feed is None)
    return Assessment(replace(plan, items=items, ledgers=()), replace(assessment.entries, ledger_rows=()))


def as_of_version_9(assessment: Assessment) -> Assessment:
    """The same as the ninth version knew it: nothing is typed twice."""
    assessment = as_of_version_10(assessment)
    return replace(assessment, entries=replace(assessment.entries, passes=(), second={}))


def as_of_version_8(assessment: Assessment) -> Assessment:
    """The same as the eighth version knew it: nothing was final yet, and an indicator weighed the same for all."""
    assessment = as_of_version_9(assessment)
    plan = assessment.plan
    nodes = tuple(replace(node, weight_by_class={}) for node in plan.indicators)
    return replace(assessment, plan=replace(plan, indicators=nodes, versions=()))


def as_of_version_7(assessment: Assessment) -> Assessment:
    """The same as the seventh version knew it: without materials."""
    assessment = as_of_version_8(assessment)
    plan, entries = assessment.plan, assessment.entries
    plan = replace(
        plan,
        indicators=tuple(replace(node, needs_evidence=False) for node in plan.indicators),
        bonus=tuple(replace(rule, needs_evidence=False) for rule in plan.bonus),
        deduction=tuple(replace(rule, needs_evidence=False) for rule in plan.deduction),
    )
    events = tuple(replace(event, evidence=()) for event in entries.events)
    decisions = tuple(replace(decision, evidence=()) for decision in entries.decisions)
    return Assessment(plan, replace(entries, events=events, decisions=decisions, materials=()))


def as_of_version_6(assessment: Assessment) -> Assessment:
    """The same as the sixth version knew it: nobody is named with events and decisions."""
    assessment = as_of_version_7(assessment)
    entries = assessment.entries
    events = tuple(replace(event, department="", entered_by="") for event in entries.events)
    decisions = tuple(replace(decision, department="", entered_by="") for decision in entries.decisions)
    return replace(assessment, entries=replace(entries, events=events, decisions=decisions))


def as_of_version_5(assessment: Assessment) -> Assessment:
    """The same as the fifth version knew it: nothing was sent out."""
    assessment = as_of_version_6(assessment)
    return replace(assessment, plan=replace(assessment.plan, sendings=()))


def as_of_version_4(assessment: Assessment) -> Assessment:
    """The same as the fourth version knew it: without ballots."""
    assessment = as_of_version_5(assessment)
    plan = assessment.plan
    items = tuple(item for item in plan.items if item.kind != "ballots")
    return Assessment(replace(plan, items=items), replace(assessment.entries, batches=()))


def as_of_version_3(assessment: Assessment) -> Assessment:
    """The same as the third version knew it: nothing is checked of an item but its range."""
    assessment = as_of_version_4(assessment)
    items = tuple(replace(item, integer=False, part_of=None, total=None) for item in assessment.plan.items)
    return replace(assessment, plan=replace(assessment.plan, items=items))


def as_of_version_2(assessment: Assessment) -> Assessment:
    """The same as the second version knew it: without what an office keeps beside its plan."""
    assessment = as_of_version_3(assessment)
    plan = assessment.plan
    nodes = tuple(replace(node, upper=(), locked=False, reason="") for node in plan.indicators)
    plan = replace(plan, indicators=nodes, previous_indicators=(), weight_sets=(), tag_sets=(), upper_items=())
    return replace(assessment, plan=replace(plan, signers=(), layouts={}))


def as_of_version_1(assessment: Assessment) -> Assessment:
    """The same as the first version knew it: without an assessment before and without data treatment, too."""
    assessment = as_of_version_2(assessment)
    plan = assessment.plan
    items = tuple(replace(item, merge="none") for item in plan.items)
    nodes = tuple(
        replace(node, treatment={}, measure="cases / 2" if node.treatment else node.measure) for node in plan.indicators
    )
    return Assessment(
        replace(plan, previous=None, items=items, indicators=nodes), replace(assessment.entries, previous={})
    )


def without_unit(assessment: Assessment, code: str) -> Assessment:
    """What is left when a unit goes, with all that was entered for it."""
    plan, entries = assessment.plan, assessment.entries
    uid = plan.unit[code].uid

    def named(units: tuple[str, ...]) -> tuple[str, ...]:
        """Its place on the papers stays, or the marks of the others would move."""
        return tuple(uid if unit == code else unit for unit in units)

    def without(cells: Cells) -> Cells:
        return {
            item: left
            for item, column in cells.items()
            if (left := {unit: cell for unit, cell in column.items() if unit != code})
        }

    previous = plan.previous
    if previous is not None:
        previous = replace(previous, units={unit: codes for unit, codes in previous.units.items() if unit != code})
    return Assessment(
        replace(plan, units=tuple(unit for unit in plan.units if unit.code != code), previous=previous),
        Entries(
            without(entries.values),
            tuple(event for event in entries.events if event.unit != code),
            tuple(decision for decision in entries.decisions if decision.unit != code),
            entries.previous,
            tuple(replace(batch, units=named(batch.units), own=named(batch.own)) for batch in entries.batches),
            tuple(replace(material, units=named(material.units)) for material in entries.materials),
            entries.passes,
            without(entries.second),
            tuple(row for row in entries.ledger_rows if row.unit != code),
            entries.drafts,
        ),
    )


def dump(store: Store) -> dict[str, dict[Key, Row]]:
    """Every row of every table but the audit log, as it stands in the file."""
    import sqlite3

    tables: dict[str, dict[Key, Row]] = {}
    connection = sqlite3.connect(store.path)
    for name in TABLES:
        if name in ("meta", "audit_action", "audit_change"):
            continue
        keys, columns = KEYS[name], COLUMNS[name]
        found = connection.execute(f"SELECT {', '.join((*keys, *columns))} FROM {name}")
        tables[name] = {tuple(row[: len(keys)]): dict(zip(columns, row[len(keys) :], strict=True)) for row in found}
    connection.close()
    return tables
