"""How a table of figures is laid out, told from the sheet alone: title, header rows, names, figures, totals, notes.

For yearbooks, exports and department tables that nobody has seen before: a header of one to several rows with merged
cells, names of units down the side or along the top, 序号 and 单位 columns, total rows, rows that open a section,
blank rows between, several tables under each other, and marks such as "…" or "—" in place of figures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from exchange.numbers import Number, parse_number
from exchange.reading.workbook import WorkbookSheet
from exchange.values.side_by_side import parts
from exchange.values.table_words import is_column_number, is_figure, is_place, is_whole, measure_of, unit_in
from exchange.weights.words import clean, is_note, plain

_RUNNING: Final = re.compile(r"序号|编号|代码|行政区划代码|no\.?", re.IGNORECASE)
_SOURCE: Final = re.compile(
    r"(数据|资料|信息)?来源[:：].*|(单位|制表|填表|审核|日期|时间|数据库|指标|联系|填报)[^:：]{0,8}[:：].*"
)
_UNIT_NOTE: Final = re.compile(r"(?:^|(?<=[\s(（,，;；]))[(（]?(计量|金额|货币)?单位[:：]\s*(?P<unit>[^)）]+)[)）]?")
_RANKS: Final = re.compile(r"排名|名次|位次|排序")
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
    """The tables of a sheet from top to bottom, halves that stand side by side from left to right; none where no row
    has a name and figures."""
    return tuple(shape for part in parts(sheet) for shape in _tables(part))


def _tables(sheet: WorkbookSheet) -> list[TableShape]:
    found: list[TableShape] = []
    above: list[int] = []
    for first, last in _blocks(sheet):
        shape = _shape(sheet, first, last, above)
        if shape is None and found and not above and _is_remark(sheet, first):
            rows = (row for row in range(first, last + 1) if sheet.seen.get(row, frozenset()))
            found[-1] = replace(found[-1], note_rows=(*found[-1].note_rows, *rows))
        elif shape is None:
            above += range(first, last + 1)
        else:
            found.append(shape)
            above = []
    return found


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
        if runs and runs[-1][1] == row - 1 and not _begins_another(sheet, runs[-1][0], row):
            runs[-1][1] = row
        else:
            runs.append([row, row])
    joined: list[list[int]] = []
    for run in runs:
        bodies = [_is_body(sheet, row) for row in range(run[0], run[1] + 1)]
        before = range(joined[-1][0], joined[-1][1] + 1) if joined else range(0)
        if bodies[0] and before and (_first_texts(sheet, before[-1]) or any(_is_body(sheet, row) for row in before)):
            joined[-1][1] = run[1]
        else:
            joined.append(run)
    return iter([(first, last) for first, last in joined])


def _begins_another(sheet: WorkbookSheet, first: int, row: int) -> bool:
    """Whether below the rows from `first` on another table begins without a blank row: the heading over the names, or
    its title and then that heading."""
    heads = [at for at in range(first, row) if _first_texts(sheet, at)]
    bodies = [at for at in range(first, row) if _is_body(sheet, at)]
    if not bodies:
        return False
    over = {_first_texts(sheet, at) for at in heads if at < bodies[0]}
    is_title = len(sheet.seen.get(row, frozenset())) == 1 and not _is_remark(sheet, row)
    return any(_first_texts(sheet, at) in over for at in ([row, row + 1] if is_title else [row]))


def _first_texts(sheet: WorkbookSheet, row: int) -> str:
    """The first text of a row of headings; "" where the row has but one cell, or has figures."""
    cells = [sheet.cells[place] for place in sorted(sheet.seen.get(row, frozenset()))]
    if len(cells) < 2 or any(is_figure(cell) and not _YEAR.fullmatch(plain(cell.text)) for cell in cells):
        return ""
    return plain(cells[0].text)


def _is_remark(sheet: WorkbookSheet, row: int) -> bool:
    """Whether all that a row shows are notes, sources, units of measure and the like: 注：…, 单位：万元, 审核人：…"""
    texts = [plain(sheet.cells[place].text) for place in sheet.seen.get(row, frozenset())]
    return bool(texts) and all(is_note(text) or _SOURCE.fullmatch(text) or _UNIT_NOTE.fullmatch(text) for text in texts)


def _numbers_columns(sheet: WorkbookSheet, row: int) -> bool:
    """Whether a row numbers the columns: 甲 乙 1 2 3=1-2."""
    texts = [plain(sheet.cells[place].text) for place in sorted(sheet.seen.get(row, frozenset()), key=lambda at: at[1])]
    words = [text for text in texts if is_column_number(text)]
    numbers = [re.match(r"[(]?([0-9]{1,2})[)]?(=.*)?$", text) for text in texts if not is_column_number(text)]
    counted = [int(found[1]) for found in numbers if found]
    return (
        bool(words and counted)
        and len(counted) == len(numbers)
        and counted == list(range(counted[0], counted[0] + len(counted)))
    )


def _is_body(sheet: WorkbookSheet, row: int) -> bool:
    """Whether a row has a name and, to the right of it, figures that are not all years."""
    name = _name_at(sheet, row)
    if name is not None and is_column_number(sheet.text(row, name)) and _numbers_columns(sheet, row):
        return False
    if name is None or is_note(sheet.text(row, name)) or _SOURCE.fullmatch(plain(sheet.text(row, name))):
        return False
    cells = [sheet.cells.get((row, column)) for column in range(name + 1, sheet.columns + 1)]
    figures = [cell for cell in cells if cell is not None and is_figure(cell)]
    texts = [cell for cell in cells if cell is not None and not is_figure(cell)]
    years = [int(found[0]) for cell in figures if (found := _YEAR.fullmatch(plain(cell.text)))]
    rising = years in (sorted(set(years)), sorted(set(years), reverse=True))
    headings = len(years) == len(figures) > 1 and rising
    return bool(figures) and len(figures) >= len(texts) and not headings


def _name_at(sheet: WorkbookSheet, row: int) -> int | None:
    """The first column with a text that is no figure; else the first cell, where that is a year."""
    first: int | None = None
    for column in range(1, sheet.columns + 1):
        cell = sheet.cells.get(sheet.anchor(row, column))
        if cell is not None and cell.kind == "text" and not is_figure(cell):
            return column
        first = column if first is None and cell is not None else first
    return first if first and _YEAR.fullmatch(plain(sheet.text(row, first))) else None


# one block ----------------------------------------------------------------------------------------------------


def _shape(sheet: WorkbookSheet, first: int, last: int, above: Sequence[int]) -> TableShape | None:
    body = [row for row in range(first, last + 1) if _is_body(sheet, row)]
    if len(body) < 2:
        return None
    top = body[0]
    while top > first and (top - 1 not in sheet.seen or _shows_only_a_name(sheet, top - 1, body)):
        top -= 1
    bottom = top - 1
    while top > first and len(sheet.seen.get(top - 1, frozenset())) > 1 and not _is_remark(sheet, top - 1):
        if top <= bottom and unit_note(sheet, [top - 1])[1]:
            break  # 2024年度 … 单位：万元 above the headings; in the first of them it stands in their corner
        top -= 1
    header = (top, bottom)
    if header[0] > header[1]:
        return None
    columns = _value_columns(sheet, body, header)
    if not columns:
        return None
    name, measure_column = _name_column(sheet, body, header, columns[0])
    if name is None:
        return None
    shown = [row for row in range(header[0], header[1] + 1) if not _numbers_columns(sheet, row)]
    headings = {column: header_words(sheet, shown, column) for column in range(1, sheet.columns + 1)}
    names = {row: _name_of(sheet, row, name, columns[0]) for row in range(header[1] + 1, body[-1] + 1)}
    names = {row: text for row, text in names.items() if text}
    totals = tuple(row for row in body if is_whole(names.get(row, "")))
    rows = tuple(row for row in body if row not in totals)
    across = _goes_across([names.get(row, "") for row in rows], [_last(headings[column]) for column in columns])
    sections = tuple(row for row in range(header[1] + 1, body[-1]) if row in names and row not in body)
    units, total_columns = _unit_columns(columns, headings) if across else (rows, ())
    preamble = [*above, *range(first, header[0])]
    note, note_row = unit_note(sheet, preamble)
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


def _shows_only_a_name(sheet: WorkbookSheet, row: int, body: Sequence[int]) -> bool:
    """Whether a row between headings and figures has a name where those have theirs, and nothing beside it."""
    (only, *others) = sheet.seen.get(row, frozenset()) or [(0, 0)]
    merge = sheet.merge(*only)
    wide = merge is not None and merge.right > merge.left
    return (
        not others
        and only[0] == row
        and not wide
        and only[1] == _name_at(sheet, body[0])
        and not _is_remark(sheet, row)
    )


def _name_of(sheet: WorkbookSheet, row: int, name: int, right: int) -> str:
    """The name of a row, or a 合计 that stands in another column before the figures."""
    text = clean(sheet.text(row, name))
    others = (clean(sheet.text(row, column)) for column in range(1, right))
    return text or next((other for other in others if is_whole(other)), "")


def _value_columns(sheet: WorkbookSheet, body: Sequence[int], header: tuple[int, int]) -> tuple[int, ...]:
    """Columns that hold figures in half of the rows where they hold anything, without running numbers on the left."""
    found = []
    names = [_name_at(sheet, row) or 1 for row in body]
    leftmost = sorted(names)[len(names) // 2]
    for column in range(1, sheet.columns + 1):
        cells = [sheet.cells[row, column] for row in body if (row, column) in sheet.cells]
        figures = sum(is_figure(cell) for cell in cells)
        is_number = _RUNNING.fullmatch(plain(_last(header_words(sheet, header, column))))
        if figures and figures * 2 >= len(cells) and column > leftmost and not is_number:
            found.append(column)
    return tuple(found)


def _name_column(
    sheet: WorkbookSheet, body: Sequence[int], header: tuple[int, int], right: int
) -> tuple[int | None, int | None]:
    """The column of names left of the figures, and that of units of measure, if there is one. Of columns with texts
    that with names of places or offices, else that with more different ones: the outer one groups the inner."""
    best: tuple[bool, int, int] | None = None
    measures: int | None = None
    for column in range(1, right):
        if _RANKS.fullmatch(plain(_last(header_words(sheet, header, column)))):
            continue
        texts = [clean(sheet.text(row, column)) for row in body]
        texts = [
            text for text in texts if text and (_YEAR.fullmatch(text) or not isinstance(parse_number(text), Number))
        ]
        if not texts:
            continue
        if sum(bool(unit_in(text)) for text in texts) * 5 > len(texts) * 4:
            measures = column
            continue
        places = sum(map(is_place, texts)) * 2 > len(texts)
        if best is None or (places, len(set(texts))) > best[:2]:
            best = (places, len(set(texts)), column)
    return (best[2] if best else None), measures


def _goes_across(names: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether the units stand along the top: more of the headings than of the names are names of places or offices."""
    down, along = (sum(map(is_place, texts)) / max(1, len(texts)) for texts in (names, headings))
    return sum(map(is_place, headings)) >= 2 and along > down


