"""Where the units and items of a plan stand on a sheet: either way round, in one table or in several under each other.

A `View` shows the sheet so that units always go down.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from exchange.reading.workbook import WorkbookCell, WorkbookSheet
from exchange.values.table_words import is_column_number, is_figure, is_whole
from exchange.values.view import View
from exchange.weights.words import clean, is_note, plain
from scoring.names import normalised
from scoring.plan import Plan

_OFFICE: Final = re.compile(
    r"(市场监督管理|市场监管|市监)?(分局|区局|县局|市局|局|中心所|分所|所)$|市场监督管理$|市场监管$"
)
_KIND_OF_PLACE: Final = re.compile(
    r"(壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|新区|开发区|高新区|省|市|区|县|旗|盟|州)$"
)
_LONGEST: Final = 200
"""Characters of a name; a longer text is none."""
_DERIVED: Final = re.compile(
    r"上年|去年|上期|同期|同比|环比|增长|增减|增幅|增速|降幅|排名|排位|位次|名次|占比|比重|目标|计划|任务"
)
"""Words under the name of an item that say that a column holds something else about it."""
_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})(年度?)?")
_SERIAL: Final = re.compile(r"^[0-9]{1,3}[、.．]?\s*(?=[^\W\d])")


Find = Callable[[str], tuple[str, bool] | None]
"""From a text to a code, and whether the text is plainly its name."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a block: which item it holds, under which words, and in which (seen) line the name stands."""

    column: int
    item: str
    words: tuple[str, ...]
    named_in: int


@dataclass(frozen=True, slots=True)
class Block:
    """A table: its header lines, the lines of its units, and the columns of its items."""

    header: tuple[int, ...]
    units: tuple[tuple[int, str], ...]
    items: tuple[Heading, ...]
    unknown: tuple[tuple[int, int], ...]
    """Headings (line, column) over figures that are no item of the plan."""
    ambiguous: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Items with several columns of which none is plainly meant."""
    measures: tuple[str, ...] = ()
    """The units of measure that are said over the table for all of it: 单位：件、万元."""
    titles: tuple[tuple[int, int], ...] = ()
    """Where something stands above the headings."""


@dataclass(frozen=True, slots=True)
class Layout:
    across: bool
    unit_column: int
    blocks: tuple[Block, ...]
    aliases: Mapping[int, str]
    """Line → unit code, where the name is a short or long form of the unit's."""
    named: frozenset[int] = frozenset()
    """The lines in which the names of units stand."""
    contradicted: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    """Line → the column beside the units, and the other unit that it names."""

    @property
    def size(self) -> int:
        return sum(len(block.units) * len(block.items) for block in self.blocks)


def find_layout(sheet: WorkbookSheet, plan: Plan) -> tuple[Layout, View]:
    """The way round that fills the most cells."""
    units = finder({one.code: one.name for one in plan.units}, short=True)
    items = finder({one.code: one.name for one in plan.items})
    views = [View(sheet, across) for across in (False, True)]
    found = [(_layout(view, units, items, plan), view) for view in views]
    return max(found, key=lambda one: (one[0].size, sum(len(block.units) for block in one[0].blocks)))


def finder(names: Mapping[str, str], *, short: bool = False) -> Find:
    """From a text to a code, and whether it is its name: the code itself, "code name", the name, or but for how it is
    written, where only one has it. `short`: also short and long forms of the names of places and offices (朝阳 for
    朝阳区市场监管局), which are no plain match."""
    by_key: dict[str, set[str]] = {}
    by_stem: dict[str, dict[str, set[str]]] = {}
    for code, name in names.items():
        for key in (name, normalised(name)):
            by_key.setdefault(key, set()).add(code)
        if short:
            stem, kind = _stem(name)
            by_stem.setdefault(stem, {}).setdefault(kind, set()).add(code)
    known: dict[str, tuple[str, bool] | None] = {}

    def find(text: str) -> tuple[str, bool] | None:
        if text.replace(".", "", 1).isdecimal() and text not in by_key and text not in names:
            return None  # a figure: there are many
        if text not in known:
            known[text] = look_up(clean(text))
        return known[text]

    def look_up(text: str) -> tuple[str, bool] | None:
        if text in names:
            return text, True
        for key in (text, normalised(text), normalised(_SERIAL.sub("", text))):
            codes = by_key.get(key, set())
            if len(codes) == 1:
                return next(iter(codes)), True
        head = text.split(" ")[0]
        if head in names:
            return head, True
        return by_short_form(text) if short and normalised(text) else None

    def by_short_form(text: str) -> tuple[str, bool] | None:
        stem, kind = _stem(text)
        held = by_stem.get(stem, {}) if stem else {}
        codes = {code for what in held if what == kind or not (what and kind) for code in held[what]}
        return (next(iter(codes)), False) if len(codes) == 1 else None

    return find


