"""The checking workbook (可核对工作簿): data, parameters, and every figure of a result as a live formula over them,
with the program's figures stored beside. docs/checking-workbook.md says how it is used and what in it is not live."""

from datetime import date, datetime
from pathlib import Path

from exchange.file_names import sheet_file_name
from exchange.wording import word
from scoring.entries import Assessment
from scoring.result import Result


def checking_workbook(path: Path, assessment: Assessment, result: Result, *, language: str, time: datetime) -> None:
    """Write the checking workbook of a result; the file appears whole or not at all. Raises OSError, and ValueError
    where the result was not evaluated from this assessment."""
    from exchange.check_code import check_code
    from exchange.checking.build import checking
    from exchange.checking.write import write_checking
    from exchange.sheets.parts import draft_mark

    plan, entries = assessment.plan, assessment.entries
    made = checking(plan, entries, result, language=language)
    code = check_code(plan, entries, result)
    draft = draft_mark(result, language, plan, code)
    mark = "" if draft is None else draft.banner
    write_checking(path, made, code=code, status=result.status, draft=mark, printed=f"{time:%Y-%m-%d %H:%M}")


def checking_name(assessment: Assessment, result: Result, *, language: str, day: date) -> str:
    """The name of its file; a draft says so."""
    from exchange.check_code import check_code
    from exchange.sheets.parts import draft_mark

    plan = assessment.plan
    draft = draft_mark(result, language, plan, check_code(plan, assessment.entries, result))
    title = word("checking.title", language, title=plan.title)
    return sheet_file_name(title, ".xlsx", day=day, draft="" if draft is None else draft.word)
