"""Phrases: the words of printed documents and exported workbooks. `key: (English, Chinese)`."""

from typing import Final

_DOCUMENTS: Final[dict[str, tuple[str, str]]] = {
    "sheet.ranking": ("Ranking", "排名表"),
    "sheet.ranking.class": ("Ranking – {name}", "排名表（{name}）"),
    "sheet.ranking.title": ("{title}:\n ranking", "{title}\n得分排名表"),
    "sheet.ranking.class.title": ("{title}:\n ranking – {name}", "{title}\n得分排名表（{name}）"),
    "sheet.summary": ("Score summary", "评分汇总表"),
    "sheet.summary.title": ("{title}:\n score summary", "{title}\n评分汇总表"),
    "sheet.rules": ("Rules and weights", "计分办法表"),
    "sheet.rules.title": ("{title}:\n rules and weights", "{title}\n指标权重与计分办法"),
    "sheet.treatment": ("Treated values", "数据处理清单"),
    "sheet.treatment.title": ("{title}:\n treated values", "{title}\n数据处理清单"),
    "sheet.page": ("Page {page} of {pages}", "第 {page} 页　共 {pages} 页"),
    "sheet.printed": ("Printed {time}  {user}", "打印 {time}　{user}"),
    "sheet.code": ("Check code {code}", "校验 {code}"),
    "sheet.code.final": ("Version {number}, final  Check code {code}", "第{number}版定稿　校验 {code}"),
    "sheet.points_unit": ("Unit: points", "单位：分"),
    "sheet.count_units": ("{count} assessed", "考核对象：{count}个"),
    "sheet.full_score": ("Full score {full} points", "总分{full}分"),
    "sheet.draft.provisional": ("DRAFT", "暂定"),
    "sheet.draft.provisional.banner": (
        "Provisional – entries are blank or waiting to be checked",
        "暂定——有数据未填或待核，不作最终结果",
    ),
    "sheet.draft.open": ("Provisional – not made final yet", "暂定——未定稿"),
    "sheet.draft.other": (
        "Provisional – the figures are no longer those that were made final",
        "暂定——数据与定稿时不一致，请核对后重新定稿",
    ),
    "sheet.draft.problems": ("DRAFT", "草稿"),
    "sheet.draft.problems.banner": (
        "Draft – there are problems that must be settled first",
        "草稿——有问题尚未解决，不作最终结果",
    ),
    "sheet.draft.weights.banner": (
        "Draft – the weights do not add up: {level} {found} of {wanted}{others}; not a final result",
        "草稿——分值合计不符：{level} {found}，应为 {wanted}{others}，不作最终结果",
    ),
    "sheet.draft.first_level": ("the first level", "一级指标"),
    "sheet.draft.others": (" (and {count} more levels)", "（另有 {count} 处）"),
    "sheet.signer.made": ("Prepared by", "制表人"),
    "sheet.signer.checked": ("Checked by", "复核人"),
    "sheet.signer.chief": ("Head of office", "审核人（科长）"),
    "sheet.signer.leader": ("Approved by", "分管领导"),
    "sheet.signer.named": ("{role} {name}", "{role} {name}"),
    "sheet.role": ("{role}: ", "{role}："),
    "sheet.seal": ("(Seal)      Date:                    ", "（单位盖章）　　　　年　　月　　日"),
    "sheet.note": ("Notes: ", "注："),
    "sheet.no_chinese_font": (
        "There is no font with Chinese characters on this machine and the program's own is missing, so the Chinese "
        "would be lost on paper. Nothing was printed; install the program again, or a Chinese font.",
        "本机没有中文字体，程序自带的字体文件也不在，打印出来会缺少汉字。未作输出；请重新安装本程序，或安装一种中文字体。",
    ),
    "sheet.not_written": (
        "{path} could not be written ({reason}). What was there before is untouched; close it where it is open, "
        "or choose another folder.",
        "无法写入 {path}（{reason}）。原有文件未受影响；如已在别处打开请先关闭，或另选文件夹。",
    ),
    "sheet.unranked": ("–", "—"),
}

