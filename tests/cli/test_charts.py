"""`export --sheet charts robustness`: a PDF with a page each, or pictures; never over a file, marked as what-ifs."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from cli.exits import EXIT_COMPLETE, EXIT_USAGE
from db.store import Store
from exchange.assessment_json import write_assessment
from exchange.charts import CHARTS
from gui.sample import sample_city
from tests.cli.test_verbs import Say, say
from tests.exchange.chart_cases import case

__all__ = ["say"]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    path = tmp_path / "few.json"
    path.write_text(write_assessment(case(4)), encoding="utf-8")
    return path


def test_charts_are_pages_of_one_pdf_with_last_year_beside_this_year(say: Say, tmp_path: Path) -> None:
    store = tmp_path / "city.qheng"
    made = Store.create(store)
    with made.work("new") as work:
        for assessment in sample_city():
            work.add(assessment)
    made.close()
    code, said, _ = say("export", store, "--sheet", "charts", "--to", "pdf", "-o", tmp_path / "out")
    assert code == EXIT_COMPLETE
    (path,) = (tmp_path / "out").iterdir()
    assert str(path) in said
    texts = [page.extract_text() for page in PdfReader(path).pages]
    assert len(texts) == sum(not kind.trial for kind in CHARTS)
    assert not any("WHAT-IF" in text for text in texts)
    assert any("Last year" in text for text in texts)


def test_what_ifs_are_a_file_of_their_own_and_no_file_is_overwritten(say: Say, few: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        say("export", few, "--sheet", "robustness", "--to", "pdf", "-o", tmp_path / "out")
        files = list((tmp_path / "out").iterdir())
        assert len(files) == number
        assert all("WHAT-IF" in path.name for path in files)
    assert all("WHAT-IF" in page.extract_text() for page in PdfReader(files[0]).pages)


def test_a_unit_is_asked_for_by_name_and_pictures_are_files_of_their_own(say: Say, few: Path, tmp_path: Path) -> None:
    say("export", few, "--sheet", "charts", "--unit", "U0", "U2", "--to", "svg", "-o", tmp_path / "a")
    facts = [kind for kind in CHARTS if not kind.trial and kind.key != "slope"]  # there is no last year
    assert len(list((tmp_path / "a").glob("*.svg"))) == sum(2 if kind.of_unit else 1 for kind in facts)


@pytest.mark.parametrize("asked", [("charts", "xlsx"), ("ranking", "png")])
def test_what_is_no_picture_is_refused_with_what_to_do(
    say: Say, few: Path, tmp_path: Path, asked: tuple[str, str]
) -> None:
    code, _, err = say("export", few, "--sheet", asked[0], "--to", asked[1], "-o", tmp_path / "b")
    assert code == EXIT_USAGE
    assert "charts" in err.lower()
    assert not list(tmp_path.glob("b/*"))
