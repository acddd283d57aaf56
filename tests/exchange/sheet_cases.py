"""Assessments of any size for the tests of documents, scored by the real evaluation."""

from decimal import Decimal

from scoring.entries import Assessment, Cell, Decision, Entries, Event, State
from scoring.evaluate import evaluate
from scoring.plan import (
    Adjustment,
    Composition,
    Grades,
    Indicator,
    Item,
    Plan,
    Quota,
    Ranking,
    Rounding,
    Unit,
    UnitClass,
    Veto,
)
from scoring.result import Result

LONG = "高新技术产业开发区（综合保税区）市场监督管理分局与功能区联合执法办公室"


def assessment(
    units: int,
    *,
    first_level: int = 4,
    leaves: int = 3,
    long_names: bool = False,
    open_cells: bool = False,
    leaf_places: int | None = 2,
) -> Assessment:
    """`first_level` groups of `leaves` leaves of 5 points each, with classes, bonus, deduction and a veto.

    `open_cells`: one blank, one pending, one missing and one not applicable value.
    """
    codes = [f"U{number:03}" for number in range(1, units + 1)]
    groups = [f"G{number}" for number in range(1, first_level + 1)]
    indicators, items, values = [], [], {}
    for group in groups:
        name = f"{LONG}第{group}项" if long_names else f"第{group}项"
        indicators.append(Indicator(code=group, parent=None, name=name, weight=Decimal(5 * leaves)))
        for number in range(1, leaves + 1):
            code = f"{group}_{number}"
            leaf = f"{name}之指标{number}"
            indicators.append(
                Indicator(
                    code=code,
                    parent=group,
                    name=leaf,
                    weight=Decimal(5),
                    method="convert_scale",
                    params={"full": "7"},
                    department="法规处",
                )
            )
            items.append(Item(code=code, name=f"{leaf}完成值"))
            values[code] = {
                unit: Cell(str((index * 37 + len(items) * 13) % 70 / 10)) for index, unit in enumerate(codes)
            }
    if open_cells:
        first = f"{groups[0]}_1"
        states = [None, Cell("5.5", State.PENDING), Cell(None, State.MISSING), Cell(None, State.NOT_APPLICABLE)]
        for unit, cell in zip(codes, states, strict=False):
            if cell is None:
                del values[first][unit]
            else:
                values[first][unit] = cell
    plan = Plan(
        id="case",
        title="××市2025年度县（市、区）综合考核",
        year=2025,
        unit_label="区县",
        full_score=Decimal(5 * leaves * first_level),
        rounding=Rounding(leaf_places=leaf_places),
        composition=Composition(bonus_cap=Decimal(3)),
        ranking=Ranking(),
        grades=Grades(
            bands=(("优秀", Decimal(40)), ("良好", Decimal(30)), ("不合格", Decimal(0))),
            quota=Quota(grade="优秀", percent=Decimal(30)),
        ),
        classes=(
            UnitClass(code="一类", name="城区"),
            UnitClass(code="二类", name="远郊", coefficient=Decimal("1.02")),
        ),
        units=tuple(
            Unit(
                code=code,
                name=f"{LONG}{index + 1}" if long_names else f"第{index + 1}区县",
                class_code="一类" if index % 2 == 0 else "二类",
            )
            for index, code in enumerate(codes)
        ),
        items=tuple(items),
        indicators=tuple(indicators),
        bonus=(Adjustment(code="P1", name="典型案例", points=Decimal("0.5"), cap=Decimal(1)),),
        deduction=(Adjustment(code="N1", name="通报批评", per_level={"市级": Decimal("0.25")}),),
        veto=(Veto(code="V1", name="重大安全事件", actions=("grade_max:良好", "no_award")),),
    )
    events = (
        Event(unit=codes[0], rule="P1", subject="甲案"),
        Event(unit=codes[-1], rule="N1", level="市级"),
    )
    decisions = (Decision(unit=codes[0], rule="V1", date="2025-10-30", document="市政函〔2025〕60号"),)
    return Assessment(plan, Entries(values, events, decisions))


def result_of(case: Assessment) -> Result:
    return evaluate(case.plan, case.entries)
