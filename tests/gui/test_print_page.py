"""The print page: what is ticked is what is printed or exported, by keys alone, and the preview is the paper."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.rows import with_new_uids
from db.store import Store
from exchange.sheet import Options
from exchange.sheets import make_sheets
from gui.actions import MENUS
from gui.ask import FileToSave
from gui.document import Document
from gui.language import Translators
from gui.models.results.prepared_sheets import Laid, prepare
from gui.pages.print_files import print_sheets
from gui.pages.print_page import PrintPage
from gui.tasks import Cancelled, ImmediateTasks, Task
from scoring.entries import Assessment, Cell
from scoring.plan import Plan, Signer
from scoring.years.new_year import as_previous, for_year
from tests.exchange.sheet_cases import assessment, result_of
from tests.gui.conftest import Answers, press
from tests.pdf_text import texts_of_pages

Key = Qt.Key


class Printers:
    """Stands in for the person at the printer's dialog; what is printed goes into a PDF file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "printed.pdf"
        self.asked = 0
        self.accept = True

    def __call__(self, _parent: QWidget) -> QPrinter | None:
        self.asked += 1
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer if self.accept else None


@pytest.fixture
def printers(tmp_path: Path) -> Printers:
    return Printers(tmp_path)


@pytest.fixture
def city(document: Document, new_store: Callable[..., Path]) -> Document:
    """Four units in two classes."""
    assert document.open_store(new_store(assessment(4, leaves=2)))
    return document


