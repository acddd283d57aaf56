"""`export --sheet checking`: the checking workbook, a file by itself."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime

from cli.exits import EXIT_USAGE
from cli.sources import CommandError
from exchange.checking import checking_name, checking_workbook
from exchange.file_names import free_path
from exchange.wording import word
from scoring.entries import Assessment
from scoring.evaluate import evaluate

CHECKING = "checking"


def named(names: Sequence[str]) -> list[str]:
    """The names of sheets one by one."""
    return [name for part in names for name in part.split(",") if name]


def export_checking(arguments: Namespace, assessment: Assessment, language: str) -> str:
    """Write it and print its path; the status of the result. Raises CommandError and OSError."""
    if arguments.to != "xlsx":
        raise CommandError(word("cli.checking_is_workbook", language), EXIT_USAGE)
    arguments.out.mkdir(parents=True, exist_ok=True)
    now, result = datetime.now().astimezone(), evaluate(assessment.plan, assessment.entries)
    path = free_path(arguments.out, checking_name(assessment, result, language=language, day=now.date()))
    checking_workbook(path, assessment, result, language=language, time=now)
    print(word("cli.written", language, path=str(path)))
    return result.status
