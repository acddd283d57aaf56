"""The checking workbook as a file, written beside the window."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from scoring.entries import Assessment
from scoring.result import Result

Report = Callable[[int, int], None]


def write_checking(path: Path, assessment: Assessment, result: Result, language: str, report: Report) -> Path:
    """Write it; gives the path back. Raises OSError."""
    from exchange.checking import checking_workbook

    checking_workbook(path, assessment, result, language=language, time=datetime.now(), report=report)
    return path
