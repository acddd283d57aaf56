"""A PDF file of several documents is found through its bookmarks, and of cards on paper with two sides each begins on
a front."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from exchange.sheets import make_sheets
from gui.painting import Fonts, lay_out, pages_of, to_pdf
from gui.painting.outline import with_outline
from tests.exchange.sheet_cases import assessment, result_of

pytestmark = pytest.mark.usefixtures("qapp")


def cards(units: int, leaves: int = 3):  # type: ignore[no-untyped-def]
    case = assessment(units, leaves=leaves)
    return make_sheets(case.plan, case.entries, result_of(case), language="zh_CN", keys=["cards"])


def test_each_unit_has_a_bookmark_that_leads_to_its_card(tmp_path: Path) -> None:
    made = cards(3, leaves=30)
    to_pdf(made, tmp_path / "a.pdf")
    reader = PdfReader(tmp_path / "a.pdf", strict=True)
    pages = [len(lay_out(sheet)) for sheet in made]
    assert pages[0] > 1
    found = [(str(item.title), reader.get_destination_page_number(item)) for item in reader.outline]  # type: ignore[union-attr, arg-type]
    assert found == [(f"第{n + 1}区县", sum(pages[:n])) for n in range(3)]
    assert reader.metadata is not None
    assert reader.metadata.title == made[0].one_title


def test_on_paper_with_two_sides_every_card_begins_on_a_front() -> None:
    made, fonts = cards(3), Fonts()
    laid = pages_of(made, fonts, duplex=True)
    assert [len(pages) for pages in laid] == [2, 2, 1]
    assert all(not pages[1].words for pages in laid[:-1])
    assert [len(pages) for pages in pages_of(made, fonts)] == [1, 1, 1]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"%PDF-1.4\nstartxref\n12\n%%EOF\n"])
def test_a_file_that_is_written_otherwise_stays_as_it_is(content: bytes) -> None:
    assert with_outline(content, [("甲", 0), ("乙", 1)]) == content
