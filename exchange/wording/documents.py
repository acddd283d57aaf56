"""Phrases: the words of score cards, ledgers and what is told of the leaders. `key: (English, Chinese)`."""

from typing import Final

_CARDS: Final[dict[str, tuple[str, str]]] = {
    "sheet.cards": ("Score cards", "得分明细"),
    "sheet.cards.name": ("Score card – {unit}", "得分明细（{unit}）"),
    "sheet.cards.title": ("{title}:\n score card – {unit}", "{title}\n得分明细——{unit}"),
    "sheet.cards.opinion": (
        "The unit’s answer:  □ agreed    □ contested (reasons attached)",
        "被考核单位核对意见：□无异议　　□有异议（另附书面材料）",
    ),
    "sheet.cards.checked_by": ("Checked by", "核对人"),
    "sheet.cards.head": ("Head of the unit", "单位负责人"),
    "sheet.cards.seal": ("(Seal)      Date:                    ", "（盖章）　　　　年　　月　　日"),
    "sheet.fact.total": ("Total {value}", "得分 {value}"),
    "sheet.fact.rank": ("Rank {value}", "位次 {value}"),
    "sheet.fact.rank_in_class": ("Rank in its class {value}", "同类位次 {value}"),
    "sheet.fact.mean": ("Mean of the city {value}", "全市平均 {value}"),
    "sheet.fact.before": ("Last year {value}", "上年 {value}"),
    "sheet.fact.bonus": ("Bonus {value}", "加分 {value}"),
    "sheet.fact.deduction": ("Deduction {value}", "扣分 {value}"),
    "sheet.fact.grade": ("Grade {value}", "等次 {value}"),
    "sheet.fact.veto": ("Veto: {value}", "一票否决：{value}"),
    "sheet.none": ("none", "无"),
    "sheet.col.target": ("Target", "目标值"),
    "sheet.col.achieved": ("Achieved", "完成值"),
    "sheet.col.calculation": ("Rule and calculation", "计分办法与算式"),
    "sheet.calculation": ("{method}: {line}", "{method}：{line}"),
    "sheet.note.places": (
        "Rank: place among the ranked units by the points of this row; equal points share a place.",
        "指标位次按该行得分在参加排名的单位中排列，得分相同的位次相同。",
    ),
}

_EVENTS: Final[dict[str, tuple[str, str]]] = {
    "sheet.event.matter": ("{rule}: {subject}", "{rule}：{subject}"),
    "sheet.event.worth": ("{points} points", "{points}分"),
    "sheet.event.not_counted": ("{points} points, not counted", "{points}分，不计"),
    "sheet.event.superseded": ("only the highest of one subject counts", "同一事项只计最高"),
    "sheet.event.no_points": ("no points are set for this level", "该级别未设分值"),
    "sheet.comments": ("Comments", "批注清单"),
    "sheet.comments.title": ("{title}:\n comments on entries", "{title}\n批注清单"),
    "sheet.comments.count": ("{count} comments", "共{count}条"),
    "sheet.col.commented": ("Data item", "数据项"),
    "sheet.col.entered": ("Entered", "录入值"),
    "sheet.col.comment": ("Comment", "批注"),
    "comments.parts": ("(several parts)", "（多项）"),
    "comments.marked": ("{value} ({state})", "{value}（{state}）"),
    "sheet.bonus": ("Bonus", "加分清单"),
    "sheet.bonus.title": ("{title}:\n bonus", "{title}\n加分清单"),
    "sheet.deductions": ("Deductions", "扣分清单"),
    "sheet.deductions.title": ("{title}:\n deductions", "{title}\n扣分清单"),
    "sheet.col.matter": ("Matter", "事项"),
    "sheet.col.event_level": ("Level", "级别"),
    "sheet.col.document": ("Document", "依据（文号）"),
    "sheet.col.date": ("Date", "日期"),
    "sheet.col.worth": ("Worth", "分值"),
    "sheet.col.counted_bonus": ("Bonus", "计加分"),
    "sheet.col.counted_deduction": ("Deduct.", "计扣分"),
    "sheet.col.note": ("Remarks", "备注"),
    "sheet.row.subtotal_of": ("Subtotal {unit}", "{unit}小计"),
    "sheet.row.total": ("Total", "合计"),
    "sheet.event.rounded": ("Rounded", "四舍五入"),
    "sheet.event.none.bonus": ("No bonus events.", "无加分事项"),
    "sheet.event.none.deduction": ("No deduction events.", "无扣分事项"),
    "sheet.event.cap.bonus": ("The bonus of a unit is {cap} points at most.", "每个单位加分合计最高{cap}分。"),
    "sheet.event.cap.deduction": (
        "The deduction of a unit is {cap} points at most.",
        "每个单位扣分合计最高{cap}分。",
    ),
    "sheet.event.rule": ("{name}: {rule}", "{name}：{rule}"),
    "sheet.event.rules": ("Rules – {rules}.", "计分标准：{rules}。"),
    "sheet.event.not_taken": (
        "“—”: listed, not counted; the reason stands under remarks. The subtotals are the figures of the ranking.",
        "“—”为列示但不计分，原因见备注；各单位小计即排名表中的数。",
    ),
    "sheet.event.cut": ("{name}: above the limit of {cap}", "{name}超过上限{cap}分，核减"),
}

