"""The checking workbook (可核对工作簿): data, parameters, and every figure of a result as a live formula over them,
with the program's figures stored beside. docs/checking-workbook.md says how it is used and what in it is not live."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from exchange.file_names import sheet_file_name
from exchange.wording import word
from scoring.entries import Assessment
from scoring.result import Result

Report = Callable[[int, int], None]
"""Told the step of so many; what it raises stops the work."""


def checking_workbook(
    path: Path, assessment: Assessment, result: Result, *, language: str, time: datetime, report: Report | None = None
) -> None:
    """Write the checking workbook of a result; the file appears whole or not at all. What `report` raises stops it.
    Raises OSError, and ValueError where the result was not evaluated from this assessment."""
    from exchange.check_code import check_code
    from exchange.checking.build import checking
    from exchange.checking.write import write_checking
    from exchange.sheets.parts import draft_mark

    plan, entries = assessment.plan, assessment.entries
    made = checking(plan, entries, result, language=language, report=report)
    code = check_code(plan, entries, result)
    draft = draft_mark(result, language, plan, code)
    mark = "" if draft is None else draft.banner
    printed = f"{time:%Y-%m-%d %H:%M}"
    write_checking(path, made, code=code, status=result.status, draft=mark, printed=printed, report=report)


def checking_name(assessment: Assessment, result: Result, *, language: str, day: date, mark: str = "") -> str:
    """The name of its file; a draft says so, unless `mark` stands there."""
    from exchange.check_code import check_code
    from exchange.sheets.parts import draft_mark

    plan = assessment.plan
    draft = draft_mark(result, language, plan, check_code(plan, assessment.entries, result))
    title = word("checking.title", language, title=plan.title)
    return sheet_file_name(title, ".xlsx", day=day, draft=mark or ("" if draft is None else draft.word))
