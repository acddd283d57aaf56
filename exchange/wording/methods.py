"""Phrases: scoring methods, policies, states and node kinds by name. `key: (English, Chinese)`."""

from typing import Final

_METHODS: Final[dict[str, tuple[str, str]]] = {
    "method.direct": ("Direct points", "直接赋分"),
    "method.pass_fail": ("Pass or fail", "达标赋分"),
    "method.target_rate": ("Target completion", "目标完成率"),
    "method.target_step": ("Steps from the target", "目标差额增减"),
    "method.gap_deduct": ("Deduction for the gap", "差额扣分"),
    "method.efficacy": ("Efficacy coefficient", "功效系数"),
    "method.efficacy_tiers": ("Five-tier efficacy", "五档功效系数"),
    "method.interpolation": ("Interpolation", "区间插值"),
    "method.tiers": ("Tiers", "分档赋分"),
    "method.interval": ("Best within a band", "适度区间"),
    "method.deduct": ("Deductions", "扣分制"),
    "method.checklist": ("Checklist", "要素达标"),
    "method.item_mean": ("Mean completion of tasks", "分项平均完成率"),
    "method.coverage": ("Coverage", "覆盖率"),
    "method.min_max": ("Between worst and best", "极差标准化"),
    "method.best_ratio": ("Ratio to the best", "最优值比例"),
    "method.mean_ratio": ("Ratio to the mean", "均值比较"),
    "method.t_score": ("Standard score", "标准分"),
    "method.rank_linear": ("Rank, linear", "排名线性"),
    "method.rank_step": ("Rank, fixed step", "排名固定步长"),
    "method.rank_bands": ("Rank, bands", "排名分段"),
    "method.rank_map": ("Points by given rank", "名次对照"),
    "method.convert_scale": ("Converted score", "结果折算（分）"),
    "method.convert_grade": ("Converted grade", "结果折算（等次）"),
    "method.convert_rank": ("Converted rank", "结果折算（位次）"),
    "method.ballots": ("Ballots", "民主测评"),
    "method.panel": ("Panel of judges", "评委打分"),
    "method.blend": ("Blend", "组合"),
    "method.formula": ("Formula", "自定义公式"),
}

_GROUPS: Final[dict[str, tuple[str, str]]] = {
    "method.group.absolute": ("by its own value", "按自身数值"),
    "method.group.relative": ("against the peers", "与同组比较"),
    "method.group.converted": ("results from elsewhere", "外部结果折算"),
    "method.group.judged": ("votes and judges", "评议打分"),
    "method.group.combined": ("combined", "组合与公式"),
}

CARD_GROUPS: Final = ("absolute", "relative", "deduction", "subjective", "conversion", "combination", "formula")
"""How the methods are grouped where one is chosen, in this order."""

CARDS: Final[dict[str, tuple[str, str, str]]] = {
    "direct": ("absolute", "The entry is the points", "录入多少分就得多少分，如考核组评定的分数"),
    "pass_fail": ("absolute", "All points when the target is met, else none", "达到标准得满分，达不到不得分"),
    "target_rate": (
        "absolute",
        "In proportion to how much of the target is reached",
        "按完成目标的比例得分，可设封顶和门槛",
    ),
    "target_step": (
        "absolute",
        "Base points at the target, more above and less below",
        "完成目标得基本分，超出加分、不足减分",
    ),
    "gap_deduct": ("absolute", "Points off for what is short of the target", "完成目标得满分，每差一档扣若干分"),
    "efficacy": (
        "absolute",
        "Between an unacceptable and a satisfactory figure",
        "在不允许值与满意值之间按比例得分，有基础分",
    ),
    "efficacy_tiers": ("absolute", "Between standards from best to worst", "对照优秀至较差各档标准值，档间按比例得分"),
    "interpolation": ("absolute", "Straight lines between given points", "给定几个点，点与点之间按直线折算"),
    "tiers": ("absolute", "Fixed points for each tier", "数值落在哪一档就得哪一档的分"),
    "interval": ("absolute", "Best within a band, less on both sides", "在适度区间内得满分，过高过低都减分"),
    "checklist": ("absolute", "Points for each element that is met", "逐项看要素是否落实，落实一项得一项分"),
    "item_mean": ("absolute", "Mean completion of several tasks", "多项任务各算完成率，取平均"),
    "coverage": ("absolute", "How many of the fields are covered", "应覆盖的领域中覆盖了多少"),
    "min_max": ("relative", "Between the lowest and the highest of the peers", "在同组最低与最高之间按位置得分"),
    "best_ratio": ("relative", "In proportion to the best of the peers", "最好的得满分，其余按与最好之比得分"),
    "mean_ratio": ("relative", "Against the mean of the peers", "与同组平均值之比得分，达到平均得一定比例"),
    "t_score": ("relative", "By standard deviations from the mean", "按偏离平均值多少个标准差得分"),
    "rank_linear": ("relative", "From first to last in even steps", "按位次从第一到最后均匀递减"),
    "rank_step": ("relative", "A fixed step off for each place", "第一名得满分，每后一名减固定分"),
    "rank_bands": ("relative", "By the share of the ranking a unit is in", "位次在前百分之几，得相应比例的分"),
    "deduct": ("deduction", "Points off for each event", "有一次扣一次，扣完为止"),
    "ballots": ("subjective", "Votes by grade, by groups of voters", "按各类人员投票的等次计分"),
    "panel": ("subjective", "Mean of the judges' marks", "评委打分取平均，可去掉最高最低"),
    "convert_scale": ("conversion", "A score out of another full score", "上级考核得分按满分折算"),
    "convert_grade": ("conversion", "A grade given elsewhere", "上级评定的等次折算成分"),
    "convert_rank": ("conversion", "A rank given elsewhere", "上级排定的位次折算成分"),
    "rank_map": ("conversion", "Points listed for each given rank", "第几名得几分，逐一列出，如竞赛名次"),
    "blend": ("combination", "Shares of several methods", "几个办法按占比合起来，如存量加增量"),
    "formula": ("formula", "An expression of one's own", "自己写算式，可用数据项和分值 W"),
}
"""Of each method its group, and in one line what it is for."""

