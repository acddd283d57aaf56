"""Phrases: documents about the plan itself, its changes and what it covers. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "sheet.weights-change": ("Changes of weights", "权重调整对照表"),
    "sheet.weights-change.title": ("{title}:\n changes of weights", "{title}\n权重调整对照表"),
    "sheet.weights-change.draft": ("Draft – the weights do not add up yet", "草稿——权重尚未合拢，不作最终结果"),
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
