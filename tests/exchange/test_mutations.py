"""500 damaged files, always the same ones: each is refused with a reason or read, and never an accident."""

import io
import random
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from exchange.reading.guards import kind_of
from exchange.reading.reader_process import answer_json, sheets_from_json
from exchange.reading.workbook import WorkbookSheet
from exchange.values.table import read_values
from exchange.values.table_shape import find_tables
from exchange.weights.tree import understand
from exchange.wording import LANGUAGES, problem_text
from scoring.problems import Refused
from tests.exchange.test_file_kinds import as_html, as_xml
from tests.exchange.test_table_shape import PLAN
from tests.exchange.weight_tables import L1

FILES = Path(__file__).parent.parent / "files" / "weights"
TEXTS = {
    "html": as_html(L1),
    "xml": as_xml(L1),
    "csv": '一级指标,分值\r\n执法,60\r\n"质量",40\r\n合计,100\r\n'.encode("gb18030"),
}


def read(data: bytes) -> tuple[WorkbookSheet, ...]:
    """As the process reads it. Raises Refused, with a sentence for every finding, and nothing else."""
    try:
        return sheets_from_json(answer_json(kind_of(data, ".xls"), data))
    except Refused as refused:
        for problem in refused.problems:
            assert all(problem_text(problem, language) for language in LANGUAGES)
        raise


def use(sheets: tuple[WorkbookSheet, ...]) -> None:
    """Whatever was read is understood or refused."""
    for sheet in sheets:
        find_tables(sheet)
        with suppress(Refused):
            understand(sheet)
        with suppress(Refused):
            read_values(sheet, PLAN)


def flipped(data: bytes, chance: random.Random, most: int = 6) -> bytes:
    content = bytearray(data)
    for _ in range(chance.randint(1, most)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def shuffled(data: bytes, chance: random.Random) -> bytes:
    """Two stretches change places: tags lose their partners, numbers their cells."""
    cuts = sorted(chance.sample(range(len(data)), 4)) if len(data) > 4 else [0, 0, 0, 0]
    first, second, third, fourth = cuts
    return data[:first] + data[third:fourth] + data[second:third] + data[first:second] + data[fourth:]


def with_parts_changed(data: bytes, count: int, chance: random.Random) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    named = [name for name, content in parts.items() if len(content) > 4 and name.endswith((".xml", ".rels"))]
    for number in range(count):
        name = chance.choice(named)
        change = flipped if number % 3 else shuffled
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for other, content in parts.items():
                archive.writestr(other, change(content, chance) if other == name else content)
        yield stream.getvalue()


@pytest.mark.parametrize(("name", "count"), [("h.xlsx", 150), ("marked.xlsx", 50), ("marked.ods", 80)])
def test_workbooks_with_changed_parts_are_refused_or_read(name: str, count: int) -> None:
    for data in with_parts_changed((FILES / name).read_bytes(), count, random.Random(f"parts of {name}")):
        with suppress(Refused):  # any other exception is the accident
            use(read(data))


@pytest.mark.parametrize(("name", "count"), [("h.xlsx", 60), ("marked.ods", 40)])
def test_archives_with_changed_bytes_are_refused_or_read_as_if_nothing_had_happened(name: str, count: int) -> None:
    data, chance = (FILES / name).read_bytes(), random.Random(f"bytes of {name}")
    clean = read(data)
    read_alike = 0
    for _ in range(count):
        with suppress(Refused):
            assert read(flipped(data, chance)) == clean
            read_alike += 1
    assert read_alike < count


@pytest.mark.parametrize("kind", TEXTS)
def test_pages_and_texts_with_changed_bytes_are_refused_or_read(kind: str) -> None:
    chance = random.Random(f"texts of {kind}")
    for number in range(40):
        data = flipped(TEXTS[kind], chance) if number % 3 else shuffled(TEXTS[kind], chance)
        with suppress(Refused):
            found = kind_of(data, ".xls")
            if found not in ("xls", "xlsx", "ods"):
                use(read(data))
