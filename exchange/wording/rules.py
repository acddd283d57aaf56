"""Phrases: the rule of every scoring method as it stands in an office's annex. `key: (English, Chinese)`.

`exchange.rule_words` puts them together. In English what is earned is a noun ("full points"), in Chinese it brings its
verb (得满分, 不得分), so that the clauses read naturally in both.
"""

from typing import Final

_FIGURES: Final[dict[str, tuple[str, str]]] = {
    "rule.value": ("{number} {unit}", "{number}{unit}"),
    "rule.value.percent": ("{number}%", "{number}%"),
    "rule.gap.percent": ("{number} percentage points", "{number}个百分点"),
    "rule.gap.percent.one": ("{number} percentage point", "{number}个百分点"),
    "rule.points": ("{number} points", "{number}分"),
    "rule.points.one": ("{number} point", "{number}分"),
    "rule.share": ("{number}% of full points", "满分的{number}%"),
    "rule.and": ("{one} and {other}", "{one}和{other}"),
    "rule.full": ("full points", "满分"),
    "rule.earns": ("{amount}", "得{amount}"),
    "rule.earns.none": ("0 points", "不得分"),
    "rule.side.higher": ("above it", "高"),
    "rule.side.lower": ("below it", "低"),
    "rule.side.more": ("above it", "多"),
    "rule.side.fewer": ("below it", "少"),
    "rule.holds.>=": ("at {value} or above", "达到{value}"),
    "rule.holds.>": ("above {value}", "超过{value}"),
    "rule.holds.<=": ("at {value} or below", "不超过{value}"),
    "rule.holds.<": ("below {value}", "低于{value}"),
    "rule.holds.=": ("at exactly {value}", "等于{value}"),
    "rule.at": ("{value}: {earned}", "{value}{earned}"),
    "rule.and_above": ("{value} and above: {earned}", "{value}及以上{earned}"),
    "rule.and_below": ("{value} and below: {earned}", "{value}及以下{earned}"),
    "rule.always": ("always {earned}", "一律{earned}"),
    "rule.otherwise": ("otherwise {earned}", "其余{earned}"),
    "rule.first_holds": ("the first in this order that holds counts", "按所列次序以先符合的为准"),
    "rule.when": ("{earned} {condition}", "{condition}{earned}"),
    "rule.at_most": ("at most {amount}", "最高得{amount}"),
    "rule.at_least": ("at least {amount}", "最低得{amount}"),
    "rule.down_to_nothing": ("down to 0 points", "扣完为止"),
    "rule.zero": ("a value of 0 gets 0 points", "数值为0的不得分"),
}

_TARGETS: Final[dict[str, tuple[str, str]]] = {
    "rule.target": ("target {value}", "目标值{value}"),
    "rule.target.none": ("no task (target {value}): {policy}", "无任务（目标值{value}）的{policy}"),
    "rule.reached.up": ("{earned} when the target is met", "完成目标{earned}"),
    "rule.reached.down": ("{earned} when the target is not exceeded", "不超过目标{earned}"),
    "rule.rate.up": ("value ÷ target", "实际值÷目标值"),
    "rule.rate.ratio": ("target ÷ value", "目标值÷实际值"),
    "rule.rate.difference": ("2 − value ÷ target", "2－实际值÷目标值"),
    "rule.by_rate": ("points by the rate of completion ({rate})", "按完成率（{rate}）计分"),
    "rule.by_rate.short.up": (
        "otherwise points by the rate of completion ({rate})",
        "未完成的按完成率（{rate}）计分",
    ),
    "rule.by_rate.short.down": (
        "otherwise points by the rate of completion ({rate})",
        "超过的按完成率（{rate}）计分",
    ),
    "rule.by_rate.beyond": ("beyond the target more in proportion, {limit}", "优于目标的按比例加分，{limit}"),
    "rule.threshold": ("a rate below {percent}% gets 0 points", "完成率低于{percent}%的不得分"),
    "rule.adds": ("{points} more for every {gap} {side}", "每{side}{gap}加{points}"),
    "rule.takes": ("{points} off for every {gap} {side}", "每{side}{gap}扣{points}"),
    "rule.adds.limit": ("at most {points} more", "最多加{points}"),
    "rule.adds.whole": ("nothing for less than {gap}", "不足{gap}的不加分"),
    "rule.takes.whole": ("nothing for less than {gap}", "不足{gap}的不扣分"),
}

