"""Phrases: what is doubtful in a rule, and what a choice of an indicator means. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "draft.unit": (
        "A row is not finished: “{said}” names no unit. It is kept and counts nowhere; add the unit, or empty the row.",
        "有一行未完成：“{said}”没有填单位。内容已保存，不计分；请补填单位，不要了就清空整行。",
    ),
    "draft.rule": (
        "A row is not finished: “{said}” names no rule. It is kept and counts nowhere; add the rule, or empty the row.",
        "有一行未完成：“{said}”没有填条款。内容已保存，不计分；请补填条款，不要了就清空整行。",
    ),
    "draft.matter": (
        "A row is not finished: “{said}” names no matter. It is kept and counts nowhere; add it, or empty the row.",
        "有一行未完成：“{said}”没有填事项。内容已保存，不计入台账；请补填事项，不要了就清空整行。",
    ),
    "draft.unit_rule": (
        "A row is not finished: “{said}” names neither unit nor rule. It is kept and counts nowhere; add both, or "
        "empty the row.",
        "有一行未完成：“{said}”没有填单位和条款。内容已保存，不计分；请补填，不要了就清空整行。",
    ),
    "draft.unit_matter": (
        "A row is not finished: “{said}” names neither unit nor matter. It is kept and counts nowhere; add both, or "
        "empty the row.",
        "有一行未完成：“{said}”没有填单位和事项。内容已保存，不计入台账；请补填，不要了就清空整行。",
    ),
    "draft.names": (
        "A row is not finished: “{said}”. It is kept and counts nowhere; choose its unit and its rule or matter anew, "
        "or empty the row.",
        "有一行未完成：“{said}”。内容已保存，不计分；请重新选定单位和条款（事项），不要了就清空整行。",
    ),
    "doubt.all_full_before": (
        "{indicator}: with last year's values all {count} units get full points: the rule tells nobody apart. "
        "Raise the target or choose another rule.",
        "{indicator}：按上年数据，{count} 个单位全部得满分，拉不开差距。请提高目标或换一种计分办法。",
    ),
    "doubt.all_full": (
        "{indicator}: with this year's values all {count} units get full points: the rule tells nobody apart. "
        "Raise the target or choose another rule.",
        "{indicator}：按本年数据，{count} 个单位全部得满分，拉不开差距。请提高目标或换一种计分办法。",
    ),
    "doubt.direction_down": (
        "{indicator}: a higher figure gets fewer points, but more is said to be better. Turn the direction or the "
        "figures round.",
        "{indicator}：数值越大得分越少，而指标方向是“越高越好”。请改指标方向，或把参数调过来。",
    ),
    "doubt.direction_up": (
        "{indicator}: a higher figure gets more points, but less is said to be better. Turn the direction or the "
        "figures round.",
        "{indicator}：数值越大得分越多，而指标方向是“越低越好”。请改指标方向，或把参数调过来。",
    ),
    "doubt.tier_never": (
        "{indicator}: tier {number} ({bound}) never holds, because a tier above it takes all its figures. Put the "
        "tiers in order.",
        "{indicator}：第 {number} 档（{bound}）永远用不上，它的数值都被上面的档次占去了。请调整档次顺序。",
    ),
    "doubt.bands_short": (
        "{indicator}: the bands end at {upper}%; the places after it get no points. Add a band up to 100%.",
        "{indicator}：位次分段只到 {upper}%，其后的单位都不得分。请补一段到 100%。",
    ),
    "doubt.unreachable": (
        "{indicator}: nobody can get more than {points} of {weight} points. Raise the figures or lower the weight.",
        "{indicator}：分值 {weight} 分，但按此办法最多只能得 {points} 分。请调高参数，或调低分值。",
    ),
    "doubt.above_weight": (
        "{indicator}: the rule lists {points} points, but the weight is {weight}: nobody gets more than that.",
        "{indicator}：办法中列了 {points} 分，而分值只有 {weight} 分，超出部分得不到。请改办法或分值。",
    ),
    "doubt.shares": (
        "{indicator}: the shares of the parts add up to {sum}, not to 1. Correct the shares.",
        "{indicator}：各组成部分占比合计为 {sum}，不是 1。请更正占比。",
    ),
    "doubt.groups": (
        "{indicator}: the weights of the groups of voters add up to {sum}, not to 1. Correct the weights.",
        "{indicator}：测评人员类别的权重合计为 {sum}，不是 1。请更正权重。",
    ),
    "doubt.few_peers": (
        "{indicator}: only {count} units are compared with each other ({units}). With so few the places are mostly "
        "chance; take a rule by its own value, or compare all units.",
        "{indicator}：互相比较的只有 {count} 个单位（{units}），位次偶然性大。建议改用按自身数值的办法，或与全部比较。",
    ),
    "doubt.no_department": (
        "{indicator}: no department answers for it. Name one.",
        "{indicator}：未明确牵头单位。请填写。",
    ),
    "doubt.no_source": (
        "{indicator}: it is not said where its figures come from. Name the source.",
        "{indicator}：未写数据来源。请填写。",
    ),
    "doubt.no_basis": (
        "{indicator}: no document is named that it rests on. Name the basis.",
        "{indicator}：未写考核依据。请填写。",
    ),
    # what a choice means
    "consequence.direction.up": ("The higher the figure, the better the place.", "数值越高，位次越靠前。"),
    "consequence.direction.down": ("The lower the figure, the better the place.", "数值越低，位次越靠前。"),
    "consequence.peers.all": (
        "Averages, best figures and places are taken over all ranked units.",
        "平均数、最优值和位次都在全部参评单位中取。",
    ),
    "consequence.peers.class": (
        "Taken over the units of the same class; a class with too few is compared with all.",
        "在同类单位中取；同类单位太少时与全部单位比较。",
    ),
    "consequence.missing.zero": ("Who reports nothing gets 0 points.", "缺报的单位该项得 0 分。"),
    "consequence.missing.lowest": (
        "Who reports nothing gets as few points as the lowest of the peers.",
        "缺报的单位按同组最低分计。",
    ),
    "consequence.missing.mean": (
        "Who reports nothing gets the mean of the peers: nothing is lost by not reporting.",
        "缺报的单位按同组平均分计：不报也不吃亏，请慎用。",
    ),
    "consequence.missing.exclude": (
        "The indicator is left out for that unit, its weight shared among its neighbours.",
        "该单位不计此项，分值由同级其他指标分摊。",
    ),
    "consequence.not_applicable.redistribute": (
        "The weight is shared among the other indicators of the group, in proportion.",
        "分值按比例分给同级其他指标。",
    ),
    "consequence.not_applicable.full": ("The unit gets full points.", "该单位此项得满分。"),
    "consequence.not_applicable.zero": ("The unit gets 0 points.", "该单位此项得 0 分。"),
    "consequence.not_applicable.mean": ("The unit gets the mean of the peers.", "该单位按同组平均分计。"),
    "consequence.zero_denominator.not_applicable": (
        "A denominator of 0 counts as not applicable.",
        "分母为 0 的单位按“不适用”处理。",
    ),
    "consequence.zero_denominator.full": ("A denominator of 0 gets full points.", "分母为 0 的单位得满分。"),
    "consequence.zero_denominator.zero": ("A denominator of 0 gets 0 points.", "分母为 0 的单位得 0 分。"),
    "consequence.zero_denominator.missing": (
        "A denominator of 0 counts as missing.",
        "分母为 0 的单位按“缺报”处理。",
    ),
    "consequence.reference_only": (
        "Shown beside the others and never scored; the weight stays 0.",
        "只列出数据，不计分，分值固定为 0。",
    ),
    "consequence.legal": (
        "“{name}” may be shown, never scored ({law}). The weight stays 0 as long as name, tag or item say so.",
        "“{name}”只能统计，不得计分（{law}）。名称、标签或数据项未改之前，分值固定为 0。",
    ),
    # functions of a measure
    "signature.growth": ("growth(now, base): growth in percent", "growth(本期, 基期)：增幅，百分数"),
    "signature.if": ("if(condition, then, else)", "if(条件, 成立时, 不成立时)"),
    "signature.round": ("round(figure, places): rounded half up", "round(数值, 小数位)：四舍五入"),
    "signature.min": ("min(a, b, …): the smallest", "min(甲, 乙, …)：取最小"),
    "signature.max": ("max(a, b, …): the greatest", "max(甲, 乙, …)：取最大"),
    "signature.abs": ("abs(figure): without its sign", "abs(数值)：绝对值"),
    "signature.ln": ("ln(figure): natural logarithm", "ln(数值)：自然对数"),
    "signature.exp": ("exp(figure): e to that power", "exp(数值)：e 的乘方"),
    "signature.sqrt": ("sqrt(figure): square root", "sqrt(数值)：平方根"),
    "signature.sum": ("sum(series item): sum of its members", "sum(序列数据项)：各项合计"),
    "signature.mean": ("mean(series item): mean of its members", "mean(序列数据项)：各项平均"),
    "signature.count": ("count(series item): how many members have a figure", "count(序列数据项)：有数的项数"),
    "signature.prev": ("prev(item): the same unit's figure last year", "prev(数据项)：本单位上年数"),
    "signature.peer_min": ("peer_min(figure): the lowest of the peers", "peer_min(数值)：同组最小值"),
    "signature.peer_max": ("peer_max(figure): the highest of the peers", "peer_max(数值)：同组最大值"),
    "signature.peer_mean": ("peer_mean(figure): the mean of the peers", "peer_mean(数值)：同组平均值"),
    "signature.peer_sum": ("peer_sum(figure): the sum of the peers", "peer_sum(数值)：同组合计"),
}
