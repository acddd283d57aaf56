"""Phrases: weights that are derived from an order, judgments, data or rounds of experts. `key: (English, Chinese)`."""

from typing import Final

_INPUT: Final[dict[str, tuple[str, str]]] = {
    "weighting.nothing": (
        "There is no indicator to weigh. Choose at least one.",
        "没有可赋权的指标，请至少选择一项。",
    ),
    "weighting.name_twice": (
        "“{name}” stands there twice, so it is unclear which one is meant. No weights were derived; rename one.",
        "“{name}”出现了两次，分不清是哪一项，未计算权重。请改名后再算。",
    ),
    "weighting.unknown_name": (
        "“{name}” is none of the indicators. No weights were derived; choose one of them.",
        "“{name}”不在所列指标中，未计算权重。请从所列指标中选择。",
    ),
    "weighting.count": (
        "{wanted} indicators need {wanted} entries, but there are {count}. No weights were derived; complete the list.",
        "共有 {wanted} 项指标，应填 {wanted} 个数，现有 {count} 个，未计算权重。请补齐。",
    ),
    "weighting.not_a_number": (
        "{row}, {column}: “{value}” is no exact number; write for example 3, 0.5 or 1/3. No weights were derived.",
        "{row}、{column}：“{value}”不是确切的数字，未计算权重。请填写如 3、0.5 或 1/3 的数。",
    ),
    "weighting.rank": (
        "“{name}”: “{value}” is no rank; ranks are 1, 2, 3 … with 1 the most important. No weights were derived.",
        "“{name}”：“{value}”不是位次，未计算权重。位次从 1 起填，1 为最重要。",
    ),
    "weighting.full_score": (
        "{full} points cannot be shared out at {places} decimals; they must be 0 or more, with at most that many. "
        "Correct the full score or the decimals.",
        "满分 {full} 不能按 {places} 位小数分配：满分应不小于 0，小数不超过所定位数。请修改满分或小数位数。",
    ),
}

_TAKING: Final[dict[str, tuple[str, str]]] = {
    "weighting.no_data": (
        "There are no data to derive weights from: last year's assessment is not in this file, or nothing is entered "
        "yet. No weights were derived; choose another method.",
        "没有可用的数据：上年考核不在本文件中，或尚未录入数据，未计算权重。请改用其他方法。",
    ),
    "weighting.score_rate": (
        "{names}: there is no measured number; the score rate stands in its place.",
        "{names}没有可直接比较的完成值，以得分率代替。",
    ),
    "weighting.classes_stay": (
        "{classes}: their own weights stay as they are. Where their sum no longer closes, that is named (Alt+C shows "
        "the weights of a class).",
        "{classes}另有分值，保持不变；合计因此不符的会列出（Alt+C 查看分类分值）。",
    ),
    "weighting.locked_too_much": (
        "{group}: the locked weights add up to {locked}, more than the {whole} to share out; nothing below was "
        "changed. Unlock some, or correct the weight above.",
        "{group}：锁定的权重合计 {locked}，超过可分配的 {whole}，其下未作调整。请解锁部分权重，或更正上级权重。",
    ),
    "weighting.nothing_free": (
        "{group}: of {whole} points {locked} are locked, and no indicator is free to take the rest; nothing was "
        "changed there. Unlock one.",
        "{group}：应分配 {whole} 分，已锁定 {locked} 分，其余无指标可分，此处未作调整。请解锁一项。",
    ),
    "weighting.best_worst_open": (
        "Choose the most and the least important indicator first.",
        "请先选定最重要和最不重要的指标。",
    ),
}