_ABSOLUTE: Final[dict[str, tuple[str, str]]] = {
    "rule.direct": (
        "the value itself is the points, from {low} to {high}",
        "在{low}至{high}之间直接赋分",
    ),
    "rule.direct.step": ("in steps of {step}", "以{step}为一档"),
    "rule.direct.step.from": ("in steps of {step} from {low}", "自{low}起每{step}为一档"),
    "rule.efficacy": ("satisfactory {good}, unacceptable {bad}", "满意值{good}、不允许值{bad}"),
    "rule.efficacy.between": (
        "full points at the satisfactory value, {earned} at the unacceptable value, in proportion between",
        "达到满意值得满分，处于不允许值{earned}，两者之间按比例计分",
    ),
    "rule.efficacy.beyond": ("worse than that falls on at the same rate", "更差的按同一比例递减"),
    "rule.efficacy.same": ("worse than that gets the same", "更差的与之相同"),
    "rule.standards": (
        "standards from best to worst {standards}, coefficients {coefs}",
        "标准值由优到差为{standards}，对应系数为{coefs}",
    ),
    "rule.standards.between": (
        "points are full points × coefficient, in proportion between two standards; better than the first counts as "
        "the first",
        "得分为满分×系数，两档之间按比例插值，优于首档的按首档计",
    ),
    "rule.standards.below": ("worse than the last: coefficient {coef}", "差于末档的系数为{coef}"),
    "rule.standards.none": ("worse than the last: 0 points", "差于末档的不得分"),
    "rule.between": ("in proportion between", "其间按比例计分"),
    "rule.interval": ("best from {low} to {high}", "适度区间为{low}至{high}"),
    "rule.interval.inside": ("full points inside", "在区间内得满分"),
    "rule.interval.low": (
        "below {low} falling in proportion to 0 points at {limit} and below",
        "低于{low}的按比例递减，至{limit}及以下不得分",
    ),
    "rule.interval.high": (
        "above {high} falling in proportion to 0 points at {limit} and above",
        "高于{high}的按比例递减，至{limit}及以上不得分",
    ),
    "rule.deduct": ("starting from {amount}", "从{amount}起扣"),
    "rule.deduct.takes": ("{points} off for every {gap} of {what}", "{what}每{gap}扣{points}"),
    "rule.deduct.adds": ("{points} more for every {gap} of {what}", "{what}每{gap}加{points}"),
    "rule.deduct.limit": ("{taken} (at most {points})", "{taken}（最多扣{points}）"),
    "rule.checklist": ("the elements of {item} – {elements}", "按{item}逐项计分：{elements}"),
    "rule.checklist.each": ("{names}: {points} each", "{names}每项{points}"),
    "rule.checklist.states": (
        "an element that is met gets its points, one that is half met half of them, one that is not met none",
        "达标的得该项分值，部分达标的得一半，未达标的不得分",
    ),
    "rule.checklist.absent": (
        "elements that do not apply are left out, their points shared among the others",
        "不适用的要素不计，其分值由其余要素按比例分担",
    ),
    "rule.item_mean": (
        "points by the mean rate of completion (done ÷ target) of the tasks in {item}",
        "按{item}中各项任务完成率（完成数÷目标数）的平均值计分",
    ),
    "rule.item_mean.cap": ("each task at most {percent}%", "单项完成率最高按{percent}%计"),
    "rule.item_mean.none": ("tasks without a target are left out", "没有目标的任务不计"),
    "rule.coverage": (
        "points by the share covered of what applies in {item}",
        "按{item}的覆盖率（已覆盖项数÷适用项数）计分",
    ),
    "rule.coverage.from": ("covered from {count}", "达到{count}为已覆盖"),
    "rule.coverage.absent": ("what does not apply is left out", "不适用的不计入"),
}