_CARD_GROUPS: Final[dict[str, tuple[str, str]]] = {
    "method.cards.absolute": ("By its own value", "按自身数值"),
    "method.cards.relative": ("Against the peers", "与同组比较"),
    "method.cards.deduction": ("Deductions", "扣分加分"),
    "method.cards.subjective": ("Votes and judges", "评议打分"),
    "method.cards.conversion": ("Results from elsewhere", "结果折算"),
    "method.cards.combination": ("Combination", "组合"),
    "method.cards.formula": ("Formula", "自定义公式"),
    **{f"method.card.{code}": (english, chinese) for code, (_, english, chinese) in CARDS.items()},
}

_POLICIES: Final[dict[str, tuple[str, str]]] = {
    "policy.missing": ("Missing", "缺报"),
    "policy.missing.zero": ("0 points", "计 0 分"),
    "policy.missing.lowest": ("the lowest of the peers", "按同组最低分"),
    "policy.missing.mean": ("the mean of the peers", "按同组平均分"),
    "policy.missing.exclude": ("left out, weight shared out", "不计，分值由同级分摊"),
    "policy.not_applicable": ("Not applicable", "不适用"),
    "policy.not_applicable.redistribute": ("left out, weight shared out", "不计，分值由同级分摊"),
    "policy.not_applicable.full": ("full points", "计满分"),
    "policy.not_applicable.zero": ("0 points", "计 0 分"),
    "policy.not_applicable.mean": ("the mean of the peers", "按同组平均分"),
    "policy.zero_denominator": ("Denominator 0", "分母为 0"),
    "policy.zero_denominator.not_applicable": ("not applicable", "按不适用"),
    "policy.zero_denominator.full": ("full points", "计满分"),
    "policy.zero_denominator.zero": ("0 points", "计 0 分"),
    "policy.zero_denominator.missing": ("missing", "按缺报"),
}

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "state.blank": ("not entered", "未填"),
    "state.scored": ("scored", "已计分"),
    "state.missing": ("missing", "缺报"),
    "state.not_applicable": ("not applicable", "不适用"),
    "state.pending": ("pending", "待核"),
    "state.void": ("void", "作废"),
    "state.reference": ("for reference only", "仅统计"),
    "direction.up": ("more is better", "正向（越高越好）"),
    "direction.down": ("less is better", "逆向（越低越好）"),
    "peers.all": ("all units", "全部单位"),
    "peers.class": ("units of the class", "同类单位"),
    "aggregate.sum": ("sum", "合计"),
    "aggregate.geometric": ("geometric mean", "几何平均"),
    "aggregate.harmonic": ("harmonic mean", "调和平均"),
    "aggregate.min": ("the lowest", "取最低"),
    "kind.number": ("number", "数值"),
    "kind.grade": ("grade", "等次"),
    "kind.series": ("series", "序列"),
    "kind.tasks": ("tasks", "任务表"),
    "kind.ballots": ("ballots", "测评票"),
    "ties.competition": ("shared, places left free (1-2-2-4)", "并列占位（1-2-2-4）"),
    "ties.dense": ("shared, no places left free (1-2-2-3)", "并列不占位（1-2-2-3）"),
    "ties.average": ("average of the places (1-2.5-2.5-4)", "平均名次（1-2.5-2.5-4）"),
    "coefficient.base": ("on the base", "乘基础分"),
    "coefficient.none": ("not applied", "不使用"),
    "coefficient.all": ("on the whole sum", "乘总分"),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {**_METHODS, **_GROUPS, **_CARD_GROUPS, **_POLICIES, **_WORDS}
