"""The checking workbook as a file: sheets 说明, 数据, 参数, 得分, 汇总 (and 加减分 where there are registers)."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from exchange.checking.build import BUILT, Checking
from exchange.checking.columns import TOP, Column, Page, at_row, formula_text
from exchange.checking.events import TOP as FIRST_EVENT
from exchange.checking.parameters import Line
from exchange.checking.terms import Value
from exchange.file_names import whole_file
from exchange.wording import word
from exchange.write_xlsx import BODY_FONT, HEADING_FONT, TITLE_FONT, Formats, Style, legal, number_format
from scoring.plan import Plan

MANY: Final = 100_000
"""From so many cells on the rows go to the disk one by one: memory stays bounded."""
LEFT: Final = 3
"""Columns that say which unit it is."""
GREY, YELLOW, BLUE = "#EBEBEB", "#FFF2CC", "#DDEBF7"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_checking(
    path: Path,
    made: Checking,
    *,
    code: str,
    status: str,
    draft: str = "",
    printed: str = "",
    report: Callable[[int, int], None] | None = None,
) -> None:
    """Write the workbook; the file appears whole or not at all. `code`: the check code of data and results; `draft`:
    what marks every sheet while the result is not final; `printed`: the footer; `report`: told of every row, what it
    raises stops the work. Raises OSError."""
    stream = BytesIO()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # where nothing is left of what was stopped
        _write(stream, folder, made, (code, status), (draft, printed), report or (lambda _step, _steps: None))
    with whole_file(path) as temporary:
        temporary.write_bytes(stream.getvalue())


def _write(
    stream: BytesIO,
    folder: str,
    made: Checking,
    about: tuple[str, str],
    edges: tuple[str, str],
    report: Callable[[int, int], None],
) -> None:
    cells = sum(len(page.columns) for page in made.pages) * made.book.data.count
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": cells > MANY,
        "in_memory": cells <= MANY,
        "tmpdir": folder,
    }
    book = xlsxwriter.Workbook(stream, options)
    title = word("checking.title", made.book.words.language, title=made.book.plan.title)
    book.set_properties({"title": legal(title)})
    draft, printed = edges
    writer = _Writer(book, made, title, printed, draft, report)
    writer.notes(*about)
    writer.page(made.book.data)
    if made.extra.rows:
        writer.events()
    writer.parameters()
    writer.page(made.book.scores)
    writer.page(made.book.totals, narrow=True)
    book.close()


class _AsItIs(Worksheet):  # type: ignore[misc]
    """A sheet that takes formulas as they are. XlsxWriter looks in each for thirty functions that came after Excel
    2010, none of which is ever here: most of the time of a workbook of thousands of units."""

    def _prepare_formula(self, formula: str, _expand: bool = False) -> str:
        return formula.removeprefix("=")


class _Writer:
    def __init__(
        self, book: Any, made: Checking, title: str, printed: str, draft: str, report: Callable[[int, int], None]
    ) -> None:
        self.report, self.written = report, 0
        self.book, self.made, self.title, self.printed, self.draft = book, made, title, printed, draft
        self.formats = Formats(book)
        self.words = made.book.words

    def _tell(self, cells: int) -> None:
        """A row more is under way."""
        whole = sum(len(page.columns) for page in self.made.pages) * self.made.book.data.count
        self.written += cells
        self.report(whole + (BUILT - 1) * self.written, BUILT * whole)

    # What all sheets have in common.

    def _sheet(self, name: str, *, landscape: bool = True, wide: int = 0) -> Any:
        sheet = self.book.add_worksheet(name, worksheet_class=_AsItIs)
        sheet.set_paper(8 if landscape else 9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        if wide:
            sheet.fit_to_pages(wide, 0)
        if self.draft:
            sheet.set_header(f"&C&10 {self._plain(self.draft)}")
        sheet.set_footer(f"&L&9 {self._plain(self.printed)}&C&9 {self._plain(name)}&R&9 &P / &N")
        return sheet

    def _plain(self, text: str) -> str:
        return legal(text).replace("&", "&&")

    def _text(self, sheet: Any, row: int, column: int, text: str, style: Style) -> None:
        """Always text, also where it looks like a formula."""
        said = legal(text)
        if said.startswith(_FORMULA_STARTS):
            style = {**style, "quote_prefix": True}
        if said:
            sheet.write_string(row, column, said, self.formats({"font_name": BODY_FONT, "font_size": 10, **style}))
        else:
            sheet.write_blank(row, column, None, self.formats({"font_name": BODY_FONT, "font_size": 10, **style}))

    def _title(self, sheet: Any, name: str) -> None:
        sheet.set_row(0, 26)
        draft = f"　{self.draft}" if self.draft else ""
        self._text(sheet, 0, 0, f"{self.title}　{name}{draft}", {"font_name": TITLE_FONT, "font_size": 15})

    # 说明

    def notes(self, code: str, status: str) -> None:
        words = self.words
        sheet = self._sheet(words("sheet.notes"), landscape=False, wide=1)
        sheet.set_column(0, 0, 84)
        self._text(sheet, 0, 0, self.title, {"font_name": TITLE_FONT, "font_size": 18, "text_wrap": True})
        sheet.set_row(0, 34)
        heading: Style = {"font_name": HEADING_FONT, "bold": True, "font_size": 12}
        states = {
            "missing": words.missing,
            "not_applicable": words.not_applicable,
            "blank": words("blank"),
            "void": words("void"),
            "divided": words.divided,
            "out": words.out,
        }
        lines: list[tuple[str, bool]] = [
            (words("note.code", code=code), False),
            (words("note.status", status=words(f"status.{status}")), False),
            *([(self.draft, True)] if self.draft else []),
            (words("note.how"), True),
            *((words(f"note.{key}"), False) for key in ("order", "same", "row", "names")),
            (words("note.states", **states), False),
            (words("note.rounding"), False),
            (words("note.live"), True),
            (words("note.all_live"), False),
            *((note, False) for note in self.made.book.notes),
        ]
        for column, count in self.made.stuck:
            about = column.heading
            facts = {"code": about.code, "name": about.name, "part": about.part, "count": str(count)}
            lines.append((words("note.stuck", **facts), False))
        for row, (line, is_heading) in enumerate(lines, start=1):
            self._text(sheet, row, 0, line, heading if is_heading else {"text_wrap": True, "font_size": 11})
            width = sum(2 if ord(letter) > 0x2E7F else 1.05 for letter in line)
            sheet.set_row(row, 22 if is_heading else 17 * max(1, -(-int(width) // 76)) + 3)

    # 数据, 得分, 汇总

    def page(self, page: Page, *, narrow: bool = False) -> None:
        sheet = self._sheet(page.name, wide=1 if narrow else 0)
        for column in page.columns:
            sheet.set_column(column.index, column.index, column.width)
        sheet.freeze_panes(TOP - 1, LEFT)
        sheet.repeat_rows(0, TOP - 2)
        if not narrow:
            sheet.repeat_columns(0, LEFT - 1)
        self._title(sheet, page.name)
        self._headings(sheet, page)
        written = [self._column(column) for column in page.columns]
        for row in page.rows:
            self._tell(len(page.columns))
            for index, write in enumerate(written):
                write(sheet, row, index)
        names = {kind.code: kind.name for kind in self.made.book.plan.classes}
        for kind, class_code in sorted(page.spots, key=lambda key: page.row_below(*key)):
            row = page.row_below(kind, class_code)
            self._text(sheet, row - 1, 1, self.words(f"below.{kind}"), {"border": 1, "bg_color": BLUE})
            whose = self.words("all") if class_code is None else names.get(class_code, class_code)
            self._text(sheet, row - 1, 2, whose, {"border": 1, "bg_color": BLUE})
            style = self.formats({"border": 1, "bg_color": BLUE, "font_name": BODY_FONT, "font_size": 10})
            for index, (formula, value) in sorted(page.spots[kind, class_code].items()):
                sheet.write_formula(row - 1, index, formula_text(formula, page.name), style, value)

    def _headings(self, sheet: Any, page: Page) -> None:
        style: Style = {
            "font_name": HEADING_FONT,
            "bold": True,
            "border": 1,
            "bg_color": GREY,
            "align": "center",
            "text_wrap": True,
        }
        sheet.set_row(3, 30)
        sheet.set_row(4, 30)
        for number in (2, 3):
            first = 0
            columns = page.columns
            for end in range(1, len(columns) + 1):
                here, start = columns[end].heading if end < len(columns) else None, columns[first].heading
                if here is not None and start.code and (here.code, here.name) == (start.code, start.name):
                    continue
                if end - first > 1:
                    sheet.merge_range(number, first, number, end - 1, "", self.formats({"font_size": 10, **style}))
                self._text(sheet, number, first, start.code if number == 2 else start.name, style)
                first = end
        for column in page.columns:
            self._text(sheet, 4, column.index, column.heading.part, {**style, "bold": False})

    def _column(self, column: Column) -> Any:
        """A function that writes a row of the column; texts of formulas are made once for all rows."""
        base: Style = {"border": 1, "font_name": BODY_FONT, "font_size": 10}
        if column.places is not None:
            base["num_format"] = number_format(column.places)
        if column.strong:
            base["bold"] = True
        if column.index >= LEFT:
            base["align"] = "right"
        plain = self.formats(base)
        stuck = self.formats({**base, "bg_color": GREY, "italic": True})
        opened = self.formats({**base, "bg_color": YELLOW})
        texts: dict[int, str] = {}
        name, terms, values = column.page.name, column.terms, column.values

        def write(sheet: Any, row: int, index: int) -> None:
            formula, value = terms[row], values[row]
            if formula is not None:
                text = texts.get(id(formula))
                if text is None:
                    text = texts[id(formula)] = formula_text(formula, name)
                sheet.write_formula(TOP - 1 + row, index, at_row(text, row), plain, value)
                return
            style = stuck if row in column.stuck else opened if row in column.open else plain
            self._value(sheet, TOP - 1 + row, index, value, style, base)

        return write

    def _value(self, sheet: Any, row: int, index: int, value: Value, style: Any, base: Style) -> None:
        if isinstance(value, str) and value:
            said = legal(value)
            if said.startswith(_FORMULA_STARTS):
                style = self.formats({**base, "quote_prefix": True})
            sheet.write_string(row, index, said, style)
        elif isinstance(value, int | float):
            sheet.write_number(row, index, value, style)
        else:
            sheet.write_blank(row, index, None, style)

    # 参数

    def parameters(self) -> None:
        words, parameters = self.words, self.made.book.parameters
        sheet = self._sheet(parameters.sheet, wide=1)
        for index, width in enumerate((10, 40, 14, 34, 90)):
            sheet.set_column(index, index, width)
        self._title(sheet, parameters.sheet)
        heads = ("code", "parameter", "value", "name", "rule")
        style: Style = {"font_name": HEADING_FONT, "bold": True, "border": 1, "bg_color": GREY, "align": "center"}
        for index, head in enumerate(heads):
            self._text(sheet, 2, index, words(head), style)
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(0, 2)
        for row, line in enumerate(parameters.lines, start=3):
            self._parameter(sheet, row, line)

    def _parameter(self, sheet: Any, row: int, line: Line) -> None:
        style: Style = {"border": 1, "valign": "top"}
        if line.level:
            style |= {"bold": True, "bg_color": GREY if line.level == 2 else BLUE}
        self._text(sheet, row, 0, line.code, style)
        self._text(sheet, row, 1, line.label, {**style, "text_wrap": True} | ({} if line.level else {"indent": 1}))
        if isinstance(line.value, str):
            self._text(sheet, row, 2, line.value, {**style, "align": "right"})
        elif line.value is not None:
            sheet.write_number(row, 2, line.value, self.formats({**style, "font_name": BODY_FONT, "font_size": 10}))
        else:
            self._text(sheet, row, 2, "", style)
        self._text(sheet, row, 3, line.name, style)
        self._text(sheet, row, 4, line.text, {**style, "bold": False, "text_wrap": True})
        width = sum(2 if ord(letter) > 0x2E7F else 1.05 for letter in line.text)
        sheet.set_row(row, 15 * max(1, -(-int(width) // 84)))
        if line.name:
            last = row + line.rows - 1
            span = f"$C${row + 1}" + (f":$C${last + 1}" if last > row else "")
            self.book.define_name(line.name, f"={self.made.book.parameters.sheet}!{span}")

    # 加减分

    def events(self) -> None:
        words, plan = self.words, self.made.book.plan
        sheet = self._sheet(words("sheet.events"), wide=1)
        for index, width in enumerate((9, 16, 8, 9, 24, 12, 20, 8, 8, 10, 10, 10, 10)):
            sheet.set_column(index, index, width)
        self._title(sheet, words("sheet.events"))
        heads = [words("code"), words("unit")]
        keys = ("kind", "rule", "name", "level", "subject", "factor", "count", "each", "points", "earned", "counted")
        heads += [words(f"event.{key}") for key in keys]
        style: Style = {"font_name": HEADING_FONT, "bold": True, "border": 1, "bg_color": GREY, "align": "center"}
        for index, head in enumerate(heads):
            self._text(sheet, 2, index, head, style)
        sheet.freeze_panes(FIRST_EVENT - 1, 2)
        sheet.repeat_rows(0, 2)
        cell: Style = {"border": 1}
        number = self.formats({"border": 1, "font_name": BODY_FONT, "font_size": 10})
        for one in self.made.extra.rows:
            event, row = one.event, one.row - 1
            told = (
                event.unit,
                _name_of(plan, event.unit),
                words(one.kind),
                one.rule.code,
                one.rule.name,
                event.level or "",
                event.subject or "",
            )
            for index, text in enumerate(told):
                self._text(sheet, row, index, text, cell)
            sheet.write_number(row, 7, float(event.factor), number)
            sheet.write_number(row, 8, float(event.count), number)
            if one.each is not None:
                sheet.write_formula(row, 9, f"={one.each.name}", number, one.each.value)
            else:
                self._text(sheet, row, 9, "", cell)
            if event.points is not None:
                sheet.write_number(row, 10, float(event.points), number)
            else:
                self._text(sheet, row, 10, "", cell)
            sheet.write_formula(row, 11, one.earned, number, one.worth)
            if one.counted:
                sheet.write_formula(row, 12, one.counted, number, one.counts)
            else:
                self._text(sheet, row, 12, str(one.counts), cell)


def _name_of(plan: Plan, code: str) -> str:
    unit = plan.unit.get(code)
    return "" if unit is None else unit.name
