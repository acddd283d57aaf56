"""CSV opens in Excel and WPS as what it is, and nothing in it becomes a formula."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from exchange.sheet import Column, Row, Sheet, SheetCell, figure, text
from exchange.sheets import make_sheets
from exchange.write_csv import csv_of, write_csv
from tests.exchange.sheet_cases import assessment, result_of

HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1", '引"号,逗号', "两\n行"]


def small() -> Sheet:
    columns = (Column(heading=("一级", "名称"), width=20), Column(heading=("得分",), width=20, places=2))
    rows = tuple(Row((text(words), figure(0 - number, 2))) for number, words in zip(range(7), HOSTILE, strict=True))  # type: ignore[arg-type]
    return Sheet(name="表", title="表", columns=columns, rows=(*rows, Row((SheetCell("—"), SheetCell("3.20缺")))))


@pytest.mark.parametrize(
    ("encoding", "codec", "start"), [("utf-8", "utf-8-sig", b"\xef\xbb\xbf"), ("gb18030", "gb18030", b"\xd2\xbb")]
)
def test_text_that_looks_like_a_formula_stays_text_and_figures_stay_figures(
    encoding: str, codec: str, start: bytes
) -> None:
    content = csv_of(small(), encoding)
    assert content.startswith(start)
    heading, *rows = csv.reader(StringIO(content.decode(codec), newline=""))
    assert heading == ["一级 / 名称", "得分"]
    assert [row[0] for row in rows[:5]] == [f"'{words}" for words in HOSTILE[:5]]
    assert [row[0] for row in rows[5:]] == ['引"号,逗号', "两 行", "—"]
    assert [row[1] for row in rows] == ["0.00", "-1.00", "-2.00", "-3.00", "-4.00", "-5.00", "-6.00", "3.20缺"]


def test_a_csv_of_every_sheet_has_its_rows(tmp_path: Path) -> None:
    case = assessment(6, open_cells=True)
    for number, sheet in enumerate(make_sheets(case.plan, case.entries, result_of(case), language="zh_CN")):
        write_csv(tmp_path / f"{number}.csv", sheet)
        rows = list(csv.reader(StringIO((tmp_path / f"{number}.csv").read_text(encoding="utf-8-sig"), newline="")))
        assert len(rows) == len(sheet.rows) + 1
        assert {len(row) for row in rows} == {len(sheet.columns)}
