"""评议 by keyboard: ballots read by digits, taken back, read again; counts typed; what does not agree is said."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange.assessment_json import read_assessment
from gui.document import Document
from gui.main_window import MainWindow
from gui.pages.ballot_page import BallotPage
from gui.pages.listing import BALLOTS, PLAN, PRINT
from scoring.ballot_counts import over_rounds
from scoring.batches import ABSTAIN, Batch
from scoring.rounding import half_up
from tests.gui.entry_fixtures import CTRL

Key = Qt.Key
GRADES = ("A", "B", "C", "D")


@pytest.fixture
def page(window: MainWindow, document: Document, new_store: Callable[..., Path], samples: Path) -> BallotPage:
    """The ballots of the city, whose four rounds have counts and whose yearly ballots are blank."""
    city = read_assessment((samples / "city_2024.json").read_bytes())
    blank = {("ballot", unit.code): None for unit in city.plan.units}
    values = {item: column for item, column in city.entries.with_cells(blank).values.items() if column}
    from dataclasses import replace

    assert document.open_store(new_store(replace(city, entries=replace(city.entries, values=values))))
    window.show_page(BALLOTS)
    found = window.pages[BALLOTS]
    assert isinstance(found, BallotPage)
    return found


def read(page: BallotPage, ballots: list[str]) -> None:
    for ballot in ballots:
        QTest.keyClicks(page.strip, ballot)
        QTest.keyClick(page.strip, Key.Key_Return)


def twenty() -> list[str]:
    random = Random(7)
    return ["".join(random.choice("123401") for _ in range(10)) for _ in range(20)]


def kept(document: Document) -> Batch:
    return document.assessment.entries.batches[0]


def votes(document: Document, unit: str) -> dict[str, str]:
    cell = document.assessment.entries.cell("ballot", unit)
    assert cell is not None
    assert isinstance(cell.value, list)
    return dict(cell.value[0]["市局领导"])


def stack(document: Document) -> QUndoStack:
    return document.undo_stack


def test_twenty_ballots_by_digits_give_the_votes_that_are_scored(page: BallotPage, document: Document) -> None:
    QTest.keyClick(page.batches, Key.Key_Return)
    ballots = twenty()
    read(page, ballots)
    assert len(kept(document).papers) == 20
    for at, unit in enumerate(document.assessment.plan.units):
        counts = Counter(ballot[at] for ballot in ballots)
        wanted = {grade: str(counts[str(number)]) for number, grade in enumerate(GRADES, 1)}
        assert votes(document, unit.code) == {**wanted, ABSTAIN: str(counts["0"])}
    assert stack(document).count() == 20
    assert stack(document).undoText() == "Ballot 20"
    assert page.strip.calling.title == "Ballot 21"
    assert page.table.plain_text(0, 5) == "20"


def test_a_ballot_of_ten_units_takes_eleven_keys_and_counts_only_when_it_is_ended(
    page: BallotPage, document: Document
) -> None:
    page.strip.setFocus()
    QTest.keyClicks(page.strip, "1234012341")
    assert not document.assessment.entries.batches
    QTest.keyClick(page.strip, Key.Key_Return)
    assert votes(document, "U05") == {"A": "0", "B": "0", "C": "0", "D": "0", ABSTAIN: "1"}


def test_ctrl_z_takes_back_the_half_read_ballot_then_the_last_one(
    page: BallotPage, document: Document, window: MainWindow
) -> None:
    page.strip.setFocus()
    read(page, ["1111111111", "2222222222"])
    QTest.keyClicks(page.strip, "333")
    QTest.keyClick(page.strip, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.desk.marks == ()
    assert len(kept(document).papers) == 2
    QTest.keyClick(page.strip, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(kept(document).papers) == 1
    assert votes(document, "U01")["B"] == "0"
    stack(document).redo()
    assert votes(document, "U01")["B"] == "1"


def test_backspace_goes_one_back_and_x_makes_the_ballot_void(page: BallotPage, document: Document) -> None:
    page.strip.setFocus()
    QTest.keyClicks(page.strip, "12")
    QTest.keyClick(page.strip, Key.Key_Backspace)
    QTest.keyClicks(page.strip, "3")
    assert page.desk.marks == ("A", "C")
    QTest.keyClicks(page.strip, "x")
    QTest.keyClick(page.strip, Key.Key_Return)
    assert kept(document).papers[0].void
    assert votes(document, "U01") == dict.fromkeys((*GRADES, ABSTAIN), "0")


def test_a_ballot_that_is_not_full_is_not_ended_and_says_why(page: BallotPage, qtbot: QtBot) -> None:
    page.strip.setFocus()
    with qtbot.waitSignal(page.objected) as blocker:
        read(page, ["123"])
    assert "7 units have no mark yet" in blocker.args[0]
    assert page.desk.marks == ("A", "B", "C")
    with qtbot.waitSignal(page.objected) as blocker:
        QTest.keyClicks(page.strip, "9")
    assert "There is no grade 9" in blocker.args[0]


def test_a_blind_second_pass_lists_two_differences_that_keys_resolve(page: BallotPage, document: Document) -> None:
    page.strip.setFocus()
    ballots = ["1213121312", "2222222221", "1111111112", "4444444441"]
    read(page, ballots)
    page.deeds["again"].trigger()
    assert [mark for _, mark in page.strip.calling.units] == [""] * 10
    again = list(ballots)
    again[1] = "2223222221"
    again[3] = "4444444442"
    read(page, again)
    assert stack(document).count() == 8
    assert [(one.paper, one.unit, one.first, one.second) for one in page.desk.deviations] == [
        (1, "U04", "B", "C"),
        (3, "U10", "A", "B"),
    ]
    assert page.deviations.count() == 2
    page.desk.close()
    assert not kept(document).closed
    page.deviations.setFocus()
    QTest.keyClicks(page.deviations, "2")
    assert votes(document, "U04")["C"] == "2"
    before = votes(document, "U10")
    QTest.keyClicks(page.deviations, "1")
    assert page.desk.deviations == ()
    assert votes(document, "U10") == before


def test_closing_hides_the_order_and_changes_no_figure_and_can_be_undone(page: BallotPage, document: Document) -> None:
    page.strip.setFocus()
    read(page, ["2222222222", "1111111112", "1111111111"])
    before = {unit.code: votes(document, unit.code) for unit in document.assessment.plan.units}
    order = kept(document).papers
    page.deeds["close_batch"].trigger()
    assert kept(document).closed
    assert kept(document).papers == tuple(sorted(order, key=lambda paper: paper.marks))
    assert {unit.code: votes(document, unit.code) for unit in document.assessment.plan.units} == before
    read(page, ["1111111111"])
    assert len(kept(document).papers) == 3
    stack(document).undo()
    assert kept(document).papers == order


def test_counts_are_typed_in_the_table_and_what_does_not_agree_is_said(page: BallotPage, document: Document) -> None:
    page.grid.setFocus()
    page.grid.move_to((0, 0))
    for text in ("5", "2"):
        QTest.keyClicks(page.grid, text)
        QTest.keyClick(page.grid.focusWidget() or page.grid, Key.Key_Tab)
    assert votes(document, "U01") == {"A": "5", "B": "2"}
    field = page.fields["returned"]
    field.setFocus()
    QTest.keyClicks(field, "8")
    QTest.keyClick(field, Key.Key_Return)
    assert kept(document).returned == 8
    assert "add up to 7, 8 ballots are valid" in page._findings.text()
    page.fields["void"].setFocus()
    QTest.keyClicks(page.fields["void"], "1")
    QTest.keyClick(page.fields["void"], Key.Key_Return)
    assert not page._findings.isVisible()
    assert "agrees" in page._valid.text()


def test_counts_that_were_entered_are_not_wiped_out_by_one_key(
    page: BallotPage, document: Document, qtbot: QtBot
) -> None:
    page.desk.choose(("ballot_q", 1, "参会人员"))
    before = document.assessment.entries.values["ballot_q"]
    with qtbot.waitSignal(page.objected):
        read(page, ["1111111111"])
    assert document.assessment.entries.values["ballot_q"] == before
    QTest.keyClick(page.strip, Key.Key_Return)
    assert page.table.plain_text(0, 0) == "1"
    stack(document).undo()
    assert document.assessment.entries.values["ballot_q"] == before


def test_a_change_by_hand_after_the_ballots_is_said(page: BallotPage) -> None:
    page.strip.setFocus()
    read(page, ["1111111112"])
    page.grid.setFocus()
    page.grid.move_to((0, 0))
    QTest.keyClicks(page.grid, "3")
    QTest.keyClick(page.grid.focusWidget() or page.grid, Key.Key_Return)
    assert "the ballots say 1" in page._findings.text()


def test_own_units_are_passed_over_and_rules_count_anew(page: BallotPage, document: Document) -> None:
    field = page.fields["own"]
    field.setFocus()
    QTest.keyClicks(field, "U02")
    QTest.keyClick(field, Key.Key_Return)
    assert kept(document).own == ("U02",)
    page.strip.setFocus()
    read(page, ["1" * 9, "1" * 8 + "2"])
    assert document.assessment.entries.cell("ballot", "U02") is None
    assert votes(document, "U01")["A"] == "2"
    page.all_equal.click()
    assert votes(document, "U01")["A"] == "1"
    stack(document).undo()
    assert votes(document, "U01")["A"] == "2"


def test_a_round_is_added_with_the_name_of_its_quarter(page: BallotPage, document: Document) -> None:
    page.desk.choose(("ballot_q", 1, "参会人员"))
    points = document.result.units[0].nodes["G1.2"].points if document.result else None
    page.deeds["round"].trigger()
    assert page.desk.batch is not None
    assert page.desk.batch.round == 5
    assert document.result is not None
    assert document.result.units[0].nodes["G1.2"].points == points
    page.desk.choose(("ballot", 1, "市局领导"))
    page.deeds["round"].trigger()
    assert page.desk.batch.label == "Q2"


def test_the_large_view_takes_the_same_keys_and_escape_leaves_it(page: BallotPage, document: Document) -> None:
    page.deeds["large"].trigger()
    assert page.large.isVisible()
    QTest.keyClicks(page.large, "1111111112")
    QTest.keyClick(page.large, Key.Key_Return)
    assert len(kept(document).papers) == 1
    assert page.large.calling.counts[0][1] == "1"
    assert not page.large.grab().isNull()
    QTest.keyClick(page.large, Key.Key_F11)
    assert not page.large.isVisible()


def test_the_rule_and_the_sheet_are_one_key_away(page: BallotPage, window: MainWindow) -> None:
    page.deeds["rule"].trigger()
    assert window.stack.currentWidget() is window.pages[PLAN]
    window.show_page(BALLOTS)
    page.deeds["print"].trigger()
    assert window.stack.currentWidget() is window.pages[PRINT]


def test_the_count_is_printed_by_its_key_straight_after_the_large_view_and_from_it(
    page: BallotPage, window: MainWindow, qtbot: QtBot
) -> None:
    for leaving in (True, False):
        window.show_page(BALLOTS)
        page.deeds["large"].trigger()
        with qtbot.waitActive(page.large):
            page.large.activateWindow()
        if leaving:
            QTest.keyClick(page.large, Key.Key_Escape)
            with qtbot.waitActive(window):
                window.activateWindow()
        focused = QGuiApplication.focusWindow()
        assert focused is not None
        QTest.keyClick(focused, Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert window.stack.currentWidget() is window.pages[PRINT]
        assert not page.large.isVisible()


def test_the_record_of_changes_keeps_the_ballot_that_was_read_and_not_all_of_them_again(
    page: BallotPage, document: Document
) -> None:
    QTest.keyClick(page.batches, Key.Key_Return)
    read(page, twenty()[:5])
    assert document.store is not None
    last = document.store.history(1)[0]
    assert [(change.key[1], change.before) for change in last.changes if change.table == "ballot_paper"] == [
        ("1-5", None)
    ]
    assert not [change for change in last.changes if change.table == "ballot_batch"]
    assert document.store.read(document.assessment.plan.uid) == document.assessment


def test_a_mark_touches_the_ballot_only_and_enter_the_counts(page: BallotPage) -> None:
    QTest.keyClick(page.batches, Key.Key_Return)
    shown: list[str] = []
    page.desk.changed.connect(lambda: shown.append("all"))
    page.table.dataChanged.connect(lambda *_: shown.append("counts"))
    QTest.keyClicks(page.strip, twenty()[0])
    assert shown == []
    assert page.strip.calling.at is None
    QTest.keyClick(page.strip, Key.Key_Return)
    assert {"all", "counts"} <= {*shown}


def test_several_rounds_have_their_mean_beside_them_as_the_points_are_made_of_it(
    page: BallotPage, document: Document
) -> None:
    item = next(one for one in page.desk.batches() if one.round > 1).item
    assert page.go_to(("ballots", item))
    plan, result, rule = document.assessment.plan, document.result, page.desk.rule
    assert result is not None
    assert rule is not None
    means = over_rounds(plan, document.assessment.entries, item)
    assert means
    weight = Fraction(plan.indicator[rule.code].weight)
    for row, line in enumerate(page.table.lines):
        points = next(unit for unit in result.units if unit.code == line.unit).nodes[rule.code].points
        assert points == half_up(weight * means[line.unit] / 100, plan.rounding.leaf_places or 0)
        assert page.table.plain_text(row, page.table.width() - 2) == f"{half_up(means[line.unit], 2)}"
    assert page.go_to(("ballots", "ballot"))
    assert page.table.width() == page.table.entry_columns() + 4
