"""Reading one cell of a table of weights: what a weight says, what a name says, what kind of row it starts."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from exchange.numbers import Number, in_hundredths, parse_number, plain_text
from exchange.reading.workbook import WorkbookCell

Said = Literal["weight", "blank", "reference", "aside", "unclear", "error", "date", "uncached"]

_INVISIBLE: Final = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f]")
_DIGITS: Final = r"([0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)"
_WEIGHT: Final = re.compile(rf"{_DIGITS}\s*(分|%|点|分值)?\s*(.*)", re.DOTALL)
_REMARK: Final = re.compile(r"[(\[【].*[)\]】]", re.DOTALL)
_TAIL: Final = re.compile(
    rf"(.*?\S)\s*[(\[【]\s*(?:共|满分|计|权重)?\s*:?\s*{_DIGITS}\s*(分|%|点)?\s*[)\]】]", re.DOTALL
)
_BARE_TAIL: Final = re.compile(rf"(.*?[^0-9.,\s:])\s*:?\s*{_DIGITS}\s*(分|%)", re.DOTALL)
_ASIDE: Final = re.compile(
    r"(≤|<=|≥|>=|±|不超过|最高|最多|上限)\s*[0-9.]+.*|—+|-+|–+|/|不计分|不设分值|加分|扣分|减分|加减分|另计|酌情.*|一票否决|否决"
)
_REFERENCE: Final = ("参考", "仅供参考", "参考指标", "不赋分", "监测")
_TOTAL: Final = re.compile(r"(合计|总计|总分|总分值|共计|分值合计|权重合计)([(:].*)?|.*[^0-9]合计([(:].*)?")
_SUBTOTAL: Final = re.compile(r".{0,20}小计([(:].*)?")
_NOTE: Final = re.compile(r"(注|备注|说明|附注|填表说明|注释)\s*[0-9]*\s*:.*|※.*|\*.*", re.DOTALL)
_SIGNED: Final = re.compile(
    r"(单位|部门|科室|考核|被考核|考评|评分)?(填表|制表|填报|审核|复核|考核|经办|负责|分管|主管|联系|组长|考评|评分)(人|人员|单位|领导|负责人|组长)?"
    r"(签字|签名|签章|盖章)?:.*|(填表|制表|填报|考核|考评|评分)?(日期|时间):.*|(签字|签名|盖章|单位(公章|盖章)|联系电话).{0,6}:.*"
    r"|(19|20)[0-9]{2}年[0-9]{0,2}月[0-9]{0,2}日"
)
_SECTION: Final = re.compile(
    r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十0-9]+\)|[0-9]+[、.])?"
    r"(?:(加分|奖励|奖励加分|附加|附加分|加减分|奖惩)|(扣分|减分|惩戒扣分)|(一票否决|否决))"
    r"(?:项|项目|事项|指标|内容|情形|制|因素)?(?:\(.*\))?",
    re.DOTALL,
)
_CJK: Final = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"


@dataclass(frozen=True, slots=True)
class Weight:
    """What a cell says about a weight. `value` is there when `said` is weight or reference (then 0)."""

    said: Said
    value: Decimal | None = None
    percent: bool = False
    remark: str = ""
    written: str = ""
    was_text: bool = False


def clean(text: str) -> str:
    """A name on one line: line breaks inside a cell, invisible characters and outer blanks are gone."""
    text = _INVISIBLE.sub("", text).replace("\u00a0", " ").replace("\u3000", " ")
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(rf"(?<={_CJK}) (?={_CJK})", "", text)


def plain(text: str) -> str:
    """For recognising words: full-width forms made narrow, no blanks at all."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))


def is_filler(text: str) -> bool:
    """ "——" and the like: a cell that says that nothing stands here."""
    return bool(re.fullmatch(r"[—–\-/\\·.…]*", plain(text)))


def read_weight(cell: WorkbookCell | None) -> Weight:
    """What a cell of a weight column says. A date, an error or an unclear text is never made a number."""
    if cell is None:
        return Weight("blank")
    if cell.kind == "number":
        value = Decimal(cell.text)
        written = cell.text
        if cell.percent:
            value = in_hundredths(cell.text)
            written = f"{plain_text(value)}%"
        return Weight("weight" if value >= 0 else "unclear", value, cell.percent, written=written)
    if cell.kind in ("error", "date", "uncached"):
        said: Said = "error" if cell.kind == "error" else "date" if cell.kind == "date" else "uncached"
        return Weight(said, written=cell.text)
    return _read_text(cell.text)


def _read_text(text: str) -> Weight:
    said = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).strip()
    written = clean(text)
    if wrapped := re.fullmatch(r"[(\[【]\s*(.*?)\s*[)\]】]", said):
        said = wrapped[1]
    said = re.sub(r"^(计|共|满分)\s*(?=[0-9])", "", said)
    if plain(said) in _REFERENCE:
        return Weight("reference", Decimal(0), written=written)
    if _ASIDE.fullmatch(plain(said)):
        return Weight("aside", written=written)
    found = _WEIGHT.fullmatch(said)
    if not found or (found[3] and (not _REMARK.fullmatch(found[3]) or re.search(r"[0-9]", found[3]))):
        return Weight("unclear", written=written)
    number = parse_number(found[1])
    if not isinstance(number, Number):
        return Weight("unclear", written=written)
    return Weight("weight", number.value, found[2] == "%", found[3], written, was_text=True)


def split_name(text: str) -> tuple[str, Weight]:
    """The name without the weight written behind it ("个性工作 (70)", "年报公示（2分）"), and that weight.

    A plain number in brackets that looks like a year stays in the name.
    """
    name = clean(text)
    narrow = unicodedata.normalize("NFKC", name)
    for pattern in (_TAIL, _BARE_TAIL):
        found = pattern.fullmatch(narrow)
        if not found or (not found[3] and re.fullmatch(r"(19|20)[0-9]{2}", found[2])):
            continue
        number = parse_number(found[2])
        if isinstance(number, Number):
            kept = _same_head(name, len(found[1]))
            weight = Weight(
                "weight", number.value, found[3] == "%", written=narrow[len(found[1]) :].strip(), was_text=True
            )
            return kept, weight
    return name, Weight("blank")


def _same_head(name: str, length: int) -> str:
    """The start of `name` whose narrow form has `length` characters."""
    for end in range(len(name) + 1):
        if len(unicodedata.normalize("NFKC", name[:end])) >= length:
            return name[:end].strip()
    return name


def is_total(text: str) -> bool:
    return bool(_TOTAL.fullmatch(plain(text)))


def is_subtotal(text: str) -> bool:
    return bool(_SUBTOTAL.fullmatch(plain(text)))


def is_note(text: str) -> bool:
    return bool(_NOTE.fullmatch(unicodedata.normalize("NFKC", text).strip()))


def is_signed(text: str) -> bool:
    """制表人：…, 审核人：…, a date: what stands beside signatures, above or below a table."""
    return bool(_SIGNED.fullmatch(plain(text)))


def section_of(text: str) -> str:
    """ "bonus", "deduction" or "veto" where a name opens such a part of the table, else ""."""
    found = _SECTION.fullmatch(plain(text))
    if not found:
        return ""
    return "bonus" if found[1] else "deduction" if found[2] else "veto"
