"""The headless verbs, as an office's script would call them."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cli.arguments import run
from exchange.assessment_json import read_assessment
from scoring import VERSION

ROOT = Path(__file__).resolve().parents[2]
CITY = ROOT / "samples" / "city_2024.json"

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Call the program in English; gives exit code, output and errors."""

    def call(*argv: str | Path) -> tuple[int, str, str]:
        code = run(["--lang", "en", *map(str, argv)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def store(say: Say, tmp_path: Path) -> Path:
    path = tmp_path / "city.qheng"
    assert say("new", path, "--sample")[0] == 0
    return path


def changed(tmp_path: Path, change: Callable[[dict[str, object]], object]) -> Path:
    """The sample city with something changed, as a file."""
    data = json.loads(CITY.read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_store_and_its_json_file_score_to_the_same_result(say: Say, store: Path) -> None:
    from_store = say("score", store, "--json")
    assert from_store == say("score", CITY, "--json")
    assert from_store[0] == 0
    assert json.loads(from_store[1])["format"] == "quanheng-result/1"


def test_csv_has_one_row_a_unit_in_the_order_of_ranks(say: Say) -> None:
    code, out, _ = say("score", CITY, "--csv")
    rows = list(csv.reader(io.StringIO(out)))
    assert code == 0
    assert len(rows) == 11
    assert [row[0] for row in rows[1:]] == sorted((row[0] for row in rows[1:]), key=int)


def test_a_blank_cell_makes_the_result_provisional(say: Say, tmp_path: Path) -> None:
    path = changed(tmp_path, lambda data: data["values"]["cases"].pop("U01"))  # type: ignore[index]
    assert say("score", path, "--json")[0] == 3
    assert say("check", path)[0] == 3


def test_weights_that_do_not_add_up_are_a_problem_that_check_names_with_its_place(say: Say, tmp_path: Path) -> None:
    def change(data: dict[str, object]) -> None:
        data["indicators"][2]["weight"] = "5"  # type: ignore[index]

    code, out, _ = say("check", changed(tmp_path, change))
    assert code == 4
    assert "A1" in out


def test_what_a_store_exports_as_json_is_what_went_in(say: Say, store: Path, tmp_path: Path) -> None:
    code, out, _ = say("export", store, "--to", "json", "-o", tmp_path / "out")
    assert code == 0
    (path,) = (tmp_path / "out").iterdir()
    assert str(path) in out
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(CITY.read_text(encoding="utf-8"))


def test_the_exported_workbook_holds_the_scored_ranking_and_never_replaces_a_file(
    say: Say, store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        assert say("export", store, "--sheet", "all", "--to", "xlsx", "-o", out)[0] == 0
    assert len(list(out.iterdir())) == 2
    totals = {unit["total"] for unit in json.loads(say("score", store, "--json")[1])["units"]}
    sheet = openpyxl.load_workbook(next(out.iterdir())).worksheets[0]
    shown = {f"{cell.value:.2f}" for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)}
    assert totals <= shown


def test_a_pdf_is_exported_without_a_screen(tmp_path: Path) -> None:
    command = [sys.executable, "main.py", "export", str(CITY), "--sheet", "ranking", "--to", "pdf", "-o", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = tmp_path.iterdir()
    assert path.read_bytes().startswith(b"%PDF")
    assert str(path) in done.stdout


@pytest.mark.parametrize(
    "argv",
    [
        ["score"],
        ["score", "nowhere.json"],
        ["frobnicate", "x", "y"],
        ["frobnicate"],
        ["export", str(CITY), "--to", "odt", "-o", "out"],
        ["export", str(CITY), "--sheet", "nonsense", "--to", "xlsx", "-o", "out"],
        ["new", "x.qheng"],
        ["score", str(CITY), "--assessment", "another"],
    ],
)
def test_a_slip_on_the_command_line_is_usage_and_changes_nothing(
    say: Say, argv: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = say(*argv)
    assert (code, out) == (2, "")
    assert err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe\x00", b"SQLite format 3\x00 and then nothing", b"PK\x03\x04"]
)
def test_a_file_that_is_no_assessment_is_refused_in_words(say: Say, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    for verb in ("score", "check"):
        code, out, err = say(verb, path)
        assert (code, out) == (4, "")
        assert err
        assert "Traceback" not in err
    assert path.read_bytes() == content


def test_an_unknown_key_is_refused_with_its_path(say: Say, tmp_path: Path) -> None:
    def change(data: dict[str, object]) -> None:
        data["units"][0]["colour"] = "red"  # type: ignore[index]

    code, out, err = say("score", changed(tmp_path, change), "--json")
    assert (code, out) == (4, "")
    assert "colour" in err
    assert "units" in err


def test_a_program_that_asks_check_for_json_hears_why_a_file_is_refused(say: Say, tmp_path: Path) -> None:
    def change(data: dict[str, object]) -> None:
        data["units"][0]["colour"] = "red"  # type: ignore[index]

    code, out, err = say("check", changed(tmp_path, change), "--json")
    assert code == 4
    assert [problem["where"] for problem in json.loads(out)["problems"]] == [["units", "U01", "colour"]]
    assert "colour" in err


def test_a_new_store_never_replaces_a_file(say: Say, store: Path) -> None:
    before = store.read_bytes()
    assert say("new", store, "--sample")[0] == 4
    assert store.read_bytes() == before


def test_two_assessments_live_in_one_store_and_are_asked_for_by_id(say: Say, store: Path, tmp_path: Path) -> None:
    def change(data: dict[str, object]) -> None:
        data["assessment"] |= {"id": "city-2025", "year": 2025, "title": "Next year"}  # type: ignore[operator]

    path = changed(tmp_path, change)
    assert say("import", store, path, "--dry-run")[0] == 0
    assert say("import", store, path)[0] == 0
    assert say("import", store, path)[0] == 4
    assert json.loads(say("score", store, "--json", "--assessment", "city-2024")[1])["assessment"] == "city-2024"
    _, out, err = say("score", store, "--json")
    assert json.loads(out)["assessment"] == "city-2025"
    assert "Next year" in err


def weights_book(path: Path, weight: object) -> Path:
    """The sample city's first-level groups and leaves as a table of weights, one leaf changed."""
    plan = read_assessment(CITY.read_bytes()).plan
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["一级指标", "二级指标", "三级指标", "分值"])
    for leaf in plan.leaves:
        second = plan.indicator[leaf.parent or ""]
        first = plan.indicator[second.parent or ""] if second.parent else second
        if not leaf.reference_only:
            value = weight if leaf.code == "A1.1" else float(leaf.weight)
            sheet.append([first.name, second.name, leaf.name, value])
    book.save(path)
    return path


def test_weights_come_from_a_workbook_and_a_trial_run_changes_nothing(say: Say, store: Path, tmp_path: Path) -> None:
    book = weights_book(tmp_path / "last_year.xlsx", 4.5)
    before = say("score", store, "--json")
    assert say("import", store, book, "--weights", "--dry-run")[0] in (0, 4)
    assert say("score", store, "--json") == before
    _, out, _ = say("import", store, book, "--weights")
    assert "4 → 4.5" in out
    assert json.loads(say("score", store, "--json")[1])["units"][0]["nodes"]["A1.1"]["weight"] == "4.5"


def test_a_trial_run_prints_the_understood_tree_its_assumptions_and_sums_and_a_choice_reads_otherwise(
    say: Say, store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "权重.csv"
    rows = "2023年度权重表,,\r\n一级指标,二级指标,分值\r\n执法,办案数,60\r\n,案卷,30\r\n小计,其他,5\r\n合计,,90\r\n"
    path.write_bytes(rows.encode("gb18030"))
    before = store.read_bytes()
    for language, words in (
        ("zh_CN", ("读取结果", "把C列（分值）读作", "合计核对")),
        ("en", ("Understood", "Column C", "Sums")),
    ):
        _, out, _ = say("--lang", language, "import", store, path, "--weights", "--dry-run")
        assert all(one in out for one in words)
        assert "    办案数  60  [C3]" in out
        assert "--choose rows.subtotal=" in out
    assert "其他" not in say("import", store, path, "--weights", "--dry-run")[1].split("·")[0]
    _, out, _ = say("import", store, path, "--weights", "--dry-run", "--choose", "row.5=indicator")
    assert "其他  5  [C5]" in out
    assert say("import", store, path, "--weights", "--choose", "row.5")[0] == 2
    assert store.read_bytes() == before


def test_values_come_from_a_workbook_by_the_names_of_units_and_items(say: Say, store: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["单位", "大要案查办数", "首查首罚新领域案件数"])
    plan = read_assessment(CITY.read_bytes()).plan
    names = [plan.item["major"].name, plan.item["first"].name]
    for at, name in enumerate(names, start=2):
        sheet.cell(row=1, column=at, value=name)
    sheet.append(["乙区局", 8, "约三"])
    sheet.append(["甲区局", 9, 4])
    book.save(tmp_path / "values.xlsx")
    code, out, err = say("import", store, tmp_path / "values.xlsx", "--values")
    assert code == 4
    assert "约三" in err
    assert "7.5 → 8" in out
    assert "3 → 4" in out


def test_values_from_a_workbook_leave_what_a_ledger_counts(say: Say, store: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    plan = read_assessment(CITY.read_bytes()).plan
    sheet.append(["单位", plan.item["major"].name, plan.item["db_over"].name])
    sheet.append(["乙区局", 8, 5])
    sheet.append(["丁区局", 8, 1])
    book.save(tmp_path / "values.xlsx")
    code, out, err = say("--lang", "zh_CN", "import", store, tmp_path / "values.xlsx", "--values")
    assert code == 4
    assert "1 格由台账统计得出" in err
    assert "C2" in err
    assert "db_over" not in out
    say("export", store, "--to", "json", "-o", tmp_path / "out")
    (written,) = (tmp_path / "out").glob("*.json")
    entries = read_assessment(written.read_bytes()).entries
    units = {unit.name: unit.code for unit in plan.units}
    assert [entries.values["major"][units[name]].value for name in ("乙区局", "丁区局")] == ["8", "8"]
    assert [entries.values["db_over"][units[name]].value for name in ("乙区局", "丁区局")] == ["0", "1"]


def test_a_workbook_without_saying_what_it_holds_is_not_guessed(say: Say, store: Path, tmp_path: Path) -> None:
    book = weights_book(tmp_path / "last_year.xlsx", 4.5)
    before = store.read_bytes()
    assert say("import", store, book)[0] == 2
    assert store.read_bytes() == before


def test_the_version_is_that_of_the_program(say: Say) -> None:
    assert say("--version")[:2] == (0, f"Quanheng {VERSION}\n")


def test_output_is_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    command = [sys.executable, "main.py", "--lang", "zh_CN", "score", str(CITY)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, env={"LC_ALL": "C", "PATH": ""}, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "甲区局" in done.stdout.decode("utf-8")


def test_scoring_a_file_starts_neither_qt_nor_the_store() -> None:
    code = (
        "import sys; from cli.arguments import run; run(['score', sys.argv[1], '--json']);"
        "heavy = {'PySide6', 'sqlalchemy', 'openpyxl', 'xlsxwriter'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code, str(CITY)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=60)


def test_a_reader_that_has_seen_enough_gets_no_traceback() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from cli.arguments import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "score", str(CITY), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_check_tells_on_request_what_is_open_in_the_plan(say: Say, tmp_path: Path) -> None:
    def easier(document: dict[str, object]) -> object:
        leaf = next(node for node in document["indicators"] if node["code"] == "D2.3")  # type: ignore[attr-defined]
        return leaf["params"].update(target="85")

    path = changed(tmp_path, easier)
    code, out, _ = say("check", str(path), "--plan")
    assert code == 0
    assert "D2.3 投诉举报按时办结率" in out
    assert "10 " in out
    assert len(out.splitlines()) > 40, "who answers for a leaf, and what it rests on"
    _, without, _ = say("check", str(path))
    assert "D2.3" not in without