def _stem(name: str) -> tuple[str, str]:
    """The name of a place without its office, and what kind of place it says it is: 朝阳区市场监管局 is (朝阳, 区)."""
    words = _OFFICE.sub("", normalised(name))
    office = _OFFICE.search(normalised(name))
    kind = _KIND_OF_PLACE.search(words)
    if kind and len(words) - len(kind[1]) >= 2:
        return words[: -len(kind[1])], kind[1]
    said = office[2][0] if office and office[2] in ("区局", "县局", "市局") else ""
    return words, said


def _layout(
    view: View,
    units: Find,
    items: Find,
    plan: Plan,
) -> Layout:
    best: list[tuple[int, tuple[str, bool]]] = []
    unit_column = 0
    for column, cells in view.by_column():
        found = [(line, hit) for line, cell in cells if (hit := _hit(cell, units))]
        if len({code for _, (code, _) in found}) > len({code for _, (code, _) in best}):
            best, unit_column = found, column
    aliases = {line: code for line, (code, plainly) in best if not plainly}
    runs: list[list[tuple[int, str]]] = []
    for line, code in _lines_of(view, unit_column, best, plan.year):
        new_header = runs and runs[-1] and _has_items(view, range(runs[-1][-1][0] + 1, line), unit_column, items)
        if not runs or new_header:
            runs.append([])
        runs[-1].append((line, code))
    blocks: list[Block] = []
    above = 0
    for run in runs:
        lines = range(above + 1, run[0][0])
        header = _header(view, lines, unit_column, items)
        titles = [(line, at) for line in lines if header and line < header[0] for at in range(1, view.columns + 1)]
        block = replace(
            _block(view, header, run, unit_column, items, plan),
            measures=view.measures(lines),
            titles=tuple(place for place in titles if view.cell(*place) is not None),
        )
        blocks.append(block if block.items else _named_by_title(view, lines, block, items, plan))
        above = run[-1][0]
    return Layout(
        view.across,
        unit_column,
        tuple(blocks),
        aliases,
        frozenset(line for line, _ in best),
        _contradicted(view, unit_column, runs, units),
    )


def _contradicted(
    view: View, unit_column: int, runs: Sequence[Sequence[tuple[int, str]]], units: Find
) -> dict[int, tuple[int, str]]:
    """The lines whose neighbouring column, one of names or codes of units too, names another unit."""
    found: dict[int, tuple[int, str]] = {}
    said = {line: code for run in runs for line, code in run}
    for column in (unit_column - 1, unit_column + 1):
        hits = {line: hit[0] for line in said if (hit := _hit(view.cell(line, column), units))}
        if len(hits) * 2 > len(said):
            found |= {line: (column, code) for line, code in hits.items() if code != said[line]}
    return found


def _lines_of(
    view: View, unit_column: int, named: Sequence[tuple[int, tuple[str, bool]]], year: int
) -> Iterator[tuple[int, str]]:
    """The lines of each unit: of a name over several lines all, and of lines that say their years (本年, 上年 under one
    name) that of the plan's year, where there is one."""
    begins = [line for line, _ in named]
    for at, (line, (code, _)) in enumerate(named):
        lines = list(view.span(line, unit_column))
        end = begins[at + 1] if at + 1 < len(begins) else view.lines + 1
        after = lines[-1] + 1
        while after < end and view.seen(after, unit_column) is None and _year_at(view, after, unit_column):
            lines.append(after)
            after += 1
        years = {one: said for one in lines if (said := _year_at(view, one, unit_column))}
        if len(lines) > 1 and year in years.values():
            lines = [one for one in lines if years.get(one) == year]
        yield from ((one, code) for one in lines)


def _year_at(view: View, line: int, unit_column: int) -> int | None:
    """The year that the cell right of the name says, if it is nothing but a year."""
    cell = view.cell(line, unit_column + 1)
    found = _YEAR.fullmatch(plain(cell.text)) if cell else None
    return int(found[1]) if found else None


def _header(view: View, lines: Sequence[int], unit_column: int, items: Find) -> list[int]:
    """The lines of headings above the units; a line of figures below them is that of a unit nobody knows."""
    naming = [line for line in lines if _has_items(view, [line], unit_column, items)]
    last = naming[-1] if naming else view.lines
    header = [line for line in lines if _heads(view, line, unit_column, items) or (line > last and _adds(view, line))]
    return [line for line in header if line < last or not _is_row(view, line, unit_column)]


def _adds(view: View, line: int) -> bool:
    """Whether a line under the names of items says more about them, as one word does (排名 under 立案数)."""
    return any((cell := view.cell(line, column)) and not is_note(cell.text) for column in range(1, view.columns + 1))


