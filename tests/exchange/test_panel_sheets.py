"""评委打分汇总表: every mark, those that are dropped in brackets, both means, and what is to be looked at."""

from decimal import Decimal

from exchange.sheets import make_sheets
from scoring.entries import Cell, Entries
from scoring.evaluate import evaluate
from scoring.plan import Indicator, Item, ItemList, Plan, Unit

PLAN = Plan(
    id="p",
    title="××市2024年度考核",
    year=2024,
    unit_label="区市局",
    units=(Unit(code="U1", name="甲区局"), Unit(code="U2", name="乙县局"), Unit(code="U3", name="丙县局")),
    lists=(ItemList(code="judges", name="评委", members=("张", "李", "王")),),
    items=(Item(code="marks", name="案卷评查", kind="series", list_code="judges"),),
    indicators=(
        Indicator(
            code="A",
            parent=None,
            name="案卷质量",
            weight=Decimal(100),
            method="panel",
            params={"item": "marks", "min_n_to_drop": "3", "panels": {"U1": "1", "U2": "2"}},
        ),
    ),
)


def test_the_sheet_shows_every_mark_and_how_panels_are_brought_to_one_scale() -> None:
    entries = Entries(
        {
            "marks": {
                "U1": Cell({"张": "90", "李": "80", "王": "88"}),
                "U2": Cell({"张": "84", "王": {"state": "not_applicable"}}),
            }
        }
    )
    (sheet,) = make_sheets(PLAN, entries, evaluate(PLAN, entries), language="zh_CN", keys=["panels"])
    assert sheet.title == "××市2024年度考核\n评委打分汇总表"
    assert (sheet.left, sheet.right) == ("案卷评查，用于案卷质量（100分）", "评委3人　评分满分100分")
    assert [column.heading[-1] for column in sheet.columns] == [
        "区市局",
        "评委组",
        "张",
        "李",
        "王",
        "平均分",
        "平衡后",
        "得分",
    ]
    assert [[cell.text for cell in row.cells] for row in sheet.rows] == [
        ["甲区局", "1", "(90)", "(80)", "88", "88.00", "86.00", "86.00"],
        ["乙县局", "2", "84", "—", "缺席", "84.00", "86.00", "86.00"],
        ["丙县局", "—", "—", "—", "—", "—", "—", "0.00"],
    ]
    assert sheet.notes == (
        "满3个评分的，去掉1个最高分、1个最低分后平均；去掉的评分加括号。",
        "二次平均法：第1组平均88.0000；第2组平均84.0000；各组平均分的平均86.0000。平衡后＝平均分×86.0000÷本组平均分。",
    )
    assert sheet.signature is not None
    assert sheet.signature.roles == ("评委：", "统计人：", "监督人：")