_COLUMNS: Final[dict[str, tuple[str, str]]] = {
    "sheet.col.rank": ("Rank", "位次"),
    "sheet.col.unit": ("Unit", "单位"),
    "sheet.col.total": ("Total", "总分"),
    "sheet.col.first_level": ("Points by first-level indicator", "一级指标得分"),
    "sheet.col.weighted": ("{name} ({weight})", "{name}（{weight}）"),
    "sheet.col.points": ("{points}", "{points}分"),
    "sheet.col.base": ("Base", "基础分"),
    "sheet.col.coefficient": ("Coeff.", "系数"),
    "sheet.col.adjusted": ("Base × coeff.", "折算分"),
    "sheet.col.bonus": ("Bonus", "加分"),
    "sheet.col.deduction": ("Deduct.", "扣分"),
    "sheet.col.grade": ("Grade", "等次"),
    "sheet.col.before": ("Before", "处理前"),
    "sheet.col.after": ("After", "处理后"),
    "sheet.col.treated": ("Treatment", "处理方式"),
    "sheet.col.number": ("No.", "序号"),
    "sheet.col.indicator": ("Indicator", "指标"),
    "sheet.col.weight": ("Weight", "分值"),
    "sheet.col.mean": ("Mean", "平均"),
    "sheet.col.score": ("Points", "得分"),
    "sheet.col.rule": ("Scoring rule", "计分办法"),
    "sheet.col.measure": ("What is measured", "计算口径"),
    "sheet.col.department": ("Department", "责任科室"),
    "sheet.col.source": ("Source", "数据来源"),
    "sheet.level.1": ("First level", "一级指标"),
    "sheet.level.2": ("Second level", "二级指标"),
    "sheet.level.3": ("Third level", "三级指标"),
    "sheet.level.n": ("Level {level}", "{level}级指标"),
    "sheet.row.subtotal": ("Subtotal", "小计"),
    "sheet.row.sum": ("Sum of weights", "合计"),
}

