"""The quick way to the words of a PDF file gives what the long one gives."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from exchange.sheet import Options
from exchange.sheets import make_sheets
from gui.painting import to_pdf
from tests.exchange.sheet_cases import assessment, result_of
from tests.pdf_text import texts_of_pages


@pytest.mark.usefixtures("qapp")
def test_without_lines_and_grounds_the_same_words_are_read(tmp_path: Path) -> None:
    case = assessment(6)
    made = make_sheets(case.plan, case.entries, result_of(case), language="zh_CN", options=Options())
    few = list({sheet.key: sheet for sheet in made}.values())[:6]
    to_pdf(few, tmp_path / "a.pdf")
    whole = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    assert len(whole) >= len(few)
    assert all(whole)
    assert texts_of_pages(tmp_path / "a.pdf") == whole