_JUDGMENTS: Final[dict[str, tuple[str, str]]] = {
    "weighting.too_many": (
        "{count} indicators cannot be compared with each other: the test of consistency goes up to {most}. No weights "
        "were derived; put them into groups and compare inside each.",
        "{count} 项指标不能放在一个判断矩阵里比较：一致性检验最多到 {most} 项，未计算权重。请分组后在组内比较。",
    ),
    "weighting.not_square": (
        "{count} indicators need {count} rows with {count} judgments each, but there are {rows} rows of up to "
        "{columns}. No weights were derived.",
        "{count} 项指标的判断矩阵应为 {count} 行 {count} 列，现为 {rows} 行、最多 {columns} 列，未计算权重。",
    ),
    "weighting.out_of_range": (
        "“{row}” over “{column}”: {value} is no judgment; it must lie between 1/{most} and {most}, and 0 and negative "
        "ones mean nothing. No weights were derived.",
        "“{row}”比“{column}”：{value} 不能作为判断值，应在 1/{most} 到 {most} 之间，不得为 0 或负数，未计算权重。",
    ),
    "weighting.diagonal": (
        "“{row}” over itself must be 1, not {value}. No weights were derived; correct it.",
        "“{row}”与自身比较应为 1，不是 {value}，未计算权重。请更正。",
    ),
    "weighting.judgment_missing": (
        "“{row}” over “{column}” is not judged. No weights were derived; fill it in.",
        "缺少“{row}”比“{column}”的判断，未计算权重。请补填。",
    ),
    "weighting.not_reciprocal": (
        "“{row}” over “{column}” is {value}, but the other way round {other}; it must be {wanted}. No weights were "
        "derived; correct or clear one of them.",
        "“{row}”比“{column}”为 {value}，反过来却填了 {other}，应为 {wanted}，未计算权重。请更正或清空其中一个。",
    ),
    "weighting.beyond_scale": (
        "“{row}” over “{column}” is {value}, beyond the scale of 1 to {scale}. The weights are right for it; check "
        "whether it is meant so.",
        "“{row}”比“{column}”为 {value}，超出 1—{scale} 标度。权重已照此计算，请核对是否有误。",
    ),
    "weighting.inconsistent": (
        "The judgments contradict each other: consistency ratio {ratio}, above {limit}. Most at odds with the others "
        "is “{row}” over “{column}”: said {said}, the others imply {implied}; with that the ratio would be {better}. "
        "Think it over before the weights are used.",
        "判断矩阵未通过一致性检验：CR = {ratio}，大于 {limit}。与其余判断出入最大的是“{row}”比“{column}”：填的是 "
        "{said}，由其余判断推得 {implied}，改后 CR 为 {better}。请斟酌修改后再采用。",
    ),
    "weighting.expert_inconsistent": (
        "The judgments of {expert} contradict each other: consistency ratio {ratio}, above {limit}; they count all the "
        "same. Most at odds is “{row}” over “{column}”: said {said}, the others imply {implied}; with that the ratio "
        "would be {better}. Ask the expert to think it over.",
        "专家{expert}的判断矩阵未通过一致性检验：CR = {ratio}，大于 {limit}，仍计入汇总。出入最大的是"
        "“{row}”比“{column}”：填的是 {said}，由其余判断推得 {implied}，改后 CR 为 {better}。请专家斟酌修改。",
    ),
    "weighting.expert_twice": (
        "The expert “{name}” stands there twice. No weights were derived; remove or rename one.",
        "专家“{name}”出现了两次，未计算权重。请删去或改名。",
    ),
    "weighting.expert_weight": (
        "The weight of the expert “{expert}” must be a number of 0 or more, not “{value}”. No weights were derived.",
        "专家“{expert}”的权数应为不小于 0 的数，不是“{value}”，未计算权重。",
    ),
    "weighting.no_experts": (
        "There is no expert who counts. No weights were derived; give at least one a weight above 0.",
        "没有计入汇总的专家，未计算权重。请至少给一位专家大于 0 的权数。",
    ),
}