def _unit_columns(
    columns: Sequence[int], headings: Mapping[int, tuple[str, ...]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns of units, and those of their total: headed 合计 or 全市, or by what stands over the units."""
    lasts = {column: _last(headings[column]) for column in columns}
    units = tuple(column for column in columns if is_place(lasts[column]) and not is_whole(lasts[column]))
    over = {plain(headings[column][0]) for column in units if len(headings[column]) > 1}
    totals = tuple(
        column
        for column in columns
        if column not in units and (is_whole(lasts[column]) or plain(lasts[column]) in over)
    )
    return units, totals


def unit_note(sheet: WorkbookSheet, rows: Sequence[int]) -> tuple[str, int | None]:
    """ "单位：万元" in these rows, and its row; one with a unit of measure goes before one that names an office."""
    said = [
        (found["unit"].strip(), row)
        for row in rows
        for place in sorted(sheet.seen.get(row, frozenset()))
        if (found := _UNIT_NOTE.search(clean(sheet.cells[place].text)))
    ]
    measures = [one for one in said if any(map(unit_in, measures_in(one[0])))]
    return next(iter(measures or said), ("", None))


def measures_in(note: str) -> tuple[str, ...]:
    """The units of measure of a note: "件、万元" has two."""
    return tuple(found for one in re.split(r"[、,，;；\s]+", note) if (found := plain(one)))


def _last(words: Sequence[str]) -> str:
    return words[-1] if words else ""
