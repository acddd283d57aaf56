"""The results page and the live ranking: what is ranked, how a unit was scored, and where each figure leads."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from db.rows import with_new_uids
from exchange.sheets.parts import rank_cell
from gui.document import Document
from gui.figures import rank_text, rounded
from gui.grid_model import LOOK, Look
from gui.language import Translators
from gui.models.results import explanation
from gui.models.results.explanation import NOTHING, Explainer, Explanation, Question
from gui.models.results.ranking_table import COLUMNS, ranked_lines
from gui.models.results.score_list import COLUMNS as SCORES
from gui.pages.results_page import ResultsPage
from gui.tasks import Done, Failed, Progress, Task
from gui.widgets.ranking_panel import RankingPanel
from scoring.entries import Assessment, Cell, Decision, Event, State
from scoring.plan import Adjustment, Previous, Unit, UnitClass, Veto
from scoring.result import UnitResult, columns_of

Key = Qt.Key


@pytest.fixture
def classed(small: Assessment) -> Assessment:
    """The small assessment with two classes and every cell filled."""
    units = tuple(replace(unit, class_code="市" if unit.code == "U3" else "区") for unit in small.plan.units)
    classes = (UnitClass(code="区", name="城区"), UnitClass(code="市", name="县市"))
    plan = replace(small.plan, units=units, classes=classes)
    return replace(small, plan=plan, entries=small.entries.with_cells({("a2", "U3"): Cell("20")}))


@pytest.fixture
def page(
    qtbot: QtBot,
    document: Document,
    new_store: Callable[..., Path],
    classed: Assessment,
    translators: Translators,
) -> ResultsPage:
    document.open_store(new_store(classed))
    made = ResultsPage(document)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.table.setFocus()
    return made


@pytest.fixture
def panel(qtbot: QtBot, page: ResultsPage, document: Document) -> RankingPanel:
    made = RankingPanel(document)
    qtbot.addWidget(made)
    return made


def ranking(page: ResultsPage, *columns: str) -> list[tuple[str, ...]]:
    model = page.ranking
    numbers = [COLUMNS.index(column) for column in columns]
    return [tuple(model.index(row, n).data() for n in numbers) for row in range(model.rowCount())]


def walk_to(qtbot: QtBot, page: ResultsPage, column: str) -> None:
    """By the arrow to a column that is shown."""
    for _ in COLUMNS:
        if page.table.currentIndex().column() != COLUMNS.index(column):
            qtbot.keyClick(page.table, Key.Key_Right)
    assert page.table.currentIndex().column() == COLUMNS.index(column)


def scores(page: ResultsPage, column: str) -> list[str]:
    model = page.scores
    return [model.index(row, SCORES.index(column)).data() for row in range(model.rowCount())]


def test_units_stand_by_rank_with_fixed_places(page: ResultsPage) -> None:
    assert ranking(page, "rank", "unit", "base", "coefficient", "total", "gap") == [
        ("1", "甲区", "88.00", "1", "88.00", ""),
        ("2", "丙市", "80.00", "1", "80.00", "-8.00"),
        ("3", "乙县", "79.50", "1", "79.50", "-0.50"),
    ]


def test_ties_are_shown_as_ties(page: ResultsPage, document: Document) -> None:
    document.cells("type", {("a1", "U2"): Cell("21.5")})
    assert ranking(page, "rank", "unit", "gap") == [
        ("1", "甲区", ""),
        ("2 tied", "乙县", "-8.00"),
        ("2 tied", "丙市", "tied"),
    ]
    assert "Groups of ties 1" in page.counters()


def test_a_class_ranks_only_its_own_units(page: ResultsPage) -> None:
    page.classes.setCurrentIndex(1)
    assert ranking(page, "rank", "unit", "class") == [("1", "甲区", "城区"), ("2", "乙县", "城区")]
    page.classes.setCurrentIndex(0)
    assert len(ranking(page, "rank")) == 3


def test_the_ranking_follows_an_edit_and_the_selection_goes_with_its_unit(
    page: ResultsPage, document: Document
) -> None:
    page.show_unit("U2")
    assert page.table.currentIndex().row() == 2
    document.cells("type", {("a1", "U2"): Cell("30")})
    assert page.ranking.unit(page.table.currentIndex().row()).code == "U2"
    assert ranking(page, "unit") == [("乙县",), ("甲区",), ("丙市",)] or ranking(page, "rank")[0] == ("1 tied",)
    assert page.scores.unit is not None
    assert page.scores.unit.code == "U2"


def test_the_panel_lists_every_node_of_the_tree_with_its_figures(page: ResultsPage) -> None:
    page.show_unit("U1")
    assert [name.strip("　") for name in scores(page, "name")] == [
        "执法办案", "指标A1", "指标A2", "服务发展", "指标B1", "指标B2",
    ]  # fmt: skip
    assert scores(page, "points") == ["53.00", "28.00", "25.00", "35.00", "20.00", "15.00"]
    assert scores(page, "weight") == ["60", "30", "30", "40", "25", "15"]
    assert scores(page, "measure")[1] == "28.0000"
    assert scores(page, "rate")[4] == "80.0%"


def test_a_weight_that_was_shared_out_shows_what_it_became(page: ResultsPage, document: Document) -> None:
    document.cells("mark", {("b2", "U1"): Cell(None, State.NOT_APPLICABLE)})
    page.show_unit("U1")
    assert scores(page, "weight")[4:] == ["25→40", "15"]
    assert scores(page, "points")[5] == "—"
    assert scores(page, "state")[5] == "not applicable"


def test_arrows_walk_the_units_and_enter_leads_to_the_scores_and_on_to_the_entry(
    qtbot: QtBot, page: ResultsPage
) -> None:
    page.table.show_row(0)
    qtbot.keyClick(page.table, Key.Key_Down)
    assert page.scores.unit is not None
    assert page.scores.unit.code == "U3"
    page.show_scores()
    assert page.score_table.hasFocus()
    page.score_table.setCurrentIndex(page.scores.index(4, SCORES.index("measure")))
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.score_table, Key.Key_Return)
    assert wanted.args == [("values", "b1", "U3")]
    page.score_table.setCurrentIndex(page.scores.index(4, SCORES.index("weight")))
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.score_table, Key.Key_Return)
    assert wanted.args == [("indicators", "B1")]
    qtbot.keyClick(page.score_table, Key.Key_Escape)
    assert page.table.hasFocus()


def test_what_keeps_the_ranking_from_being_final_is_listed_and_leads_there(
    qtbot: QtBot, page: ResultsPage, document: Document
) -> None:
    assert page.findings.rowCount() == 0
    document.cells("clear", {("a2", "U1"): None, ("b1", "U2"): Cell("18", State.PENDING)})
    places = {reason.place[:3] for reason in page.findings.reasons}
    assert {("values", "a2", "U1"), ("values", "b1", "U2")} <= places
    row = next(n for n, reason in enumerate(page.findings.reasons) if reason.place[:3] == ("values", "a2", "U1"))
    with qtbot.waitSignal(page.place_wanted) as wanted:
        page.finding_list.clicked.emit(page.findings.index(row))
    assert wanted.args[0][:3] == ("values", "a2", "U1")
    document.undo_stack.undo()
    assert page.findings.rowCount() == 0


def test_copying_ranks_carries_headings_to_other_programs(qtbot: QtBot, page: ResultsPage) -> None:
    qtbot.keyClick(page.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Rank\t")
    assert lines[1].split("\t")[:4] == ["1", "甲区", "城区", "88.00"]
    assert len(lines) == 4


def test_without_an_assessment_the_page_says_so(qtbot: QtBot, document: Document) -> None:
    page = ResultsPage(document)
    qtbot.addWidget(page)
    page.show()
    assert page._nothing.isVisible()
    assert not page.table.isVisible()


# why


def lines(page: ResultsPage) -> list[str]:
    """What is explained now, under its heading."""
    return page.explanation.toPlainText().split("\n")[1:]


def heading(page: ResultsPage) -> str:
    return page.explanation.toPlainText().split("\n", maxsplit=1)[0]


def test_walking_through_the_scores_explains_each_figure(qtbot: QtBot, page: ResultsPage) -> None:
    page.show_scores()
    assert heading(page).startswith("A ")
    assert lines(page)[0] == "28.00+25.00 = 53.00"
    qtbot.keyClick(page.score_table, Key.Key_Down)
    assert heading(page).startswith("A1 指标A1 (30 points)")
    assert lines(page)[:2] == ["28.00", "Entries: 数据A1 28"]
    assert lines(page)[2].startswith("Rule: ")


def test_every_indicator_of_every_unit_can_be_walked_to_and_ends_in_its_points(
    qtbot: QtBot, page: ResultsPage, document: Document
) -> None:
    document.cells("mark", {("b2", "U1"): Cell(None, State.NOT_APPLICABLE), ("a1", "U2"): None})
    for row in range(page.ranking.rowCount()):
        page.table.show_row(row)
        page.score_table.setFocus()
        page.score_table.setCurrentIndex(page.scores.index(0, 0))
        for node in range(page.scores.rowCount()):
            points = page.scores.index(node, SCORES.index("points")).data()
            assert page.scores.code(node) == heading(page).split(" ")[0]
            assert points == "—" or points in lines(page)[0]
            qtbot.keyClick(page.score_table, Key.Key_Down)


def test_the_figures_of_the_ranking_are_explained_where_the_keyboard_is(qtbot: QtBot, page: ResultsPage) -> None:
    page.table.setCurrentIndex(page.ranking.index(0, 0))
    assert (heading(page), lines(page)) == ("Rank", ["rank 1 of 3; rank 1 of 2 in 城区"])
    walk_to(qtbot, page, "base")
    assert (heading(page), lines(page)) == ("Base", ["53.00+35.00 = 88.00"])
    walk_to(qtbot, page, "total")
    assert (heading(page), lines(page)) == ("Total", ["88.00"])


def test_the_explanation_follows_the_keyboard_from_one_table_to_the_other(qtbot: QtBot, page: ResultsPage) -> None:
    page.show_scores()
    qtbot.keyClick(page.score_table, Key.Key_Down)
    qtbot.keyClick(page.score_table, Key.Key_Escape)
    assert heading(page) == "Rank"
    page.show_scores()
    assert heading(page).startswith("A1 ")


def test_another_unit_is_read_at_the_same_indicator(qtbot: QtBot, page: ResultsPage) -> None:
    page.show_scores()
    for _ in range(2):
        qtbot.keyClick(page.score_table, Key.Key_Down)
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Down)
    page.show_scores()
    assert page.score_table.currentIndex().row() == 2
    assert heading(page).startswith("A2 ")
    assert lines(page)[0] == "20.00"


def test_under_the_units_name_stands_why_it_is_where_it_is(qtbot: QtBot, page: ResultsPage) -> None:
    page.table.show_row(0)
    assert page._standing.text().endswith("8.00 points ahead of 丙市 at place 2.")
    qtbot.keyClick(page.table, Key.Key_Down)
    assert "8.00 points behind 甲区 at place 1, it loses most in" in page._standing.text()
    page.classes.setCurrentIndex(2)
    assert page._standing.text() == "丙市: 80.00 points, place 1 of 1 in 县市."


def test_the_explanation_follows_an_edit(page: ResultsPage, document: Document) -> None:
    page.show_unit("U1")
    page.score_table.setFocus()
    page.score_table.setCurrentIndex(page.scores.index(1, 0))
    document.cells("type", {("a1", "U1"): Cell("26.5")})
    assert lines(page)[:2] == ["26.50", "Entries: 数据A1 26.5"]
    assert "86.50 points" in page._standing.text()
    document.undo_stack.undo()
    assert lines(page)[0] == "28.00"


def test_another_language_leaves_the_keyboard_at_its_figure_and_explains_it_anew(
    page: ResultsPage, translators: Translators
) -> None:
    page.table.show_row(1)
    page.score_table.setFocus()
    page.score_table.setCurrentIndex(page.scores.index(1, 0))
    translators.speak("zh_CN")
    QApplication.processEvents()
    assert heading(page) == "A1 指标A1（30 分）"
    assert lines(page)[1] == "数据：数据A1 30"
    assert "比第1位甲区低8.00分，主要差在" in page._standing.text()


def test_a_key_copies_the_whole_explanation_from_wherever_the_keyboard_is(qtbot: QtBot, page: ResultsPage) -> None:
    page.table.show_row(0)
    page.show_scores()
    qtbot.keyClick(page.score_table, Key.Key_Down)
    with qtbot.waitSignal(page.said):
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(page.score_table, Key.Key_C, keys)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == page._standing.text()
    assert copied[1:] == page.explanation.toPlainText().splitlines()


def test_in_the_explanation_ctrl_c_copies_what_is_selected_or_all_of_it(qtbot: QtBot, page: ResultsPage) -> None:
    page.show_scores()
    qtbot.keyClick(page.score_table, Key.Key_Tab)
    assert page.explanation.hasFocus()
    qtbot.keyClick(page.explanation, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == page.explanation.toPlainText()
    qtbot.keyClick(page.explanation, Key.Key_Down)
    qtbot.keyClick(page.explanation, Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.explanation, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "28.00+25.00 = 53.00"
    assert not QGuiApplication.clipboard().mimeData().hasHtml(), "a document takes no colours of the window over"
    qtbot.keyClicks(page.explanation, "x")
    assert lines(page)[0] == "28.00+25.00 = 53.00"
    qtbot.keyClick(page.explanation, Key.Key_Escape)
    assert page.table.hasFocus()


def test_names_are_never_taken_for_markup(page: ResultsPage, document: Document) -> None:
    plan = document.assessment.plan
    odd = tuple(replace(node, name="<b>甲</b>") if node.code == "A1" else node for node in plan.indicators)
    document.plan("Rename", replace(plan, indicators=odd))
    page.score_table.setFocus()
    page.score_table.setCurrentIndex(page.scores.index(1, 0))
    assert heading(page) == "A1 <b>甲</b> (30 points)"


def test_nothing_is_worked_out_for_a_page_that_is_not_shown(
    page: ResultsPage, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.hide()
    monkeypatch.setattr(explanation, "explain", lambda *_: pytest.fail("nobody looks"))
    document.cells("type", {("a1", "U1"): Cell("26.5")})
    monkeypatch.undo()
    page.show()
    assert "26.50" in page._standing.text() or "86.50" in page._standing.text()


class Waiting:
    """Tasks that are done when the test says so."""

    def __init__(self) -> None:
        self.under_way: list[tuple[Callable[..., object], tuple[object, ...], Done]] = []

    def run(
        self,
        function: Callable[..., object],
        *values: object,
        done: Done | None = None,
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Task:
        assert done is not None
        self.under_way.append((function, values, done))
        return Task(done, failed, progress)

    def finish(self) -> None:
        function, values, done = self.under_way.pop(0)
        done(function(*values))

    def close(self) -> None:
        """Nothing runs."""


def test_of_many_units_only_the_newest_question_is_answered_and_one_is_worked_out_at_a_time(
    qtbot: QtBot, page: ResultsPage, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explanation, "MANY_UNITS", 0)
    waiting = Waiting()
    monkeypatch.setattr(document, "tasks", waiting)
    page.table.show_row(0)
    page.show_scores()
    for _ in range(4):
        qtbot.keyClick(page.score_table, Key.Key_Down)
    assert len(waiting.under_way) == 1
    assert page._standing.text() == "Working it out …"
    assert page.explanation.toPlainText() == ""
    waiting.finish()
    assert page.explanation.toPlainText() == "", "that answer is not about the figure that is shown"
    assert len(waiting.under_way) == 1
    waiting.finish()
    assert heading(page).startswith("B1 ")
    assert not waiting.under_way


def test_a_question_that_is_answered_is_not_worked_out_again(opened: Document) -> None:
    explainer, heard = Explainer(opened), list[Explanation]()
    explainer.explained.connect(heard.append)
    question = Question("U1", "A1", False, "en")
    explainer.ask(question)
    explainer.ask(question)
    assert [one.line for one in heard] == ["28.00"]
    opened.cells("type", {("a1", "U1"): Cell("27")})
    explainer.ask(question)
    assert heard[-1].line == "27.00"
    explainer.ask(None)
    assert heard[-1] == NOTHING


# the live ranking


def live(panel: RankingPanel) -> list[tuple[str, ...]]:
    model = panel.ranking
    return [tuple(model.index(row, column).data() for column in range(4)) for row in range(model.rowCount())]


def test_the_live_ranking_shows_how_the_last_edit_moved_units(panel: RankingPanel, document: Document) -> None:
    assert live(panel) == [("1", "甲区", "88.00", ""), ("2", "丙市", "80.00", ""), ("3", "乙县", "79.50", "")]
    document.cells("type", {("a1", "U2"): Cell("25")})
    assert live(panel) == [("1", "甲区", "88.00", ""), ("2", "乙县", "83.50", "▲1"), ("3", "丙市", "80.00", "▼1")]
    assert panel._moved.text() == "Just now: 乙县 3→2, 丙市 2→3"
    document.cells("type", {("a1", "U2"): Cell("25.1")})
    assert [line[3] for line in live(panel)] == ["", "", ""]
    document.cells("type", {("a1", "U2"): Cell("21.5")})
    assert [line[3] for line in live(panel)] == ["", "tied", "tied ▲1"]


def test_the_live_ranking_says_provisional_while_cells_are_open(panel: RankingPanel, document: Document) -> None:
    assert panel._title.text() == "Live ranking"
    document.cells("clear", {("a2", "U1"): None})
    assert panel._title.text() == "Live ranking (provisional)"


def test_enter_or_a_double_click_leads_to_how_the_unit_was_scored(
    qtbot: QtBot, panel: RankingPanel, page: ResultsPage
) -> None:
    panel.show()
    panel.table.show_row(1)
    with qtbot.waitSignal(panel.place_wanted) as wanted:
        qtbot.keyClick(panel.table, Key.Key_Return)
    assert wanted.args == [("result", "U3", "why")]
    assert page.go_to(("result", "U3"))
    assert page.scores.unit is not None
    assert page.scores.unit.code == "U3"


# figures


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6), st.integers(0, 6))
def test_a_figure_is_the_exact_value_rounded_half_up(value: Fraction, places: int) -> None:
    text = rounded(value, places)
    assert len(text.partition(".")[2]) == places
    assert abs(Fraction(text) - value) <= Fraction(1, 2 * 10**places)
    if 2 * abs(Fraction(text) - value) == Fraction(1, 10**places):
        assert abs(Fraction(text)) > abs(value)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=6))
def test_every_unit_is_listed_once_and_ties_are_exactly_the_shared_ranks(ranks: list[int]) -> None:
    zero = Decimal("0.00")
    units = tuple(
        UnitResult(f"U{n}", f"单位{n}", None, zero, zero, zero, zero, zero, zero, rank, None, None, {})
        for n, rank in enumerate(ranks)
    )
    lines = ranked_lines(columns_of(units), None)
    assert sorted(line.code for line in lines) == sorted(unit.code for unit in units)
    assert all(line.tied == (ranks.count(rank) > 1) for line in lines if (rank := line.rank) and isinstance(rank, int))


@given(st.integers(2, 6000))
def test_a_shared_place_reads_the_same_on_screen_and_on_paper(halves: int) -> None:
    rank = Fraction(halves, 2)
    text = rank_text(rank)
    assert text == rank_cell(rank, "en").text
    assert Fraction(text) == rank
    assert ("." in text) == (halves % 2 == 1)


def test_a_veto_that_lowers_a_grade_is_told_beside_the_units_scores(page: ResultsPage, document: Document) -> None:
    plan = document.assessment.plan
    vetoed = page.ranking.lines[0].code
    assert not page._vetoes.isVisible()
    document.plan("Veto", replace(plan, veto=(Veto(code="V1", name="重大安全事件", actions=("no_award",)),)))
    decision = Decision(unit=vetoed, rule="V1", document="市政函〔2024〕60号")
    document.perform("Decide", lambda work: work.decisions(plan.uid, [decision]))
    page.table.show_row(0)
    assert page._vetoes.isVisible()
    assert "重大安全事件" in page._vetoes.text()
    assert "市政函〔2024〕60号" in page._vetoes.text()
    page.table.show_row(1)
    assert not page._vetoes.isVisible()


def test_before_the_first_value_nobody_is_ranked_on_the_page(page: ResultsPage, document: Document) -> None:
    entries = document.assessment.entries
    filled = {(item, unit): cell for item, column in entries.values.items() for unit, cell in column.items()}
    document.cells("clear", dict.fromkeys(filled))
    assert not page.table.isVisibleTo(page)
    document.cells("enter", dict([next(iter(filled.items()))]))
    assert page.table.isVisibleTo(page)


def test_a_state_is_marked_in_its_own_column_alone(page: ResultsPage, document: Document) -> None:
    item, column = next(iter(document.assessment.entries.values.items()))
    unit = next(iter(column))
    document.cells("mark", {(item, unit): Cell(state=State.MISSING)})
    page.go_to(("result", unit))
    model = page.scores
    looks = {
        model.index(row, at).data(LOOK) for row in range(model.rowCount()) for at in range(model.columnCount() - 1)
    }
    assert Look.MISSING not in looks
    assert Look.MISSING in {model.index(row, model.columnCount() - 1).data(LOOK) for row in range(model.rowCount())}


# the columns of the ranking


def shown(page: ResultsPage) -> list[str]:
    return [name for number, name in enumerate(COLUMNS) if not page.table.isColumnHidden(number)]


def with_a_year_before(classed: Assessment) -> tuple[Assessment, Assessment]:
    """Last year, with one unit fewer and two places changed, and the assessment that looks back to it."""
    plan = classed.plan
    before = replace(plan, uid="last", id="last", units=plan.units[:2], year=plan.year - 1)
    entries = classed.entries.with_cells({("a1", "U2"): Cell("30"), ("a1", "U3"): None, ("a2", "U3"): None})
    entries = replace(entries.with_cells({(item, "U3"): None for item in entries.values}), events=(), decisions=())
    now = replace(classed, plan=replace(plan, previous=Previous(id="last")))
    return with_new_uids(Assessment(before, entries)), now


def test_last_years_place_and_the_movement_stand_beside_the_place(
    qtbot: QtBot, document: Document, new_store: Callable[..., Path], classed: Assessment
) -> None:
    document.open_store(new_store(*with_a_year_before(classed)))
    page = ResultsPage(document)
    qtbot.addWidget(page)
    page.show()
    assert page.ranking.last.result is not None
    before = {unit.code: unit.rank for unit in page.ranking.last.result.units}
    assert before == {"U1": 2, "U2": 1}
    assert ranking(page, "unit", "last_rank", "moved") == [
        ("甲区", "2", "▲1"),
        ("丙市", "", "new"),
        ("乙县", "1", "▼2"),
    ]
    page.classes.setCurrentIndex(1)
    assert ranking(page, "unit", "rank", "last_rank", "moved") == [("甲区", "1", "2", "▲1"), ("乙县", "2", "1", "▼1")]


def test_a_coefficient_is_shown_with_the_place_that_it_changed(page: ResultsPage, document: Document) -> None:
    plan = document.assessment.plan
    assert "coefficient" not in shown(page), "all are 1: the column says nothing"
    assert {"last_rank", "moved", "grade", "bonus"}.isdisjoint(shown(page))
    classes = (replace(plan.classes[0], coefficient=Decimal("0.9")), plan.classes[1])
    document.plan("Coefficients", replace(plan, classes=classes))
    assert ranking(page, "unit", "rank", "rank_plain", "total") == [
        ("丙市", "1", "2", "80.00"), ("甲区", "2", "1", "79.20"), ("乙县", "3", "3", "71.55"),
    ]  # fmt: skip
    assert "rank_plain" in shown(page)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # menus without a window system
def test_columns_are_chosen_by_key_and_kept(qtbot: QtBot, page: ResultsPage, document: Document) -> None:
    assert "class" not in shown(page)
    qtbot.keyClick(page.table, Key.Key_C, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choice = next(action for action in menu.actions() if action.text() == "Class")
    menu.setActiveAction(choice)
    qtbot.keyClick(menu, Key.Key_Return)
    assert "class" in shown(page)
    other = ResultsPage(document)
    qtbot.addWidget(other)
    other.restore_layout(page.layout_state())
    assert "class" in shown(other)


def test_units_that_come_and_go_leave_the_chosen_unit_chosen(page: ResultsPage, document: Document) -> None:
    resets: list[bool] = []
    page.ranking.modelReset.connect(lambda: resets.append(True))
    page.show_unit("U2")
    plan = document.assessment.plan
    document.plan("One more", replace(plan, units=(*plan.units, Unit(code="U9", name="己县", class_code="市"))))
    assert page.ranking.rowCount() == 4
    assert page.ranking.unit(page.table.currentIndex().row()).code == "U2"
    document.undo_stack.undo()
    assert page.ranking.rowCount() == 3
    assert page.ranking.unit(page.table.currentIndex().row()).code == "U2"
    assert not resets


def test_figures_lead_to_where_they_come_from(qtbot: QtBot, page: ResultsPage, document: Document) -> None:
    plan = document.assessment.plan
    document.plan("Rule", replace(plan, bonus=(Adjustment(code="J1", name="表彰", points=Decimal(1)),)))
    event = Event(unit="U1", rule="J1", document="市政函〔2024〕6号")
    document.perform("Event", lambda work: work.events(plan.uid, [event]))
    page.table.show_row(0)
    walk_to(qtbot, page, "bonus")
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.table, Key.Key_Return)
    assert wanted.args == [("events", "bonus", "U1")]
    page.table.setCurrentIndex(page.ranking.index(0, COLUMNS.index("base")))
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.score_table.hasFocus()
    page.table.setCurrentIndex(page.ranking.index(0, COLUMNS.index("rank")))
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.why.isVisible()


def test_what_is_open_is_reached_by_key(qtbot: QtBot, page: ResultsPage, document: Document) -> None:
    document.cells("clear", {("a2", "U1"): None})
    qtbot.keyClick(page.table, Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert page.finding_list.hasFocus()
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.finding_list, Key.Key_Return)
    assert wanted.args[0][:3] == ("values", "a2", "U1")
