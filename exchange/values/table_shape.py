"""How a table of figures is laid out, told from the sheet alone: title, header rows, names, figures, totals, notes.

For yearbooks, exports and department tables that nobody has seen before: a header of one to several rows with merged
cells, names of units down the side or along the top, 序号 and 单位 columns, total rows, rows that open a section,
blank rows between, several tables under each other, and marks such as "…" or "—" in place of figures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exchange.numbers import Number, parse_number
from exchange.reading.workbook import WorkbookCell, WorkbookSheet
from exchange.weights.words import clean, is_note, is_subtotal, is_total, plain

_PLACE_NAME: Final = re.compile(
    r".*(省|市|区|县|旗|州|盟|兵团|分局|支局|大队|支队|中队|局|厅|委|办|处|科|所|站|院|校|中学|小学|大学|医院|街道|镇|乡|村|公司)"
)
_PROVINCES: Final = re.compile(
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南"
    "|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门"
)
_WHOLE: Final = re.compile(
    r"(全国|全省|全市|全区|全县|全州|各地)?(合计|总计|总数|小计|平均|平均值|均值|总平均)?(?:total)?"
)
_RUNNING: Final = re.compile(r"序号|编号|代码|行政区划代码|no\.?", re.IGNORECASE)
_MEASURE: Final = re.compile(
    r"[十百千万亿]*(元|人|户|件|个|家|次|起|宗|项|吨|公里|米|平方米|平方公里|公顷|亩|辆|台|套|所|张|岁|年|天|小时|美元|人次|户次"
    r"|千瓦时|立方米|分|份|批|批次|条|篇|名|位|座|艘|口|处|册)(/.*)?|%|‰|百分点|%/‰|.+/.+"
)
_MARK: Final = re.compile(r"[—–－\-…⋯.·#*×xX/]{1,6}|\.\.\.|n/?a|na|-|——", re.IGNORECASE)
_SOURCE: Final = re.compile(
    r"(数据|资料|信息)?来源[:：].*|(单位|制表|填表|审核|日期|时间|数据库|指标|联系|填报)[^:：]{0,8}[:：].*"
)
_UNIT_NOTE: Final = re.compile(r"[(（]?(计量)?单位[:：]\s*(?P<unit>[^)）]+)[)）]?")
_YEAR: Final = re.compile(r"(19|20)[0-9]{2}")


@dataclass(frozen=True, kw_only=True)
class TableShape:
    """One table of a sheet; rows and columns count from 1, and everything is in the order of the sheet.

    `across`: the assessed units go along the top (`units` are columns), else down the side (`units` are rows).
    `rows`: the rows with figures, without totals; `columns`: the columns with figures. `names`: row → its name;
    `headings`: column → the words over it, outer first. `measures`: row or column → its unit of measure.
    """

    across: bool
    first: int
    last: int
    title: str
    unit_note: str
    unit_note_row: int | None
    header: tuple[int, int]
    name_column: int
    names: Mapping[int, str]
    headings: Mapping[int, tuple[str, ...]]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    units: tuple[int, ...]
    total_rows: tuple[int, ...] = ()
    total_columns: tuple[int, ...] = ()
    section_rows: tuple[int, ...] = ()
    note_rows: tuple[int, ...] = ()
    measures: Mapping[int, str]


def find_tables(sheet: WorkbookSheet) -> tuple[TableShape, ...]:
    """The tables of a sheet from top to bottom; none where no row has a name and figures."""
    found: list[TableShape] = []
    above: list[int] = []
    for first, last in _blocks(sheet):
        shape = _shape(sheet, first, last, above)
        if shape is None:
            above += range(first, last + 1)
        else:
            found.append(shape)
            above = []
    return tuple(found)


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


def is_whole(text: str) -> bool:
    """合计, 总计, 全市, 平均 …: a row or column about all units."""
    words = plain(text).casefold()
    return bool(words) and (is_total(text) or is_subtotal(text) or bool(_WHOLE.fullmatch(words)))


def measure_of(text: str) -> str:
    """The unit of measure that a heading ends with: "地区生产总值（亿元）" is 亿元, else ""."""
    found = re.search(r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*$", clean(text))
    words = plain(found[1]).removeprefix("单位:") if found else ""
    return words if words and _MEASURE.fullmatch(words) else ""


def other_power(said: str, unit: str) -> bool:
    """Whether figures in `said` are another power of those in `unit`: 万元 where the item counts in 元."""
    (said_power, said_base), (power, base) = _measure(said), _measure(unit)
    return bool(said and unit) and said_base == base and said_power != power


def _measure(unit: str) -> tuple[str, str]:
    """Power and unit: "万元" is (万, 元)."""
    found = re.fullmatch(r"([十百千万亿]*)(.*)", unit.strip())
    return (found[1], found[2]) if found else ("", unit)


def header_words(sheet: WorkbookSheet, rows: Sequence[int], column: int) -> tuple[str, ...]:
    """The words over a column in these rows, seen through merged cells, each cell once."""
    words: list[str] = []
    seen: set[tuple[int, int]] = set()
    for row in rows:
        anchor = sheet.anchor(row, column)
        cell = sheet.cells.get(anchor)
        if cell is not None and anchor not in seen:
            seen.add(anchor)
            words.append(clean(cell.text))
    return tuple(words)


def header_rows(sheet: WorkbookSheet, rows: Sequence[int]) -> list[int]:
    """Those of the rows that show more than one cell: a title shows but one."""
    return [row for row in rows if len(sheet.seen.get(row, frozenset())) > 1]


# blocks -------------------------------------------------------------------------------------------------------


def _blocks(sheet: WorkbookSheet) -> Iterator[tuple[int, int]]:
    """Runs of rows that show something; one that goes on without a header of its own belongs to the one before."""
    runs: list[list[int]] = []
    for row in range(1, sheet.rows + 1):
        if not sheet.seen.get(row, frozenset()):
            continue
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    joined: list[list[int]] = []
    for run in runs:
        bodies = [_is_body(sheet, row) for row in range(run[0], run[1] + 1)]
        if joined and bodies[0] and any(_is_body(sheet, row) for row in range(joined[-1][0], joined[-1][1] + 1)):
            joined[-1][1] = run[1]
        else:
            joined.append(run)
    return iter([(first, last) for first, last in joined])


def _is_body(sheet: WorkbookSheet, row: int) -> bool:
    """Whether a row has a name and, to the right of it, figures that are not all years."""
    name = _name_at(sheet, row)
    if name is None or is_note(sheet.text(row, name)) or _SOURCE.fullmatch(plain(sheet.text(row, name))):
        return False
    cells = [sheet.cells.get((row, column)) for column in range(name + 1, sheet.columns + 1)]
    figures = [cell for cell in cells if cell is not None and is_figure(cell)]
    texts = [cell for cell in cells if cell is not None and not is_figure(cell)]
    years = [cell for cell in figures if _YEAR.fullmatch(plain(cell.text))]
    return bool(figures) and len(figures) >= len(texts) and (len(years) < len(figures) or len(figures) == 1)


def _name_at(sheet: WorkbookSheet, row: int) -> int | None:
    """The first column with a text that is no figure."""
    for column in range(1, sheet.columns + 1):
        cell = sheet.cells.get(sheet.anchor(row, column))
        if cell is not None and cell.kind == "text" and not is_figure(cell):
            return column
    return None


# one block ----------------------------------------------------------------------------------------------------


def _shape(sheet: WorkbookSheet, first: int, last: int, above: Sequence[int]) -> TableShape | None:
    body = [row for row in range(first, last + 1) if _is_body(sheet, row)]
    if len(body) < 2:
        return None
    top = body[0]
    while top > first and len(sheet.seen.get(top - 1, frozenset())) > 1:
        top -= 1
    header = (top, body[0] - 1)
    if header[0] > header[1]:
        return None
    columns = _value_columns(sheet, body, header)
    if not columns:
        return None
    name, measure_column = _name_column(sheet, body, columns[0])
    if name is None:
        return None
    headings = {
        column: header_words(sheet, range(header[0], header[1] + 1), column) for column in range(1, sheet.columns + 1)
    }
    names = {row: clean(sheet.text(row, name)) for row in range(body[0], body[-1] + 1) if sheet.text(row, name)}
    totals = tuple(row for row in body if is_whole(names.get(row, "")))
    rows = tuple(row for row in body if row not in totals)
    across = _goes_across([names.get(row, "") for row in rows], [_last(headings[column]) for column in columns])
    sections = tuple(row for row in range(body[0], body[-1]) if row in names and row not in body)
    units, total_columns = _unit_columns(columns, headings) if across else (rows, ())
    preamble = [*above, *range(first, header[0])]
    note, note_row = _unit_note(sheet, preamble)
    measures = {row: clean(sheet.text(row, measure_column)) for row in rows} if measure_column else {}
    return TableShape(
        across=across,
        first=header[0],
        last=body[-1],
        title=" ".join(
            clean(sheet.cells[at].text) for row in preamble for at in sorted(sheet.seen.get(row, frozenset()))
        ),
        unit_note=note,
        unit_note_row=note_row,
        header=header,
        name_column=name,
        names=names,
        headings=headings,
        rows=rows,
        columns=columns,
        units=units,
        total_rows=totals,
        total_columns=total_columns,
        section_rows=sections,
        note_rows=tuple(row for row in range(body[-1] + 1, last + 1) if sheet.seen.get(row, frozenset())),
        measures=measures or {c: found for c in columns if (found := measure_of(_last(headings[c])))},
    )


def _value_columns(sheet: WorkbookSheet, body: Sequence[int], header: tuple[int, int]) -> tuple[int, ...]:
    """Columns that hold figures in half of the rows where they hold anything, without running numbers on the left."""
    found = []
    names = [_name_at(sheet, row) or 1 for row in body]
    leftmost = sorted(names)[len(names) // 2]
    for column in range(1, sheet.columns + 1):
        cells = [sheet.cells[row, column] for row in body if (row, column) in sheet.cells]
        figures = sum(is_figure(cell) for cell in cells)
        is_number = re.fullmatch(
            r"序号|编号|代码|行政区划代码|no\.?", plain(_last(header_words(sheet, header, column))), re.I
        )
        if figures and figures * 2 >= len(cells) and column > leftmost and not is_number:
            found.append(column)
    return tuple(found)


def _name_column(sheet: WorkbookSheet, body: Sequence[int], right: int) -> tuple[int | None, int | None]:
    """The column of names left of the figures, and that of units of measure, if there is one. Of two columns with
    texts the one with more different ones: the outer one groups the inner."""
    best: tuple[int, int] | None = None
    measures: int | None = None
    for column in range(1, right):
        texts = [clean(sheet.text(row, column)) for row in body]
        texts = [text for text in texts if text and not isinstance(parse_number(text), Number)]
        if not texts:
            continue
        if sum(bool(_MEASURE.fullmatch(plain(text))) for text in texts) * 5 > len(texts) * 4:
            measures = column
            continue
        different = len(set(texts))
        if best is None or different > best[0]:
            best = (different, column)
    return (best[1] if best else None), measures


def _goes_across(names: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether the units stand along the top: more of the headings than of the names are names of places or offices."""
    down, along = (sum(map(_is_place, texts)) / max(1, len(texts)) for texts in (names, headings))
    return sum(map(_is_place, headings)) >= 2 and along > down


def _is_place(text: str) -> bool:
    words = plain(text)
    return bool(_PROVINCES.fullmatch(words)) or bool(_PLACE_NAME.fullmatch(words))


def _unit_columns(
    columns: Sequence[int], headings: Mapping[int, tuple[str, ...]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns of units, and those of their total: headed 合计 or 全市, or by what stands over the units."""
    lasts = {column: _last(headings[column]) for column in columns}
    units = tuple(column for column in columns if _is_place(lasts[column]) and not is_whole(lasts[column]))
    over = {plain(headings[column][0]) for column in units if len(headings[column]) > 1}
    totals = tuple(
        column
        for column in columns
        if column not in units and (is_whole(lasts[column]) or plain(lasts[column]) in over)
    )
    return units, totals


def _unit_note(sheet: WorkbookSheet, rows: Sequence[int]) -> tuple[str, int | None]:
    """ "单位：万元" above the table."""
    for row in rows:
        for place in sorted(sheet.seen.get(row, frozenset())):
            found = _UNIT_NOTE.search(clean(sheet.cells[place].text))
            if found:
                return found["unit"].strip(), row
    return "", None


def _last(words: Sequence[str]) -> str:
    return words[-1] if words else ""
