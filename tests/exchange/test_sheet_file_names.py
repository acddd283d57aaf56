"""Exported files have names that people recognise, stay in their folder, and never replace another by themselves."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.file_names import free_path, safe_name, sheet_file_name, whole_file

HOSTILE = [
    "../../etc/passwd",
    "CON",
    "com1.x",
    "a\u202exslx.exe",
    "长" * 200,
    "\x00",
    "名.",
    " ",
    "-rf",
    "a/b\\c",
    "~$x",
    "",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_name_stays_in_its_folder(words: str, tmp_path: Path) -> None:
    name = safe_name(words, ".xlsx")
    assert (tmp_path / name).parent == tmp_path
    assert len(name.encode()) <= 120
    assert name.endswith(".xlsx")
    assert not name.startswith((".", "-", "~"))
    assert name.split(".")[0].upper() not in ("CON", "COM1", "")
    (tmp_path / name).write_text("")


@given(st.text())
def test_any_words_make_a_file_name(words: str) -> None:
    name = safe_name(words, ".pdf")
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert 5 <= len(name.encode()) <= 120


def test_the_name_says_the_sheet_the_draft_and_the_day() -> None:
    english = sheet_file_name("City: results", ".xlsx", day=date(2025, 1, 15), draft="DRAFT")
    assert english == "City results (DRAFT)_20250115.xlsx"
    name = sheet_file_name("2024年度评分汇总表", ".xlsx", day=date(2025, 1, 15), draft="暂定")
    assert name == "2024年度评分汇总表（暂定）_20250115.xlsx"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    made = []
    for _ in range(4):
        path = free_path(tmp_path, "排名表.pdf")
        path.write_text("")
        made.append(path.name)
    assert made == ["排名表.pdf", "排名表_v2.pdf", "排名表_v3.pdf", "排名表_v4.pdf"]


def test_nobody_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("before")

    def fail() -> None:
        with whole_file(path) as temporary:
            temporary.write_text("half")
            assert path.read_text() == "before"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    with whole_file(path) as temporary:
        temporary.write_text("whole")
    assert path.read_text() == "whole"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