_BEST_WORST: Final[dict[str, tuple[str, str]]] = {
    "weighting.best_is_worst": (
        "“{name}” is chosen as the most and as the least important indicator. No weights were derived; choose two.",
        "“{name}”既选为最重要又选为最不重要的指标，未计算权重。请选不同的两项。",
    ),
    "weighting.below_one": (
        "“{row}” over “{column}”: {value} is not between 1 and {most}; nothing is more important than the best, or "
        "less than the worst. No weights were derived.",
        "“{row}”比“{column}”：{value} 不在 1 到 {most} 之间。没有指标比最优的更重要，也没有比最劣的更不重要，"
        "未计算权重。",
    ),
    "weighting.two_answers": (
        "“{row}” over “{column}” was judged {value} in one list and {other} in the other. No weights were derived; "
        "make them the same.",
        "“{row}”比“{column}”在两份比较里分别为 {value} 和 {other}，未计算权重。请改为一致。",
    ),
    "weighting.all_equal": (
        "“{row}” is judged as important as “{column}”, the least important, but others differ. No weights were "
        "derived; correct the judgment of these two or the others.",
        "“{row}”与最不重要的“{column}”被判为同等重要，其余判断却有差别，未计算权重。请更正这一判断或其余判断。",
    ),
    "weighting.above_scale": (
        "A judgment of {value} lies beyond the scale of 1 to {scale}. The weights are right for it; check whether it "
        "is meant so.",
        "有判断值 {value}，超出 1—{scale} 标度。权重已照此计算，请核对是否有误。",
    ),
    "weighting.no_limit": (
        "The consistency ratio is {ratio}; no limit is published for so many indicators and such a judgment of best "
        "over worst. Judge for yourself whether the judgments agree well enough.",
        "一致性比率为 {ratio}；对这样的指标个数和最优比最劣的判断值，没有公布过的临界值。请自行判断是否可以接受。",
    ),
    "weighting.best_worst_inconsistent": (
        "The judgments contradict each other: consistency ratio {ratio}, above {limit}. Most at odds is “{name}”: best "
        "over it {over}, it over worst {under}, together {product}, but best over worst {top}. Think it over before "
        "the weights are used.",
        "判断未通过一致性检验：一致性比率 {ratio}，大于 {limit}。出入最大的是“{name}”："
        "最优比它 {over}，它比最劣 {under}，相乘得 {product}，而最优比最劣为 {top}。请斟酌修改后再采用。",
    ),
}

_DATA: Final[dict[str, tuple[str, str]]] = {
    "weighting.unit_twice": (
        "The unit “{name}” stands there twice. No weights were derived; remove or rename one.",
        "单位“{name}”出现了两次，未计算权重。请删去或改名。",
    ),
    "weighting.column_length": (
        "“{name}” has {count} values for {wanted} units. No weights were derived; complete the column.",
        "“{name}”有 {count} 个数据，而单位有 {wanted} 个，未计算权重。请补齐。",
    ),
    "weighting.direction": (
        "“{name}”: the direction must be up or down, not “{value}”. No weights were derived.",
        "“{name}”：指标方向应为正向或逆向，不是“{value}”，未计算权重。",
    ),
    "weighting.unit_left_out": (
        "“{unit}” has no value for {names}; the weights were derived without this unit. Fill in the values if it is to "
        "count.",
        "“{unit}”缺少{names}的数据，计算权重时未计入该单位。如需计入，请补填数据。",
    ),
    "weighting.too_few_units": (
        "Only {count} units have values for every indicator; at least 2 are needed. No weights were derived; fill in "
        "what is missing, or leave out the indicators with gaps.",
        "各项指标数据齐全的单位只有 {count} 个，至少要有 2 个，未计算权重。请补填数据，或去掉有缺项的指标。",
    ),
    "weighting.constant": (
        "All units have the same value for “{name}”, so that it tells none from another: its weight is 0. Set its "
        "weight by judgment if it shall count.",
        "各单位“{name}”的数据都相同，区分不出高低，权重为 0。如需计分，请另行确定权重。",
    ),
    "weighting.all_constant": (
        "On every indicator all units have the same value; no weights follow from such data. Use equal weights or "
        "judgments.",
        "各单位在所有指标上的数据都相同，不能由数据得出权重。请采用等权或专家判断。",
    ),
    "weighting.negative": (
        "{row}, {column}: {value} is negative, and shares of a whole cannot be. No weights were derived; use the "
        "entropy of min-max normalised values.",
        "{row}、{column}：{value} 为负数，不能计算比重，未计算权重。请改用极差标准化后的熵权法。",
    ),
    "weighting.no_conflict": (
        "{names} rise and fall together exactly, so that none adds to another; CRITIC gives no weights. Use standard "
        "deviation or judgments.",
        "{names}完全同升同降，互相没有补充信息，CRITIC 法得不出权重。请改用标准差法或专家判断。",
    ),
}

