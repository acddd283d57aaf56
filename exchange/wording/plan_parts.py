"""考核设置: units, classes, data items, rules and general settings of a plan. English, Chinese."""

from collections.abc import Mapping
from typing import Final

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "parts.points": ("points", "每次分值"),
    "parts.per_level": ("points by level", "各级别分值"),
    "parts.cap": ("cap", "上限"),
    "parts.dedupe": ("same matter", "同一事项"),
    "parts.dedupe.none": ("all are added up", "累计计分"),
    "parts.dedupe.highest": ("only the highest counts", "只取最高"),
    "parts.integer": ("whole", "整数"),
    "parts.note": ("note", "备注"),
    "parts.no_number": (
        "“{text}” is no number that can stand here. Nothing was changed.",
        "“{text}”不是此处可用的数，未作改动。",
    ),
    "parts.no_whole": (
        "“{text}” is no whole number from {least} to {most}. Nothing was changed.",
        "“{text}”不是{least}至{most}的整数，未作改动。",
    ),
    "parts.below": ("“{text}” is below {least}. Nothing was changed.", "“{text}”小于{least}，未作改动。"),
    "parts.needed": ("This cannot be empty. Nothing was changed.", "此项不能为空，未作改动。"),
    "parts.no_choice": (
        "“{text}” is none of: {choices}. Nothing was changed.",
        "“{text}”不在可选范围内（{choices}），未作改动。",
    ),
    "parts.no_levels": (
        "“{text}” is no level with its points, such as national=2. Nothing was changed.",
        "“{text}”不是级别和分值，应写作“国家级=2；省级=1”，未作改动。",
    ),
    "parts.no_action": (
        "“{text}” is no consequence of a veto. Alt+Down lists them. Nothing was changed.",
        "“{text}”不是一票否决的处理方式，按 Alt+↓ 选择，未作改动。",
    ),
    "parts.no_node": ("There is no indicator “{text}”. Nothing was changed.", "没有指标“{text}”，未作改动。"),
    "parts.no_band": (
        "“{text}” is no grade with its lowest total, such as good=80. Nothing was changed.",
        "“{text}”不是等次和最低分，应写作“优秀=90；良好=80”，未作改动。",
    ),
    "parts.band_twice": ("A grade stands twice. Nothing was changed.", "等次名称重复，未作改动。"),
    "parts.band_order": (
        "Grades go from the highest to the lowest bound. Nothing was changed.",
        "等次应按最低分从高到低排列，未作改动。",
    ),
    "parts.no_grades": ("There are no grades yet: write them first. Nothing was changed.", "请先设定等次，未作改动。"),
    "parts.no_quota": (
        "“{text}” is no grade with its share, such as excellent=30%. Nothing was changed.",
        "“{text}”不是等次和比例，应写作“优秀=30%”，未作改动。",
    ),
    "parts.no_quota_yet": (
        "There is no quota yet: write it first. Nothing was changed.",
        "请先设定等次比例，未作改动。",
    ),
    "parts.no_condition": (
        "“{text}” is no condition, such as excellent: Enforcement=85%. Nothing was changed.",
        "“{text}”不是等次条件，应写作“优秀：执法办案=85%”，未作改动。",
    ),
    "parts.no_code": ("“{name}” has no code. Nothing was changed.", "“{name}”没有编号，未作改动。"),
    "parts.twice": (
        "The code {code} is there already. Nothing was changed; choose another one.",
        "编号{code}已被使用，未作改动，请另选编号。",
    ),
    "parts.item_code": (
        "“{item}” keeps its code {code}: formulas name it. Nothing was changed.",
        "“{item}”的编号{code}已用于计算口径，不能修改，未作改动。",
    ),
    "parts.item_read": (
        "“{item}” is read by {users}. Nothing was changed; change those rules first.",
        "“{item}”正用于{users}的计分，未作改动，请先改这些指标的计分办法。",
    ),
    "setting.title": ("Title", "考核名称"),
    "setting.title.means": ("Stands above every sheet.", "印在各种表的标题上。"),
    "setting.year": ("Year", "年度"),
    "setting.year.means": ("The year that is assessed.", "被考核的年度。"),
    "setting.unit_label": ("Name of a unit", "考核对象称谓"),
    "setting.unit_label.means": (
        "Heads the column of units: district, county, department.",
        "各表中单位一栏的名称，如“区市局”“县（市、区）”。",
    ),
    "setting.full_score": ("Full score", "满分"),
    "setting.full_score.means": (
        "What the weights of the first level add up to.",
        "一级指标分值之和，常用100或1000。",
    ),
    "setting.leaf_places": ("Decimals of indicators", "指标得分小数位"),
    "setting.leaf_places.means": (
        "Points of every indicator are rounded half up to these places; empty: not rounded.",
        "各项指标得分四舍五入到几位小数；留空为不修约。",
    ),
    "setting.total_places": ("Decimals of totals", "总分小数位"),
    "setting.total_places.means": (
        "Totals are rounded half up to these places, and ranked as printed.",
        "总分四舍五入到几位小数，按修约后的总分排名。",
    ),
    "setting.measure_places": ("Decimals of measures", "指标值小数位"),
    "setting.measure_places.means": (
        "Computed values are rounded before they are scored; empty: they are not.",
        "比率、增幅等计算值先修约再计分；留空为不修约。",
    ),
    "setting.coefficient": ("Coefficient of the class", "分类系数"),
    "setting.coefficient.means": ("What the coefficient of a unit's class multiplies.", "分类系数与哪一部分相乘。"),
    "setting.bonus_cap": ("Cap of all bonuses", "加分总上限"),
    "setting.bonus_cap.means": (
        "No unit gets more than this; empty: no cap.",
        "每个单位加分合计不超过此数；留空为不设上限。",
    ),
    "setting.deduction_cap": ("Cap of all deductions", "扣分总上限"),
    "setting.deduction_cap.means": (
        "No unit loses more than this; empty: no cap.",
        "每个单位扣分合计不超过此数；留空为不设上限。",
    ),
    "setting.ties": ("Equal totals", "总分相同"),
    "setting.ties.means": ("How places are counted when totals are equal.", "总分相同时位次怎样计。"),
    "setting.tie_breakers": ("Tie breakers", "同分比较"),
    "setting.tie_breakers.means": (
        "Indicators that decide between equal totals, in order; empty: they stay tied.",
        "总分相同时依次比较的指标，用顿号分开；留空为并列。",
    ),
    "setting.base": ("base score", "基础分"),
    "setting.top_n": ("Places in bulletins", "通报名次"),
    "setting.top_n.means": ("How many leading places bulletins name.", "通报中列出前几名。"),
    "setting.bands": ("Grades", "等次"),
    "setting.bands.means": (
        "Grade and lowest total, highest first: 优秀=90；良好=80；合格=60；不合格=0.",
        "等次和最低分，从高到低，如“优秀=90；良好=80；合格=60；不合格=0”。",
    ),
    "setting.quota": ("Quota", "等次比例"),
    "setting.quota.means": (
        "The share of units that may have a grade, such as 优秀=30%; others drop one grade.",
        "某一等次不超过的比例，如“优秀=30%”，超出的降一等次；留空为不限。",
    ),
    "setting.quota.scope": ("Quota counted", "比例范围"),
    "setting.quota.scope.means": ("Over all units, or in each class.", "按全部单位计，还是分类计。"),
    "setting.scope.all": ("over all units", "全部单位"),
    "setting.scope.class": ("in each class", "分类"),
    "setting.quota.at_least_one": ("At least one", "至少一个"),
    "setting.quota.at_least_one.means": (
        "Whether the quota gives at least one place where the share comes to less.",
        "按比例不足1个时，是否仍给1个名额。",
    ),
    "setting.quota.ties": ("Ties at the quota", "比例内同分"),
    "setting.quota.ties.means": (
        "Units that tie at the last place of the quota.",
        "名额末位同分的单位怎样处理。",
    ),
    "setting.quota_ties.include": ("all of them are in", "都进入"),
    "setting.quota_ties.exclude": ("none of them is in", "都不进入"),
    "setting.conditions": ("Conditions of grades", "等次条件"),
    "setting.conditions.means": (
        "The rate that a grade needs under an indicator: 优秀：执法办案=85%.",
        "评为某一等次，某项指标须达到的得分率，如“优秀：执法办案=85%”。",
    ),
}
