"""What goes wrong outside: full disks, closed ends, folders nobody may write, files that are something else."""

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from cli.arguments import run
from cli.exits import EXIT_PROBLEMS, EXIT_USAGE

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = str(ROOT / "samples" / "city_2024.json")


def outside(arguments: Sequence[str], *, room: int | None = None, **more: object) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own, which may write files of at most `room` bytes."""
    limit = "" if room is None else f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}));"
    start = f"import sys; {limit} from cli.arguments import run; sys.exit(run(sys.argv[1:]))"
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-c", start, *arguments], cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8", **more
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit for the size of files")
@pytest.mark.parametrize("form", ["xlsx", "pdf", "json"])
def test_a_full_disk_is_said_and_leaves_no_half_file(form: str, tmp_path: Path) -> None:
    done = outside(["--lang", "zh_CN", "export", SAMPLE, "--to", form, "-o", str(tmp_path)], room=4096)
    assert done.returncode == EXIT_PROBLEMS
    assert "磁盘已满" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_could_not_be_written_is_not_taken_for_whole() -> None:
    with Path("/dev/full").open("w") as full:
        done = outside(["--lang", "en", "score", SAMPLE, "--json"], stdout=full)
    assert done.returncode == EXIT_PROBLEMS
    assert "The output could not be written (the disk is full)" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes ends")
def test_a_program_started_without_an_output_still_gives_its_exit_code() -> None:
    start = f"exec '{sys.executable}' main.py score '{SAMPLE}' --json >&-"
    done = subprocess.run(["sh", "-c", start], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_finding_of_a_refused_file_comes_after_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "坏 的.json"
    broken.write_text(Path(SAMPLE).read_text(encoding="utf-8").replace('"U01"', '"U99"', 1), encoding="utf-8")
    assert run(["--lang", "zh_CN", "score", str(broken)]) == EXIT_PROBLEMS
    first, *rest = capsys.readouterr().err.splitlines()
    assert str(broken) in first
    assert any("U01" in line for line in rest)
    assert len(rest) <= 31
    assert "另有" in rest[-1]


@pytest.mark.parametrize("content", [b"", b"<html>", b"SQLite format 3\x00", b"\xff" * 5000])
def test_what_is_named_like_a_store_and_is_none_is_told_as_that(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "库.qheng"
    path.write_bytes(content)
    assert run(["--lang", "zh_CN", "score", str(path)]) == EXIT_PROBLEMS
    assert f"{path} 不是本程序的考核文件" in capsys.readouterr().err
    assert path.read_bytes() == content


@pytest.mark.parametrize("loss", ["DROP TABLE indicator", "ALTER TABLE unit DROP COLUMN name"])
def test_a_store_with_a_part_taken_away_is_damaged(
    loss: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "库.qheng"
    assert run(["new", str(path), "--sample"]) == 0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(loss)
    assert run(["--lang", "zh_CN", "score", str(path)]) == EXIT_PROBLEMS
    assert "已损坏或不完整（no such" in capsys.readouterr().err


def test_a_store_in_a_folder_that_is_not_there_is_told_by_its_own_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "没有" / "库.qheng"
    assert run(["--lang", "zh_CN", "new", str(path), "--sample"]) == EXIT_PROBLEMS
    assert f"无法建立 {path}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lang", "zh", "scroe", SAMPLE], "没有“scroe”这一命令"),
        (["--lang", "zh", "score"], "用法不对，未作任何操作"),
        (["--lang=zh_CN", "score", SAMPLE, "--xml"], "用法不对，未作任何操作"),
        (["--lang", "en", "score", "--csv", "--json", SAMPLE], "nothing was done"),
        (["--lang", "fr", "score", SAMPLE], "nothing was done"),
        (["--lang", "zh", "score", str(ROOT)], "这是文件夹，不是文件"),
        (["--lang", "zh", "score", "a\0b"], "找不到这个文件"),
        (["--lang", "zh", "import", SAMPLE, "没有.xlsx", "--weights"], "没有.xlsx：找不到这个文件"),
    ],
)
def test_a_slip_is_told_in_the_language_that_was_asked_for(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == EXIT_USAGE
    assert said in capsys.readouterr().err


def test_sheets_may_be_given_with_commas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", SAMPLE, "--sheet", "ranking,rules", "--to", "xlsx", "-o", str(tmp_path)]) == 0
    assert len(list(tmp_path.iterdir())) == 1
    capsys.readouterr()


def test_a_sheet_that_the_assessment_has_nothing_for_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--lang", "zh_CN", "export", SAMPLE, "--sheet", "treatment", "--to", "xlsx", "-o", str(tmp_path)]
    assert run(arguments) == EXIT_USAGE
    assert "treatment：本考核没有可列入的内容，未生成文件" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "文件是空的"), ("指标\n".encode("gbk"), "工作表“权 重”"), (b"%PDF-1.4\n", "这是 PDF 或图片")],
)
def test_a_workbook_that_cannot_be_taken_in_is_named(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, book = tmp_path / "库.qheng", tmp_path / "权 重.csv"
    assert run(["new", str(store), "--sample"]) == 0
    book.write_bytes(content)
    assert run(["--lang", "zh_CN", "import", str(store), str(book), "--weights"]) == EXIT_PROBLEMS
    words = capsys.readouterr().err
    assert str(book) in words
    assert said in words


def test_weights_from_a_hidden_sheet_are_said_to_come_from_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, path = tmp_path / "库.qheng", tmp_path / "权重.xlsx"
    assert run(["new", str(store), "--sample"]) == 0
    book = openpyxl.Workbook()
    hidden = book.create_sheet("藏")
    hidden.append(["指标", "权重"])
    hidden.append(["执法办案效能", 100])
    hidden.sheet_state = "hidden"
    book.save(path)
    assert run(["--lang", "zh_CN", "import", str(store), str(path), "--weights", "--dry-run"]) == 0
    assert "读取工作表“藏”。此表已隐藏" in capsys.readouterr().err