_DELPHI: Final[dict[str, tuple[str, str]]] = {
    "weighting.no_rounds": ("There is no round of marks yet. Enter at least one.", "还没有专家打分，请至少录入一轮。"),
    "weighting.round_size": (
        "Round {round}: {experts} experts need a row each, with {count} marks. Nothing was computed; complete "
        "the table.",
        "第 {round} 轮：{experts} 位专家应各有一行，每行 {count} 个分数，未计算。请补齐。",
    ),
    "weighting.no_marks": (
        "Round {round}: nobody marked “{name}”. Nothing was computed; enter at least one mark.",
        "第 {round} 轮：“{name}”没有专家打分，未计算。请至少录入一个分数。",
    ),
    "weighting.negative_mark": (
        "Round {round}, {row}, “{column}”: {value} is negative; marks are 0 or more. Nothing was computed.",
        "第 {round} 轮，{row}，“{column}”：{value} 为负数，分数不得小于 0，未计算。",
    ),
    "weighting.mark_missing": (
        "Round {round}: {expert} gave no mark for {names}; the others of this expert count in the means, but not in "
        "the agreement on the order (Kendall's W).",
        "第 {round} 轮：{expert}没有给{names}打分；其余分数计入均值，但不计入协调系数（Kendall W）。",
    ),
    "weighting.all_zero": (
        "All marks of the last round are 0, from which no weights follow. Enter the marks.",
        "最后一轮分数全部为 0，得不出权重。请录入分数。",
    ),
}

_NAMES: Final[dict[str, tuple[str, str]]] = {
    "weights_method.equal": ("Equal weights", "等权"),
    "weights_method.rank_centroid": ("Rank order, centroid (ROC)", "排序法（中心权重 ROC）"),
    "weights_method.rank_sum": ("Rank order, sum", "排序法（位次和）"),
    "weights_method.rank_reciprocal": ("Rank order, reciprocal", "排序法（位次倒数）"),
    "weights_method.ahp": ("Analytic hierarchy process (AHP)", "层次分析法（AHP）"),
    "weights_method.group_ahp": ("Group AHP, geometric mean of judgments", "群组层次分析法（判断几何平均）"),
    "weights_method.best_worst": ("Best-worst method, linear", "最优最劣法（线性模型）"),
    "weights_method.entropy": ("Entropy weights", "熵权法"),
    "weights_method.critic": ("CRITIC", "CRITIC 法"),
    "weights_method.standard_deviation": ("Standard deviation", "标准差法"),
    "weights_method.delphi": ("Delphi rounds", "德尔菲法"),
    "weights_table_short.saaty_1980": ("Saaty 1980", "Saaty 1980"),
    "weights_table.saaty_1980": ("random index: Saaty (1980)", "平均随机一致性指标 RI：Saaty（1980）"),
    "weights_table.liang_brunelli_rezaei_2020": (
        "limits: Liang, Brunelli & Rezaei (2020), input-based",
        "临界值：Liang、Brunelli、Rezaei（2020），基于输入的一致性比率",
    ),
}

PHRASES: Final = {**_INPUT, **_TAKING, **_JUDGMENTS, **_BEST_WORST, **_DATA, **_DELPHI, **_NAMES}
