"""The words of tables of figures: marks in place of a figure, totals, units of measure, names of places."""

import re
from typing import Final

from exchange.numbers import Number, parse_number
from exchange.reading.workbook import WorkbookCell
from exchange.weights.words import clean, is_subtotal, is_total, plain

_PLACE_NAME: Final = re.compile(
    r".*(省|市|区|县|旗|州|盟|兵团|分局|支局|大队|支队|中队|局|厅|委|办|处|科|所|站|院|校|中学|小学|大学|医院|街道|镇|乡|村|公司)"
)
_PROVINCES: Final = re.compile(
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南"
    "|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门"
)
_WHOLE: Final = re.compile(
    r"(全国|全省|全市|全区|全县|全州|各地)?(合计|总计|总数|小计|总?平均|平均[值分数]|均[值分]|最[高低][分值]?|最[大小]值|中位数|标准差|极差)?(?:total)?"
)
_MEASURE: Final = re.compile(
    r"[十百千万亿]*(元|人|户|件|个|家|次|起|宗|项|吨|公里|米|平方米|平方公里|公顷|亩|辆|台|套|所|张|岁|年|天|小时|美元|人次|户次"
    r"|千瓦时|立方米|分|份|批|批次|条|篇|名|位|座|艘|口|处|册)(/.*)?|%|‰|百分点|%/‰|.+/.+"
)
_MARK: Final = re.compile(r"[—–－\-…⋯.·#*×xX/]{1,6}|\.\.\.|n/?a|na|-|——", re.IGNORECASE)
_COLUMN_NUMBER: Final = re.compile(r"[甲乙丙丁戊]|栏次|栏目|行次|列次|[A-Ha-h]")


def is_mark(cell: WorkbookCell) -> bool:
    """ "…", "—", "#" and the like in place of a figure: what it means, the sheet's own notes say."""
    return cell.kind == "text" and bool(_MARK.fullmatch(plain(cell.text)))


def is_figure(cell: WorkbookCell | None) -> bool:
    """A number, also one written as a text, a percentage, an error or a mark in place of a figure."""
    if cell is None:
        return False
    if cell.kind in ("number", "error", "uncached"):
        return True
    if cell.kind != "text":
        return False
    return is_mark(cell) or isinstance(parse_number(plain(cell.text).rstrip("%‰")), Number)


def is_column_number(text: str) -> bool:
    """甲, 乙, 栏次, A: the name of a column in a line that numbers the columns."""
    return bool(_COLUMN_NUMBER.fullmatch(plain(text)))


def is_whole(text: str) -> bool:
    """合计, 总计, 全市, 平均 …: a row or column about all units."""
    words = plain(text).casefold()
    return bool(words) and (is_total(text) or is_subtotal(text) or bool(_WHOLE.fullmatch(words)))


def measure_of(text: str) -> str:
    """The unit of measure that a heading ends with: "地区生产总值（亿元）" is 亿元, else ""."""
    found = re.search(r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*$", clean(text))
    words = plain(found[1]).removeprefix("单位:") if found else ""
    return words if words and _MEASURE.fullmatch(words) else ""


def unit_in(text: str) -> str:
    """The unit of measure that a text is by itself (a column 单位 beside the names of items), else ""."""
    return plain(text) if _MEASURE.fullmatch(plain(text)) else ""


def other_power(said: str, unit: str) -> bool:
    """Whether figures in `said` are another power of those in `unit`: 万元 where the item counts in 元."""
    (said_power, said_base), (power, base) = _measure(said), _measure(unit)
    return bool(said and unit) and said_base == base and said_power != power


def _measure(unit: str) -> tuple[str, str]:
    """Power and unit: "万元" is (万, 元)."""
    found = re.fullmatch(r"([十百千万亿]*)(.*)", unit.strip())
    return (found[1], found[2]) if found else ("", unit)


def is_place(text: str) -> bool:
    """Whether a text is the name of a place or an office."""
    words = plain(text)
    return bool(_PROVINCES.fullmatch(words)) or bool(_PLACE_NAME.fullmatch(words))
