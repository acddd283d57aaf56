"""The registers: typed, filled and pasted as a table, stored as events and decisions."""

import shutil
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.work import Work
from gui.document import Document
from gui.grid_model import LOOK, Look
from gui.language import Translators
from gui.pages.registers_page import RegistersPage
from gui.tasks import ImmediateTasks
from scoring.checks import check
from scoring.entries import Event
from scoring.materials import Material
from scoring.plan import Adjustment, Veto
from tests.gui.entry_fixtures import CTRL, put_on_clipboard

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, opened: Document) -> RegistersPage:
    plan = replace(
        opened.assessment.plan,
        bonus=(Adjustment(code="P1", name="典型案例", points=Decimal("0.5")),),
        deduction=(Adjustment(code="N1", name="通报批评", points=Decimal(1)),),
        veto=(Veto(code="V1", name="安全事件"),),
    )
    uid = plan.uid

    def clear(work: Work) -> None:
        work.events(uid, [])
        work.decisions(uid, [])
        work.plan(plan)

    opened.perform("clear", clear)
    opened.undo_stack.clear()
    page = RegistersPage(opened)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    qtbot.waitExposed(page)
    page.show_register("bonus")
    return page


def typed(qtbot: QtBot, page: RegistersPage, *texts: str) -> None:
    """Each text and Tab, from the current cell on."""
    for text in texts:
        if text:
            qtbot.keyClicks(page.grid, text[0])
            if len(text) > 1:
                assert page.grid.editor is not None
                qtbot.keyClicks(page.grid.editor, text[1:])
        qtbot.keyClick(page.grid.editor or page.grid, Key.Key_Tab)


def events(page: RegistersPage) -> tuple[Event, ...]:
    return page._document.assessment.entries.events


def test_a_row_is_stored_once_it_names_unit_and_rule_with_who_entered_it(
    qtbot: QtBot, page: RegistersPage, opened: Document
) -> None:
    plan = opened.assessment.plan
    unit, rule = plan.units[0], plan.bonus[0]
    said: list[str] = []
    page.objected.connect(said.append)
    typed(qtbot, page, "2024/5/1", unit.code)
    assert events(page) == ()
    typed(qtbot, page, rule.code)
    (event,) = events(page)
    assert (event.date, event.unit, event.rule) == ("2024-05-01", unit.code, rule.code)
    assert event.entered_by == opened.user
    assert not opened.assessment.entries.drafts
    opened.undo_stack.undo()
    assert events(page) == ()
    assert [draft.texts["date"] for draft in opened.assessment.entries.drafts] == ["2024-05-01"]
    assert len(said) == 1


def test_a_row_that_was_begun_survives_the_end_of_the_program_and_says_what_it_lacks(
    qtbot: QtBot, page: RegistersPage, opened: Document
) -> None:
    """Nothing is closed in an orderly way: another reader opens a copy of the file as it stands."""
    plan, store = opened.assessment.plan, opened.store
    assert store is not None
    page.show_register("deduction")
    typed(qtbot, page, "2024/5/1", plan.units[0].code)
    left = store.path.with_name("left.qheng")
    shutil.copy(store.path, left)
    again = Document(ImmediateTasks(), user="李强")
    assert again.open_store(left)
    assert again.choose(plan.uid)
    (found,) = (one for one in check(again.assessment.plan, again.assessment.entries) if one.code.startswith("draft"))
    assert (found.code, found.where) == ("draft.rule", ("register_drafts", "0"))
    other = RegistersPage(again)
    qtbot.addWidget(other)
    table = other.tables["deduction"]
    rule = table.columns.index("rule")
    assert other.go_to(found.where)
    assert (other.kind, other.grid.place) == ("deduction", (0, rule))
    assert (table.count, table.unfinished) == (0, 1)
    assert table.data(table.index(0, rule), LOOK) == Look.DOUBT.value
    assert table.data(table.index(0, rule))
    assert not table.plain_text(0, rule)
    assert plan.units[0].name in other.beside.toPlainText()
    assert table.missing_text(0) in other.beside.toPlainText()
    assert table.write("x", {(0, rule): plan.deduction[0].code}).changed == 1
    (event,) = again.assessment.entries.events
    assert (event.date, event.unit, event.rule) == ("2024-05-01", plan.units[0].code, plan.deduction[0].code)
    assert (table.count, table.unfinished, again.assessment.entries.drafts) == (1, 0, ())
    again.undo_stack.undo()
    assert (table.count, table.unfinished) == (0, 1)
    table.write("x", {(0, column): "" for column in range(3)})
    assert (table.filled(), again.assessment.entries.drafts) == (0, ())
    again.close()


