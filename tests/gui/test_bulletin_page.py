"""The bulletin in the window: read, cut and lengthened by keys, every figure leads to its place, saved for Word."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from exchange.sheets.bulletin.settings import settings_of
from gui.document import Document
from gui.language import Translators
from gui.main_window import MainWindow
from gui.pages.bulletin_page import BulletinPage
from gui.pages.listing import BULLETIN, RESULTS
from gui.sample import sample_city
from scoring.entries import Cell
from tests.exchange.test_word_template import template, text_of
from tests.gui.conftest import Answers

Key = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def city(
    qtbot: QtBot, window: MainWindow, translators: Translators, document: Document, new_store: Callable[..., Path]
) -> MainWindow:
    translators.speak("zh_CN")
    assert document.open_store(new_store(*sample_city()))
    qtbot.keyClick(window, Key.Key_B, BOTH)
    return window


def page_of(window: MainWindow) -> BulletinPage:
    page = window.stack.currentWidget()
    assert isinstance(page, BulletinPage)
    return page


def shown(page: BulletinPage) -> str:
    return page.text.toPlainText().replace("\u3000", "")


def go_to_part(qtbot: QtBot, page: BulletinPage, name: str) -> None:
    page.parts.setFocus()
    qtbot.keyClick(page.parts, Key.Key_Home)
    while page.parts.currentItem().text(0) != name:
        before = page.parts.currentItem()
        qtbot.keyClick(page.parts, Key.Key_Down)
        assert page.parts.currentItem() is not before, f"no part {name}"


def test_the_bulletin_is_read_cut_and_followed_by_keys(
    qtbot: QtBot, city: MainWindow, document: Document, answers: Answers, tmp_path: Path
) -> None:
    page = page_of(city)
    assert "总分居前3位的是戊市局（93.73分）、甲区局（93.43分）、经开区分局（88.22分）。" in shown(page)
    assert "同比增长5.2%" in shown(page), "last year is read from the same store"

    # a part is left out with the space bar, as one step that can be undone
    go_to_part(qtbot, page, "其余位次")
    qtbot.keyClick(page.parts, Key.Key_Space)
    assert "其余依次为" not in shown(page)
    assert settings_of(document.assessment.plan).off == {"rest"}
    document.undo_stack.undo()
    assert "其余依次为" in shown(page)
    assert page.parts.currentItem().text(0) == "其余位次", "the keyboard stays where it was"

    # longer lists
    page.top.setFocus()
    qtbot.keyClick(page.top, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.top, "5")
    qtbot.keyClick(page.top, Key.Key_Return)
    assert "总分居前5位的是戊市局" in shown(page)

    # other indicators
    qtbot.keyClick(page, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.tops.hasFocus()
    qtbot.keyClick(page.tops, Key.Key_Home)
    qtbot.keyClick(page.tops, Key.Key_Down)
    qtbot.keyClick(page.tops, Key.Key_Space)
    assert "每万户经营主体案件数居前5位的是" in shown(page)

    # who issues it
    qtbot.keyClick(page, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    line = page.form.lines["issuer"]
    line.setFocus()
    qtbot.keyClicks(line, "KHB")
    qtbot.keyClick(line, Key.Key_Return)
    assert "KHB会同有关部门对10个区市局" in shown(page)

    # always current
    document.cells("edit", {("cases", "U01"): Cell("99999")})
    assert "办结案件总数（含简易程序）" in shown(page)
    assert "同比增长5.2%；普通程序" not in shown(page)
    document.undo_stack.undo()

    # a figure leads to its place, and back
    page.text.setFocus()
    qtbot.keyClick(page.text, Key.Key_Tab)
    qtbot.keyClick(page.text, Key.Key_Tab)
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.text, Key.Key_Return)
    assert wanted.args[0][0] == "result"
    assert city.stack.currentWidget() is city.pages[RESULTS]
    qtbot.keyClick(city, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert city.stack.currentWidget() is page

    # as text
    qtbot.keyClick(page, Key.Key_C, BOTH)
    copied = QGuiApplication.clipboard().text()
    lines = copied.splitlines()
    assert lines[:2] == ["关于××市2024年度区市局市场监管综合行政执法考核结果的通报", ""]
    assert lines[3].startswith("　　根据年度考核方案，KHB会同")
    assert lines[-2] == "KHB"

    # and as a file
    target = tmp_path / "通报.docx"
    page._ask = answers
    answers.next = [target, tmp_path / "no such folder" / "x.docx"]
    qtbot.keyClick(page, Key.Key_W, BOTH)
    assert target.read_bytes()[:2] == b"PK"
    with qtbot.waitSignal(page.objected):
        qtbot.keyClick(page, Key.Key_W, BOTH)

    # or in the office's own template, whose unknown fields are named
    own = tmp_path / "own.docx"
    own.write_bytes(template("{{ 总体 }}", "{{ 发文机关 }}"))
    answers.next = [own, tmp_path / "filled.docx"]
    qtbot.keyClick(page, Key.Key_T, BOTH)
    assert text_of((tmp_path / "filled.docx").read_bytes())[1] == "KHB"
    own.write_bytes(template("{{ 总休 }}"))
    answers.next = [own, tmp_path / "other.docx"]
    with qtbot.waitSignal(document.refused) as refused:
        qtbot.keyClick(page, Key.Key_T, BOTH)
    assert [problem.facts["field"] for problem in refused.args[0].problems] == ["总休"]
    assert not (tmp_path / "other.docx").exists()


def test_every_link_leads_to_a_page_that_shows_its_place(city: MainWindow) -> None:
    page = page_of(city)
    places = set(page._places)
    for place in sorted(places):
        if place[0] == "units":
            continue
        city.show_page(BULLETIN)
        page._follow(QUrl(f"#{page._places.index(place)}"))
        assert city.stack.currentWidget() is not page, place


def test_names_are_no_markup_and_what_is_not_final_says_so(city: MainWindow, document: Document) -> None:
    plan = document.assessment.plan
    units = tuple(replace(unit, name=f"<b>{unit.code}</b> & <img src='x'>") for unit in plan.units)
    document.plan("rename", replace(plan, units=units))
    page = page_of(city)
    assert "<b>U05</b> & <img src='x'>（93.73分）" in shown(page)
    document.cells("blank", {("cases", "U01"): None})
    assert "\n暂定\n" in shown(page)
    assert "据初步统计，" in shown(page)