_TOLD: Final[dict[str, tuple[str, str]]] = {
    "sheet.top": ("Leaders", "前三位通报表"),
    "sheet.top.name": ("First {count}", "前{count}位通报表"),
    "sheet.top.title": ("{title}:\n the first {count}", "{title}\n前{count}位通报表"),
    "sheet.col.place": ("Place {place}", "第{place}位"),
    "sheet.top.one": ("{units} ({value})", "{units}（{value}）"),
    "sheet.top.tied": ("{units} ({value}, tied)", "{units}（{value}，并列）"),
    "sheet.top.many": ("{units} and others, {count} in all ({value}, tied)", "{units}等{count}个（{value}，并列）"),
    "sheet.top.note": (
        "By points, which stand in brackets. Units that are not ranked, and units with 0 points, are not listed.",
        "按得分排列，括号内为得分；不参加排名的单位和得0分的单位不列入。",
    ),
    "sheet.top.ties.competition": (
        "Equal points share a place and the places behind it are skipped; units that share one stand in the order of "
        "the plan.",
        "得分相同的并列，其后位次空出（表中为“—”）；并列单位按方案所列顺序排列。",
    ),
    "sheet.top.ties.dense": (
        "Equal points share a place and no place is skipped; units that share one stand in the order of the plan.",
        "得分相同的并列，其后位次不空出；并列单位按方案所列顺序排列。",
    ),
    "sheet.zero": ("Fields with nothing", "零突破清单"),
    "sheet.zero.of": ("Fields with nothing – {subject}", "零突破清单（{subject}）"),
    "sheet.zero.title": ("{title}:\n {name}", "{title}\n{name}"),
    "sheet.col.zeros": ("Zeros", "零项数"),
    "sheet.zero.units": ("Units with 0", "为0的单位数"),
    "sheet.zero.missing": ("M", "缺"),
    "sheet.zero.blank": ("blank", "未填"),
    "sheet.zero.legend": (
        "“√”: something was done; “0”: nothing; “／”: not assessed; “M”: missing; “blank”: not entered yet. Only “0” "
        "is counted.",
        "“√”为已有突破，“0”为零，“／”为不适用，“缺”为缺报，“未填”为尚未录入；零项数只计“0”。",
    ),
    "sheet.zero.note.untouched": ("Nobody has anything in: {fields}.", "全市均为零的：{fields}。"),
    "sheet.zero.note.uncertain": (
        "Nobody has anything so far, but not all have said: {fields}.",
        "目前无单位突破、但有单位未报的：{fields}。",
    ),
    "sheet.zero.note.idle": ("0 in everything that applies to them: {units}.", "适用各项均为零的单位：{units}。"),
    "sheet.gaps": ("Gaps", "差距分析表"),
    "sheet.gaps.title": ("{title}:\n gaps between the units", "{title}\n差距分析表"),
    "sheet.col.gap.before": ("What was achieved", "完成值"),
    "sheet.col.gap.after": ("Rate of points (%)", "得分率（%）"),
    "sheet.col.gap.highest": ("Highest", "最高"),
    "sheet.col.gap.lowest": ("Lowest", "最低"),
    "sheet.col.gap.mean": ("Mean", "平均"),
    "sheet.col.gap.times": ("max÷min", "最高÷最低（倍）"),
    "sheet.col.gap.times_more": ("(max−min)÷min", "最高比最低多（倍）"),
    "sheet.col.gap.variation": ("Variation", "变异系数"),
    "sheet.col.gap.count": ("Units", "单位数"),
    "sheet.gap.of": ("{value} ({units})", "{value}（{units}）"),
    "sheet.gap.many": ("{value} ({count} units)", "{value}（{count}个）"),
    "sheet.gap.note.times": (
        "max÷min: how many times the lowest the highest is; (max−min)÷min: how many times the lowest it is above it, "
        "always one less.",
        "“最高÷最低”表示最高是最低的多少倍；“最高比最低多”＝（最高－最低）÷最低，恒比前者少1，引用时不可混用。",
    ),
    "sheet.gap.note.variation": (
        "Variation: standard deviation (of the population) ÷ mean; before scoring of what was achieved, after it of "
        "points ÷ weight. Only ranked units with a value.",
        "变异系数＝标准差（总体）÷平均值；完成值为计分前，得分率（得分÷分值）为计分后。只计参加排名且有数据的单位。",
    ),
    "sheet.gap.note.undefined": (
        "“—”: not defined, for the lowest or the mean is 0 or below, or there is no single value.",
        "“—”为最低值或平均值为0或负数、或该项没有单一完成值，无法计算。",
    ),
    "sheet.indicators": ("Indicator system", "指标体系表"),
    "sheet.indicators.title": ("{title}:\n indicator system", "{title}\n指标体系表"),
    "sheet.indicators.measured": ("{rule} Measured: {measure}", "{rule}；计算口径：{measure}"),
    "sheet.col.basis": ("Basis", "依据文件"),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {**_CARDS, **_EVENTS, **_TOLD}
