"""The pages of charts and of robustness, by keyboard: what they say, draw, copy and save, and how they follow."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.document import Document
from gui.language import Translators
from gui.main_window import MainWindow
from gui.models.results.chart_maker import ChartMaker, Wish
from gui.pages.charts_page import ChartsPage
from gui.pages.listing import CHARTS, ROBUSTNESS
from gui.tasks import Tasks
from gui.theme import DARK, palette
from scoring.entries import Assessment, Cell
from tests.exchange.chart_cases import case
from tests.exchange.test_charts import source_of
from tests.gui.conftest import Answers


@pytest.fixture
def on_case(window: MainWindow, document: Document, new_store: Callable[..., Path]) -> MainWindow:
    assert document.open_store(new_store(case(6)))
    return window


def shown(window: MainWindow, number: int) -> ChartsPage:
    window.show_page(number)
    page = window.pages[number]
    assert isinstance(page, ChartsPage)
    return page


def choose(qtbot: QtBot, page: ChartsPage, key: str) -> None:
    """Down or up the list of questions with the arrows."""
    wanted = next(row for row, kind in enumerate(page.kinds) if kind.key == key)
    page.list.setFocus()
    while page.list.currentRow() != wanted:
        down = page.list.currentRow() < wanted
        qtbot.keyClick(page.list, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def title(page: ChartsPage) -> str:
    assert page.view.canvas.picture is not None
    return page.view.canvas.picture.title


class TestCharts:
    def test_every_question_is_answered_by_a_picture_with_its_finding(self, qtbot: QtBot, on_case: MainWindow) -> None:
        page = shown(on_case, CHARTS)
        titles = []
        for kind in page.kinds:
            choose(qtbot, page, kind.key)
            assert page.charts[0].key == kind.key
            assert title(page) == page.charts[0].title
            image = page.view.canvas.image
            assert image.width() > 300
            titles.append(title(page))
        assert len(set(titles)) == len(titles)

    def test_an_edit_is_in_the_chart_at_once(self, qtbot: QtBot, on_case: MainWindow, document: Document) -> None:
        page = shown(on_case, CHARTS)
        before = title(page)
        last = document.assessment.plan.units[-1].code
        document.cells("试", {(item.code, last): Cell("1000") for item in document.assessment.plan.items})
        assert title(page) != before
        assert title(page).startswith(document.assessment.plan.units[-1].name)
        document.undo_stack.undo()
        assert title(page) == before

    def test_a_chart_of_one_unit_goes_from_unit_to_unit_by_keys(self, qtbot: QtBot, on_case: MainWindow) -> None:
        page = shown(on_case, CHARTS)
        assert not page.units.isVisible()
        choose(qtbot, page, "losses")
        assert page.units.isVisible()
        first = page.units.currentText()
        assert title(page).startswith(first)
        qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        assert page.units.currentText() != first
        assert title(page).startswith(page.units.currentText())
        assert page.unit() == page.units.currentData()

    def test_the_other_form_of_a_chart_is_one_key_away(self, qtbot: QtBot, on_case: MainWindow) -> None:
        page = shown(on_case, CHARTS)
        notes = page.charts[0].notes
        qtbot.keyClick(page.list, Qt.Key.Key_F7)
        assert page.twin.isChecked()
        assert page.charts[0].notes != notes
        choose(qtbot, page, "parts")
        assert not page.twin.isEnabled()
        assert not page.twin.isChecked()

    def test_marks_are_walked_by_arrows_and_pointed_at(self, qtbot: QtBot, on_case: MainWindow) -> None:
        page = shown(on_case, CHARTS)
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
        assert page.view.hasFocus()
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
        first = page.mark.text()
        name = page.charts[0].body.rows[0].label  # type: ignore[union-attr]
        assert name in first
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
        assert page.mark.text() != first
        spot = page.view.canvas.picture.spots[0]  # type: ignore[union-attr]
        middle = page.view.canvas.area(spot).center().toPoint()
        assert page.view.canvas.tip_at(middle) == spot.tip
        assert page.view.canvas.tip_at(QPoint(1, 1)) == ""
        qtbot.keyClick(page.view, Qt.Key.Key_Escape)
        assert page.mark.text() == ""

    def test_more_rows_than_a_page_holds_are_turned_to(
        self, qtbot: QtBot, window: MainWindow, document: Document, new_store: Callable[..., Path]
    ) -> None:
        assert document.open_store(new_store(case(50)))
        page = shown(window, CHARTS)
        first = page.view.canvas.picture
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
        qtbot.keyClick(page.view, Qt.Key.Key_PageDown)
        assert page.view.canvas.picture != first
        qtbot.keyClick(page.view, Qt.Key.Key_PageDown)
        qtbot.keyClick(page.view, Qt.Key.Key_PageUp)
        assert page.view.canvas.picture == first

    def test_it_is_copied_and_saved_as_picture_and_as_document(
        self, qtbot: QtBot, on_case: MainWindow, tmp_path: Path
    ) -> None:
        page = shown(on_case, CHARTS)
        answers = Answers()
        page._ask = answers
        qtbot.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert QGuiApplication.clipboard().image().size() == page.view.canvas.image.size()
        for name, start in (("a.png", b"\x89PNG"), ("a.pdf", b"%PDF"), ("a.svg", b"<?xml")):
            answers.next = [tmp_path / name]
            keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            qtbot.keyClick(page.list, Qt.Key.Key_S, keys)
            assert (tmp_path / name).read_bytes().startswith(start)
        assert getattr(answers.questions[0], "name", "").startswith("Ranking_")
        answers.next = [tmp_path / "a.bmp"]
        with qtbot.waitSignal(page.objected):
            page.save_chart.trigger()
        assert not (tmp_path / "a.bmp").exists()
        answers.next = [tmp_path / "all.pdf"]
        page.save_all.trigger()
        from pypdf import PdfReader

        assert len(PdfReader(tmp_path / "all.pdf").pages) == len(page.kinds) - 1  # last year is not there

    def test_what_cannot_be_written_is_said(self, qtbot: QtBot, on_case: MainWindow, tmp_path: Path) -> None:
        page = shown(on_case, CHARTS)
        answers = Answers()
        page._ask = answers
        answers.next = [tmp_path / "nowhere" / "a.png"]
        with qtbot.waitSignal(page.objected):
            page.save_chart.trigger()

    def test_a_dark_screen_has_a_dark_chart(self, on_case: MainWindow) -> None:
        page = shown(on_case, CHARTS)
        light = page.view.canvas.image.pixelColor(3, 3)
        old = page.palette()
        page.setPalette(palette(DARK))
        page._wish()
        dark = page.view.canvas.image.pixelColor(3, 3)
        page.setPalette(old)
        assert light.lightness() > 240
        assert dark.lightness() < 60

    def test_both_languages(self, on_case: MainWindow, translators: Translators) -> None:
        page = shown(on_case, CHARTS)
        english = title(page)
        translators.speak("zh_CN")
        QApplication.processEvents()
        assert title(page) != english
        assert page.list.item(0).text() == "谁第几，差多少？"

    def test_a_place_names_the_kind_and_the_unit(self, on_case: MainWindow, document: Document) -> None:
        unit = document.assessment.plan.units[3]
        on_case.go_to(("charts", "profile", unit.code))
        page = shown(on_case, CHARTS)
        assert page.key == "profile"
        assert title(page).startswith(unit.name)


class TestRobustness:
    def test_trials_are_marked_and_say_range_draws_and_seed(self, qtbot: QtBot, on_case: MainWindow) -> None:
        page = shown(on_case, ROBUSTNESS)
        assert page.charts[0].mark == "WHAT-IF"
        assert page.sentences.text()
        assert "seed 1" in page.charts[0].notes[0]
        page.trials.seed.setFocus()
        page.trials.seed.selectAll()
        qtbot.keyClicks(page.trials.seed, "7")
        qtbot.keyClick(page.trials.seed, Qt.Key.Key_Return)
        assert "seed 7" in page.charts[0].notes[0]
        page.trials.amount.setValue(50)
        assert "±50 %" in page.charts[0].notes[0]
        page.trials.spread.setCurrentIndex(1)
        assert "Dirichlet" in page.charts[0].notes[0]

    def test_every_question_has_an_answer(self, qtbot: QtBot, on_case: MainWindow) -> None:
        page = shown(on_case, ROBUSTNESS)
        for kind in page.kinds:
            choose(qtbot, page, kind.key)
            assert page.charts[0].key == kind.key
            assert title(page) == page.charts[0].title
            assert page.sentences.isVisible() == bool(page.charts[0].sentences)

    def test_nothing_is_written_by_looking(self, qtbot: QtBot, on_case: MainWindow, document: Document) -> None:
        assert document.store is not None
        before = document.store.history()
        page = shown(on_case, ROBUSTNESS)
        for kind in page.kinds:
            choose(qtbot, page, kind.key)
        assert document.store.history() == before
        assert document.undo_stack.count() == 0


class TestBeside:
    """With real threads."""

    @pytest.fixture
    def maker(self, qapp: object, opened: Document) -> ChartMaker:
        opened.tasks = Tasks(opened)
        return ChartMaker(opened, opened)

    def test_words_come_first_and_stages_while_it_goes_on(self, qtbot: QtBot, maker: ChartMaker) -> None:
        source = source_of(case(45))
        trials = replace(source.trials, draws=60_000)
        told: list[str] = []
        maker.found.connect(lambda charts: told.append(charts[0].notes[0]))
        with qtbot.waitSignal(maker.busy_changed, timeout=60_000, check_params_cb=lambda busy: not busy):
            maker.wish(Wish("places", replace(source, trials=trials), 0, 800, 600, 96, False))
        assert "抽样 60000 次" in told[-1]
        maker._document.tasks.close()

    def test_a_stopped_trial_shows_what_it_has(self, qtbot: QtBot, maker: ChartMaker) -> None:
        source = source_of(case(45))
        trials = replace(source.trials, draws=1_000_000)
        told: list[str] = []
        maker.found.connect(lambda charts: told.append(charts[0].notes[0]))
        maker.found.connect(lambda _: maker.stop())
        with qtbot.waitSignal(maker.busy_changed, timeout=60_000, check_params_cb=lambda busy: not busy):
            maker.wish(Wish("places", replace(source, trials=trials), 0, 800, 600, 96, False))
        assert "/1000000 次" in told[-1]
        maker._document.tasks.close()

    def test_only_what_is_wanted_last_is_drawn(self, qtbot: QtBot, maker: ChartMaker, small: Assessment) -> None:
        source = source_of(small)
        drawn: list[str] = []
        maker.drawn.connect(lambda one: drawn.append(one.wish.key))
        with qtbot.waitSignal(maker.busy_changed, timeout=60_000, check_params_cb=lambda busy: not busy):
            for key in ("ranked", "heat", "parts", "spread"):
                maker.wish(Wish(key, source, 0, 800, 600, 96, False))
        assert drawn == ["spread"]
        maker._document.tasks.close()
