"""台账 on paper: matters unit by unit, what they come to, and which data items they fill."""

from dataclasses import replace

from exchange.sheets import make_sheets
from scoring.entries import Cell, Entries, LedgerRow
from scoring.evaluate import evaluate
from scoring.ledgers import Feed, Ledger
from scoring.plan import Item, Plan, Unit

PLAN = Plan(
    id="p",
    title="××市2024年度考核",
    year=2024,
    unit_label="区市局",
    units=(Unit(code="U1", name="甲区局"), Unit(code="U2", name="乙县局"), Unit(code="U3", name="丙县局")),
    items=(Item(code="over", name="督办超期件数", feed=Feed(kind="tickets", count="overdue")),),
    ledgers=(Ledger(kind="tickets", stages=("交办", "催办"), until="2024-12-20"),),
)
ROW = LedgerRow(kind="tickets", unit="U2", matter="快检室整改", due="2024-04-30", stage="催办")
ROWS = (
    ROW,
    replace(ROW, unit="U1", matter="专项检查", done="2024-04-29", stage="交办"),
    replace(ROW, matter="价格巡查", due="2024-12-31", stage="交办"),
    LedgerRow(kind="honours", unit="U3", matter="先进集体", document="〔2024〕3号"),
)


def test_a_ledger_lists_its_matters_by_unit_with_sums_and_what_was_changed_by_hand() -> None:
    entries = Entries({"over": {"U1": Cell("2"), "U2": Cell("1"), "U3": Cell("0")}}, ledger_rows=ROWS)
    tickets, honours = make_sheets(PLAN, entries, evaluate(PLAN, entries), language="zh_CN", keys=["ledgers"])
    assert tickets.title == "××市2024年度考核\n督办台账"
    assert (tickets.left, tickets.right) == ("共3条", "统计截至2024-12-20")
    headings = [column.heading[-1] for column in tickets.columns]
    assert headings == ["序号", "区市局", "事项", "办结时限", "办结日期", "办理情况", "阶段"]
    assert [[cell.text for cell in row.cells if cell.text] for row in tickets.rows] == [
        ["1", "甲区局", "专项检查", "2024-04-30", "2024-04-29", "按期办结", "交办"],
        ["2", "乙县局", "快检室整改", "2024-04-30", "逾期未办", "催办"],
        ["3", "乙县局", "价格巡查", "2024-12-31", "未到期", "交办"],
        ["乙县局：2项，到期1项，按期办结0项，逾期办结0项，逾期未办1项"],
        ["合计：3项，到期2项，按期办结1项，逾期办结0项，逾期未办1项"],
    ]
    assert tickets.notes == (
        "由本台账填数：督办超期件数 = 逾期未办结数。",
        "甲区局　督办超期件数：手工填为2，台账统计为0。",
    )
    assert [column.heading[-1] for column in honours.columns] == ["序号", "区市局", "事项", "文号"]
    assert [row.cells[0].text for row in honours.rows if row.kind != "plain"] == ["合计：1项"]
