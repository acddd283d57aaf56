"""Phrases: last year on paper, short score cards, the forms and lists of the year. `key: (English, Chinese)`."""

from typing import Final

_CARDS: Final[dict[str, tuple[str, str]]] = {
    "sheet.comparison": ("Comparison", "对比表"),
    "sheet.comparison.title": ("{title}:\n comparison", "{title}\n对比表"),
    "sheet.comparison.with": ("Beside: {title}", "对比对象：{title}"),
    "sheet.comparison.removed": ("Not assessed any more: {units}.", "不再列为考核对象：{units}。"),
    "sheet.col.compared.then.year": ("Last year", "上年"),
    "sheet.col.compared.now.year": ("This year", "本年"),
    "sheet.col.compared.then.period": ("Before", "上期"),
    "sheet.col.compared.now.period": ("Now", "本期"),
    "sheet.col.compared.moved": ("Moved", "升降"),
    "sheet.col.compared.change": ("Change", "增减"),
    "sheet.col.compared.of_it": ("Of the change", "增减构成"),
    "sheet.col.compared.performance": ("Performance", "表现"),
    "sheet.col.compared.rules": ("Rules", "规则"),
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

_FILES: Final[dict[str, tuple[str, str]]] = {
    "anonymous.unit": ("Unit {letter}", "单位{letter}"),
    "anonymous.subject": ("matter {number}", "事项{number}"),
    "anonymous.key.label": ("Label", "代号"),
    "anonymous.key.unit": ("Unit", "单位"),
    "anonymous.key.code": ("Code", "编码"),
    "anonymous.no_key": (
        "{path} is no key file of units and labels; nothing was exported. Name a new file, or the key that was made "
        "with the first anonymous export.",
        "{path} 不是单位代号对照表，没有导出任何文件。请另指定一个新文件名，或选用首次匿名导出时生成的对照表。",
    ),
    "anonymous.key_inside": (
        "The key {path} would lie beside the anonymous files. Keep it in another folder.",
        "对照表 {path} 与匿名文件在同一文件夹。请把对照表放在别的文件夹。",
    ),
    "cli.say_form": (
        "Say which form: --to xlsx, pdf, docx, csv or json, or --set.",
        "请用 --to 指定 xlsx、pdf、docx、csv 或 json，或用 --set 成套导出。",
    ),
    "set.meeting": ("for the meeting", "会议用"),
    "set.archive": ("for the archive", "归档用"),
    "set.kind.zero": (": fields with nothing", "零突破清单"),
    "set.kind.departments": (": scores by department", "单项评分表"),
    "set.kind.panels": (": panels", "评委评分表"),
    "set.kind.ledgers": (": ledgers", "台账"),
    "set.kind.ballots": (": counts of ballots", "计票单"),
    "set.cards": ("score cards", "得分明细"),
    "set.assessment": ("{title} data", "{title}数据"),
    "set.written": ("{count} files in {folder}", "共{count}个文件，在 {folder}"),
    "sheet.catalogue": ("List of the archive", "归档目录"),
    "sheet.catalogue.title": ("{title}:\n list of the archive", "{title}\n归档目录"),
    "sheet.col.file_number": ("Reference", "文号"),
    "sheet.col.file_title": ("Title", "题名"),
    "sheet.col.page_count": ("Pages", "页数"),
    "sheet.col.file_form": ("Forms", "格式"),
    "sheet.catalogue.more": ("{title} ({count} documents)", "{title}（{count}份）"),
    "sheet.catalogue.note": (
        "Pages are those of the printed document; the reference is filled in when the file is registered.",
        "页数为纸质文件页数；文号在归档登记时填写。",
    ),
}

_FORMS: Final[dict[str, tuple[str, str]]] = {
    "sheet.departments": ("Scores by department", "单项评分表"),
    "sheet.departments.name": ("Scores – {department}", "单项评分表（{department}）"),
    "sheet.departments.title": ("{title}:\n scores by {department}", "{title}\n单项评分表——{department}"),
    "sheet.departments.by": ("Scored by: {department}", "考核实施单位：{department}"),
    "sheet.departments.matter": ("Matter: {name}", "考核事项：{name}"),
    "sheet.departments.note": (
        "Situation: what was measured; “—” where the rule does not measure one number.",
        "考核情况为完成值；计分办法没有单一完成值的为“—”，依据见得分明细。",
    ),
    "sheet.departments.opinion": ("Opinion of the leader in charge:", "分管领导意见："),
    "sheet.departments.made": ("Made by", "填表人"),
    "sheet.departments.head": ("Head", "负责人签字"),
    "sheet.col.situation": ("Situation", "考核情况"),
    "sheet.appeals": ("Appeals", "申诉复核登记表"),
    "sheet.appeals.name": ("Appeal – {unit}", "申诉复核登记表（{unit}）"),
    "sheet.appeals.title": ("{title}:\n appeal and review", "{title}\n申诉复核登记表"),
    "sheet.appeals.unit": ("Unit: {unit}", "申诉单位：{unit}"),
    "sheet.appeals.total": ("Published total: {total}", "公布总分：{total}"),
    "sheet.appeals.applicant": ("Head of the unit", "申诉单位负责人"),
    "sheet.appeals.reviewer": ("Reviewed by", "复核人"),
    "sheet.appeals.office": ("Head of the office", "考核办负责人"),
    "sheet.appeals.note": (
        "Reasons are filled in only beside what is contested, with documents attached.",
        "只在有异议的指标后填写申诉理由，并附书面材料；无异议的不填。",
    ),
    "sheet.col.first_score": ("Points", "原得分"),
    "sheet.col.appeal": ("Reason of the appeal", "申诉理由"),
    "sheet.col.review": ("Review", "复核意见"),
    "sheet.col.new_score": ("Points after review", "复核后得分"),
    "sheet.ballot-papers": ("Ballot papers", "测评票"),
    "sheet.ballot_papers.name": ("Ballot paper – {item}, {voters}", "测评票（{item}·{voters}）"),
    "sheet.ballot_papers.title": ("{title}:\n {item}", "{title}\n{item}"),
    "sheet.ballot_papers.voters": ("Voters: {voters}", "测评对象为下列单位，投票人类别：{voters}"),
    "sheet.ballot_papers.one": (
        "One tick for each unit; do not sign. A row without a tick or with several does not count.",
        "每个单位只在一个格内打“√”，不署名；一行未打或打多个“√”的，该行无效。",
    ),
    "sheet.ballot_papers.most": (
        "With more than {most} ticks under {grade} the paper is void.",
        "“{grade}”超过{most}个的，整票无效。",
    ),
    "sheet.ballot_papers.equal": ("A paper with one grade for all is void.", "所有单位评为同一等次的，整票无效。"),
    "sheet.ballot_papers.own": ("“—”: the own unit is not voted on.", "“—”为本单位，不参加评议。"),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {**_FORMS, **_CARDS, **_FILES}
