"""What is doubtful in the registers of bonuses, deductions and vetoes: English, Chinese."""

from collections.abc import Mapping
from typing import Final

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "register.no_reason": (
        "{unit}, “{rule}”: the deduction has no reason in words. It counts, but cannot be answered for; write what "
        "happened.",
        "{unit}“{rule}”：扣分没有写明事由。照常计扣，但申诉时无从答复，请补写。",
    ),
    "register.no_basis": (
        "{unit}, “{rule}”: the veto has no document it is based on. It applies; enter the document number.",
        "{unit}“{rule}”：一票否决没有依据文号。照常生效，请补填文号。",
    ),
    "register.twice_highest": (
        "{unit}, “{rule}”: “{subject}” is entered more than once; only the highest counts.",
        "{unit}“{rule}”：“{subject}”登记了不止一次，只取最高的一次计分。",
    ),
    "register.twice_added": (
        "{unit}, “{rule}”: “{subject}” is entered more than once, and all are added up. Is one of them to go?",
        "{unit}“{rule}”：“{subject}”登记了不止一次，现为累计计分。请核对是否重复。",
    ),
    "register.several_rules": (
        "{unit}: “{subject}” counts under “{rule}” and under “{others}”, too. Both count; check that this is meant.",
        "{unit}：“{subject}”在“{rule}”计分，又在“{others}”计分。现均已计入，请核对是否重复。",
    ),
    "register.no_date": (
        "{unit}, “{rule}”: “{date}” is no date. Nothing is scored by it; write it as 2024-05-01.",
        "{unit}“{rule}”：“{date}”不是日期，不影响得分。请写成 2024-05-01 的样子。",
    ),
    "register.other_year": (
        "{unit}, “{rule}”: {date} is not in {year}. It counts as it stands; check the year.",
        "{unit}“{rule}”：{date} 不在 {year} 年度内。现照常计入，请核对。",
    ),
}
