"""Forms as workbooks to be filled in: a cover, a protected sheet with only its entry cells free, and identifiers.

What a row and a column of the sheet stand for is written beside them, in a hidden column and a hidden row: it moves
along when somebody sorts, inserts or deletes. The identifiers of the whole form stand on a sheet that nobody sees.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exchange.file_names import free_path, safe_name, whole_file
from exchange.reading.guards import column_letters
from exchange.rule_words import rule_in_words
from exchange.values.forms import FORMAT, HIDDEN_SHEET, KEY, Form
from exchange.wording import word
from exchange.write_xlsx import BODY_FONT, HEADING_FONT, TITLE_FONT, legal
from scoring.collection import Sending
from scoring.entries import Assessment, Cell, State
from scoring.plan import Item, Plan, new_uid
from scoring.years.previous import former

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

GREY: Final = "EBEBEB"
PALE: Final = "FFF8E1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What the cover says beside the plan. `deadline`: an ISO date, or empty; `at`: an ISO time."""

    contact: str = ""
    deadline: str = ""
    at: str = ""


def write_forms(
    folder: Path, assessment: Assessment, forms: Sequence[Form], sender: Sender, language: str
) -> tuple[Sending, ...]:
    """Write one workbook a form into the folder, under names that are free, and tell what was made. Raises OSError."""
    made = []
    for form in forms:
        template = new_uid()
        data = form_bytes(assessment, form, sender, template, language)
        title = word(f"forms.file.{form.kind}", language, title=assessment.plan.title, name=form.name)
        path = free_path(folder, safe_name(title, ".xlsx"))
        with whole_file(path) as temporary:
            temporary.write_bytes(data)
        made.append(
            Sending(
                template=template,
                kind=form.kind,
                recipient=form.recipient,
                deadline=sender.deadline,
                at=sender.at,
                file=path.name,
                sha256=hashlib.sha256(data).hexdigest(),
                items=tuple(item.code for item in form.items),
                units=form.units,
            )
        )
    return tuple(made)


def form_bytes(assessment: Assessment, form: Form, sender: Sender, template: str, language: str) -> bytes:
    """One form as the bytes of an `.xlsx`."""
    from openpyxl import Workbook

    book = Workbook()
    writer = _Writer(book, assessment, form, language)
    writer.cover(sender)
    if form.kind == "department":
        writer.table_of_units()
    elif form.kind == "unit":
        writer.table_of_items()
    else:
        writer.table_of_indicators()
    writer.identifiers(template)
    book.properties.title = legal(writer.title)
    book.properties.creator = ""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


