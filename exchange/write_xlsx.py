"""Printed documents as a workbook: a worksheet a sheet, with its title, merged heading, figures as real numbers,
notes, signatures and page setup. What it shows is what the paper shows."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from exchange.file_names import whole_file
from exchange.sheet import Column, Kind, Row, Sheet, SheetCell, heading_cells
from exchange.text_width import POINTS, text_lines, text_width
from exchange.wording import word

TITLE_FONT, HEADING_FONT, BODY_FONT = "方正小标宋简体", "黑体", "仿宋"
"""The official names: a workbook stores only names, and the reader's machine has its own."""
PAPER_NUMBERS: Final = {"A4": 9, "A3": 8}
LONGEST_TEXT: Final = 32_767
LONGEST_NAME: Final = 31
PIXELS: Final = 96 / 25.4
"""Screen pixels in a millimetre, which is what column widths are stored in."""
ROOMY: Final = 1.1
"""How much wider columns are than on paper: other fonts may stand in for the official ones."""
LINE_TO_SIGN: Final = "＿" * 6
DIGITS: Final = 15
"""A workbook keeps a number as binary floating point, which holds so many decimal digits exactly."""

Style = dict[str, str | float | bool]
"""Properties of a cell format as XlsxWriter names them."""

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_xlsx(path: Path, sheets: Sequence[Sheet], report: Callable[[int, int], None] | None = None) -> None:
    """Write the sheets into one workbook. The file appears whole or not at all; raises OSError where it cannot. What
    `report` raises stops it."""
    tell = report or (lambda _step, _steps: None)
    stream = BytesIO()  # not straight to the disk: a full one would end in the middle of an archive
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": legal(sheets[0].one_title), "author": legal(sheets[0].author)})
    formats = Formats(book)
    taken: set[str] = set()
    for number, sheet in enumerate(sheets):
        tell(number, len(sheets))
        _Writer(book.add_worksheet(tab_name(sheet.name, taken)), sheet, formats).write()
    book.close()
    tell(len(sheets), len(sheets))
    with whole_file(path) as temporary:
        temporary.write_bytes(stream.getvalue())


def legal(text: str) -> str:
    """Without the characters that no XML file may hold, and no longer than a cell."""
    return _ILLEGAL.sub("", text)[:LONGEST_TEXT]


def exact_float(number: Decimal) -> float | None:
    """The number as a workbook stores it, None where it would not come back digit for digit."""
    parts = number.as_tuple()
    if len(parts.digits) <= DIGITS and -DIGITS <= int(parts.exponent) <= 0:
        return float(number)  # nearly every figure
    if len(number.normalize().as_tuple().digits) > DIGITS or not -300 < number.adjusted() < 300:
        return None
    return float(number)


def number_format(places: int, mark: str = "", *, signed: bool = False) -> str:
    """Always so many decimals, and the mark behind them: 0.00, 0.00"*"; signed, a plus before what is above 0."""
    decimals = ("0" if places == 0 else "0." + "0" * places) + (f'"{mark}"' if mark else "")
    return f"+{decimals};-{decimals};{decimals}" if signed else decimals


def tab_name(name: str, taken: set[str]) -> str:
    """A name that a workbook accepts and that no other tab has; adds it to `taken`."""
    plain = re.sub(r"[\[\]:*?/\\]", "_", legal(name)).strip().strip("'") or "_"
    short, number = plain[:LONGEST_NAME], 2
    while short.casefold() in taken:
        end = f" ({number})"
        short, number = plain[: LONGEST_NAME - len(end)] + end, number + 1
    taken.add(short.casefold())
    return short


_Made = tuple[Callable[..., object], float | str, Any, float]


