"""归档目录, what a file of the archive holds (D14): each document with its date and its pages, for the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from exchange.sheet import Column, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import parts
from exchange.wording import word
from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Result


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the archive. `pages` None: it is not on paper. `forms`: such as PDF、xlsx."""

    title: str
    day: date | None
    pages: int | None
    forms: str = ""


def catalogue_sheet(
    plan: Plan,
    entries: Entries,
    result: Result,
    listed: Sequence[Listed],
    *,
    language: str,
    options: Options | None = None,
) -> Sheet:
    """The list of these documents, in their order, and how many pages they have together."""
    options = options or Options()

    def column(key: str, width: float, least: float, **more: object) -> Column:
        return Column(heading=(word(f"sheet.col.{key}", language),), width=width, least=least, **more)  # type: ignore[arg-type]

    rows = [
        Row(
            (
                figure(Fraction(number), 0),
                SheetCell(),
                text(one.title),
                SheetCell("" if one.day is None else f"{one.day:%Y-%m-%d}"),
                SheetCell("—") if one.pages is None else figure(Fraction(one.pages), 0),
                text(one.forms),
            )
        )
        for number, one in enumerate(listed, start=1)
    ]
    blank = SheetCell()
    whole = sum(one.pages or 0 for one in listed)
    end = SheetCell(word("sheet.row.total", language), across=4)
    rows.append(Row((end, blank, blank, blank, figure(Fraction(whole), 0), blank), "total"))
    sheet = Sheet(
        name=word("sheet.catalogue", language),
        title=word("sheet.catalogue.title", language, title=printable(plan.title)),
        key="catalogue",
        columns=(
            column("number", 12, 10),
            column("file_number", 24, 20),
            column("file_title", 58, 40, align="left"),
            column("date", 24, 22),
            column("page_count", 14, 12, places=0),
            column("file_form", 24, 22),
        ),
        rows=tuple(rows),
        notes=(word("sheet.catalogue.note", language),),
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.UPRIGHT), parts.Lying("A4", True, parts.LYING)]
    return parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)
