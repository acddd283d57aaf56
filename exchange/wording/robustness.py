"""Phrases: why a question about the firmness of a ranking cannot be answered. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "robustness.no_units": (
        "No unit is ranked, so there is no ranking to try. Let at least one unit take part in the ranking.",
        "没有参加排名的单位，无法进行稳健性分析。请至少设置一个参加排名的单位。",
    ),
    "robustness.too_many_units": (
        "{units} units are ranked; the places of at most {most} can be counted. Try a single class of units.",
        "参加排名的单位有 {units} 个，超过位次统计的上限 {most} 个。请按类别分别分析。",
    ),
    "robustness.class_weights": (
        "Classes have weights of their own, so there is no one set of weights that could be varied for all. Look at "
        "each class alone.",
        "各类区县的分值不同，没有统一的一套分值可以变动。请分类查看稳健性。",
    ),
    "robustness.nothing_scored": (
        "Every indicator of every ranked unit is left out, so there are no totals to compare. Enter values first.",
        "参加排名的单位所有指标均未计分，没有得分可供比较。请先录入数据。",
    ),
    "robustness.no_weight": (
        "No scored indicator has a weight above 0, so there is nothing to vary. Set the weights first.",
        "没有权重大于 0 的计分指标，无权重可变动。请先设置权重。",
    ),
    "robustness.percent": (
        "Weights cannot vary by ±{value} %: the range is from 0 to less than 100 %.",
        "权重变动幅度不能为 ±{value}%，应不小于 0 且小于 100%。请重新填写。",
    ),
    "robustness.concentration": (
        "The concentration cannot be {value}: it is a number above 0. The higher it is, the closer the drawn weights "
        "stay to those of the plan.",
        "集中度不能为 {value}，应大于 0；数值越大，抽取的权重越接近现行权重。请重新填写。",
    ),
    "robustness.seed": (
        "The seed cannot be {value}: it is a whole number from 0 on.",
        "随机种子不能为 {value}，应为不小于 0 的整数。请重新填写。",
    ),
    "robustness.draws": (
        "{value} draws are not possible: from 1 to {most}.",
        "抽样次数不能为 {value}，应在 1 至 {most} 之间。请重新填写。",
    ),
    "robustness.top": (
        "The first {value} places cannot be looked at: {most} units are ranked, so from 1 to {most}.",
        "无法分析前 {value} 名：参加排名的单位共 {most} 个，应在 1 至 {most} 之间。请重新填写。",
    ),
}
