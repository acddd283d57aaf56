"""Phrases: documents about the plan itself, its changes and what it covers. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "sheet.weights-change": ("Changes of weights", "权重调整对照表"),
    "sheet.weights-change.title": ("{title}:\n changes of weights", "{title}\n权重调整对照表"),
    "sheet.weights-change.draft": ("Draft – the weights do not add up yet", "草稿——权重尚未合拢，不作最终结果"),
    "sheet.plan-differences": ("Differences of plans", "方案差异表"),
    "sheet.plan-differences.title": ("{title}:\n what is different", "{title}\n方案差异表"),
    "sheet.plan-differences.old": ("Compared with: {title}", "对比方案：{title}"),
    "sheet.plan-differences.count": ("{count} differences", "差异：{count}处"),
    "sheet.plan-differences.same": (
        "The two plans are the same in everything that is compared.",
        "两个方案所比较的内容完全相同。",
    ),
    "sheet.plan-differences.scope": (
        "Compared: full score, rounding, totals, ranking and grades, classes, units, indicators with weights and "
        "rules, data items, lists, bonuses, deductions, vetoes, tags and upper-level items.",
        "比较范围：满分、小数位数、总分构成、排名与等次，分类、考核对象，指标及其分值和计分办法，数据项、清单，"
        "加扣分项、一票否决，标签组和上级考核项。",
    ),
    "sheet.coverage": ("Upper-level items", "上级考核项对应表"),
    "sheet.coverage.title": ("{title}:\n upper-level items and own indicators", "{title}\n上级考核项对应表"),
    "sheet.coverage.count": ("{covered} of {count} covered", "已对应{covered}/{count}项"),
    "sheet.coverage.none": ("not covered", "未对应"),
    "sheet.coverage.apart": ("Own indicators that answer to no upper-level item", "未对应上级考核项的本级指标"),
    "sheet.coverage.uncovered": ("Not covered: {items}.", "未对应的上级考核项：{items}。"),
    "sheet.coverage.all": ("Every upper-level item is covered.", "上级考核项全部有对应指标。"),
    "sheet.coverage.weights": (
        "Own indicators that answer to some upper-level item have {covered} of {full} points.",
        "有对应关系的本级指标共{covered}分（满分{full}分）。",
    ),
    "sheet.col.code": ("Code", "编号"),
    "sheet.col.upper": ("Upper-level item", "上级考核项"),
    "sheet.col.upper_source": ("From", "来源"),
    "sheet.col.upper_weight": ("Weight there", "上级分值"),
    "sheet.col.own": ("Own indicator", "本级指标"),
    "sheet.col.own_weight": ("Weight", "本级分值"),
    "sheet.col.upper_note": ("Note", "说明"),
    "sheet.col.subject": ("Of what", "类别"),
    "sheet.col.part": ("Name", "名称"),
    "sheet.col.aspect": ("What", "变化"),
    "sheet.col.was": ("Before", "原方案"),
    "sheet.col.is": ("Now", "新方案"),
    "sheet.col.last_year": ("Last year", "上年"),
    "sheet.col.this_year": ("This year", "今年"),
    "sheet.col.change": ("Change", "增减"),
    "sheet.col.reason": ("Reason", "理由"),
    "sheet.change.added": ("new", "新增"),
    "sheet.change.dropped": ("dropped", "取消"),
    "sheet.change.renamed": ("was called “{name}”", "原名“{name}”"),
    "sheet.change.moved": ("was under “{parent}”", "原属“{parent}”"),
    "sheet.change.moved_first": ("was on the first level", "原为一级指标"),
    "sheet.change.count": (
        "Compared with last year, of the scored indicators: {parts}.",
        "与上年相比，末级指标{parts}。",
    ),
    "sheet.change.count.kept": ("{count} unchanged", "保持不变{count}项"),
    "sheet.change.count.reweighted": ("{count} with another weight", "调整权重{count}项"),
    "sheet.change.count.renamed": ("{count} renamed", "更名{count}项"),
    "sheet.change.count.moved": ("{count} moved", "移动{count}项"),
    "sheet.change.count.added": ("{count} new", "新增{count}项"),
    "sheet.change.count.dropped": ("{count} dropped", "取消{count}项"),
    "sheet.change.totals": (
        "The totals are those of the first level; rows of groups contain the rows below them.",
        "合计为一级指标之和；加粗的上级指标已含其下各项。",
    ),
}
