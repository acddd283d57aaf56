"""Sets of documents: whole or not at all, never over another, with names that people know; and without the names of
the units where that is wanted."""

import os
import re
import signal
import subprocess
import sys
import zipfile
import zlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from cli.arguments import run
from exchange.anonymous import anonymised, labels_for, read_key
from exchange.assessment_json import read_assessment
from exchange.export_set import PART
from exchange.sheet import Options
from gui.export_set import Wanted, write_set
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from tests.exchange.sheet_cases import assessment, result_of
from tests.pdf_text import texts_of_pages

ROOT = Path(__file__).resolve().parents[2]
CITY = ROOT / "samples" / "city_2024.json"
DAY = datetime(2025, 1, 15, 9, 30)

pytestmark = pytest.mark.usefixtures("qapp")


def wanted(kind: str = "archive", **more: object) -> Wanted:
    return Wanted(kind=kind, language="zh_CN", options=Options(time=DAY, user="张敏"), day=DAY, **more)  # type: ignore[arg-type]


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_the_archive_holds_every_document_as_paper_and_workbook_and_its_own_list(tmp_path: Path) -> None:
    case = assessment(3)
    steps: list[tuple[int, int]] = []
    written = write_set(case, result_of(case), wanted(), tmp_path, lambda step, steps_: steps.append((step, steps_)))
    title = case.plan.title
    assert written.folder.name == f"{title}（归档用）_20250115"
    found = names(written.folder)
    assert written.files == len(found)
    assert f"{title}评分汇总表（暂定）_20250115.xlsx" in found
    assert f"{title}得分排名表（暂定）_20250115.pdf" in found
    assert f"{title}得分明细（暂定）_20250115.pdf" in found
    assert {f"得分明细/{n:02}_第{n}区县_得分明细.{form}" for n in (1, 2, 3) for form in ("pdf", "xlsx")} <= found
    assert f"{title}数据.json" in found
    assert steps[-1][0] <= steps[-1][1]
    assert [step for step, _ in steps] == sorted(step for step, _ in steps)
    catalogue = "".join(texts_of_pages(written.folder / f"{title}归档目录（暂定）_20250115.pdf"))
    assert f"{title}结果图（暂定）_20250115.pdf" in names(written.folder)
    assert f"{title}可核对工作簿（暂定）_20250115.xlsx" in names(written.folder)
    assert re.search(r"可核对工作簿2025-01-15—xlsx", "".join(catalogue.split()))
    pages = len(PdfReader(written.folder / f"{title}得分明细（暂定）_20250115.pdf").pages)
    assert re.search(rf"得分明细（3份）2025-01-15{pages}pdf、xlsx", "".join(catalogue.split()))


def test_what_is_there_already_is_never_touched(tmp_path: Path) -> None:
    case = assessment(1)
    first = write_set(case, result_of(case), wanted("meeting", mark="送审稿"), tmp_path).folder
    before = {path: path.read_bytes() for path in first.rglob("*") if path.is_file()}
    second = write_set(case, result_of(case), wanted("meeting"), tmp_path).folder
    assert second.name == f"{first.name}_v2"
    assert {path: path.read_bytes() for path in first.rglob("*") if path.is_file()} == before
    assert f"{case.plan.title}得分排名表（送审稿）_20250115.pdf" in names(first)
    assert "数据.json" not in "".join(names(second))


@pytest.mark.parametrize("step", [0, 1, 2, 5])
def test_cancelled_in_the_middle_it_leaves_nothing(step: int, tmp_path: Path) -> None:
    case = assessment(2)
    told: list[int] = []

    def stop(_done: int, _of: int) -> None:
        told.append(1)
        if len(told) > step:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_set(case, result_of(case), wanted("meeting"), tmp_path, stop)
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, signal, sys, time
from datetime import datetime
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from exchange.sheet import Options
from gui.export_set import Wanted, write_set
from PySide6.QtGui import QGuiApplication
from tests.exchange.sheet_cases import assessment, result_of
from tests.pdf_text import texts_of_pages
import exchange.write_xlsx, exchange.word_file.write, docx
case, target, steps = assessment(2), Path(sys.argv[1]), int(sys.argv[2])
result, day = result_of(case), datetime(2025, 1, 15)
for number in range(20):
    child = os.fork()
    if child == 0:
        application = QGuiApplication([])
        told = []
        def die(done, of):
            told.append(done)
            if len(told) == 1 + number * steps // 20:
                os.kill(os.getpid(), signal.SIGKILL)
        write_set(case, result, Wanted(kind="meeting", language="zh_CN", options=Options(), day=day), target, die)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to kill a copy of itself")
def test_killed_in_the_middle_twenty_times_there_is_never_half_a_set(tmp_path: Path) -> None:
    """Nobody sees a folder or a file of it; what is left over is hidden, and the next set clears it away."""
    case = assessment(2)
    steps: list[int] = []
    whole = write_set(case, result_of(case), wanted("meeting"), tmp_path / "whole", lambda step, _: steps.append(step))
    assert len(steps) > 15
    target = tmp_path / "target"
    target.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(target), str(len(steps))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    codes = [int(line) for line in done.stdout.split()]
    assert codes == [-signal.SIGKILL] * 20, done.stderr
    assert [path for path in target.iterdir() if not path.name.startswith(PART)] == []
    for left in target.iterdir():
        os.utime(left, (0, 0))
    after = write_set(case, result_of(case), wanted("meeting"), target)
    assert [path.name for path in target.iterdir()] == [after.folder.name]
    assert names(after.folder) == names(whole.folder)