_NOTES: Final[dict[str, tuple[str, str]]] = {
    "sheet.sum.base": ("Total = base × coefficient + bonus − deduction.", "总分＝基础分×系数（折算分）＋加分－扣分。"),
    "sheet.sum.all": ("Total = (base + bonus − deduction) × coefficient.", "总分＝（基础分＋加分－扣分）×系数。"),
    "sheet.sum.none": ("Total = base + bonus − deduction.", "总分＝基础分＋加分－扣分。"),
    "sheet.sum.plain": ("Total = sum of the points.", "总分＝各项得分之和。"),
    "sheet.sum.rounded": (
        "{formula} Points are rounded half up to {places} decimal places before they are added.",
        "{formula}各项得分先四舍五入到{places}位小数，再相加。",
    ),
    "sheet.sum.rounded_twice": (
        "{formula} Points are rounded half up to {places} decimal places before they are added, sums to {total}.",
        "{formula}各项得分先四舍五入到{places}位小数再相加，合计四舍五入到{total}位小数。",
    ),
    "sheet.sum.once": (
        "{formula} Points are exact and only the total is rounded, to {places} decimal places; the parts are shown "
        "so that they add up to it.",
        "{formula}各项得分不取整，只在最后四舍五入到{places}位小数；表中各项为显示值，合计与总分一致。",
    ),
    "sheet.ties.competition": (
        "equal totals share a place and the places behind it are skipped (1, 2, 2, 4)",
        "总分相同的并列，其后位次空出（如1、2、2、4）",
    ),
    "sheet.ties.dense": (
        "equal totals share a place and no place is skipped (1, 2, 2, 3)",
        "总分相同的并列，其后位次不空出（如1、2、2、3）",
    ),
    "sheet.ties.average": (
        "equal totals share the mean of their places (1, 2.5, 2.5, 4)",
        "总分相同的取平均位次（如1、2.5、2.5、4）",
    ),
    "sheet.ties.breakers": (
        "Ties: equal totals are compared by {nodes} in this order; where these are equal too, {ties}. Units that "
        "share a place stand in the order of the plan.",
        "总分相同的，依次比较{nodes}；仍相同的{ties}。并列单位按方案所列顺序排列。",
    ),
    "sheet.ties.plain": (
        "Ties: {ties}. Units that share a place stand in the order of the plan.",
        "{ties}。并列单位按方案所列顺序排列。",
    ),
    "sheet.note.coefficients": ("Coefficients: {classes}.", "系数：{classes}。"),
    "sheet.note.unranked": ("“—” in the rank: scored, not ranked.", "位次栏为“—”的单位只计分，不参加排名。"),
    "sheet.note.left_out": (
        "“／”: not assessed; its weight is shared out in its group, so the parts alone do not give the sum.",
        "“／”为不考核，其分值按比例由同组其他指标分担，该单位各项直接相加与合计不等。",
    ),
    "sheet.note.groups": (
        "{nodes}: not a sum, joined as {aggregate}.",
        "{nodes}不是下级得分之和，按{aggregate}合成。",
    ),
    "sheet.note.floor": ("A total below 0 counts as 0.", "总分不足0分的按0分计。"),
    "sheet.note.veto": ("{unit}: {veto}{document}; {actions}.", "{unit}：{veto}{document}，{actions}。"),
    "sheet.note.document": (" ({document})", "（{document}）"),
    "sheet.note.provisional": ("Provisional: {reasons}.", "暂定原因：{reasons}。"),
    "sheet.note.blank": ("{count} blank", "未填{count}项"),
    "sheet.note.pending": ("{count} waiting to be checked", "待核{count}项"),
    "sheet.note.problems": ("{count} problems", "待解决的问题{count}个"),
    "sheet.note.grades": ("Grades: {bands}.", "等次：{bands}。"),
    "sheet.note.band": ("{grade} from {bound}", "{bound}分及以上为{grade}"),
    "sheet.note.band_last": ("{grade} below", "其余为{grade}"),
    "sheet.note.quota.all": (
        "At most {percent}% of the ranked units may hold {grade}.",
        "{grade}不超过参加排名单位总数的{percent}%。",
    ),
    "sheet.note.quota.class": (
        "At most {percent}% of the ranked units of each class may hold {grade}.",
        "{grade}不超过本类参加排名单位数的{percent}%。",
    ),
    "sheet.note.condition": (
        "{grade} also needs at least {rate}% of “{node}”.",
        "评为{grade}的，“{node}”得分率不低于{rate}%。",
    ),
    "sheet.legend.missing": (
        "“M”: missing or blank, 0 points; with figures before it, points by the rule for missing values.",
        "“缺”为缺报或未填，计0分；前面有分数的，为按缺报办法所计的分",
    ),
    "sheet.legend.not_applicable": (
        "“／”: not assessed; its weight is shared out in its group, so the parts alone do not give the sum; with "
        "figures before it, points by rule.",
        "“／”为不考核，分值由同组其他指标按比例分担，该单位各项直接相加与合计不等；前面有分数的，为按不考核办法所计的分",
    ),
    "sheet.legend.pending": ("“*”: waiting to be checked.", "“*”为待核数据，结果暂定"),
    "sheet.mark.missing": ("M", "缺"),
}

_ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "sheet.action.grade_max": ("the grade is {value} at most", "等次最高为{value}"),
    "sheet.action.grade_set": ("the grade is {value}", "等次定为{value}"),
    "sheet.action.grade_down": ("the grade drops by {value}", "等次降{value}档"),
    "sheet.action.node_zero": ("“{value}” scores 0", "“{value}”计0分"),
    "sheet.action.no_award": ("no award", "取消评优资格"),
    "sheet.action.exclude_from_rank": ("not ranked", "不参加排名"),
}

