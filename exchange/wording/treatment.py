"""Phrases: how measures are treated before they are scored. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "treatment.unknown": (
        "{place}: the treatment of data has no setting “{name}” (it has: {known}). The indicator cannot be "
        "scored; remove it.",
        "{place}：数据处理没有“{name}”这一项（可用：{known}），该指标无法计分。请删去或更正。",
    ),
    "treatment.winsorise": (
        '{place}: what draws outliers in is an object such as {{"skew": "2", "kurtosis": "3.5", "most": '
        '"5"}}, not “{value}”. The indicator cannot be scored; correct it.',
        '{place}：极端值处理应写成 {{"skew": "2", "kurtosis": "3.5", "most": "5"}} 的形式，现为“{value}”，'
        "该指标无法计分。请更正。",
    ),
    "treatment.no_measure": (
        "{place}: “{indicator}” is not scored from a measure, so there is nothing to treat. It cannot be "
        "scored; remove the treatment or choose a method with a measure.",
        "{place}：“{indicator}”的计分办法不使用计算口径的数值，无从处理，该指标无法计分。请删去数据处理，或"
        "改选计分办法。",
    ),
    "treatment.mean": (
        "“{indicator}”: missing values were filled with the mean of the ranked units: {units} ({count} in "
        "all). These scores rest on the figures of others; ask for the units' own.",
        "“{indicator}”缺报数据按参评单位平均值补齐：{units}（共 {count} 个），其得分依据的是其他单位的数据。请催报。",
    ),
    "treatment.median": (
        "“{indicator}”: missing values were filled with the median of the ranked units: {units} ({count} "
        "in all). These scores rest on the figures of others; ask for the units' own.",
        "“{indicator}”缺报数据按参评单位中位数补齐：{units}（共 {count} 个），其得分依据的是其他单位的数据。请催报。",
    ),
    "treatment.group_mean": (
        "“{indicator}”: missing values were filled with the mean of the unit's class: {units} ({count} in "
        "all). These scores rest on the figures of others; ask for the units' own.",
        "“{indicator}”缺报数据按同类单位平均值补齐：{units}（共 {count} 个），其得分依据的是其他单位的数据。请催报。",
    ),
    "treatment.fallen_back": (
        "“{indicator}”: nobody in the unit's class has a value, so the missing ones were filled with the "
        "mean of all ranked units: {units} ({count} in all). Ask for the units' own.",
        "“{indicator}”同类单位均无数据，缺报数据改按全部参评单位平均值补齐：{units}（共 {count} 个）。请催报。",
    ),
    "treatment.unfilled": (
        "“{indicator}”: no ranked unit has a value, so missing ones could not be filled: {units} ({count} "
        "in all). They are scored as missing; ask for the figures.",
        "“{indicator}”参评单位均无数据，缺报数据无法补齐：{units}（共 {count} 个），按缺报规定计分。请催报。",
    ),
    "treatment.drawn_high": (
        "“{indicator}”: very high values were drawn in to the next lower one before scoring: {units} "
        "({count} in all). Check them in the list of treated values.",
        "“{indicator}”偏高的极端值在计分前调低到相邻值：{units}（共 {count} 个）。请对照数据处理清单核对。",
    ),
    "treatment.drawn_low": (
        "“{indicator}”: very low values were drawn in to the next higher one before scoring: {units} "
        "({count} in all). Check them in the list of treated values.",
        "“{indicator}”偏低的极端值在计分前调高到相邻值：{units}（共 {count} 个）。请对照数据处理清单核对。",
    ),
    "treatment.outlying": (
        "“{indicator}” still has outliers; values drawn in: {count}, and the plan allows no more. It is "
        "scored as it stands; check the figures, or measure it in another way.",
        "“{indicator}”已调整极端值 {count} 个，分布仍然过偏，再调将超过方案规定的个数，按现有数值计分。请核"
        "对数据，或改用其他计算口径。",
    ),
}
