"""Phrases: last year on paper, short score cards, the forms and lists of the year. `key: (English, Chinese)`."""

from typing import Final

_CARDS: Final[dict[str, tuple[str, str]]] = {
    "sheet.col.last_year": ("Last year", "上年"),
    "sheet.col.movement": ("Moved", "升降"),
    "sheet.new": ("new", "新"),
    "sheet.fact.last_year": ("Last year {value}", "上年 {value}"),
    "sheet.fact.last_year.place": ("{total} (place {place})", "{total}（第{place}）"),
    "sheet.fact.movement": ("Moved {value}", "升降 {value}"),
    "sheet.cards.base": ("× coefficient {coefficient} = {adjusted}", "×系数 {coefficient} = 折算分 {adjusted}"),
    "sheet.cards.none": ("none", "无"),
    "sheet.cards.event": ("{matter} {points}{document}", "{matter} {points}{document}"),
    "sheet.cards.events": ("{label}: {events}", "{label}：{events}"),
    "sheet.note.short_lines": (
        "“…”: earlier steps of a long calculation are left out; the office has all of them.",
        "“…”处为篇幅所限略去前面的步骤，完整算式可向考核部门查询。",
    ),
    "sheet.note.rates": (
        "A calculation that ends with a rate of points: points = weight × rate.",
        "算式止于得分率的，得分＝分值×得分率。",
    ),
    "sheet.note.sums_left_out": (
        "Second-level subtotals stand in the score summary.",
        "二级指标小计见评分汇总表。",
    ),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {**_CARDS}