_AGGREGATES: Final[dict[str, tuple[str, str]]] = {
    "sheet.aggregate.sum": ("sum", "求和"),
    "sheet.aggregate.geometric": ("geometric mean", "几何平均"),
    "sheet.aggregate.harmonic": ("harmonic mean", "调和平均"),
    "sheet.aggregate.min": ("the lowest", "取最低"),
}

_RULES: Final[dict[str, tuple[str, str]]] = {
    "sheet.rule.bonus": ("Bonus", "加分项"),
    "sheet.rule.deduction": ("Deductions", "扣分项"),
    "sheet.rule.veto": ("Vetoes", "一票否决"),
    "sheet.rule.cap": ("at most {cap} in all", "合计不超过{cap}分"),
    "sheet.rule.no_cap": ("without a limit", "不封顶"),
    "sheet.rule.each": ("{points} each", "每项{points}分"),
    "sheet.rule.level": ("{level} {points}", "{level}{points}分"),
    "sheet.rule.own": ("points as entered", "按录入分值"),
    "sheet.rule.highest": ("only the highest counts for one subject", "同一事项只计最高"),
    "sheet.rule.policies": ("Unless stated otherwise – {policies}.", "除表中另有注明外，{policies}。"),
}

_TREATED: Final[dict[str, tuple[str, str]]] = {
    "sheet.treated.mean": ("filled with the mean of {count} ranked units", "按{count}个参评单位的平均值补齐"),
    "sheet.treated.median": ("filled with the median of {count} ranked units", "按{count}个参评单位的中位数补齐"),
    "sheet.treated.group_mean": (
        "filled with the mean of the class {name} (ranked units with a value: {count})",
        "按{name}的平均值补齐（有数据的参评单位{count}个）",
    ),
    "sheet.treated.fallen_back": (
        "filled with the mean of {count} ranked units: nobody in the class has a value",
        "同类单位均无数据，按{count}个参评单位的平均值补齐",
    ),
    "sheet.treated.unfilled": ("not filled: no ranked unit has a value", "参评单位均无数据，未补齐"),
    "sheet.treated.high": (
        "very high: drawn in to the next value, round {round}",
        "偏高极端值，第{round}轮调低至相邻值",
    ),
    "sheet.treated.low": ("very low: drawn in to the next value, round {round}", "偏低极端值，第{round}轮调高至相邻值"),
    "sheet.treated.none": ("No value had to be treated.", "没有需要处理的数据。"),
    "sheet.treated.rule": ("Rule for {indicators}: {rule}.", "处理规则（{indicators}）：{rule}。"),
    "sheet.treated.rule.mean": (
        "a missing value becomes the mean of the ranked units",
        "缺报的按参评单位平均值补齐",
    ),
    "sheet.treated.rule.median": (
        "a missing value becomes the median of the ranked units",
        "缺报的按参评单位中位数补齐",
    ),
    "sheet.treated.rule.group_mean": (
        "a missing value becomes the mean of the unit's class, or of all where the class has no value",
        "缺报的按同类单位平均值补齐，同类单位均无数据的按全部参评单位平均值补齐",
    ),
    "sheet.treated.rule.winsorise": (
        "while |skewness| is above {skew} and kurtosis above {kurtosis}, the outermost values become the next ones; "
        "units that may change: at most {most}",
        "偏度绝对值大于{skew}且峰度大于{kurtosis}时，逐轮将最外侧的极端值调至相邻值，调整的单位不超过{most}个",
    ),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {
    **_DOCUMENTS,
    **_COLUMNS,
    **_NOTES,
    **_ACTIONS,
    **_AGGREGATES,
    **_RULES,
    **_TREATED,
}