def test_a_table_is_pasted_as_one_step_filled_down_and_a_row_that_is_emptied_goes(
    qtbot: QtBot, page: RegistersPage, opened: Document
) -> None:
    plan = opened.assessment.plan
    rule = plan.bonus[0]
    put_on_clipboard("\n".join(f"2024-05-0{n}\t{unit.name}\t{rule.name}" for n, unit in enumerate(plan.units[:3], 1)))
    page.grid.move_to((0, 0))
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    assert [event.unit for event in events(page)] == [unit.code for unit in plan.units[:3]]
    assert opened.undo_stack.count() == 1
    put_on_clipboard(f"2024-05-09\t没有的局\t{rule.name}\n2024-05-10\t{plan.units[0].name}\t{rule.name}")
    page.grid.move_to((3, 0))
    qtbot.keyClick(page.grid, Key.Key_V, CTRL)
    assert [event.date for event in events(page)][3:] == ["2024-05-10"]
    (begun,) = opened.assessment.entries.drafts
    assert begun.texts["unit"] == "没有的局"
    assert page.tables["bonus"].lacking(4) == ("unit",)
    opened.undo_stack.undo()
    note = page.tables["bonus"].columns.index("note")
    page.tables["bonus"].write("x", {(0, note): "理由"})
    page.grid.move_to((0, note))
    page.grid.extend_to((2, note))
    qtbot.keyClick(page.grid, Key.Key_D, CTRL)
    assert [event.note for event in events(page)] == ["理由"] * 3
    page.grid.move_to((1, 0))
    page.grid.select_rows()
    qtbot.keyClick(page.grid, Key.Key_Delete)
    assert [event.unit for event in events(page)] == [plan.units[0].code, plan.units[2].code]


def test_ctrl_enter_begins_a_new_row_below_the_last(qtbot: QtBot, page: RegistersPage, opened: Document) -> None:
    plan = opened.assessment.plan
    typed(qtbot, page, "", plan.units[0].code, plan.bonus[0].code)
    qtbot.keyClick(page.grid, Key.Key_Return, CTRL)
    assert page.grid.place == (1, 0)


def test_a_stored_row_keeps_its_unit_and_an_unknown_name_changes_nothing(page: RegistersPage, opened: Document) -> None:
    plan, table = opened.assessment.plan, page.tables["bonus"]
    table.write("x", {(0, 1): plan.units[0].code, (0, 2): plan.bonus[0].code})
    before = events(page)
    said: list[str] = []
    page.objected.connect(said.append)
    assert not table.write("x", {(0, 1): ""}).done
    assert table.write("x", {(0, 1): "没有这个单位"}).not_numbers == 1
    assert events(page) == before
    assert len(before) == 1
    assert len(said) == 2


def test_a_finding_leads_to_its_row_and_is_told_beside(page: RegistersPage, opened: Document) -> None:
    plan = opened.assessment.plan
    page.tables["veto"].write("x", {(0, 1): plan.units[1].code, (0, 2): plan.veto[0].code})
    assert page.go_to(("decisions", "0", "document"))
    assert page.kind == "veto"
    assert page.grid.place == (0, page.tables["veto"].columns.index("document"))
    assert plan.units[1].name in page.beside.toPlainText()
    assert "no document" in page.beside.toPlainText()
    assert not page.go_to(("values", "a", "b"))


def test_every_column_is_in_view_on_a_small_screen_and_the_row_at_hand_is_told_in_full_below(
    qtbot: QtBot, page: RegistersPage, opened: Document, translators: Translators
) -> None:
    translators.speak("zh_CN")  # English headings are wider
    page.retranslate()
    beside_navigator = max(1254, round(96.4 * page.fontMetrics().horizontalAdvance("国")))  # of 1366 pixels
    page.resize(beside_navigator, 600)
    plan = opened.assessment.plan
    number, reason = "市监稽函〔2024〕第一百三十一号（抄送各区县）", "入选总局典型案例并在全国会议上作经验交流"
    event = Event(
        unit=plan.units[0].code,
        rule=plan.bonus[0].code,
        document=number,
        note=reason,
        evidence=("E1",),
        department="法规科",
    )
    with_material = Material(code="E1", title="入选通知扫描件", file="通知.pdf")
    opened.perform("x", lambda work: work.materials(plan.uid, [with_material]))
    opened.perform("x", lambda work: work.events(plan.uid, [event], ()))
    for kind, grid in page.grids.items():
        page.show_register(kind)
        qtbot.waitUntil(lambda grid=grid: grid.horizontalScrollBar().maximum() == 0)  # type: ignore[misc]
    page.show_register("bonus")
    page.grid.move_to((0, 0))
    text = page.beside.toPlainText()
    assert all(part in text for part in (number, reason, "E1 入选通知扫描件", "法规科", plan.bonus[0].name))