_RELATIVE: Final[dict[str, tuple[str, str]]] = {
    "rule.units": ("units", "单位"),
    "rule.among.all": ("compared with all {units}", "与全部{units}比较"),
    "rule.among.class": ("compared with the {units} of the same class", "与同类{units}比较"),
    "rule.among.enough": (
        "compared with the {units} of the same class (with all where the class has fewer than {count})",
        "与同类{units}比较（同类不足{count}个的，与全部{units}比较）",
    ),
    "rule.peers.all": ("the peers are all {units}", "同组指全部{units}"),
    "rule.peers.class": ("the peers are the {units} of the same class", "同组指同类{units}"),
    "rule.peers.enough": (
        "the peers are the {units} of the same class (all {units} where the class has fewer than {count})",
        "同组指同类{units}（同类不足{count}个的，指全部{units}）",
    ),
    "rule.best.up": ("highest", "最高"),
    "rule.best.down": ("lowest", "最低"),
    "rule.min_max": (
        "the {best} gets full points, the {worst} gets {earned}, the others in proportion between",
        "{best}的得满分，{worst}的{earned}，其余按比例计分",
    ),
    "rule.min_max.equal": ("where all are equal, all get full points", "全部相同的均得满分"),
    "rule.best_ratio.up": (
        "the highest gets full points, the others by value ÷ highest",
        "最高的得满分，其余按“实际值÷最高值”计分",
    ),
    "rule.best_ratio.down": (
        "the lowest gets full points, the others by lowest ÷ value",
        "最低的得满分，其余按“最低值÷实际值”计分",
    ),
    "rule.best_ratio.none": ("where the highest is 0, all get 0 points", "最高值为0的均不得分"),
    "rule.mean_ratio": ("at the mean {earned}", "等于平均值的{earned}"),
    "rule.mean_ratio.up": ("otherwise in proportion to value ÷ mean", "其余按“实际值÷平均值”同比例增减"),
    "rule.mean_ratio.down": ("otherwise in proportion to mean ÷ value", "其余按“平均值÷实际值”同比例增减"),
    "rule.mean_ratio.none": ("where the mean is 0, not assessed", "平均值为0的不考核"),
    "rule.t.up": (
        "standard score T = 50 + 10 × (value − mean) ÷ {deviation}",
        "标准分T＝50＋10×（实际值－平均值）÷{deviation}",
    ),
    "rule.t.down": (
        "standard score T = 50 + 10 × (mean − value) ÷ {deviation}",
        "标准分T＝50＋10×（平均值－实际值）÷{deviation}",
    ),
    "rule.t.population": ("standard deviation (population)", "总体标准差"),
    "rule.t.sample": ("standard deviation (sample)", "样本标准差"),
    "rule.t.limits": (
        "a T of {high} or more gets full points, {low} or less gets 0 points, in proportion between",
        "T达到{high}的得满分，{low}及以下的不得分，其间按比例计分",
    ),
    "rule.t.equal": ("T is 50 where all are equal", "全部相同的T为50"),
    "rule.ranked.up": ("ranked from high to low", "由高到低排名"),
    "rule.ranked.down": ("ranked from low to high", "由低到高排名"),
    "rule.ties.dense": ("units that are equal share a place and no place is skipped", "并列的不占用其后名次"),
    "rule.ties.average": ("units that are equal share the mean of their places", "并列的取平均名次"),
    "rule.rank.linear": (
        "the first gets full points, the last gets {earned}, equal steps between",
        "第1名得满分，最后1名{earned}，其间等差递减",
    ),
    "rule.rank.step": (
        "the first gets full points, {points} off for every place below",
        "第1名得满分，每降1名扣{points}",
    ),
    "rule.rank.band": ("the first {upper}% of the places: {earned}", "名次居前{upper}%的{earned}"),
    "rule.rank.band.next": ("above {lower}% up to {upper}%: {earned}", "{lower}%至{upper}%的{earned}"),
    "rule.rank.band.rest": ("the rest: {earned}", "其余{earned}"),
    "rule.rank.map": ("place {places}: {earned}", "第{places}名{earned}"),
    "rule.rank.map.many": ("places {places}: {earned}", "第{places}名{earned}"),
    "rule.rank.participated": ("any other place: {earned}", "其他名次{earned}"),
    "rule.rank.absent": ("not taking part: {earned}", "未参加的{earned}"),
}