@pytest.fixture
def page(qtbot: QtBot, city: Document, translators: Translators, answers: Answers, printers: Printers) -> PrintPage:
    translators.speak("zh_CN")
    made = PrintPage(city, answers, printers)
    made.language.setCurrentIndex(made.language.findData("zh_CN"))
    qtbot.addWidget(made)
    made.resize(1230, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def names(page: PrintPage) -> list[str]:
    return [page.sheet_list.item(number).text().split("　")[0] for number in range(page.sheet_list.count())]


def ticked(page: PrintPage) -> list[bool]:
    return [
        page.sheet_list.item(number).checkState() == Qt.CheckState.Checked for number in range(page.sheet_list.count())
    ]


def only(page: PrintPage, *rows: int) -> list[bool]:
    """The ticks where only these rows have one, counted from the end below 0."""
    count = len(names(page))
    return [row in rows or row - count in rows for row in range(count)]


def text_of(path: Path) -> str:
    return "".join("".join(text.split()) for text in texts_of_pages(path))


def test_the_page_lists_every_sheet_with_its_pages_and_ticks_the_ranking(page: PrintPage) -> None:
    assert names(page)[:4] == ["排名表", "排名表（城区）", "排名表（远郊）", "评分汇总表"]
    assert names(page)[4:10] == ["加分清单", "扣分清单", "前三位通报表", "差距分析表", "指标体系表", "计分办法表"]
    assert names(page)[-4:] == [f"得分明细（{unit.name}）" for unit in page._document.assessment.plan.units]
    assert ticked(page) == [True] + [False] * (len(names(page)) - 1)
    assert page.view.page is not None
    assert page.view.page.number == 1


def test_enter_prints_the_ranking(qtbot: QtBot, page: PrintPage, printers: Printers) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    press(qtbot, page.sheet_list, Key.Key_Return)
    assert printers.asked == 1
    assert "得分排名表" in text_of(printers.path)
    assert "评分汇总表" not in text_of(printers.path)
    assert said == ["已打印：排名表"]


def test_printing_into_a_file_that_cannot_be_written_is_said(
    qtbot: QtBot, page: PrintPage, printers: Printers, tmp_path: Path
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    printers.path = tmp_path / "no such folder" / "a.pdf"
    press(qtbot, page.sheet_list, Key.Key_Return)
    assert str(printers.path) in said[0]
    assert "找不到该文件或文件夹" in said[0]


def test_a_printer_gets_every_page(qtbot: QtBot, printers: Printers) -> None:
    case = assessment(45)
    sheets = make_sheets(case.plan, case.entries, result_of(case), language="zh_CN")
    window = QWidget()
    qtbot.addWidget(window)
    printer = printers(window)
    assert printer is not None
    steps: list[tuple[int, int]] = []
    assert print_sheets(sheets, printer, False, lambda step, of: steps.append((step, of)))
    assert len(PdfReader(printers.path).pages) == steps[-1][1] == len(steps)


def test_leaving_the_printers_dialog_prints_nothing(qtbot: QtBot, page: PrintPage, printers: Printers) -> None:
    printers.accept = False
    press(qtbot, page.sheet_list, Key.Key_Return)
    assert printers.asked == 1
    assert not printers.path.exists()


def test_sheets_are_chosen_and_ticked_with_the_keyboard(qtbot: QtBot, page: PrintPage, printers: Printers) -> None:
    press(qtbot, page.sheet_list, Key.Key_Space, Key.Key_End, Key.Key_Space)
    assert ticked(page) == only(page, -1)
    assert page.view.page is not None
    shown = "".join(words.text for words in page.view.page.words)
    assert "得分明细" in shown
    press(qtbot, page.sheet_list, Key.Key_Enter)
    assert "得分明细" in text_of(printers.path)


def test_page_keys_turn_the_preview(qtbot: QtBot, page: PrintPage) -> None:
    page.sheet_list.setCurrentRow(names(page).index("计分办法表"))
    pages = page._pages()
    assert len(pages) > 1
    press(qtbot, page.sheet_list, Key.Key_PageDown)
    assert page.view.page is pages[1]
    for _ in range(9):
        press(qtbot, page.sheet_list, Key.Key_PageDown)
    assert page.view.page is pages[-1]
    press(qtbot, page.view, Key.Key_PageUp)
    assert page.view.page is pages[-2]


def test_a_page_that_is_being_read_stays_as_it_was_scrolled_while_other_sheets_arrive(page: PrintPage) -> None:
    bar = page.view.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    page.prepared.changed.emit()
    assert bar.value() == bar.maximum()
    page.sheet_list.setCurrentRow(1)
    assert bar.value() == 0


def test_all_sheets_go_into_one_pdf_with_a_name_of_its_own(
    qtbot: QtBot, page: PrintPage, answers: Answers, tmp_path: Path
) -> None:
    page.all_sheets.click()
    answers.next = [tmp_path / "all.pdf"]
    qtbot.mouseClick(page.buttons[1], Qt.MouseButton.LeftButton)
    question = answers.questions[0]
    assert isinstance(question, FileToSave)
    assert question.name.startswith("××市2025年度县（市、区）综合考核（暂定）_20")
    said = text_of(tmp_path / "all.pdf")
    assert all(name in said for name in ("得分排名表", "评分汇总表", "指标权重与计分办法"))


def test_the_workbook_holds_the_ticked_sheets(qtbot: QtBot, page: PrintPage, answers: Answers, tmp_path: Path) -> None:
    press(qtbot, page.sheet_list, Key.Key_End, Key.Key_Space)
    answers.next = [tmp_path / "a.xlsx"]
    qtbot.mouseClick(page.buttons[2], Qt.MouseButton.LeftButton)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["排名表", names(page)[-1]]


def test_the_checking_workbook_stands_with_the_other_files_and_needs_no_tick(
    qtbot: QtBot, page: PrintPage, answers: Answers, tmp_path: Path
) -> None:
    page.sheet_list.tick(())
    assert not page.buttons[0].isEnabled()
    target = tmp_path / "核对.xlsx"
    answers.next = [target]
    qtbot.mouseClick(page.checking, Qt.MouseButton.LeftButton)
    book = openpyxl.load_workbook(target)
    assert any(cell.data_type == "f" for row in book.worksheets[-1].iter_rows() for cell in row)


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(
    qtbot: QtBot, page: PrintPage, answers: Answers, tmp_path: Path
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    for number, button in ((1, page.buttons[1]), (2, page.buttons[2])):
        answers.next = [tmp_path / "no such folder" / "a.pdf"]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert len(said) == number
        assert "无法写入" in said[-1]
    assert page.buttons[1].isEnabled()


def test_without_a_tick_there_is_nothing_to_print(qtbot: QtBot, page: PrintPage, printers: Printers) -> None:
    press(qtbot, page.sheet_list, Key.Key_Space)
    assert not any(button.isEnabled() for button in page.buttons)
    press(qtbot, page.sheet_list, Key.Key_Return)
    assert printers.asked == 0
    page.print_checked()
    page.export_pdf()
    assert printers.asked == 0


def test_an_edit_is_seen_at_once_and_a_page_nobody_sees_waits(page: PrintPage, city: Document) -> None:
    before = page.prepared.laid
    page.hide()
    city.cells("edit", {("G1_1", "U001"): Cell("7")})
    assert page.prepared.laid == before
    page.show()
    assert page.prepared.laid != before
    first = page.prepared.laid
    city.cells("edit", {("G1_1", "U002"): None})
    assert page.prepared.laid != first
    assert page.view.page is not None
    assert page.view.page.draft == "暂定"


def test_ticks_and_the_shown_sheet_stay_through_an_edit(qtbot: QtBot, page: PrintPage, city: Document) -> None:
    press(qtbot, page.sheet_list, Key.Key_End, Key.Key_Space)
    city.cells("edit", {("G1_1", "U001"): Cell("6.9")})
    assert ticked(page) == only(page, 0, -1)
    assert page.sheet_list.currentRow() == len(names(page)) - 1


def test_paper_direction_signatures_and_language_change_the_paper(page: PrintPage) -> None:
    def choose(field: str, value: object) -> None:
        box = getattr(page, field)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())

    assert page._pages()[0].size == (210, 297)
    choose("orientation", True)
    assert page._pages()[0].size == (297, 210)
    choose("paper", "A3")
    assert page._pages()[0].size == (420, 297)
    assert page._pages()[-1].signed
    page.signature.click()
    assert not any(paper.signed for paper in page._pages())
    choose("language", "en")
    assert names(page)[0].startswith("Ranking")


def test_a_sheet_that_is_new_leaves_the_ticks_where_they_were(qtbot: QtBot, page: PrintPage, city: Document) -> None:
    press(qtbot, page.sheet_list, Key.Key_End, Key.Key_Space)
    plan = city.assessment.plan
    city.plan("x", replace(plan, previous_indicators=as_previous(plan)))
    assert "权重调整对照表" in names(page)
    assert ticked(page) == only(page, 0, -1)
    assert page.sheet_list.currentRow() == len(names(page)) - 1
    city.undo_stack.undo()
    assert "权重调整对照表" not in names(page)
    assert ticked(page) == only(page, 0, -1)


def chosen(page: PrintPage, field: str, value: object) -> None:
    box = getattr(page, field)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_the_plan_keeps_the_paper_of_each_kind_of_sheet_as_one_undoable_step(
    qtbot: QtBot, page: PrintPage, city: Document
) -> None:
    press(qtbot, page.sheet_list, Key.Key_End)
    chosen(page, "paper", "A3")
    assert city.assessment.plan.layouts == {"cards": {"paper": "A3"}}
    assert page._pages()[0].size == (297, 420)
    press(qtbot, page.sheet_list, Key.Key_Home)
    assert page.paper.currentData() is None
    assert page._pages()[0].size == (210, 297)
    city.undo_stack.undo()
    assert city.assessment.plan.layouts == {}
    city.undo_stack.redo()
    press(qtbot, page.sheet_list, Key.Key_End)
    chosen(page, "paper", None)
    assert city.assessment.plan.layouts == {}


def test_what_says_the_same_as_before_is_not_laid_out_again() -> None:
    case = assessment(1, first_level=1, leaves=1)
    options, result = Options(time=datetime(2025, 1, 15, 9, 30)), result_of(case)

    def prepared(plan: Plan, before: Mapping[str, Sequence[Laid]]) -> dict[str, tuple[Laid, ...]]:
        arriving: SimpleQueue[tuple[str, tuple[Laid, ...]]] = SimpleQueue()
        prepare(Assessment(plan, case.entries), result, "zh_CN", options, "cards", before, arriving, lambda *_: None)
        return dict(arriving.get() for _ in range(arriving.qsize()))

    first = prepared(case.plan, {})
    other_paper = prepared(replace(case.plan, layouts={"cards": {"paper": "A3"}}), first)
    for key, laid in first.items():
        again = other_paper[key]
        assert len(again) == len(laid)
        assert all((one is old) == (key != "cards") for one, old in zip(again, laid, strict=True))
    assert other_paper["cards"][0].pages[0].size == (297, 420)


def test_in_a_file_that_is_only_read_the_paper_is_chosen_for_now(
    qtbot: QtBot, page: PrintPage, city: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(city), "read_only", property(lambda _: True))
    chosen(page, "orientation", True)
    assert page._pages()[0].size == (297, 210)
    assert page.orientation.currentData() is True
    assert city.assessment.plan.layouts == {}


def test_signers_are_typed_once_and_stand_under_every_sheet(qtbot: QtBot, page: PrintPage, city: Document) -> None:
    page.signers.setFocus()
    page.signers.insertPlainText("制表人：张敏")  # what an input method commits
    press(qtbot, page.signers, Key.Key_Return)
    page.signers.insertPlainText("分管领导")
    page.sheet_list.setFocus()
    assert city.assessment.plan.signers == (Signer(role="制表人", name="张敏"), Signer(role="分管领导"))
    for sheet in [one.sheet for one in page.prepared.laid]:
        if sheet.key in ("cards", "bulletin", "departments", "appeals", "charts"):  # signed by others, or not at all
            continue
        assert sheet.signature is not None
        assert sheet.signature.roles == ("制表人 张敏：", "分管领导：")
    assert city.undo_stack.count() == 1
    city.undo_stack.undo()
    assert page.signers.toPlainText() == ""


def test_what_is_typed_for_one_assessment_never_reaches_another(qtbot: QtBot, page: PrintPage, city: Document) -> None:
    other = with_new_uids(for_year(city.assessment, 2031, taken={city.assessment.plan.id}))
    city.perform("x", lambda work: work.add(other))
    page.signers.setFocus()
    press(qtbot, page.signers, "somebody")
    city.choose(other.plan.uid)
    page.sheet_list.setFocus()
    assert city.assessment.plan.uid == other.plan.uid
    assert city.assessment.plan.signers == ()
    assert page.signers.toPlainText() == ""


def test_esc_leaves_the_signers_as_they_were(qtbot: QtBot, page: PrintPage, city: Document) -> None:
    page.signers.setFocus()
    press(qtbot, page.signers, "somebody", Key.Key_Escape)
    page.sheet_list.setFocus()
    assert city.assessment.plan.signers == ()


def test_neither_paper_nor_signers_change_the_check_code(page: PrintPage, city: Document) -> None:
    def codes() -> set[str]:
        return {one.sheet.code for one in page.prepared.laid}

    before = codes()
    chosen(page, "paper", "A3")
    page.signers.edited.emit((Signer(role="制表人"),))
    assert codes() == before


def test_the_preview_says_how_many_pages_on_what_and_where_it_is_signed(page: PrintPage) -> None:
    assert page._about.text() == f"{len(page._pages())} 页、A4 纵向、签字栏在第 {len(page._pages())} 页"


def test_with_nothing_open_the_page_says_what_to_do(qtbot: QtBot, document: Document, answers: Answers) -> None:
    made = PrintPage(document, answers)
    qtbot.addWidget(made)
    made.show()
    assert made._nothing.isVisible()
    assert made._nothing.text()
    assert not any(button.isEnabled() for button in made.buttons)


def test_another_assessment_shows_its_own_sheets(
    page: PrintPage, city: Document, new_store: Callable[..., Path]
) -> None:
    assert city.open_store(new_store(assessment(1), name="other.qheng"))
    assert [name for name in names(page) if "得分明细" in name] == ["得分明细（第1区县）"]
    assert "第1区县" in "".join(words.text for words in page._pages()[0].words)


def test_words_follow_the_language_of_the_window(qtbot: QtBot, page: PrintPage, translators: Translators) -> None:
    qtbot.waitUntil(lambda: page.buttons[1].text() == "导出 PDF(&T)…")
    translators.speak("en")
    qtbot.waitUntil(lambda: page.buttons[1].text() == "Expor&t PDF…")
    assert page.counters() == ("Ticked: 1 pp.",)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_letter_of_the_page_is_taken_by_a_menu_or_twice(
    language: str, page: PrintPage, translators: Translators
) -> None:
    translators.speak(language)
    texts = [QCoreApplication.translate("actions", text) for _, text in MENUS]
    texts += [label.text() for label in page.findChildren(QLabel) if label.buddy() is not None]
    texts += [button.text() for button in page.findChildren(QAbstractButton)]
    letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
    assert len(letters) > len(MENUS) + 5
    assert len(letters) == len(set(letters))


class Waiting:
    """A runner whose task stays under way until it is told to go on."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Task, Callable[..., object], tuple[object, ...]]] = []

    def run(
        self,
        function: Callable[..., object],
        *values: object,
        done: Callable[[object], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Task:
        task = Task(done, failed, progress)
        self.waiting.append((task, function, values))
        return task

    def close(self) -> None:
        """Nothing is under way."""


def test_a_cancelled_export_leaves_no_file_and_the_page_works_again(
    qtbot: QtBot, page: PrintPage, city: Document, answers: Answers, tmp_path: Path
) -> None:
    waiting = Waiting()
    ready, city.tasks = city.tasks, waiting
    answers.next = [tmp_path / "a.pdf"]
    qtbot.mouseClick(page.buttons[1], Qt.MouseButton.LeftButton)
    assert page.work_bar.isVisible()
    assert not page.buttons[1].isEnabled()
    qtbot.keyClick(page, Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert page.buttons[1].isEnabled()
    task, function, values = waiting.waiting[0]
    task.work(function, values)
    assert not list(tmp_path.glob("*.pdf"))
    city.tasks = ready


def test_an_export_never_proposes_a_name_that_is_taken(
    qtbot: QtBot, page: PrintPage, city: Document, answers: Answers
) -> None:
    assert isinstance(city.store, Store)
    for expected in ("得分排名表（暂定）_20", "_v2.pdf"):
        answers.next = [None]
        qtbot.mouseClick(page.buttons[1], Qt.MouseButton.LeftButton)
        question = answers.questions[-1]
        assert isinstance(question, FileToSave)
        assert expected in question.name
        assert question.folder is not None
        (question.folder / question.name).write_text("taken")


def test_the_archive_is_written_with_one_key_and_named_in_the_message_line(
    page: PrintPage, answers: Answers, tmp_path: Path
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    answers.next.append(tmp_path / "out")
    page.sets.actions_["archive"].trigger()
    (folder,) = (tmp_path / "out").iterdir()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert said == [f"已生成 {len(files)} 个文件：{folder}"]
    assert sum(path.parent.name == "得分明细" for path in files) == 8
    assert page.sets.actions_["archive"].shortcut().toString() == "Alt+Shift+G"


def test_without_names_the_key_lies_beside_the_store_and_never_beside_the_files(
    page: PrintPage, city: Document, answers: Answers, tmp_path: Path
) -> None:
    objected: list[str] = []
    page.objected.connect(objected.append)
    assert city.store is not None
    page.sets.anonymous.setChecked(True)
    answers.next.append(city.store.path.parent)
    page.sets.buttons["meeting"].click()
    assert "放在别的文件夹" in objected[0]
    out = tmp_path / "elsewhere" / "out"
    answers.next.append(out)
    page.sets.buttons["meeting"].click()
    (folder,) = out.iterdir()
    (ranking,) = folder.glob("*得分排名表*.pdf")
    assert "单位A" in text_of(ranking)
    assert "第1区县" not in text_of(ranking)
    key = city.store.path.with_name(f"{city.store.path.stem}_单位代号对照表.csv")
    assert "第1区县" in key.read_text(encoding="utf-8-sig")


def test_the_sheet_that_is_looked_at_comes_first_and_old_ones_are_not_printed(
    qtbot: QtBot, page: PrintPage, city: Document, printers: Printers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a worker that has come so far."""
    press(qtbot, page.sheet_list, Key.Key_Space, Key.Key_End, Key.Key_Space)

    class Halfway(ImmediateTasks):
        def run(self, function: Callable[..., object], *values: Any, **answers: Any) -> Task:
            if function != prepare:
                return super().run(function, *values, **answers)

            halfway: Callable[..., object] = function

            def report(step: int, steps: int) -> None:
                answers["progress"](step, steps)
                if step == 2:
                    raise Cancelled

            with suppress(Cancelled):
                halfway(*values, report)
            return Task(None, None, None)

    monkeypatch.setattr(city, "tasks", Halfway())
    city.cells("edit", {("G1_1", "U001"): Cell("6.9")})
    assert page.prepared.is_current("cards")
    assert page.prepared.is_current("ranking")
    assert not page.prepared.is_current("summary")
    assert not page.prepared.is_complete
    assert len(names(page)) == page.sheet_list.count() > 20, "those of before stay"
    press(qtbot, page.sheet_list, Key.Key_Return)
    assert printers.asked == 1
    page.all_sheets.click()
    assert not any(button.isEnabled() for button in page.buttons)
    press(qtbot, page.sheet_list, Key.Key_Return)
    assert printers.asked == 1
