"""Weight tables as offices make them (practice.md §4.1), to be written as .xlsx or .xls by the tests."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlwt
from openpyxl import Workbook as Openpyxl

from exchange.reading.parsers import parse
from exchange.reading.workbook import WorkbookSheet
from exchange.weights.table import WeightTable
from exchange.weights.tree import understand

Value = str | int | float | None


@dataclass(frozen=True)
class Table:
    """Rows from the top left cell on; merges as (top, left, bottom, right); formats as place → number format."""

    rows: Sequence[Sequence[Any]]
    merges: Sequence[tuple[int, int, int, int]] = ()
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: Sequence[int] = ()
    name: str = "权重"


def xlsx(*tables: Table, hidden: Sequence[str] = ()) -> bytes:
    book = Openpyxl()
    assert book.active is not None
    book.remove(book.active)
    for table in tables:
        sheet = book.create_sheet(table.name)
        for row, values in enumerate(table.rows, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    cell = sheet.cell(row, column, value)
                    cell.number_format = table.formats.get((row, column), cell.number_format)
        for top, left, bottom, right in table.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in table.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        if table.name in hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xls(*tables: Table) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    for table in tables:
        sheet = book.add_sheet(table.name)
        merged = {(top, left): (bottom, right) for top, left, bottom, right in table.merges}
        for row, values in enumerate(table.rows, 1):
            for column, value in enumerate(values, 1):
                style = xlwt.easyxf(num_format_str=table.formats.get((row, column), "General"))
                if (row, column) in merged:
                    bottom, right = merged[row, column]
                    sheet.write_merge(row - 1, bottom - 1, column - 1, right - 1, value, style)
                elif isinstance(value, str) and value.startswith("#"):
                    code = 0x2A if value == "#N/A" else value  # xlwt knows that one by its number alone
                    sheet.row(row - 1).set_cell_error(column - 1, code, style)
                elif value is not None:
                    content = xlwt.Formula(value[1:]) if isinstance(value, str) and value.startswith("=") else value
                    sheet.write(row - 1, column - 1, content, style)
        for row in table.hidden_rows:
            sheet.row(row - 1).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_sheet(table: Table, kind: str = "xlsx") -> WorkbookSheet:
    return parse(kind, xls(table) if kind == "xls" else xlsx(table))[0]


def understood(table: Table, kind: str = "xlsx") -> WeightTable:
    return understand(read_sheet(table, kind))


def tree(table: WeightTable) -> list[tuple[str, str]]:
    """Path and weight of every node, as text."""
    return [
        ("/".join(path), "" if node.weight is None else f"{node.weight.normalize():f}")
        for path, node in zip(table.paths, table.nodes, strict=True)
    ]


L1 = Table(
    [
        ["××市市场监督管理局2023年度区县局综合行政执法考核指标及权重表", None, None, None, None, None, None],
        ["（经2023年3月2日局党组会议审定）", None, None, None, None, None, None],
        ["一级指标", "二级指标", "三级指标", "分值", "计分办法", "责任科室", "备注"],
        ["执法办案效能", "办案总量", "人均办案数（件/人）", 12, "按全市位次赋分", "稽查科", None],
        [None, None, "每万户案件数", 8, "比例法", "稽查科", None],
        [None, "大要案", "大要案查办数", 15, "每件3分，封顶15分", "稽查科", "含移送司法案件"],
        [None, None, "首查首罚", 5, "有即得分", "法规科", None],
        ["执法质量", "案卷质量", "案卷评查平均分", 20, "折算", "法规科", None],
        [None, None, "不合格案卷", 10, "每件扣2分，扣完为止", "法规科", None],
        [None, "程序合法", "行政复议诉讼纠错", 10, "每件扣5分", "法规科", None],
        ["协作机制", "信息报送", "信息报送", 8, "按篇计分", "办公室", None],
        [None, "部门联动", "联合执法次数", 12, "每次2分", "执法科", None],
        ["合 计", None, None, 100, None, None, None],
        ["注：权重以市局党组会议审定为准。", None, None, None, None, None, None],
    ],
    [
        (1, 1, 1, 7),
        (2, 1, 2, 7),
        (4, 1, 7, 1),
        (4, 2, 5, 2),
        (6, 2, 7, 2),
        (8, 1, 10, 1),
        (8, 2, 9, 2),
        (11, 1, 12, 1),
        (13, 1, 13, 3),
        (14, 1, 14, 7),
    ],
)

L1_TREE = [
    ("执法办案效能", "40"),
    ("执法办案效能/办案总量", "20"),
    ("执法办案效能/办案总量/人均办案数（件/人）", "12"),
    ("执法办案效能/办案总量/每万户案件数", "8"),
    ("执法办案效能/大要案", "20"),
    ("执法办案效能/大要案/大要案查办数", "15"),
    ("执法办案效能/大要案/首查首罚", "5"),
    ("执法质量", "40"),
    ("执法质量/案卷质量", "30"),
    ("执法质量/案卷质量/案卷评查平均分", "20"),
    ("执法质量/案卷质量/不合格案卷", "10"),
    ("执法质量/程序合法", "10"),
    ("执法质量/程序合法/行政复议诉讼纠错", "10"),
    ("协作机制", "20"),
    ("协作机制/信息报送", "8"),
    ("协作机制/信息报送/信息报送", "8"),
    ("协作机制/部门联动", "12"),
    ("协作机制/部门联动/联合执法次数", "12"),
]

L2 = Table(
    [
        ["2022年度县（市、区）市场监管工作目标考核表", None, None, None, None, None, None],
        ["考核项目", None, "考核内容", "分值", None, "得分", None],
        ["一级指标", "二级指标", None, "标准分", "加减分", "自评", "综评"],
        ["共性工作", "党的建设", "基层党组织规范化建设", "１０分", None, None, None],
        [None, None, "意识形态责任制落实", "10分", "±2", None, None],
        [None, "法治建设", "行政执法三项制度", "20", None, None, None],
        ["个性工作", "食品安全", "食品抽检合格率", 35, None, None, None],
        [None, "质量提升", "质量工作考核", 25, None, None, None],
        ["总分", None, None, "100分", None, None, None],
    ],
    [
        (1, 1, 1, 7),
        (2, 1, 2, 2),
        (2, 3, 3, 3),
        (2, 4, 2, 5),
        (2, 6, 2, 7),
        (4, 1, 6, 1),
        (4, 2, 5, 2),
        (7, 1, 8, 1),
        (9, 1, 9, 3),
    ],
)

L2_TREE = [
    ("共性工作", "40"),
    ("共性工作/党的建设", "20"),
    ("共性工作/党的建设/基层党组织规范化建设", "10"),
    ("共性工作/党的建设/意识形态责任制落实", "10"),
    ("共性工作/法治建设", "20"),
    ("共性工作/法治建设/行政执法三项制度", "20"),
    ("个性工作", "60"),
    ("个性工作/食品安全", "35"),
    ("个性工作/食品安全/食品抽检合格率", "35"),
    ("个性工作/质量提升", "25"),
    ("个性工作/质量提升/质量工作考核", "25"),
]

L3 = Table(
    [
        ["市场监管分局考核细则（2023）", None, None, None],
        ["序号", "一级指标", "二级指标", "评分标准"],
        [1, "个性工作\n(70)", "年报公示（2分）", "公示率低于95%的不得分"],
        [2, None, "信用信息公示监管(16.5分)", "见细则"],
        [3, None, "双随机、一公开监管（２１．５分）", "见细则"],
        [4, None, "食品生产监管【30分】", "见细则"],
        [5, "共性工作（30）", "党风廉政：12分", "见细则"],
        [6, None, "政务信息（2023） 18分", "见细则"],
    ],
    [(1, 1, 1, 4), (3, 2, 6, 2), (7, 2, 8, 2)],
)

L3_TREE = [
    ("个性工作", "70"),
    ("个性工作/年报公示", "2"),
    ("个性工作/信用信息公示监管", "16.5"),
    ("个性工作/双随机、一公开监管", "21.5"),
    ("个性工作/食品生产监管", "30"),
    ("共性工作", "30"),
    ("共性工作/党风廉政", "12"),
    ("共性工作/政务信息（2023）", "18"),
]

L4 = Table(
    [
        ["考核项目", "考核内容和要求", "项目分值", "标准分值", "得分", "评分标准"],
        ["组织领导", "制定年度工作计划", "30分", 10, None, "未制定的扣10分"],
        [None, "召开专题会议", None, 8, None, None],
        [None, "经费保障到位", None, 12, None, None],
        ["日常监管", "落实日常检查", "70分", 40, None, None],
        [None, "投诉举报处置", None, 30, None, None],
    ],
    [(2, 1, 4, 1), (2, 3, 4, 3), (5, 1, 6, 1), (5, 3, 6, 3)],
)

L4_TREE = [
    ("组织领导", "30"),
    ("组织领导/制定年度工作计划", "10"),
    ("组织领导/召开专题会议", "8"),
    ("组织领导/经费保障到位", "12"),
    ("日常监管", "70"),
    ("日常监管/落实日常检查", "40"),
    ("日常监管/投诉举报处置", "30"),
]

L5 = Table(
    [
        ["一级指标", "权重(%)", "二级指标", "权重(%)", "三级指标", "权重(%)"],
        ["执法效能", 30, "办案总量", 40, "人均办案数", 25],
        [None, None, None, None, "每万户案件数", 75],
        [None, None, "大要案", 60, "大要案查办数", 100],
        ["执法质量", 70, "案卷质量", 100, "案卷评查", 50],
        [None, None, None, None, "不合格案卷", 50],
    ],
    [(2, 1, 4, 1), (2, 2, 4, 2), (2, 3, 3, 3), (2, 4, 3, 4), (5, 1, 6, 1), (5, 2, 6, 2), (5, 3, 6, 3), (5, 4, 6, 4)],
)

L5_TREE = [
    ("执法效能", "30"),
    ("执法效能/办案总量", "12"),
    ("执法效能/办案总量/人均办案数", "3"),
    ("执法效能/办案总量/每万户案件数", "9"),
    ("执法效能/大要案", "18"),
    ("执法效能/大要案/大要案查办数", "18"),
    ("执法质量", "70"),
    ("执法质量/案卷质量", "70"),
    ("执法质量/案卷质量/案卷评查", "35"),
    ("执法质量/案卷质量/不合格案卷", "35"),
]

L6 = Table(
    [
        ["2023年度市场监管系统综合考核赋分表（1000分）", None, None, None, None],
        ["序号", "项目名称及分值", "赋分办法", "总牵头单位", "考核责任单位"],
        ["一", "中心工作（500分）", "——", "综合科", "——"],
        [1, "优化营商环境（200分）", "按全省排名赋分", "注册科", "各县局"],
        [2, "食品安全（300分）", "按得分率折算", "食品科", "各县局"],
        ["二", "基础工作（100分）", "——", "办公室", "——"],
        [3, "信息宣传（100分）", "按篇计分", "办公室", "各县局"],
        ["三", "党建工作（400分）", "——", "党办", "——"],
        [4, "机关党建（400分）", "考评", "党办", "各县局"],
        ["四", "加分项", "——", "——", "——"],
        [5, "改革创新", "≤20", "综合科", "各县局"],
    ],
    [(1, 1, 1, 5)],
)

L6_TREE = [
    ("中心工作", "500"),
    ("中心工作/优化营商环境", "200"),
    ("中心工作/食品安全", "300"),
    ("基础工作", "100"),
    ("基础工作/信息宣传", "100"),
    ("党建工作", "400"),
    ("党建工作/机关党建", "400"),
]

L7 = Table(
    [
        ["指标名称", "分值", "责任科室", "计分办法"],
        ["一、执法办案", 60, None, None],
        ["（一）办案总量", 40, None, None],
        ["1.人均办案数", 25, "稽查科", "位次"],
        ["2.每万户案件数", 15, "稽查科", "位次"],
        ["（二）大要案", 20, None, None],
        ["1.大要案查办数", 20, "稽查科", "每件3分"],
        ["二、执法质量", 40, None, None],
        ["（一）案卷质量", 40, None, None],
        ["1.案卷评查", 40, "法规科", "折算"],
        ["合计", 100, None, None],
    ]
)

L7_TREE = [
    ("一、执法办案", "60"),
    ("一、执法办案/（一）办案总量", "40"),
    ("一、执法办案/（一）办案总量/1.人均办案数", "25"),
    ("一、执法办案/（一）办案总量/2.每万户案件数", "15"),
    ("一、执法办案/（二）大要案", "20"),
    ("一、执法办案/（二）大要案/1.大要案查办数", "20"),
    ("二、执法质量", "40"),
    ("二、执法质量/（一）案卷质量", "40"),
    ("二、执法质量/（一）案卷质量/1.案卷评查", "40"),
]

LAYOUTS = {
    "L1": (L1, L1_TREE),
    "L2": (L2, L2_TREE),
    "L3": (L3, L3_TREE),
    "L4": (L4, L4_TREE),
    "L5": (L5, L5_TREE),
    "L6": (L6, L6_TREE),
    "L7": (L7, L7_TREE),
}
