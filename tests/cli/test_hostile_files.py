"""Files that mean harm, or are damaged, on the command line: refused with a reason, and the store stays as it was."""

import hashlib
from pathlib import Path

import pytest

from cli.arguments import run
from cli.exits import EXIT_COMPLETE
from tests.cli.test_verbs import Say
from tests.cli.test_verbs import say as say  # a fixture
from tests.exchange.hostile import cells, ods, package, sheet
from tests.exchange.test_workbook import BIG_STRING, BOMB, LAUGHS, OUTSIDE
from tests.exchange.weight_tables import L1, xls, xlsx

FAR_ODS = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"><text:p>x'
HOSTILE: dict[str, bytes] = {
    "bomb.xlsx": BOMB,
    "string.xlsx": BIG_STRING,
    "laughs.xlsx": package(sheet(cells(("A1", "1")), LAUGHS)),
    "outside.xlsx": package(sheet(cells(("A1", "1")), OUTSIDE)),
    "far.xlsx": package(sheet(cells(("A1", "1"), ("XFD1048576", "2")))),
    "rows.xlsx": package(sheet("<row><c><v>1</v></c></row>" * 20_001)),
    "merged.xlsx": package(
        sheet(cells(("A1", "1"))).replace(
            "</worksheet>", "<mergeCells>" + '<mergeCell ref="A1:ZZ20000"/>' * 2 + "</mergeCells></worksheet>"
        )
    ),
    "twice.xlsx": package(sheet(cells(("A1", "1"), ("A1", "2")))),
    "cut.xlsx": xlsx(L1)[:-200],
    "cut.xls": xls(L1)[:2_000],
    "rows.ods": ods(f"{FAR_ODS}</text:p></table:table-cell></table:table-row>"),
    "rows.html": b"<table>" + b"<tr><td>1</td></tr>" * 20_001 + b"</table>",
    "rows.csv": b"a,b\r\n" * 20_001,
    "quote.csv": b'a,"b\r\n',
    "noise.xls": bytes(range(256)) * 40,
    "letter.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument\0".encode("utf-16-le"),
    "scan.pdf": b"%PDF-1.7 x",
    "table.et": b"\xd0\xcf\x11\xe0",
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One store for all: none of the files may change it."""
    path = tmp_path_factory.mktemp("store") / "city.qheng"
    assert run(["new", str(path), "--sample"]) == EXIT_COMPLETE
    return path


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_damaged_file_is_refused_by_name_and_the_store_is_untouched(
    name: str, say: Say, city: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    before = hashlib.sha256(city.read_bytes()).hexdigest()
    code, out, err = say("import", city, path, "--weights" if len(name) % 2 else "--values")
    assert code not in (EXIT_COMPLETE, 1)
    assert name in err
    assert not out
    assert "Traceback" not in err
    assert hashlib.sha256(city.read_bytes()).hexdigest() == before
