"""Where the header of a table of weights is, and what each of its columns holds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from exchange.reading.guards import column_letters as _letters
from exchange.reading.workbook import WorkbookSheet
from exchange.weights.choices import READINGS, Choices
from exchange.weights.words import plain, read_weight, split_name

Role = str
"""name, weight, method, department, source, note, number (序号), points (得分 and the like: not a weight), other"""

NO_CHOICES: Final[Choices] = {}
_SEARCH_ROWS: Final = 30
_TALLEST: Final = 5
"""A header that is chosen by hand has at most one row more than this."""
_LONGEST_HEADING: Final = 24
_LEVELS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
_NOTHING_OF_OURS: Final = re.compile(
    r".*(自评|综评|(?<!应)得分|加减分|复核分|考核分(?!值)|评分结果|完成值|目标值|上年|加分值|扣分值).*"
)
_WEIGHT_WORDS: Final = re.compile(
    r".*(分值|权重|标准分|满分|基础分|基准分|比重|占比|配分|赋分值|分数|权重分|权重值|权重系数|权数|基本分|应得分|目标分)([(].*)?"
    r"|分|总分|标准分值|赋分|权重分配|.*[(]权重[)]"
)
_ROLES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    ("number", re.compile(r"序号|编号|指标编号|代码|指标代码|编码|指标编码|no\.?")),
    ("name", re.compile(r".*名称及(分值|权重).*")),
    ("weight", _WEIGHT_WORDS),
    (
        "method",
        re.compile(
            r".*(计分|评分|赋分|打分|扣分)(办法|方法|标准|细则|规则|方式|依据|说明).*|.*(考核|考评|评价|评估)(办法|方法|标准|细则|方式).*"
            r"|.*内容(及|和|与)(标准|办法|细则)|.*(计算方法|计算公式|指标解释|评分要点|指标说明).*"
        ),
    ),
    ("department", re.compile(r".*(责任|牵头|科室|部门|处室|实施单位|指导|配合).*")),
    ("source", re.compile(r".*(来源|佐证|依据).*")),
    ("note", re.compile(r"备注|说明|备考")),
    (
        "name",
        re.compile(
            r".*[一二三四五1-5]级(指标|考核|项目|名称|内容).*|.*[一二三四五1-5]级|(.*(指标|项目|事项|要素|任务)(名称)?([(].*)?)"
            r"|(考核|考评|评价|工作|评估|评议|检查|测评|评分|督查|主要|具体)(内容|名称|要点|内容和要求|内容及要求|类别|维度|领域)"
            r"|类别|名称|内容|维度|指标及要求|指标分类|[一二三四五]级分类|大项|小项|子项|观测点|考察点|测评点"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """`names`: the columns of the levels, first level first. `weights`: column → which of `names` it weighs.

    `roles`: what each column with a heading or a choice is for. `others`: header rows that could be taken instead.
    """

    top: int
    bottom: int
    names: tuple[int, ...]
    weights: Mapping[int, int]
    texts: Mapping[Role, int] = field(default_factory=dict)
    headings: Mapping[int, str] = field(default_factory=dict)
    spare_weights: tuple[int, ...] = ()
    roles: Mapping[int, Role] = field(default_factory=dict)
    others: tuple[tuple[int, int], ...] = ()


def find_columns(sheet: WorkbookSheet, choices: Choices = NO_CHOICES) -> Columns | None:
    """The first rows that read as a header, one to three of them, or those chosen; None where there is none."""
    headers = _headers(sheet)
    chosen = re.fullmatch(r"([0-9]{1,5})-([0-9]{1,5})", choices.get("header", ""))
    if chosen and 0 < int(chosen[1]) <= int(chosen[2]) <= min(int(chosen[1]) + _TALLEST, sheet.rows):
        wanted = (int(chosen[1]), int(chosen[2]))
        found = _columns(sheet, *wanted, choices)
        if found:
            return replace(found, others=tuple(one for one in headers if one != wanted))
    for top, bottom in headers:
        found = _columns(sheet, top, bottom, choices)
        if found:
            return replace(found, others=tuple(one for one in headers if one != (top, bottom)))
    return None


def _headers(sheet: WorkbookSheet) -> list[tuple[int, int]]:
    """First and last row of everything that reads as a header."""
    found: list[tuple[int, int]] = []
    for top in range(1, min(sheet.rows, _SEARCH_ROWS) + 1):
        if (not found or top > found[-1][1]) and _is_header(sheet, top):
            bottom = top
            while bottom < top + 2 and _continues(sheet, top, bottom):
                bottom += 1
            found.append((top, bottom))
    return found


def role_of(heading: str) -> Role:
    """What a column is for, from its heading; the words of a two-row header are joined by "/"."""
    words = heading.split("/")
    if _NOTHING_OF_OURS.fullmatch(words[-1]) and not re.search("办法|方法|标准|细则|满分", words[-1]):
        return "points"
    if len(words) > 1 and _WEIGHT_WORDS.fullmatch(words[0]) and re.fullmatch("[一二三四五1-5]级(指标)?", words[-1]):
        return "weight"  # 权重 over 一级, 二级, 三级
    for part in (words[-1], words[0]):
        for role, pattern in _ROLES:
            if pattern.fullmatch(part.casefold()):
                return role
    return "other"


def level_of(heading: str) -> int | None:
    found = re.search(r"([一二三四五1-5])级", heading)
    return _LEVELS[found[1]] if found else None


def _own_texts(sheet: WorkbookSheet, row: int) -> Iterator[tuple[int, str]]:
    """The texts whose cell starts in this row."""
    for column in range(1, sheet.columns + 1):
        cell = sheet.cells.get((row, column))
        if cell:
            yield column, plain(cell.text)


def _is_header(sheet: WorkbookSheet, row: int) -> bool:
    texts = [text for _, text in _own_texts(sheet, row)]
    if any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    roles = [role_of(text) for text in texts]
    known = [role for role in roles if role != "other"]
    return "name" in roles and len(known) >= 2 and len(known) * 2 >= len(roles)


def _continues(sheet: WorkbookSheet, top: int, row: int) -> bool:
    """Whether the row below `row` still belongs to the header."""
    spans = [merge for merge in sheet.merges if top <= merge.top <= row < merge.bottom]
    below = list(_own_texts(sheet, row + 1))
    if not below or any(read_weight(sheet.cells.get((row + 1, column))).said == "weight" for column, _ in below):
        return False
    if any((merge.top, merge.left) in sheet.cells for merge in spans):
        return True
    wide = [merge for merge in sheet.merges if merge.top == row and merge.right > merge.left]
    return any(merge.left <= column <= merge.right for merge in wide for column, _ in below)


def _heading(sheet: WorkbookSheet, top: int, bottom: int, column: int) -> str:
    words: list[str] = []
    for row in range(top, bottom + 1):
        word = plain(sheet.text(row, column))
        if word and word not in words:
            words.append(word)
    return "/".join(words)


def _columns(sheet: WorkbookSheet, top: int, bottom: int, choices: Choices) -> Columns | None:
    headings = {column: _heading(sheet, top, bottom, column) for column in range(1, sheet.columns + 1)}
    roles = {column: role_of(heading) for column, heading in headings.items() if heading}
    said = {column: choices.get(f"column.{_letters(column)}", "") for column in headings}
    for column, choice in said.items():
        if choice:
            roles[column] = "weight" if choice in READINGS else "other" if choice == "ignore" else choice
    names = [column for column, role in roles.items() if role == "name"]
    names = [column for column in names if said[column] or _has_text(sheet, bottom, column)]
    names.sort(key=lambda column: (level_of(headings[column]) or 9, column))
    if not names:
        return None
    columns = [column for column, role in roles.items() if role == "weight"]
    if not said[names[-1]] and _only_describes(sheet, bottom, names, columns, headings):
        roles[names.pop()] = next((role for role in ("method", "note") if role not in roles.values()), "other")
    weights, spare = _levels_of_weights(sheet, bottom, names, columns, headings, choices)
    texts: dict[Role, int] = {}
    for column, role in roles.items():
        if role in ("method", "department", "source", "note", "number"):
            texts.setdefault(role, column)
    return Columns(top, bottom, tuple(names), weights, texts, headings, spare, roles)


def _has_text(sheet: WorkbookSheet, bottom: int, column: int) -> bool:
    return any(row > bottom and place == column and cell.kind == "text" for (row, place), cell in sheet.cells.items())


def _only_describes(
    sheet: WorkbookSheet, bottom: int, names: list[int], weights: list[int], headings: Mapping[int, str]
) -> bool:
    """Whether the last column of names says what each indicator left of its weight is about (项目, 分值, 内容): it
    stands behind all weights, has a name of its own indicator in each row, and no weight in its texts."""
    if len(names) < 2 or not weights or level_of(headings[names[-1]]) is not None:
        return False
    texts = {row: cell.text for (row, column), cell in sheet.cells.items() if column == names[-1] and row > bottom}
    return (
        names[-2] < min(weights) <= max(weights) < names[-1]
        and all((row, names[-2]) in sheet.cells for row in texts)
        and all(split_name(text)[1].said == "blank" for text in texts.values())
    )


def _levels_of_weights(
    sheet: WorkbookSheet,
    bottom: int,
    names: list[int],
    columns: list[int],
    headings: Mapping[int, str],
    choices: Choices,
) -> tuple[dict[int, int], tuple[int, ...]]:
    """Which level each weight column weighs, and which are left over: by themselves, then as chosen, one choice after
    the other, each taking the place of what was there."""
    found, wanted = _levels_by_themselves(sheet, bottom, names, columns, headings)
    for key in choices:
        column = next((one for one in columns if key in (f"column.{_letters(one)}", f"weighs.{_letters(one)}")), None)
        if column is None:
            continue
        picked = choices.get(f"weighs.{_letters(column)}", "")
        level = int(picked) - 1 if picked in map(str, range(1, len(names) + 1)) else found.get(column, wanted[column])
        found = {other: at for other, at in found.items() if at != level and other != column}
        found[column] = level
    return found, tuple(column for column in columns if column not in found)


def _levels_by_themselves(
    sheet: WorkbookSheet, bottom: int, names: list[int], columns: list[int], headings: Mapping[int, str]
) -> tuple[dict[int, int], dict[int, int]]:
    """What a heading says, else the nearest name to the left; of neighbours that would share a level, the one with as
    many weights as the level has names. Gives what was found, and what each column would have weighed."""
    deepest = len(names) - 1
    wanted: dict[int, int] = {}
    for column in columns:
        said = level_of(headings[column])
        if said is not None and said <= len(names):
            wanted[column] = said - 1
        else:
            left = [level for level, name in enumerate(names) if name < column]
            wanted[column] = max(left, default=deepest)
    found: dict[int, int] = {}
    for level in sorted(set(wanted.values()), reverse=True):
        rivals = [column for column in columns if wanted[column] == level]
        keep = max(rivals, key=lambda at: (_own_count(sheet, bottom, at), _adds_up(sheet, bottom, at), -at))
        found[keep] = level
        for column in rivals:
            if column != keep:
                free = [at for at in range(level - 1, -1, -1) if at not in found.values() and at not in wanted.values()]
                own = _own_count(sheet, bottom, column)
                fits = [at for at in free if own < _own_count(sheet, bottom, keep)]
                if fits:
                    found[column] = min(fits, key=lambda at: abs(_own_count(sheet, bottom, names[at]) - own))
    return found, wanted


def _adds_up(sheet: WorkbookSheet, bottom: int, column: int) -> bool:
    """Whether a column comes to 100 or 1000, with its total below or without."""
    values = (read_weight(cell).value for (row, at), cell in sheet.cells.items() if at == column and row > bottom)
    return sum(value for value in values if value is not None) in (100, 200, 1000, 2000)


def _own_count(sheet: WorkbookSheet, bottom: int, column: int) -> int:
    return sum(1 for row, place in sheet.cells if place == column and row > bottom)
