"""Panels of judges: their sheet, and what is doubtful about their marks: English, Chinese."""

from collections.abc import Mapping
from typing import Final

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "panel.absent": ("absent", "缺席"),
    "panel.missing": ("missing", "缺报"),
    "panel.judge": ("Judge {number}", "评委{number}"),
    "panel.no_mark": (
        "{unit}, {item}: no mark from {judges}; the mean is of the {count} marks that are there. Enter it, or "
        "mark the judge as absent.",
        "{unit}　{item}：{judges}没有打分，现按其余{count}个评分平均。请补录；确实缺席的请标“缺席”。",
    ),
    "panel.no_panel": (
        "{unit}, {item}: belongs to no panel, so its mean {mean} is on no common scale. Say which panel it is.",
        "{unit}　{item}：没有归入评委组，平均分 {mean} 未作尺度平衡。请填写所属评委组。",
    ),
    "sheet.panels": ("Marks of judges", "评委打分汇总表"),
    "sheet.panels.name": ("Marks {item}", "评委打分 {item}"),
    "sheet.panels.title": ("{title}:\n marks of the judges", "{title}\n评委打分汇总表"),
    "sheet.panels.left": ("{item}, for {indicator}, {weight} points", "{item}，用于{indicator}（{weight}分）"),
    "sheet.panels.right": ("{judges} judges, full mark {scale}", "评委{judges}人　评分满分{scale}分"),
    "sheet.panels.marks": ("Marks", "评分"),
    "sheet.panels.panel": ("Panel", "评委组"),
    "sheet.panels.mean": ("Mean", "平均分"),
    "sheet.panels.balanced": ("Balanced", "平衡后"),
    "sheet.panels.points": ("Points", "得分"),
    "sheet.panels.dropped": ("({mark})", "({mark})"),
    "sheet.panels.rule": (
        "With {count} marks or more the {high} highest and the {low} lowest are dropped (in brackets).",
        "满{count}个评分的，去掉{high}个最高分、{low}个最低分后平均；去掉的评分加括号。",
    ),
    "sheet.panels.of_panel": ("panel {panel}: {mean}", "第{panel}组平均{mean}"),
    "sheet.panels.balance": (
        "Scale balance over panels: {panels}; their mean is {whole}. Balanced = mean × {whole} ÷ mean of its panel.",
        "二次平均法：{panels}；各组平均分的平均{whole}。平衡后＝平均分×{whole}÷本组平均分。",
    ),
    "sheet.panels.judge": ("Judges", "评委"),
    "sheet.panels.counter": ("Counted by", "统计人"),
    "sheet.panels.watcher": ("Watched by", "监督人"),
}