class _Writer:
    """Writes the sheets of one form."""

    def __init__(self, book: "Workbook", assessment: Assessment, form: Form, language: str) -> None:
        self.book, self.form, self.language = book, form, language
        self.plan: Plan = assessment.plan
        self.entries = assessment.entries
        self.title = self.say(f"title.{form.kind}", title=self.plan.title, name=form.name)

    def say(self, key: str, **facts: str) -> str:
        return word(f"forms.{key}", self.language, **facts)

    # cells

    def put(self, page: "Worksheet", row: int, column: int, text: str, look: str = "plain") -> None:
        """Always text: what looks like a formula stays a text, also when somebody edits the cell."""
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        cell = page.cell(row, column)
        cell.value = legal(text)
        cell.data_type = "s"
        line = Side(style="thin")
        fonts = {
            "title": Font(name=TITLE_FONT, size=18),
            "heading": Font(name=HEADING_FONT, size=11, bold=True),
            "name": Font(name=BODY_FONT, size=11),
            "plain": Font(name=BODY_FONT, size=12),
            "code": Font(name=BODY_FONT, size=8, color="808080"),
        }
        cell.font = fonts[look]
        cell.quotePrefix = text[:1] in "=+-@＝＋－＠" and bool(text)
        centre = look in ("title", "heading")
        cell.alignment = Alignment(horizontal="center" if centre else "left", vertical="center", wrap_text=True)
        if look in ("heading", "name"):
            cell.border = Border(left=line, right=line, top=line, bottom=line)
        if look == "heading":
            cell.fill = PatternFill("solid", fgColor=GREY)

    def entry(self, page: "Worksheet", row: int, column: int, number_format: str = "General") -> None:
        """A cell that is to be filled in: free, and pale so that it is found."""
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        cell, line = page.cell(row, column), Side(style="thin")
        cell.protection = Protection(locked=False)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        cell.fill = PatternFill("solid", fgColor=PALE)
        cell.font = Font(name=BODY_FONT, size=12)
        cell.number_format = number_format
        cell.alignment = Alignment(horizontal="right", vertical="center", wrap_text=number_format == "@")

    def protect(self, page: "Worksheet", headings: int, across: int, *, landscape: bool) -> None:
        """Only entry cells are free; A4, as wide as the page, the headings on every page."""
        from openpyxl.worksheet.header_footer import _HeaderFooterPart
        from openpyxl.worksheet.properties import PageSetupProperties

        page.protection.sheet = True
        page.protection.formatColumns = page.protection.formatRows = False
        page.page_setup.paperSize = 9
        page.page_setup.orientation = "landscape" if landscape else "portrait"
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_margins.left = page.page_margins.right = 0.5
        page.print_options.horizontalCentered = True
        footer = page.HeaderFooter.oddFooter
        assert footer is not None
        footer.center = _HeaderFooterPart(text="&P / &N", size=9)
        if headings:
            page.print_title_rows = f"{headings}:{headings}"
            page.freeze_panes = f"{column_letters(across)}{headings + 1}"

    def rule(self, page: "Worksheet", item: Item, cells: str) -> None:
        """What a cell takes: a number in its range or one of the words for nothing; a hint is shown either way."""
        from openpyxl.worksheet.datavalidation import DataValidation

        if item.kind != "number":
            return
        first = cells.split(":")[0]
        tests = [f"ISNUMBER({first})"]
        if item.minimum is not None:
            tests.append(f"{first}>={item.minimum:f}")
        if item.maximum is not None:
            tests.append(f"{first}<={item.maximum:f}")
        if item.integer:
            tests.append(f"{first}=INT({first})")
        words = ",".join(f'{first}="{one}"' for one in ("缺报", "不适用"))
        formula = f"OR({words},AND({','.join(tests)}))"
        check = DataValidation(type="custom", formula1=formula, allow_blank=True, showErrorMessage=True)
        check.errorTitle, check.error = self.say("wrong")[:32], self.limits(item)[:255]
        check.promptTitle, check.prompt = legal(item.name)[:32], self.limits(item)[:255]
        check.showInputMessage = True
        check.add(cells)
        page.add_data_validation(check)

    def limits(self, item: Item) -> str:
        low = "" if item.minimum is None else self.say("at_least", number=f"{item.minimum:f}")
        high = "" if item.maximum is None else self.say("at_most", number=f"{item.maximum:f}")
        whole = self.say("whole") if item.integer else ""
        unit = self.say("in_unit", unit=item.unit) if item.unit else ""
        return self.say("prompt", limits=f"{unit}{low}{high}{whole}")

    # the sheets

    def cover(self, sender: Sender) -> None:
        page = self.book.active
        assert page is not None
        page.title = self.say("tab.cover")
        lines = [
            ("to", self.form.name),
            ("deadline", sender.deadline or self.say("no_deadline")),
            ("contact", sender.contact or self.say("no_contact")),
        ]
        page.merge_cells("A1:D1")
        self.put(page, 1, 1, self.title, "title")
        page.row_dimensions[1].height = 60
        row = 3
        for key, text in lines:
            self.put(page, row, 1, self.say(f"cover.{key}"), "heading")
            page.merge_cells(start_row=row, end_row=row, start_column=2, end_column=4)
            self.put(page, row, 2, text, "name")
            page.row_dimensions[row].height = 24
            row += 1
        row += 1
        said = [self.say(f"how.{self.form.kind}"), *(self.say(f"how.{n}") for n in (1, 2, 3, 4))]
        if self.form.kind == "self":
            said = [self.say("how.self"), self.say("how.4")]
        if self.form.elsewhere:
            names = "、".join(item.name for item in self.form.elsewhere)
            said.append(self.say("how.elsewhere", count=str(len(self.form.elsewhere)), names=names))
        for number, sentence in enumerate(said, start=1):
            page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
            self.put(page, row, 1, f"{number}. {sentence}")
            page.row_dimensions[row].height = 20 * (1 + len(sentence) // 36)
            row += 1
        row += 2
        for key in ("filled_by", "checked_by", "head"):
            self.put(page, row, 1, self.say(f"sign.{key}"))
            page.merge_cells(start_row=row, end_row=row, start_column=2, end_column=4)
            self.entry(page, row, 2, "@")
            page.row_dimensions[row].height = 30
            row += 1
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
        self.put(page, row, 1, self.say("seal"))
        page.row_dimensions[row].height = 60
        for letter, width in zip("ABCD", (20, 22, 22, 22), strict=True):
            page.column_dimensions[letter].width = width
        self.protect(page, 0, 1, landscape=False)

    def table(self) -> "Worksheet":
        """The sheet to fill in: a title, the hidden row of codes, and from row 3 the table."""
        page: Worksheet = self.book.create_sheet(self.say("tab.table"))
        self.put(page, 1, 2, self.title, "title")
        page.row_dimensions[1].height = 46
        self.put(page, 2, 1, KEY, "code")
        page.row_dimensions[2].hidden = True
        page.column_dimensions["A"].hidden = True
        return page

    def heading(self, page: "Worksheet", column: int, text: str, width: float, code: str = "") -> None:
        self.put(page, 3, column, text, "heading")
        if code:
            self.put(page, 2, column, code, "code")
        page.column_dimensions[column_letters(column)].width = width

    def finish(self, page: "Worksheet", columns: int, rows: int, kept: int) -> None:
        page.merge_cells(start_row=1, end_row=1, start_column=2, end_column=columns)
        texts = {column: str(page.cell(3, column).value or "") for column in range(2, columns + 1)}
        widths = {column: page.column_dimensions[column_letters(column)].width or 10 for column in texts}
        longest = max(len(text) * 2 / widths[column] for column, text in texts.items())
        page.row_dimensions[3].height = 18 * max(2, int(longest) + 1)
        self.put(page, rows + 1, 2, self.say("stamp"))
        page.merge_cells(start_row=rows + 1, end_row=rows + 1, start_column=2, end_column=columns)
        page.row_dimensions[rows + 1].height = 40
        self.protect(page, 3, kept, landscape=columns > 6)
        page.print_area = f"B1:{page.cell(rows + 1, columns).coordinate}"

    def table_of_units(self) -> None:
        """Units down, the department's items along."""
        page, items = self.table(), self.form.items
        self.heading(page, 2, self.say("unit"), 16)
        for column, item in enumerate(items, start=3):
            self.heading(page, column, _named(item), 15, item.code)
        for row, code in enumerate(self.form.units, start=4):
            self.put(page, row, 1, code, "code")
            self.put(page, row, 2, self.plan.unit[code].name, "name")
            page.row_dimensions[row].height = 24
            for column in range(3, 3 + len(items)):
                self.entry(page, row, column)
        last = 3 + len(self.form.units)
        for column, item in enumerate(items, start=3):
            letter = column_letters(column)
            self.rule(page, item, f"{letter}4:{letter}{last}")
        self.finish(page, 2 + len(items), last, 3)

    def table_of_items(self) -> None:
        """The items of one unit down: unit of measure, last year, this year."""
        page, unit = self.table(), self.form.units[0]
        widths = (("number", 7), ("item", 40), ("measure", 10), ("last", 14))
        for column, (key, width) in enumerate(widths, start=2):
            self.heading(page, column, self.say(key), width)
        self.heading(page, 6, self.say("this"), 18, unit)
        for row, item in enumerate(self.form.items, start=4):
            self.put(page, row, 1, item.code, "code")
            said = (str(row - 3), item.name, item.unit, self.last_value(item, unit))
            for column, text in enumerate(said, start=2):
                self.put(page, row, column, text, "name")
            page.row_dimensions[row].height = 18 * (1 + len(item.name) // 20)
            self.entry(page, row, 6)
            self.rule(page, item, f"F{row}")
        self.finish(page, 6, 3 + len(self.form.items), 4)

    def table_of_indicators(self) -> None:
        """A unit's self-assessment: what is assessed, how, and its own points beside those of the check."""
        page = self.table()
        keys = (("number", 6), ("indicator", 24), ("rule", 46), ("weight", 8), ("value", 12))
        for column, (key, width) in enumerate((*keys, ("self", 10), ("evidence", 24), ("check", 10)), start=2):
            self.heading(page, column, self.say(key), width, key if column in (6, 7, 8) else "")
        for row, node in enumerate(self.form.indicators, start=4):
            self.put(page, row, 1, node.code, "code")
            rule = rule_in_words(self.plan, node, self.language)
            for column, text in enumerate((str(row - 3), node.name, rule, f"{node.weight:f}"), start=2):
                self.put(page, row, column, text, "name")
            for column in (6, 7, 8):
                self.entry(page, row, column, "@" if column == 8 else "General")
            self.put(page, row, 9, "", "name")
            page.row_dimensions[row].height = min(400, 17 * (1 + max(len(rule) // 22, len(node.name) // 11)))
        self.finish(page, 9, 3 + len(self.form.indicators), 4)

    def last_value(self, item: Item, unit: str) -> str:
        """What the unit had last year, as it was entered; of several former units, each."""
        column = self.entries.previous.get(item.code, {})
        return "、".join(_shown(cell) for code in former(self.plan, unit) if (cell := column.get(code)) is not None)

    def identifiers(self, template: str) -> None:
        page = self.book.create_sheet(HIDDEN_SHEET)
        page.sheet_state = "veryHidden"
        said = {
            "format": FORMAT,
            "template": template,
            "assessment": self.plan.id,
            "year": str(self.plan.year),
            "kind": self.form.kind,
            "recipient": self.form.recipient,
            "sheet": self.say("tab.table"),
        }
        for row, (key, text) in enumerate(said.items(), start=1):
            self.put(page, row, 1, key, "code")
            self.put(page, row, 2, text, "code")
        page.protection.sheet = True


def _named(item: Item) -> str:
    return f"{item.name}（{item.unit}）" if item.unit else item.name


def _shown(cell: Cell) -> str:
    words = {State.MISSING: "缺报", State.NOT_APPLICABLE: "不适用", State.VOID: "作废"}
    if cell.state in words:
        return words[cell.state]
    return cell.value if isinstance(cell.value, str) else ""
