"""Phrases: the checking workbook, in which every figure is a formula. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "sheet.checking": ("Checking workbook (live formulas)", "可核对工作簿（公式可复算）"),
    "cli.checking_is_workbook": (
        "The checking workbook is made of formulas: export it with --to xlsx.",
        "可核对工作簿由公式组成，请用 --to xlsx 导出。",
    ),
    "cli.checking_has_codes": (
        "The checking workbook shows the codes and the order of the units, so it cannot be anonymous.",
        "可核对工作簿含有单位代码和排列顺序，不能匿名导出。",
    ),
    "checking.title": ("{title}: checking workbook", "{title}可核对工作簿"),
    "checking.sheet.notes": ("Notes", "说明"),
    "checking.sheet.data": ("Data", "数据"),
    "checking.sheet.events": ("Adjustments", "加减分"),
    "checking.sheet.parameters": ("Parameters", "参数"),
    "checking.sheet.scores": ("Scores", "得分"),
    "checking.sheet.totals": ("Totals", "汇总"),
    # states, which formulas compare
    "checking.missing": ("missing", "缺报"),
    "checking.blank": ("not entered", "未填"),
    "checking.void": ("void", "作废"),
    "checking.not_applicable": ("not applicable", "不适用"),
    "checking.divided": ("divided by zero", "分母为零"),
    "checking.out": ("left out", "不计"),
    # columns
    "checking.code": ("Code", "代码"),
    "checking.unit": ("Unit", "单位"),
    "checking.class": ("Class", "类别"),
    "checking.ranked": ("Ranked", "参加排名"),
    "checking.yes": ("yes", "是"),
    "checking.no": ("no", "否"),
    "checking.state": ("state", "状态"),
    "checking.previous": ("the year before", "上年"),
    "checking.target": ("target", "目标"),
    "checking.done": ("done", "完成"),
    "checking.abstain": ("abstained", "弃权"),
    "checking.measure": ("figure", "指标值"),
    "checking.measure_rounded": ("figure rounded", "指标值（取位）"),
    "checking.filled": ("gaps filled", "补缺后"),
    "checking.drawn": ("outliers drawn in", "极端值处理后"),
    "checking.between": ("in between", "中间值"),
    "checking.condition": ("condition", "条件"),
    "checking.of_peers": ("for peers", "同组算式"),
    "checking.peers": ("as a peer", "参与比较的值"),
    "checking.key": ("ranking key", "排序值"),
    "checking.rank_there": ("rank among peers", "同组名次"),
    "checking.share_of_tie": ("share of a tie", "并列系数"),
    "checking.events": ("deduction {number}", "扣分项{number}"),
    "checking.formula": ("formula", "算式值"),
    "checking.applicable": ("applicable", "应覆盖数"),
    "checking.converted": ("converted", "等次折算"),
    "checking.round": ("round {number}", "第{number}轮"),
    "checking.part": ("part {number}", "组成{number}"),
    "checking.panel_mean": ("mean of marks", "评委均分"),
    "checking.panel_number": ("panel", "评委组"),
    "checking.below.panel_mean": ("mean of the panel", "评委组均分"),
    "checking.rate": ("rate", "得分率"),
    "checking.rate_settled": ("rate counted", "计入得分率"),
    "checking.unrounded": ("before rounding", "未取位得分"),
    "checking.by_method": ("by the rule", "按办法得分"),
    "checking.before_veto": ("before the veto", "否决前得分"),
    "checking.earned": ("earned", "凭数据得分"),
    "checking.points": ("points", "得分"),
    "checking.group": ("sum", "小计"),
    # rows below the units
    "checking.below.count": ("peers", "同组单位数"),
    "checking.below.lowest": ("lowest", "同组最低"),
    "checking.below.highest": ("highest", "同组最高"),
    "checking.below.mean": ("mean", "同组平均"),
    "checking.below.deviation": ("standard deviation", "同组标准差"),
    "checking.below.sample_deviation": ("standard deviation (sample)", "同组样本标准差"),
    "checking.below.MIN": ("peer_min", "同组最小值"),
    "checking.below.MAX": ("peer_max", "同组最大值"),
    "checking.below.AVERAGE": ("peer_mean", "同组平均值"),
    "checking.below.SUM": ("peer_sum", "同组合计"),
    "checking.below.filling": ("fills gaps", "补缺用值"),
    "checking.below.lowest_points": ("lowest points", "同组最低得分"),
    "checking.below.mean_points": ("mean points", "同组平均得分"),
    "checking.all": ("all units", "全体"),
    # parameters
    "checking.weight": ("Weight", "分值"),
    "checking.min_peers": ("Fewest peers", "同类至少单位数"),
    "checking.limit_high": ("Limit above", "极端值上限"),
    "checking.limit_low": ("Limit below", "极端值下限"),
    "checking.full_score": ("Full score", "满分"),
    "checking.coefficient": ("Coefficient", "系数"),
    "checking.cap": ("At most", "封顶"),
    "checking.cap.bonus": ("Bonus at most", "加分封顶"),
    "checking.cap.deduction": ("Deduction at most", "扣分封顶"),
    "checking.points_each": ("Points each", "每次分值"),
    "checking.bound": ("Lower bound", "等次下限"),
    "checking.least_rate": ("Least rate", "最低得分率"),
    "checking.quota": ("Quota in percent", "名额比例"),
    "checking.section.groups": ("Groups of indicators", "指标组"),
    "checking.section.leaves": ("Indicators and their rules", "指标及计分办法"),
    "checking.section.adjustments": ("Bonus and deduction", "加分与扣分"),
    "checking.section.totals": ("Totals", "汇总"),
    "checking.section.grades": ("Grades", "等次"),
    "checking.parameter": ("Parameter", "参数"),
    "checking.value": ("Value", "值"),
    "checking.name": ("Name in formulas", "公式中的名称"),
    "checking.rule": ("Rule", "计分办法"),
    # totals
    "checking.base": ("Base", "基础分"),
    "checking.adjusted": ("After coefficient", "系数后得分"),
    "checking.bonus": ("Bonus", "加分"),
    "checking.deduction": ("Deduction", "扣分"),
    "checking.total": ("Total", "总分"),
    "checking.rank": ("Rank", "名次"),
    "checking.rank_in_class": ("Rank in class", "类内名次"),
    "checking.no_rank": ("–", "–"),
    "checking.grade": ("Grade", "等次"),
    "checking.level": ("Grade no.", "等次序号"),
    "checking.level.band": ("by total", "按总分"),
    "checking.level.condition": ("conditions", "按条件"),
    "checking.level.quota": ("quota", "按名额"),
    "checking.level.veto": ("veto", "否决后"),
    "checking.seat": ("Takes a seat", "占名额"),
    # events
    "checking.event.kind": ("Kind", "类型"),
    "checking.event.rule": ("Rule", "规则"),
    "checking.event.name": ("Name", "名称"),
    "checking.event.level": ("Level", "级别"),
    "checking.event.subject": ("Matter", "事项"),
    "checking.event.count": ("Count", "次数"),
    "checking.event.factor": ("Factor", "折算"),
    "checking.event.each": ("Points each", "每次分值"),
    "checking.event.points": ("Points given", "直接给分"),
    "checking.event.earned": ("Earns", "应得分"),
    "checking.event.counted": ("Counts", "计入"),
    # notes
    "checking.note.how": ("How to check", "怎样核对"),
    "checking.note.order": (
        "Data → Parameters → Scores → Totals. Everything on the last two sheets is a formula over the first ones; "
        "change an entry or a parameter, and points, totals, ranks and grades follow.",
        "按“数据 → 参数 → 得分 → 汇总”的顺序看。后两张表都是公式，只取自前两张表；"
        "改一个数据或参数，得分、总分、名次、等次随之变动。",
    ),
    "checking.note.same": (
        "The figures stored with the formulas are those of the program. To compare: recalculate (Ctrl+Alt+F9; in "
        "LibreOffice Ctrl+Shift+F9). If any figure changes, something in this file was changed.",
        "随公式保存的数值就是系统的结果。核对时全部重算一遍（Excel、WPS 按 Ctrl+Alt+F9，"
        "LibreOffice 按 Ctrl+Shift+F9），数值不变即一致；有变动，说明文件里的数据或参数被改过。",
    ),
    "checking.note.row": (
        "A unit has the same row on all sheets. Units stand by class, within a class as in the plan. Figures of the "
        "peers (highest, mean …) stand below the units.",
        "同一单位在各表的行号相同。单位按类别排列，类内按方案顺序；同组的最高、最低、平均等在得分表单位的下方。",
    ),
    "checking.note.names": (
        "Parameters have names: a formula says Target_A1, not D12. The names stand on the sheet of parameters beside "
        "the rule in words.",
        "公式用名称引用参数，如“目标值_A1_1”；名称、数值与文字办法并排列在参数表中。",
    ),
    "checking.note.states": (
        "States are words: {missing}, {not_applicable}, {blank}, {void}. A word that is none of these counts as "
        "missing. A yellow entry is still to be confirmed. “{divided}”: the denominator is 0. “{out}”: not counted, "
        "the weight goes to the others.",
        "没有数值的用文字注明：{missing}、{not_applicable}、{blank}、{void}；其他文字按{missing}处理。黄底为待核数据。"
        "“{divided}”指算式分母为0；“{out}”指该项不计，分值由同级其他指标分担。",
    ),
    "checking.note.rounding": (
        "Figures are rounded half-up at the places of the plan. A spreadsheet keeps numbers in binary, which misses an "
        "exact half by less than 0.00000000001; so a tiny amount, such as 1E-09, is added before rounding, and "
        "measures are compared to nine decimals.",
        "得分按方案规定的位数四舍五入。电子表格用二进制保存小数，恰好是“五”的数会有不到 0.00000000001 的误差，"
        "所以取位前先加一个极小数（如 1E-09），比较指标值时取到九位小数。",
    ),
    "checking.note.code": ("Check code of the data and results: {code}", "数据与结果校验码：{code}"),
    "checking.note.status": ("State of the result: {status}", "结果状态：{status}"),
    "checking.status.complete": ("final", "完整"),
    "checking.status.provisional": (
        "provisional: something is not entered or not confirmed",
        "暂定：有未填或待核的数据",
    ),
    "checking.status.problems": ("there are problems to be solved first", "有问题待处理"),
    "checking.note.live": ("What is not a formula", "哪些不是公式"),
    "checking.note.all_live": (
        "Every figure of this workbook is a formula, but for the entries, the parameters and what follows from the "
        "members of classes, vetoes and who is ranked.",
        "本工作簿的全部结果都是公式。只有单位的类别、是否参加排名、一票否决的决定是写定的，改动后请在系统中重新导出。",
    ),
    "checking.note.stuck": (
        "{code} {name}, {part}: {count} cells hold the program's figure (grey, italic). A spreadsheet cannot reckon "
        "them: numbers of more than 15 digits, or a formula that is too long for it.",
        "{code} {name}（{part}）：{count} 个单元格是系统算出的数值（灰底斜体），"
        "电子表格算不出来：数字超过15位，或公式过长。",
    ),
    "checking.note.winsorised": (
        "{code} {name}: the limits to which outliers are drawn in are numbers found by the program.",
        "{code} {name}：极端值处理的上下限由系统逐轮算出，是数值，不随数据变动。",
    ),
}