_OTHERS: Final[dict[str, tuple[str, str]]] = {
    "rule.convert_scale": (
        "converted from a full mark of {full}: full points × value ÷ {number}",
        "以{full}为满分折算：得分＝满分×实际值÷{number}",
    ),
    "rule.convert_grade": ("by the grade in {item} – {grades}", "按{item}折算：{grades}"),
    "rule.convert_rank": (
        "converted from a rank out of {of}: rank 1 gets full points, rank {of} gets {earned}, equal steps between",
        "按名次折算（共{of}名）：第1名得满分，第{of}名{earned}，其间等差递减",
    ),
    "rule.ballots": ("by {item}: full points × mean value of the votes ÷ 100", "按{item}计分：得分＝满分×平均分÷100"),
    "rule.ballots.value": ("{name} counts {value}", "{name}票计{value}分"),
    "rule.ballots.groups": (
        "each group of voters has its own mean, weighted {groups}, the weight of a group without valid votes "
        "shared among the others",
        "各类票分别取平均后加权，权重为{groups}，无有效票的一类其权重由其余各类分担",
    ),
    "rule.ballots.pooled": ("all votes together", "全部选票合并计算"),
    "rule.ballots.exclude": ("abstentions do not count", "弃权票不计"),
    "rule.ballots.zero": ("abstentions count 0", "弃权票按0分计"),
    "rule.ballots.rounds": ("the mean of the rounds", "多轮的取各轮平均"),
    "rule.panel": ("by {item}: full points × mean mark ÷ {scale}", "按{item}计分：得分＝满分×平均分÷{scale}"),
    "rule.panel.drop": (
        "with {count} marks or more without {dropped}",
        "满{count}个评分的，先去掉{dropped}再平均",
    ),
    "rule.panel.balance": (
        "{count} panels brought to one scale: a unit's mean × the mean of all panels ÷ the mean of its own panel",
        "{count}个评委组用二次平均法平衡尺度：平均分×各组平均分的平均÷本组平均分",
    ),
    "rule.panel.high": ("the {count} highest", "{count}个最高分"),
    "rule.panel.high.one": ("the highest", "1个最高分"),
    "rule.panel.low": ("the {count} lowest", "{count}个最低分"),
    "rule.panel.low.one": ("the lowest", "1个最低分"),
    "rule.part": ("({number}) {share} for {measure}: {rule}", "（{number}）{measure}{share}：{rule}"),
    "rule.part.bare": ("({number}) {share}: {rule}", "（{number}）{share}：{rule}"),
    "rule.part.share": ("{number}%", "占{number}%"),
    "rule.part.weight": ("weight {number}", "权数为{number}"),
    "rule.parts.shared": (
        "the share of a part that is not assessed goes to the others",
        "某一部分不考核的，其比重由其余部分分担",
    ),
    "rule.formula": ("points = {formula}", "得分＝{formula}"),
    "rule.measure_places": (
        "What is measured is rounded half up to {places} decimal places before it is scored.",
        "计算口径的结果先四舍五入到{places}位小数，再计分。",
    ),
    "rule.reference": ("shown only, never scored", "仅供参考，不计分"),
    "rule.unreadable": (
        "the rule cannot be read; the findings of the plan say why",
        "计分办法有误，无法表述，详见方案的问题提示",
    ),
    "rule.for": ("{names}: {rule}", "{names}：{rule}"),
    "rule.others": ("others", "其他"),
}