# without names


def told(path: Path) -> bytes:
    """Every byte of a file that somebody might read: itself, the parts of an archive, streams and words of a PDF."""
    content = path.read_bytes()
    found = [path.name.encode(), content]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            found += [entry.filename.encode() + archive.read(entry) for entry in archive.infolist()]
    if content.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            try:
                found.append(zlib.decompress(stream))
            except zlib.error:
                continue
        reader = PdfReader(path)
        found += [page.extract_text().encode() for page in reader.pages]
        found += [str(reader.metadata).encode(), repr(reader.outline).encode()]
    return b"\n".join(found)


def named_everywhere() -> Assessment:
    """Three units, whose names stand in events, notes, decisions and the title, too."""
    case = assessment(3)
    given = ("甲区市场监管局", "乙县市场监管局", "经开区分局")
    units = tuple(replace(unit, name=name) for unit, name in zip(case.plan.units, given, strict=True))
    name = given[0]
    events = tuple(
        replace(one, subject=f"{name}某案", document=f"{name}〔2024〕1号", note=name, department=name)
        for one in case.entries.events
    )
    decisions = tuple(replace(one, document=name, note=name) for one in case.entries.decisions)
    plan = replace(case.plan, title=f"{case.plan.title}（{name}试点）", units=units)
    return Assessment(plan, replace(case.entries, events=events, decisions=decisions))


def test_no_byte_of_an_anonymous_set_tells_a_name(tmp_path: Path) -> None:
    case = named_everywhere()
    labels = labels_for(case.plan, "zh_CN")
    written = write_set(case, evaluate(case.plan, case.entries), wanted(labels=labels), tmp_path)
    real = [unit.name for unit in case.plan.units]
    files = [path for path in written.folder.rglob("*") if path.is_file()]
    assert len(files) > 20
    assert not [path for path in files if path.suffix == ".json"]
    for path in files:
        said = told(path)
        for name in [*real, "张敏"]:
            forms = [name.encode(), name.encode("utf-16-be"), name.encode("utf-16-be").hex().upper().encode()]
            assert not any(form in said for form in forms), (path.name, name)
    ranking = next(path for path in files if "得分排名表" in path.name and path.suffix == ".pdf")
    words = "".join("".join(texts_of_pages(ranking)).split())
    assert all(label in words for label in labels.values())


def test_figures_without_names_are_those_of_the_record(tmp_path: Path) -> None:
    case = read_assessment(CITY.read_text(encoding="utf-8"))
    labels = labels_for(case.plan, "zh_CN")
    hidden = anonymised(case, labels, "zh_CN")
    before = {labels[unit.code]: unit for unit in evaluate(case.plan, case.entries).units}
    after = {unit.name: unit for unit in evaluate(hidden.plan, hidden.entries).units}
    assert set(before) == set(after)
    for label, unit in after.items():
        assert (unit.total, unit.rank, unit.grade) == (before[label].total, before[label].rank, before[label].grade)


def test_labels_stay_with_the_key_and_the_key_stays_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, out = tmp_path / "office" / "key.csv", tmp_path / "out"
    start = ["--lang", "zh", "export", str(CITY), "--sheet", "ranking", "--to", "csv"]
    for _ in range(2):
        assert run([*start, "--anonymous", str(key), "-o", str(out)]) == 0
    first, second = sorted(out.glob("*得分排名表（暂定）_*.csv"))
    assert first.read_bytes() == second.read_bytes()
    assert "甲区局" not in first.read_text(encoding="utf-8-sig")
    labels = read_key(key)
    assert len(set(labels.values())) == 10
    assert "甲区局" in key.read_text(encoding="utf-8-sig")
    capsys.readouterr()
    inside = out / "deeper" / "key.csv"
    assert run([*start, "--anonymous", str(inside), "-o", str(out)]) == 2
    assert "放在别的文件夹" in capsys.readouterr().err
    assert not inside.exists()
    no_key = tmp_path / "no.csv"
    no_key.write_text("a,b", encoding="utf-8")
    assert run([*start, "--anonymous", str(no_key), "-o", str(out)]) == 4
    assert "不是单位代号对照表" in capsys.readouterr().err
    assert no_key.read_text(encoding="utf-8") == "a,b"


def test_a_set_is_written_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert QApplication.instance() is not None
    assert run(["--lang", "zh", "export", str(CITY), "--set", "meeting", "--mark", "送审稿", "-o", str(tmp_path)]) == 0
    (folder,) = tmp_path.iterdir()
    assert str(folder) in capsys.readouterr().out
    assert any("评分汇总表（送审稿）_" in name and name.endswith(".xlsx") for name in names(folder))