class Formats:
    """Cell formats, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, str | float | bool], ...], Any] = {}

    def __call__(self, style: Style) -> Any:
        key = tuple(sorted(style.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "vcenter", **style})
        return self._made[key]


class _Writer:
    """Writes one sheet from the top down."""

    def __init__(self, page: Any, sheet: Sheet, formats: Formats) -> None:
        self.page, self.sheet, self.formats = page, sheet, formats
        self.last = len(sheet.columns) - 1
        self.row = 0
        self._looks: dict[tuple[object, ...], Any] = {}
        self._known: dict[Kind, list[dict[int, _Made]]] = defaultdict(lambda: [{} for _ in sheet.columns])
        """What is written of a cell, by the kind of its row, its column and which cell it is: in a large table most
        figures stand more than once, and are one cell."""

    def write(self) -> None:
        self._title()
        top = self.row
        self._heading()
        self._set_up(top)
        self._table()
        self._below()

    def text(self, row: int, column: int, words: str, style: Style) -> None:
        """Always text, also where it looks like a formula; such a text stays one when somebody edits the cell."""
        self.page.write_string(row, column, *self._said(words, style))

    def _said(self, words: str, style: Style) -> tuple[str, Any]:
        said = legal(words)
        if said.startswith(_FORMULA_STARTS):
            style = {**style, "quote_prefix": True}
        return said, self.formats(style)

    def span(self, row: int, first: int, end: int, words: str, style: Style, down: int = 1) -> None:
        """Text over columns `first` to before `end` and `down` rows, as one merged cell where it is more than one."""
        if end - first > 1 or down > 1:
            self.page.merge_range(row, first, row + down - 1, end - 1, "", self.formats(style))
        self.text(row, first, words, style)

    def _title(self) -> None:
        sheet, letters = self.sheet, self.sheet.letters
        if sheet.draft is not None:
            self.span(
                self.row,
                0,
                self.last + 1,
                sheet.draft.banner,
                {"bold": True, "align": "center", "font_name": HEADING_FONT},
            )
            self.row += 1
        title: Style = {"align": "center", "text_wrap": True, "font_size": letters.title, "font_name": TITLE_FONT}
        self.span(self.row, 0, self.last + 1, sheet.one_title, title)
        width = _wide(sheet.columns)
        lines = -(-len(sheet.one_title) * letters.title / POINTS // max(width, 1))
        self.page.set_row(self.row, letters.title * 1.5 * min(max(lines, 1), 3))
        self.row += 1
        if sheet.left or sheet.right:
            plain: Style = {"font_name": BODY_FONT, "font_size": letters.line}
            middle = (self.last + 1) // 2
            if middle:
                self.span(self.row, 0, middle, sheet.left, plain)
            self.span(self.row, middle, self.last + 1, sheet.right, {**plain, "align": "right"})
            self.row += 1
        if sheet.facts:
            facts = "　　".join(sheet.facts)
            style: Style = {"font_name": BODY_FONT, "font_size": letters.line, "text_wrap": True}
            self.span(self.row, 0, self.last + 1, facts, style)
            self.page.set_row(self.row, min(409, text_lines(facts, width, letters.line) * letters.line * 1.4))
            self.row += 1

    def _heading(self) -> None:
        letters = self.sheet.letters
        style: Style = {
            "align": "center",
            "text_wrap": True,
            "bold": True,
            "border": 1,
            "bg_color": "#EBEBEB",
            "font_name": HEADING_FONT,
            "font_size": letters.heading,
        }
        heights = [letters.heading_height / self.sheet.levels] * self.sheet.levels
        for cell in heading_cells(self.sheet.columns):
            self.span(self.row + cell.top, cell.first, cell.end, cell.text, style, cell.bottom - cell.top)
            width = _wide(self.sheet.columns[cell.first : cell.end])
            need = text_lines(cell.text, width, letters.heading) * letters.heading * 1.3 / POINTS
            short = need - sum(heights[cell.top : cell.bottom])
            if short > 0:
                heights[cell.bottom - 1] += short
        for level, height in enumerate(heights):
            self.page.set_row(self.row + level, height * POINTS)
        self.row += self.sheet.levels

    def _set_up(self, top: int) -> None:
        """Page setup: paper, margins, one page wide, the heading on every page, footer as on paper."""
        page, sheet, margins = self.page, self.sheet, self.sheet.margins
        page.set_paper(PAPER_NUMBERS[sheet.paper])
        if sheet.landscape:
            page.set_landscape()
        page.set_margins(margins.left / 25.4, margins.right / 25.4, margins.top / 25.4, margins.bottom / 25.4)
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.repeat_rows(top, self.row - 1)
        kept = next((n for n, column in enumerate(sheet.columns) if not column.kept), len(sheet.columns))
        page.freeze_panes(self.row, kept)
        counted = word("sheet.page", sheet.language, page="&P", pages="&N")
        page.set_footer(f"&L&9{_ampersands(sheet.printed)}&C&9{_ampersands(sheet.code)}&R&9{counted}")
        if sheet.draft is not None:
            page.set_header(f"&C&10{_ampersands(sheet.draft.banner)}")
        for number, column in enumerate(sheet.columns):
            page.set_column_pixels(number, number, round(column.width * PIXELS * ROOMY))

    def _table(self) -> None:
        merged = [number for number, column in enumerate(self.sheet.columns) if column.merged]
        runs = {number: _runs(self.sheet.rows, [one for one in merged if one <= number]) for number in merged}
        for number, row in enumerate(self.sheet.rows):
            known, here, covered, height = self._known[row.kind], self.row, 0, self.sheet.letters.row_height
            for place, (cell, ready) in enumerate(zip(row.cells, known, strict=True)):
                if covered:
                    covered -= 1
                    continue
                made = ready.get(id(cell))
                if made is None:
                    column = self.sheet.columns[place]
                    if cell.across > 1 or column.merged:
                        covered = cell.across - 1
                        self._wide_cell(row, column, cell, (number, place), runs.get(place, ()))
                        height = max(height, 0.0 if column.merged else self._text_height(cell, place))
                        continue
                    made = ready[id(cell)] = self._made(row, column, cell, place)
                write, value, style, need = made
                write(here, place, value, style)
                if need > height:
                    height = need
            self.page.set_row(here, min(height * POINTS, 409))
            self.row += 1

    def _made(self, row: Row, column: Column, cell: SheetCell, place: int) -> _Made:
        """What writes a cell of one column, what is written, its format, and how high it is."""
        number = None if cell.number is None else exact_float(cell.number)
        if number is None:
            said = self._said(cell.text, self._style(row, column, cell))
            return self.page.write_string, *said, self._text_height(cell, place)
        return self.page.write_number, number, self._number_format(row, column, cell), 0.0

    def _wide_cell(
        self, row: Row, column: Column, cell: SheetCell, at: tuple[int, int], runs: Sequence[tuple[int, int]]
    ) -> None:
        """A cell over several columns, or over the rows of a run; what lies under a run is written with its first."""
        number, place = at
        run = next(((first, end) for first, end in runs if first <= number < end), None)
        value = None if cell.number is None else exact_float(cell.number)
        if run is not None:
            if run[0] == number:
                self.span(self.row, place, place + 1, cell.text, self._style(row, column, cell), run[1] - run[0])
                if value is not None:  # a figure stays one
                    self.page.write_number(self.row, place, value, self._number_format(row, column, cell))
            return
        if value is None:
            self.span(self.row, place, place + cell.across, cell.text, self._style(row, column, cell))
            return
        made = self._number_format(row, column, cell)
        if cell.across > 1:
            self.page.merge_range(self.row, place, self.row, place + cell.across - 1, "", made)
        self.page.write_number(self.row, place, value, made)

    def _number_format(self, row: Row, column: Column, cell: SheetCell) -> Any:
        """One for all figures of a column that look alike."""
        assert cell.number is not None
        places = max(0, -int(cell.number.as_tuple().exponent))
        look = row.kind, id(column), places, cell.mark, cell.signed, cell.strong, cell.across, cell.indent
        if look not in self._looks:
            said = number_format(places, cell.mark, signed=cell.signed)
            self._looks[look] = self.formats({**self._style(row, column, cell), "num_format": said})
        return self._looks[look]

    def _style(self, row: Row, column: Column, cell: SheetCell) -> Style:
        strong = row.kind != "plain"
        style: Style = {
            "border": 1,
            "text_wrap": cell.number is None,
            "font_name": HEADING_FONT if strong else BODY_FONT,
            "font_size": self.sheet.letters.body,
            "align": column.align if cell.across == 1 else "left" if row.kind == "section" else "center",
        }
        if cell.indent and style["align"] == "left":
            style["indent"] = cell.indent
        if strong or column.strong or cell.strong:
            style["bold"] = True
        if row.kind in ("subtotal", "total"):
            style["bg_color"] = "#EBEBEB"
        return style

    def _text_height(self, cell: SheetCell, place: int) -> float:
        """Millimetres that the wrapped text needs: programs do not find that out by themselves for merged cells."""
        if cell.number is not None or not cell.text:
            return 0.0
        width = _wide(self.sheet.columns[place : place + cell.across])
        return text_lines(cell.text, width, self.sheet.letters.body) * self.sheet.letters.body * 1.3 / POINTS + 1

    def _below(self) -> None:
        sheet, letters = self.sheet, self.sheet.letters
        lead = word("sheet.note", sheet.language)
        width = _wide(sheet.columns)
        small: Style = {"text_wrap": True, "font_name": BODY_FONT, "font_size": letters.note}
        for number, note in enumerate(sheet.notes, start=1):
            said = (lead if number == 1 else "") + (f"{number}. " if len(sheet.notes) > 1 else "") + note
            self.span(self.row, 0, self.last + 1, said, small)
            self.page.set_row(self.row, min(409, text_lines(said, width, letters.note) * letters.note * 1.4))
            self.row += 1
        if sheet.signature is not None:
            plain: Style = {"font_name": BODY_FONT, "font_size": letters.line}
            self.row += 1
            if sheet.signature.opinion:
                self.span(self.row, 0, self.last + 1, sheet.signature.opinion, plain)
                self.row += 1
            lines = LINE_TO_SIGN * len(sheet.signature.roles)
            need = text_width("　".join(sheet.signature.roles) + lines, letters.line)
            roles = "　".join(role + LINE_TO_SIGN for role in sheet.signature.roles)
            self.span(self.row, 0, self.last + 1, roles, {**plain, "shrink": need > width})
            self.page.set_row(self.row, 34)
            self.span(self.row + 1, 0, self.last + 1, sheet.signature.seal, {**plain, "align": "right"})
            self.page.set_row(self.row + 1, 34)
            self.row += 2
        self.text(self.row, 0, sheet.code, {"font_name": BODY_FONT, "font_size": letters.footer})


def _runs(rows: Sequence[Row], places: Sequence[int]) -> list[tuple[int, int]]:
    """Rows (first, end) whose cells in the last of these columns are printed as one: they are equal, and those in the
    others, too."""
    runs = []
    first = 0
    for number in range(1, len(rows) + 1):
        here = rows[first].cells[places[-1]]
        same = number < len(rows) and all(rows[number].cells[one] == rows[first].cells[one] for one in places)
        if not same or not here.text or here.across > 1:
            if number - first > 1:
                runs.append((first, number))
            first = number
    return runs


def _wide(columns: Sequence[Column]) -> float:
    """Millimetres that these columns take together."""
    return sum(column.width for column in columns) * ROOMY


def _ampersands(text: str) -> str:
    return legal(text).replace("&", "&&")
