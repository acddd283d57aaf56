"""Phrases: titles of charts, which say what they find, and what stands at their marks. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "chart.line": (" · ", " · "),
    "chart.many": ("{names} and others, {count} in all", "{names}等{count}家"),
    "chart.stands": ("{units} {place}", "{units}{place}"),
    "chart.stands.tied": ("{units} tied {place}", "{units}并列{place}"),
    "chart.trial": ("WHAT-IF", "试算"),
    "chart.provisional": ("PROVISIONAL", "暂定"),
    "chart.nobody": ("No unit is ranked: there is nothing to draw", "没有参加排名的考核对象，无图可画"),
    "chart.nothing": ("There is nothing to draw.", "无图可画。"),
    "chart.mean": ("mean {value}", "平均 {value}"),
    "chart.page": ("page {page} of {pages}", "第{page}页 共{pages}页"),
    "chart.lost": (
        "No font of this machine has these characters, which are drawn as {mark}: {characters}",
        "本机字体缺字，以{mark}代替：{characters}",
    ),
    "chart.broken": (
        "The axis begins at {start}, not at 0 (see the break): lengths are not in proportion to points.",
        "横轴自 {start} 起，并非从 0 起（断口为记），条长之比不等于得分之比。",
    ),
    "chart.ranked.name": ("Ranking", "得分排名"),
    "chart.ranked.question": ("Who stands where, and how far apart?", "谁第几，差多少？"),
    "chart.ranked.twin": ("Zoom in on the differences", "放大差距"),
    "chart.ranked.note": (
        "{count} ranked units, by total. The dashed line is their mean.",
        "参加排名 {count} 家，按总分排列；虚线为平均分。",
    ),
    "chart.ranked.ties": ("A bracket joins those who share a place.", "括线相连者位次并列。"),
    "chart.ranked.tip": (
        "{unit}: place {place}, {total} points, {mean} against the mean",
        "{unit}：第{place}位，{total}分，与平均分相比 {mean}",
    ),
    "chart.ranked.gap": ("{gap} less than {unit}", "比{unit}低 {gap} 分"),
}