_POLICIES: Final[dict[str, tuple[str, str]]] = {
    "rule.missing.lowest": ("missing: the lowest points of the peers", "缺报的按同组最低分计"),
    "rule.missing.mean": ("missing: the mean points of the peers", "缺报的按同组平均分计"),
    "rule.missing.exclude": (
        "missing: left out, its weight shared among its siblings",
        "缺报的不计，其分值由同级指标分担",
    ),
    "rule.not_applicable.full": ("not assessed: full points", "不考核的得满分"),
    "rule.not_applicable.zero": ("not assessed: 0 points", "不考核的不得分"),
    "rule.not_applicable.mean": ("not assessed: the mean points of the peers", "不考核的按同组平均分计"),
    "rule.impute.mean": (
        "missing values are filled with the mean of the ranked {units} before scoring",
        "缺报的数据先按全部参评{units}的平均值补齐",
    ),
    "rule.impute.median": (
        "missing values are filled with the median of the ranked {units} before scoring",
        "缺报的数据先按全部参评{units}的中位数补齐",
    ),
    "rule.impute.group_mean": (
        "missing values are filled with the mean of the ranked {units} of the class before scoring",
        "缺报的数据先按同类参评{units}的平均值补齐",
    ),
    "rule.winsorise": (
        "while the skewness is beyond ±{skew} and the excess kurtosis above {kurtosis}, the values at the end of the "
        "longer tail are first drawn in to the next one, for at most {most} {units}",
        "偏度绝对值大于{skew}且超额峰度大于{kurtosis}的，先将长尾一端的极端值逐次调到相邻值，最多调整{most}个{units}",
    ),
    "rule.usual.missing.zero": ("missing: 0 points", "缺报的不得分"),
    "rule.usual.not_applicable.redistribute": (
        "not assessed: the weight is shared among the siblings",
        "不考核的，其分值由同级指标分担",
    ),
    "rule.usual.zero_denominator.missing": ("denominator 0: as missing", "分母为0的按缺报处理"),
    "rule.zero_denominator": ("denominator 0: {policy}", "分母为0的{policy}"),
    "rule.zero_denominator.missing": ("as missing", "按缺报处理"),
    "rule.zero_denominator.not_applicable": ("not assessed", "不考核"),
    "rule.zero_denominator.full": ("full points", "得满分"),
    "rule.zero_denominator.zero": ("0 points", "不得分"),
}

_MEASURES: Final[dict[str, tuple[str, str]]] = {
    "measure.previous": ("previous {item}", "上期{item}"),
    "measure.quoted": ("“{name}”", "“{name}”"),
    "measure.weight": ("weight", "分值"),
    "measure.unreadable": ("cannot be read: {text}", "无法读取：{text}"),
    "measure.sign.+": (" + ", "＋"),
    "measure.sign.-": (" − ", "－"),
    "measure.sign.*": (" × ", "×"),
    "measure.sign./": (" ÷ ", "÷"),
    "measure.sign.and": (" and ", "且"),
    "measure.sign.or": (" or ", "或"),
    "measure.sign.<": (" < ", "＜"),
    "measure.sign.<=": (" ≤ ", "≤"),
    "measure.sign.>": (" > ", "＞"),
    "measure.sign.>=": (" ≥ ", "≥"),
    "measure.sign.=": (" = ", "＝"),
    "measure.sign.!=": (" ≠ ", "≠"),
    "measure.neg": ("−{inner}", "－{inner}"),
    "measure.not": ("not {inner}", "非{inner}"),
    "measure.parentheses": ("({inner})", "（{inner}）"),
    "measure.choice": (
        "if {condition}: {then}; otherwise: {otherwise}",
        "{condition}的为{then}，否则为{otherwise}",
    ),
    "measure.call": ("{name}({inner})", "{name}（{inner}）"),
    "measure.name.min": ("lowest", "最小值"),
    "measure.name.max": ("highest", "最大值"),
    "measure.name.abs": ("absolute value", "绝对值"),
    "measure.name.growth": ("growth rate", "增长率"),
    "measure.name.ln": ("natural logarithm", "自然对数"),
    "measure.name.exp": ("exponential", "指数函数"),
    "measure.name.sqrt": ("square root", "平方根"),
    "measure.name.sum": ("sum", "合计"),
    "measure.name.mean": ("mean", "平均"),
    "measure.name.count": ("count", "个数"),
    "measure.name.peer_min": ("lowest of the peers", "同组最小值"),
    "measure.name.peer_max": ("highest of the peers", "同组最大值"),
    "measure.name.peer_mean": ("mean of the peers", "同组平均值"),
    "measure.name.peer_sum": ("sum of the peers", "同组合计"),
    "measure.rounded": ("rounded({inner}, {places} decimals)", "四舍五入（{inner}，保留{places}位小数）"),
    "measure.rounded.one": ("rounded({inner}, {places} decimal)", "四舍五入（{inner}，保留{places}位小数）"),
    "measure.rounded.whole": ("rounded({inner}, whole number)", "四舍五入（{inner}，取整）"),
    "measure.rounded.tens": ("rounded({inner}, to {places})", "四舍五入（{inner}，取到{places}）"),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {
    **_FIGURES,
    **_TARGETS,
    **_ABSOLUTE,
    **_RELATIVE,
    **_OTHERS,
    **_POLICIES,
    **_MEASURES,
}
