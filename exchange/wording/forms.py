"""Phrases: the forms that are sent out to be filled in, and what is said of those that come back.
`key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "forms.nobody": ("no department yet", "未定责任部门"),
    "forms.file.department": ("{name} - {title} - data", "{name}－{title}数据采集表"),
    "forms.file.unit": ("{name} - {title} - data", "{name}－{title}数据采集表"),
    "forms.file.self": ("{name} - {title} - self-assessment", "{name}－{title}自评表"),
    "forms.title.department": ("{title}: data of {name}", "{title}数据采集表（{name}）"),
    "forms.title.unit": ("{title}: data of {name}", "{title}数据采集表（{name}）"),
    "forms.title.self": ("{title}: self-assessment of {name}", "{title}自评表（{name}）"),
    "forms.tab.cover": ("Instructions", "填报说明"),
    "forms.tab.table": ("To fill in", "填报表"),
    "forms.cover.to": ("To", "填报单位"),
    "forms.cover.deadline": ("By", "报送时限"),
    "forms.cover.contact": ("Contact", "联系人及电话"),
    "forms.no_deadline": ("as the notice says", "以通知为准"),
    "forms.no_contact": ("the assessment office", "考核办"),
    "forms.how.department": (
        "Fill in the pale cells of the next sheet: a row for each unit, a column for each item.",
        "请在“填报表”浅色单元格内填写：每行一个单位，每列一项数据，计量单位见列标题。",
    ),
    "forms.how.unit": (
        "Fill in the pale cells of the next sheet: this year's figure of each item.",
        "请在“填报表”浅色单元格内填写本单位各项数据的本年数，计量单位见表。",
    ),
    "forms.how.self": (
        "Fill in value, own points and evidence of each indicator; the last column is for the check.",
        "请逐项填写完成情况、自评分和佐证材料名称、文号；“复核分”由考核办填写。",
    ),
    "forms.how.1": (
        "Nothing happened: write 0. Not reported: write 缺报. Does not apply: write 不适用.",
        "没有发生的填 0；暂时报不出的填“缺报”；本单位不涉及的填“不适用”。空白表示未填，不作 0 处理。",
    ),
    "forms.how.2": (
        "Numbers only, without units; a percentage of 12.5 % is 12.5.",
        "只填数字，不带单位；百分率 12.5% 填 12.5；不要填“约”“余”等字样。",
    ),
    "forms.how.3": (
        "Other cells are locked. Do not change headings; if the table is typed anew, keep the names.",
        "其余单元格已锁定。请勿改动表头；确需另行制表的，请保留单位名称和数据项名称。",
    ),
    "forms.how.4": (
        "Return this file, and a signed and sealed print of it, in time.",
        "请按时限报送本电子表，并报送经签字盖章的纸质件。",
    ),
    "forms.how.elsewhere": (
        "{count} items are asked for by separate tables: {names}.",
        "另有 {count} 项数据由专门表格报送，不在本表内：{names}。",
    ),
    "forms.sign.filled_by": ("Filled in by", "填报人："),
    "forms.sign.checked_by": ("Checked by", "审核人："),
    "forms.sign.head": ("Head of the unit", "单位负责人："),
    "forms.seal": ("Seal:                    Date:", "（单位盖章）　　　　　　年　　月　　日"),
    "forms.stamp": (
        "Filled in by:            Checked by:            Head:            (seal)",
        "填报人：　　　　　　审核人：　　　　　　单位负责人：　　　　　　（盖章）",
    ),
    "forms.unit": ("Unit", "单位"),
    "forms.number": ("No.", "序号"),
    "forms.item": ("Item", "数据项"),
    "forms.measure": ("Measured in", "计量单位"),
    "forms.last": ("Last year", "上年数"),
    "forms.this": ("This year", "本年数"),
    "forms.indicator": ("Indicator", "指标"),
    "forms.rule": ("How it is scored", "计分办法"),
    "forms.weight": ("Points", "分值"),
    "forms.value": ("Value", "完成情况"),
    "forms.self": ("Own points", "自评分"),
    "forms.evidence": ("Evidence", "佐证材料"),
    "forms.check": ("Check", "复核分"),
    "forms.wrong": ("Not an entry", "填写有误"),
    "forms.prompt": (
        "A number{limits}. Nothing happened: 0. Not reported: 缺报. Does not apply: 不适用.",
        "请填数字{limits}。没有发生填 0；报不出填“缺报”；不涉及填“不适用”。",
    ),
    "forms.in_unit": (" in {unit}", "（{unit}）"),
    "forms.at_least": (", at least {number}", "，不小于 {number}"),
    "forms.at_most": (", at most {number}", "，不大于 {number}"),
    "forms.whole": (", whole", "，整数"),
    "collect.other_assessment": (
        "{file} is a form of another assessment ({said}, {year}); nothing of it is taken. Open that assessment, "
        "or ask for the form of this one.",
        "{file} 是另一考核（{said}，{year} 年）的填报表，未采用。请切换到该考核后再收，或请对方改用本考核的填报表。",
    ),
    "collect.format": (
        "{file} was made by a newer version ({said}); nothing of it is taken. Update this program.",
        "{file} 由更新的版本（{said}）生成，未采用。请升级本程序后再收。",
    ),
    "collect.same_file": (
        "{file} was returned before, on {at}, as {before}: the same content. It is not taken again.",
        "{file} 与 {at} 收过的 {before} 内容完全相同，不重复采用。",
    ),
    "collect.same_twice": (
        "{file} and {before} have the same content: it is read once.",
        "{file} 与 {before} 内容完全相同，只读一次。",
    ),
    "collect.self": (
        "{file} is a self-assessment: it is marked as returned; its points are not entered.",
        "{file} 是自评表：已登记收到，自评分供复核时对照，不写入录入数据。",
    ),
    "collect.by_headings": (
        "{file} has no identifiers: it was read by its headings and names. Look at the cells before taking them.",
        "{file} 没有内置编号，按表头和单位名称识别，请核对后再采用。",
    ),
    "collect.unknown_code": (
        "{cell}: “{text}” is no unit or item of this plan; its row or column was left out.",
        "{cell}：“{text}”不是本方案的单位或数据项，该行或该列未采用。",
    ),
    "collect.blank": ("{count} cells were left blank.", "{count} 格未填。"),
    "collect.conflict": (
        "{unit}, {item}: {files} say different things; choose one.",
        "{unit}“{item}”：{files} 报数不一致，请选定一份。",
    ),
    "collect.not_a_folder": ("{file} holds no workbook.", "{file} 中没有可读的表格。"),
    "collect.reminder": (
        "{name}: please return {count} items by {deadline}.",
        "请{name}于{deadline}前报送 {count} 项数据（{title}）。",
    ),
    "collect.overdue": (
        "{name}: {count} items were due on {deadline} ({days} days ago); please return them at once.",
        "请{name}尽快报送 {count} 项数据（{title}）：时限为{deadline}，已逾期 {days} 天。",
    ),
    "collect.reminder_open": (
        "{name}: please return {count} items.",
        "请{name}抓紧报送 {count} 项数据（{title}）。",
    ),
    "collect.day": ("{year}-{month}-{day}", "{month} 月 {day} 日"),
    "packet.format": (
        "This is no work packet of a version that is known ({said}). Nothing of it is taken.",
        "这不是本版本能读的工作包（{said}），未采用。",
    ),
    "packet.damaged": (
        "The packet was altered or is not whole: its check sum is wrong. Nothing of it is taken; ask for it again.",
        "工作包内容不完整或被改动过（校验不符），未采用。请对方重新制作。",
    ),
    "packet.other_assessment": (
        "The packet belongs to another assessment ({said}); nothing of it is taken.",
        "工作包属于另一考核（{said}），未采用。",
    ),
    "cli.no_date": ("{text} is no date: write it as 2025-01-08.", "“{text}”不是日期，请写成 2025-01-08 的样子。"),
    "cli.label_forms": ("Send out {count} forms", "分发填报表 {count} 份"),
    "cli.label_collect": ("Collect {count} forms", "收表 {count} 份"),
    "cli.label_packet": ("Merge packet: {file}", "并入工作包：{file}"),
    "cli.collected": ("{files} files read, {count} cells taken over", "已收 {files} 份，采用 {count} 格"),
    "cli.merged": ("{file}: {count} cells taken over", "{file}：采用 {count} 格"),
    "cli.difference": ("{unit}, {item}: {before} -> {after} ({file})", "{unit}“{item}”：{before} → {after}（{file}）"),
    "cli.difference.conflict": (
        "{unit}, {item}: here {before}, {file} says {after}: conflict, not taken by itself",
        "{unit}“{item}”：现值 {before}，{file} 报 {after}，不一致，未自动采用",
    ),
    "cli.difference.marks": (
        "{unit}, {item}: {before} are marks of judges, {file} says {after}: not taken; decide in the window",
        "{unit}“{item}”：现值 {before} 为评委打分，{file} 报 {after}，未采用；请在窗口中核对后勾选",
    ),
    "cli.difference.ballots": (
        "{unit}, {item}: {before} is counted from ballots that were read out, {file} says {after}: not taken; decide "
        "in the window",
        "{unit}“{item}”：现值 {before} 由唱票统计得出，{file} 报 {after}，未采用；请在窗口中核对后勾选",
    ),
    "cli.difference.ledger": (
        "{unit}, {item}: {before} is counted from a ledger, {file} says {after}: not taken; correct the ledger, or "
        "enter it by hand in the window",
        "{unit}“{item}”：现值 {before} 由台账统计得出，{file} 报 {after}，未采用；请更正台账，或在录入页改为手工填写",
    ),
    "cli.packet_needs": ("The packet cannot be made or read without: {option}", "制作或并入工作包还缺：{option}"),
}
