"""Ledgers: their kinds, columns and counts, and what is doubtful about them: English, Chinese."""

from collections.abc import Mapping
from typing import Final

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "ledger.kind.tasks": ("Tasks", "任务台账"),
    "ledger.kind.tickets": ("Supervision tickets", "督办台账"),
    "ledger.kind.leads": ("Leads", "线索台账"),
    "ledger.kind.honours": ("Honours", "荣誉台账"),
    "ledger.kind.cases": ("Typical cases", "典型案例台账"),
    "ledger.count.rows": ("all matters", "全部事项数"),
    "ledger.count.due": ("due by then", "到期应办数"),
    "ledger.count.done": ("done", "办结数"),
    "ledger.count.on_time": ("done on time", "按期办结数"),
    "ledger.count.late": ("done late", "逾期办结数"),
    "ledger.count.overdue": ("overdue, not done", "逾期未办结数"),
    "ledger.count.share_on_time": ("share done on time (%)", "按期办结率（%）"),
    "ledger.count.reached": ("reached a stage", "达到某阶段数"),
    "ledger.count.points": ("points of the highest stage of each matter", "同一事项取最高阶段计分"),
    "ledger.count.points_each": ("points of every row added up", "逐条累计计分"),
    "ledger.short.rows": ("all", "事项"),
    "ledger.short.due": ("due", "到期"),
    "ledger.short.on_time": ("on time", "按期"),
    "ledger.short.late": ("late", "逾期办"),
    "ledger.short.overdue": ("overdue", "未办"),
    "ledger.standing.on_time": ("on time", "按期办结"),
    "ledger.standing.late": ("done late", "逾期办结"),
    "ledger.standing.overdue": ("overdue", "逾期未办"),
    "ledger.standing.open": ("not due yet", "未到期"),
    "sheet.ledgers": ("Ledgers", "台账"),
    "sheet.ledgers.title": ("{title}:\n {ledger}", "{title}\n{ledger}"),
    "sheet.ledgers.rows": ("{count} matters", "共{count}条"),
    "sheet.ledgers.day": ("counted on {day}", "统计截至{day}"),
    "sheet.ledgers.matter": ("Matter", "事项"),
    "sheet.ledgers.heading": ("Line", "类别（条线）"),
    "sheet.ledgers.heading.tasks": ("Measure", "举措"),
    "sheet.ledgers.issued": ("Issued", "交办日期"),
    "sheet.ledgers.due": ("Due", "办结时限"),
    "sheet.ledgers.done": ("Done", "办结日期"),
    "sheet.ledgers.standing": ("Standing", "办理情况"),
    "sheet.ledgers.stage": ("Stage", "阶段"),
    "sheet.ledgers.stage.honours": ("Level", "级别"),
    "sheet.ledgers.document": ("Document no.", "文号"),
    "sheet.ledgers.note": ("Note", "备注"),
    "sheet.ledgers.count": ("Count", "数量"),
    "sheet.ledgers.all": ("Together", "合计"),
    "sheet.ledgers.sum": ("{unit}: {rows}", "{unit}：{rows}项"),
    "sheet.ledgers.sum.dated": (
        "{unit}: {rows} matters, {due} due, {on_time} on time, {late} late, {overdue} overdue",
        "{unit}：{rows}项，到期{due}项，按期办结{on_time}项，逾期办结{late}项，逾期未办{overdue}项",
    ),
    "sheet.ledgers.fills": ("Filled from it: {items}.", "由本台账填数：{items}。"),
    "sheet.ledgers.by_hand": (
        "{unit}, {item}: {found} was entered by hand, the ledger says {wanted}.",
        "{unit}　{item}：手工填为{found}，台账统计为{wanted}。",
    ),
    "ledger.cell.from": ("from “{ledger}”: {count}", "取自{ledger}：{count}"),
    "ledger.cell.by_hand": (
        "entered by hand; “{ledger}”, {count}, says {value}",
        "手工填写；{ledger}“{count}”统计为 {value}",
    ),
    "ledger.no_matter": (
        "{unit}: a row of the ledger does not say what it is about. It counts; write the matter.",
        "{unit}：有一条台账没有写事项。照常统计，请补写。",
    ),
    "ledger.twice": (
        "{unit}: “{matter}” stands in the ledger more than once, first in row {first}. Counts by stage "
        "take it once, all others count every row; drop one if it is the same matter.",
        "{unit}“{matter}”重复登记（首次为第{first}条）。按阶段统计时只计一次，其他统计逐条计数；确系同一事项请删去一条。",
    ),
    "ledger.no_date": (
        "{unit}, “{matter}”: “{date}” is no date and counts as none. Write it as 2024-05-01.",
        "{unit}“{matter}”：“{date}”不是日期，按没有日期统计。请写成 2024-05-01 的样子。",
    ),
    "ledger.order": (
        "{unit}, “{matter}”: it is due or done before it was issued ({issued}). It counts so; check the dates.",
        "{unit}“{matter}”：办结或到期早于交办日期（{issued}）。照常统计，请核对日期。",
    ),
    "ledger.stage": (
        "{unit}, “{matter}”: “{stage}” is no stage of this ledger ({known}) and reaches none. Choose one of them.",
        "{unit}“{matter}”：“{stage}”不在本台账的阶段（{known}）之列，按未达到任何阶段统计。请改为其中之一。",
    ),
    "ledger.no_stages": (
        "Rows name stages ({stages}), and the ledger has none yet: nothing is counted by them. Alt+S sets them, from "
        "the lowest up.",
        "台账中填有阶段（级别）：{stages}，但尚未设定阶段顺序，不能按阶段统计。请按 Alt+S 由低到高设定。",
    ),
    "ledger.headings": (
        "The rows belong to {found} headings, the plan says {wanted}. The counts take the rows as they are.",
        "台账涉及{found}项举措（类别），方案应为{wanted}项。统计以台账为准，请核对有无漏登。",
    ),
    "ledger.rows": (
        "The ledger has {found} rows, the plan says {wanted}. The counts take the rows as they are.",
        "台账共{found}条，方案应为{wanted}条。统计以台账为准，请核对有无漏登。",
    ),
    "ledger.two": (
        "There is more than one ledger of this kind in the plan; the first one holds. Drop the others.",
        "方案里同一种台账设了不止一个，以第一个为准，请删去其余。",
    ),
    "ledger.feed_stage": (
        "“{item}” counts the stage “{stage}”, which the ledger does not have: nothing reaches it. Set the stages of "
        "the ledger, or choose another one.",
        "“{item}”统计的阶段“{stage}”不在台账的阶段之列，统计不到任何事项。请设置台账阶段，或改选其他阶段。",
    ),
    "ledger.feed_kind": (
        "“{item}” is no number, so no ledger fills it. Let another item be filled.",
        "“{item}”不是数值项，不能由台账填数。请改由数值项接收。",
    ),
    "ledger.not_filled": (
        "{unit}, {item}: blank, while the ledger says {wanted}. Blank is scored as missing; let it follow the ledger.",
        "{unit}　{item}：未填，台账统计为 {wanted}。未填按缺报计分；可在台账页“按台账重填”。",
    ),
    "ledger.by_hand": (
        "{unit}, {item}: {found} was entered by hand, the ledger says {wanted}. {found} is scored; let it follow the "
        "ledger, or leave it as it is.",
        "{unit}　{item}：手工填为 {found}，台账统计为 {wanted}。现按 {found} 计分；可在台账页“按台账重填”，"
        "确有依据可保留。",
    ),
}