def _is_row(view: View, line: int, unit_column: int) -> bool:
    """Whether a line has a name and figures of its own: not years, and not the numbers of the columns."""
    name = view.cell(line, unit_column)
    if name is None or name.kind != "text" or is_column_number(name.text):
        return False
    others = [cell for at in range(1, view.columns + 1) if at != unit_column and (cell := view.cell(line, at))]
    figures = [cell for cell in others if is_figure(cell) and not _YEAR.fullmatch(plain(cell.text))]
    return bool(figures) and len(figures) * 2 >= len(others)


def _hit(cell: WorkbookCell | None, find: Find) -> tuple[str, bool] | None:
    if cell is None or cell.kind not in ("text", "number") or len(cell.text) > _LONGEST:
        return None
    return find(cell.text)


def _has_items(view: View, lines: Sequence[int], unit_column: int, items: Find) -> bool:
    """Whether the lines between two units name items: then another table begins."""
    return any(
        _hit(view.cell(line, column), items)
        for line in lines
        for column in range(1, view.columns + 1)
        if column != unit_column
    )


def _heads(view: View, line: int, unit_column: int, items: Find) -> bool:
    """Whether a line above the units is one of headings: not a title, not a total."""
    name = view.seen(line, unit_column)
    if name is not None and is_whole(name.text):
        return False
    return _shown(view, line) > 1 or _has_items(view, [line], unit_column, items)


def _shown(view: View, line: int) -> int:
    anchors = {view.anchor(line, column) for column in range(1, view.columns + 1)}
    return sum(view.cell(*anchor) is not None for anchor in anchors)


def _block(
    view: View,
    header: Sequence[int],
    run: Sequence[tuple[int, str]],
    unit_column: int,
    items: Find,
    plan: Plan,
) -> Block:
    found: dict[str, list[Heading]] = {}
    unknown = []
    for column in range(1, view.columns + 1):
        if column == unit_column:
            continue
        words = list(_words(view, header, column))
        heading = _heading(column, words, items)
        if heading is not None:
            found.setdefault(heading.item, []).append(heading)
        elif words and any(view.cell(line, column) is not None for line, _ in run):
            unknown.append(words[-1][0])
    taken, ambiguous = [], []
    for item, headings in found.items():
        picked = _picked(headings, plan.year)
        if picked is None:
            ambiguous.append((item, tuple(one.column for one in headings)))
        else:
            taken.append(picked)
    return Block(tuple(header), tuple(run), tuple(taken), tuple(unknown), tuple(ambiguous))


def _named_by_title(view: View, lines: Sequence[int], block: Block, items: Find, plan: Plan) -> Block:
    """A table about one item that only its title names ("指标：地区生产总值(亿元)"), with a column for each year: the
    column of the plan's year."""
    titles = [cell.text for line in lines for column in range(1, view.columns + 1) if (cell := view.cell(line, column))]
    named = {hit[0] for title in titles if (hit := items(re.sub(r"^.{1,6}[:：]", "", clean(title))))}
    if len(named) != 1:
        return block
    year = re.compile(rf"(?<![0-9]){plan.year}年?度?")
    columns = [
        (column, words)
        for column in range(1, view.columns + 1)
        if (words := list(_words(view, block.header, column))) and year.fullmatch(plain(words[-1][1]))
    ]
    if len(columns) != 1:
        return block
    column, words = columns[0]
    heading = Heading(column, named.pop(), tuple(text for _, text in words), words[-1][0][0])
    return replace(block, items=(heading,), unknown=())


def _words(view: View, header: Sequence[int], column: int) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells over a column, seen through merged ranges, each once, with their texts."""
    seen = set()
    for line in header:
        anchor = view.anchor(line, column)
        cell = view.cell(*anchor)
        if cell is not None and anchor not in seen and cell.kind in ("text", "number"):
            seen.add(anchor)
            yield anchor, clean(cell.text)


def _heading(
    column: int,
    words: Sequence[tuple[tuple[int, int], str]],
    items: Find,
) -> Heading | None:
    """The item of a column: the innermost words that name one, joined with those over them before alone."""
    texts = tuple(text for _, text in words)
    for end in range(len(words), 0, -1):
        for start in range(end):
            for mark in ("", "-", "—", "：", " "):
                hit = items(mark.join(texts[start:end]))
                if hit is not None:
                    if any(map(_DERIVED.search, texts[end:])):
                        return None  # 立案数 / 同比增长, 立案数 / 排名: not the item itself
                    return Heading(column, hit[0], texts, words[end - 1][0][0])
    return None


def _picked(headings: Sequence[Heading], year: int) -> Heading | None:
    """The column that is meant: the only one, else the one named nearest to the figures, else the one of the year."""
    nearest = max(one.named_in for one in headings)
    left = [one for one in headings if one.named_in == nearest]
    if len(left) > 1:
        said = [one for one in left if any(re.search(rf"(?<![0-9]){year}(?![0-9])", plain(word)) for word in one.words)]
        left = said or left
    return left[0] if len(left) == 1 else None
