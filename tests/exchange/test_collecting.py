"""Forms go out, are filled in with another program, and come back: what they say, and what is never guessed."""

import hashlib
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.sources import SAMPLE
from exchange.assessment_json import read_assessment
from exchange.values.forms import HIDDEN_SHEET, departments_of, forms_for
from exchange.values.merging import difference_of, differences, three_way, with_returns, with_sendings, without_repeats
from exchange.values.packets import check_fits, packet_of, read_packet, write_packet
from exchange.values.returns import Return, read_return
from exchange.values.templates import Sender, write_forms
from scoring.ballot_counts import batches_of
from scoring.batches import Paper
from scoring.collection import Sending
from scoring.entries import Assessment, Cell, Entries, LedgerRow, State
from scoring.ledgers import Feed
from scoring.panels import panel_items
from scoring.plan import Json, Unit
from scoring.problems import Refused

ZH = "zh_CN"
TABLE = "填报表"


@pytest.fixture(scope="module")
def city() -> Assessment:
    return read_assessment(SAMPLE.read_bytes())


def sent(city: Assessment, folder: Path, by: str = "department") -> tuple[Sending, ...]:
    return write_forms(folder, city, forms_for(city.plan, by, ZH), Sender(deadline="2025-01-08"), ZH)


def fill(path: Path, city: Assessment) -> int:
    """What a clerk of the department types: the cells of the sample city, one of them as it stands there."""
    book = openpyxl.load_workbook(path)
    page = book[TABLE]
    filled = 0
    for row in page.iter_rows(min_row=4):
        unit = str(row[0].value)
        for column, cell in enumerate(row[2:], start=3):
            item = str(page.cell(2, column).value)
            value = city.entries.cell(item, unit) if item in city.plan.item else None
            if value is not None and value.value is not None:
                cell.value = float(str(value.value)) if city.plan.item[item].kind == "number" else str(value.value)
                filled += 1
            elif value is not None and value.state is State.MISSING:
                cell.value, filled = "缺报", filled + 1
            elif value is not None and value.state is State.NOT_APPLICABLE:
                cell.value, filled = "不适用", filled + 1
    book.save(path)
    return filled


def test_fifteen_forms_of_the_city_filled_in_elsewhere_say_what_was_typed(city: Assessment, tmp_path: Path) -> None:
    made = sent(city, tmp_path)
    filled = sum(fill(tmp_path / one.file, city) for one in made)
    assert len(made) == 15
    assert filled > 300
    returns = [read_return(tmp_path / one.file, city.plan) for one in made]
    assert [one.refused + one.problems for one in returns] == [()] * 15
    assert [one.template for one in returns] == [one.template for one in made]
    assert sum(len(one.edits) for one in returns) == filled
    found = differences(returns, city.plan, Entries())
    assert not any(one.conflict for one in found)
    taken = Entries().with_cells({one.key: one.after for one in found})
    for one in found:
        known, read = city.entries.cell(*one.key), taken.cell(*one.key)
        assert known is not None
        assert read is not None
        assert read.state == known.state
        same = read.value == known.value or float(str(read.value)) == float(str(known.value))
        assert same, (one.key, read.value, known.value)


def test_only_entry_cells_are_free_and_what_they_take_is_checked(city: Assessment, tmp_path: Path) -> None:
    form = next(form for form in forms_for(city.plan, "department", ZH) if form.name == "法规处")
    (made,) = write_forms(tmp_path, city, [form], Sender(), ZH)
    book = openpyxl.load_workbook(tmp_path / made.file)
    page = book[TABLE]
    assert page.protection.sheet
    free = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    wanted = {page.cell(4 + y, 3 + x).coordinate for y in range(len(city.plan.units)) for x in range(len(form.items))}
    assert free == wanted
    checked = {str(check.sqref).split(":")[0] for check in page.data_validations.dataValidation}
    numbers = [at for at, item in enumerate(form.items) if item.kind == "number"]
    assert checked == {page.cell(4, 3 + at).coordinate for at in numbers}
    assert book[HIDDEN_SHEET].sheet_state == "veryHidden"
    assert page.page_setup.paperSize == 9
    assert page.print_title_rows == "$3:$3"


def test_every_item_is_asked_of_exactly_one_department(city: Assessment) -> None:
    forms = forms_for(city.plan, "department", ZH)
    asked = [item.code for form in forms for item in (*form.items, *form.elsewhere)]
    assert len(asked) == len(set(asked))
    named = {name for name, _ in zip(departments_of(city.plan).values(), city.plan.items, strict=True)}
    assert {form.recipient for form in forms} <= named


def test_text_that_looks_like_a_formula_stays_a_text(city: Assessment, tmp_path: Path) -> None:
    item = replace(city.plan.items[0], name="=cmd|'/c calc'!A1", department="=1+1")
    plan = replace(city.plan, items=(item, *city.plan.items[1:]))
    form = next(form for form in forms_for(plan, "department", ZH) if form.name == "=1+1")
    (made,) = write_forms(tmp_path, Assessment(plan), [form], Sender(contact="=2+2"), ZH)
    book = openpyxl.load_workbook(tmp_path / made.file)
    assert [c.coordinate for page in book for row in page.iter_rows() for c in row if c.data_type == "f"] == []
    assert Path(made.file).name == made.file


def test_a_form_is_never_written_over_another(city: Assessment, tmp_path: Path) -> None:
    names = [one.file for _ in range(2) for one in sent(city, tmp_path, "unit")]
    assert len(set(names)) == 2 * len(city.plan.units)
    assert {path.name for path in tmp_path.iterdir()} == set(names)


def test_rows_and_columns_that_were_moved_keep_their_meaning(city: Assessment, tmp_path: Path) -> None:
    made = next(one for one in sent(city, tmp_path) if one.recipient == "法规处")
    path = tmp_path / made.file
    fill(path, city)
    before = read_return(path, city.plan).edits
    book = openpyxl.load_workbook(path)
    page = book[TABLE]
    page.protection.sheet = False
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4, max_row=13)]
    random.Random(1).shuffle(rows)
    for at, row in enumerate(rows, start=4):
        for column, value in enumerate(row, start=1):
            if not isinstance(page.cell(at, column), openpyxl.cell.cell.MergedCell):
                page.cell(at, column).value = value
    page.insert_cols(3)
    book.save(path)
    assert read_return(path, city.plan).edits == before


def test_a_table_that_was_typed_anew_in_another_order_is_understood(city: Assessment, tmp_path: Path) -> None:
    items = [city.plan.item[code] for code in ("fy_closed", "meetings", "bad_files")]
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["法规处报送数据"])
    page.append(["单位", "复议和衔接", None, "案卷"])
    page.append([None, *(item.name for item in items)])
    page.merge_cells("B2:C2")
    page.merge_cells("A2:A3")
    for at, unit in enumerate(reversed(city.plan.units)):
        page.append([unit.name, at, at + 1, at + 2])
    path = tmp_path / "自己做的表.xlsx"
    book.save(path)
    found = read_return(path, city.plan)
    assert found.refused == ()
    assert found.template == ""
    assert {problem.code for problem in found.notes} == {"collect.by_headings"}
    last = city.plan.units[-1].code
    assert {key[0]: cell.value for key, cell in found.edits.items() if cell and key[1] == last} == {
        "fy_closed": "0",
        "meetings": "1",
        "bad_files": "2",
    }


Want = dict[tuple[str, str], str]
RETYPED = ("cases", "cases_general", "fines")


def _worth(city: Assessment, item: str, unit: str) -> int:
    """A figure that is nobody else's."""
    return 1000 * (RETYPED.index(item) + 1) + [one.code for one in city.plan.units].index(unit)


def _in_disorder(city: Assessment) -> list[Unit]:
    return random.Random(5).sample(list(city.plan.units), len(city.plan.units))


def _groups_over_names(city: Assessment, page: Any) -> Want:
    """A title, two rows of headings with merged groups, a row of units of measure, serial numbers, a total, signers."""
    items = [city.plan.item[code] for code in reversed(RETYPED)]
    page.append(["稽查局报送数据"])
    page.append(["序号", "区市局", "罚没", "办案", None])
    page.append([None, None, *(item.name for item in items)])
    page.append([None, None, *(item.unit for item in items)])
    for merged in ("A1:E1", "A2:A4", "B2:B4", "D2:E2"):
        page.merge_cells(merged)
    want: Want = {}
    for number, unit in enumerate(_in_disorder(city), 1):
        page.append([number, unit.name, *(_worth(city, item.code, unit.code) for item in items)])
        want |= {(item.code, unit.code): str(_worth(city, item.code, unit.code)) for item in items}
    page.append([None, "合计", *(99_999 for _ in items)])
    page.append(["填表人：王某　　审核人：李某"])
    return want


def _units_along_the_top(city: Assessment, page: Any) -> Want:
    """Items go down, their group merged beside them; a merged heading stands over the names of the units."""
    units, items = _in_disorder(city), [city.plan.item[code] for code in RETYPED[::-1]]
    page.append(["类别", "指标", "计量单位", "各区市局"])
    page.append([None, None, None, *(unit.name for unit in units)])
    page.merge_cells(start_row=1, end_row=1, start_column=4, end_column=3 + len(units))
    for merged in ("A1:A2", "B1:B2", "C1:C2", "A3:A5"):
        page.merge_cells(merged)
    for at, item in enumerate(items):
        figures = (_worth(city, item.code, unit.code) for unit in units)
        page.append([None if at else "执法办案", item.name, item.unit, *figures])
    return {(item.code, unit.code): str(_worth(city, item.code, unit.code)) for item in items for unit in units}


def _two_years_under_a_name(city: Assessment, page: Any) -> Want:
    """The name is the merged group, and below it stand last year and this year."""
    names = [city.plan.item[code].name for code in RETYPED[:2]]
    page.append(["区市局", names[1], None, names[0], None])
    page.append([None, "上年", "本年", "上年", "本年"])
    for merged in ("A1:A2", "B1:C1", "D1:E1"):
        page.merge_cells(merged)
    want: Want = {}
    for unit in _in_disorder(city):
        first, second = (_worth(city, code, unit.code) for code in RETYPED[:2])
        page.append([unit.name, 7, second, 8, first])
        want |= {(RETYPED[0], unit.code): str(first), (RETYPED[1], unit.code): str(second)}
    return want


def _two_lines_for_a_unit(city: Assessment, page: Any) -> Want:
    """The name of a unit is merged over two lines, last year and this year."""
    page.append(["区市局", "年度", *(city.plan.item[code].name for code in RETYPED)])
    want: Want = {}
    for unit in _in_disorder(city):
        top = page.max_row + 1
        page.append([unit.name, city.plan.year - 1, *(7 for _ in RETYPED)])
        page.append([None, city.plan.year, *(_worth(city, code, unit.code) for code in RETYPED)])
        page.merge_cells(f"A{top}:A{top + 1}")
        want |= {(code, unit.code): str(_worth(city, code, unit.code)) for code in RETYPED}
    return want


def _two_halves(city: Assessment, page: Any) -> Want:
    """Two tables beside each other, each with units and an item of its own."""
    left, right = RETYPED[:2]
    page.append(["区市局", city.plan.item[left].name, None, "区市局", city.plan.item[right].name])
    units = _in_disorder(city)
    half = len(units) // 2
    want: Want = {}
    for one, other in zip(units[:half], units[half:], strict=True):
        page.append([one.name, _worth(city, left, one.code), None, other.name, _worth(city, right, other.code)])
        want[left, one.code] = str(_worth(city, left, one.code))
        want[right, other.code] = str(_worth(city, right, other.code))
    return want


SHAPES = (_groups_over_names, _units_along_the_top, _two_years_under_a_name, _two_lines_for_a_unit, _two_halves)


@pytest.mark.parametrize("build", SHAPES, ids=lambda build: build.__name__.strip("_"))
def test_a_table_with_merged_headings_is_understood_in_whatever_order(
    city: Assessment, tmp_path: Path, build: Callable[[Assessment, Any], Want]
) -> None:
    book = openpyxl.Workbook()
    want = build(city, book.active)
    book.save(tmp_path / "自己做的表.xlsx")
    found = read_return(tmp_path / "自己做的表.xlsx", city.plan)
    assert found.refused == ()
    assert {key: str(cell.value) for key, cell in found.edits.items() if cell} == want
    assert {problem.code for problem in found.problems} <= {"values.unknown"}, "上年, 序号: told, and not taken"


def test_what_a_table_typed_anew_does_not_say_plainly_is_told_with_its_cell(city: Assessment, tmp_path: Path) -> None:
    """A figure merged over two units; a half of a table with names that nobody knows."""
    first, second = (city.plan.item[code].name for code in RETYPED[:2])
    units = city.plan.units
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["区市局", first])
    for unit in units:
        page.append([unit.name, 5])
    page["B3"] = None
    page.merge_cells("B2:B3")
    book.save(tmp_path / "a.xlsx")
    found = read_return(tmp_path / "a.xlsx", city.plan)
    assert {unit for _, unit in found.edits} == {unit.code for unit in units[2:]}
    assert [problem.where for problem in found.problems] == [("B2",)]
    halves = openpyxl.Workbook()
    page = halves.active
    assert page is not None
    page.append(["区市局", first, None, "区市局", second])
    for number, unit in enumerate(units):
        page.append([f"某街道{number}", 5, None, unit.name, 6])
    halves.save(tmp_path / "b.xlsx")
    found = read_return(tmp_path / "b.xlsx", city.plan)
    assert {(item, str(cell.value)) for (item, _), cell in found.edits.items() if cell} == {(RETYPED[1], "6")}
    assert [problem.where for problem in found.problems] == [(f"A{row}",) for row in range(2, 2 + len(units))]


def test_a_form_of_another_year_is_refused_in_words(city: Assessment, tmp_path: Path) -> None:
    made = sent(city, tmp_path)[0]
    fill(tmp_path / made.file, city)
    for plan in (replace(city.plan, year=2025), replace(city.plan, id="other")):
        found = read_return(tmp_path / made.file, plan)
        assert found.edits == {}
        assert [problem.code for problem in found.refused] == ["collect.other_assessment"]


def test_what_is_no_number_is_told_with_its_cell_and_not_taken(city: Assessment, tmp_path: Path) -> None:
    made = next(one for one in sent(city, tmp_path) if one.recipient == "法规处")
    book = openpyxl.load_workbook(tmp_path / made.file)
    book[TABLE]["C4"], book[TABLE]["C5"], book[TABLE]["C6"] = "100余", "缺报", 0
    book.save(tmp_path / made.file)
    found = read_return(tmp_path / made.file, city.plan)
    assert [problem.where for problem in found.problems] == [("C4",)]
    assert sorted(str(cell.value or cell.state) for cell in found.edits.values() if cell) == ["0", "missing"]


def test_the_same_file_twice_says_so(city: Assessment, tmp_path: Path) -> None:
    made = sent(city, tmp_path)[0]
    path = tmp_path / made.file
    fill(path, city)
    one = read_return(path, city.plan)
    plan = with_returns(with_sendings(city.plan, [made]), [one], "2025-01-06T10:00:00")
    assert plan.sendings[0].returned[0].sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    (again,) = without_repeats([one], plan.sendings)
    assert [problem.code for problem in again.refused] == ["collect.same_file"]
    assert differences([again], city.plan, Entries()) == ()
    first, second = without_repeats([one, replace(one, file="copy.xlsx")], city.plan.sendings)
    assert first == one
    assert [problem.code for problem in second.refused] == ["collect.same_twice"]


def test_two_files_that_differ_are_a_conflict_and_neither_wins(city: Assessment) -> None:
    key = ("cases", city.plan.units[0].code)
    files = [Return(file=name, sha256=name, edits={key: Cell(value)}) for name, value in (("a", "1"), ("b", "2"))]
    found = differences(files, city.plan, city.entries)
    assert [(one.file, one.conflict) for one in found] == [("a", True), ("b", True)]
    agreed = [replace(one, edits={key: Cell("7")}) for one in files]
    assert [(one.file, one.conflict) for one in differences(agreed, city.plan, Entries())] == [("a", False)]


def test_what_a_ledger_fills_waits_for_somebody_and_what_was_entered_by_hand_does_not(city: Assessment) -> None:
    """A form and a packet alike."""
    unit, other = (one.code for one in city.plan.units[:2])
    item = replace(city.plan.item["cases"], feed=Feed(kind="tasks", count="rows"))
    plan = replace(city.plan, items=tuple(item if one.code == "cases" else one for one in city.plan.items))
    rows = tuple(LedgerRow(kind="tasks", unit=code, matter="事项") for code in (unit, other))
    entries = replace(city.entries.with_cells({("cases", unit): Cell("1")}), ledger_rows=rows)
    edits: dict[tuple[str, str], Cell | None] = {("cases", unit): Cell("7"), ("cases", other): Cell("7")}
    found = differences([Return(file="a", sha256="a", edits=edits)], plan, entries)
    assert [(one.unit, one.kept, one.waits) for one in found] == [(unit, "ledger", True), (other, "", False)]
    base = {("cases", unit): Cell("1")}
    (merged,) = three_way(base, {("cases", unit): Cell("7")}, plan, entries, "a.qpack")
    assert (merged.kept, merged.conflict, merged.waits) == ("ledger", False, True)
    agreed = replace(Return(file="a", sha256="a"), edits={("cases", unit): Cell("1", State.PENDING)})
    assert [one.kept for one in differences([agreed], plan, entries)] == [""], "it says what the ledger does"


def test_marks_of_judges_and_ballots_that_were_read_out_wait_and_marks_that_were_missing_do_not(
    city: Assessment,
) -> None:
    plan, entries = city.plan, city.entries
    item, unit = panel_items(plan)[0], plan.units[0].code
    marks = list(entries.values[item][unit].value)  # type: ignore[arg-type]
    more, other = [*marks, "90"], ["60", *marks[1:]]
    base = {(item, unit): entries.values[item][unit]}

    def merged(item: str, value: Json, entries: Entries) -> str:
        (one,) = three_way(base, {(item, unit): Cell(value)}, plan, entries, "a.qpack")
        return one.kept

    assert [merged(item, value, entries) for value in (more, other, marks[:-1])] == ["", "marks", "marks"]
    (gone,) = three_way(base, {}, plan, entries, "a.qpack")
    assert (gone.kept, gone.waits) == ("marks", True)

    batch = replace(batches_of(plan, entries, "ballot")[0], papers=(Paper(("A",) * len(plan.units)),))
    base = {("ballot", unit): entries.values["ballot"][unit]}
    held: Any = base["ballot", unit].value
    (votes,), (own, *_) = held, held[0]
    read_out = replace(entries, batches=(batch,))
    assert batch.voters == own
    others = [{**votes, "市局处室": {"A": "1"}}]
    assert merged("ballot", [{**votes, own: {"A": "1"}}], read_out) == "ballots"
    assert merged("ballot", others, read_out) == "", "those were not read out"
    assert merged("ballot", [{**votes, own: {"A": "1"}}], entries) == "", "nobody read them out"


def test_the_change_is_exact() -> None:
    one = differences(
        [Return(file="a", edits={("cases", "U01"): Cell("3.90")})],
        read_assessment(SAMPLE.read_bytes()).plan,
        Entries(),
    )
    assert [difference_of(each) for each in one] == [""] * len(one)


VALUES = st.sampled_from([None, Cell("1"), Cell("2"), Cell(state=State.MISSING)])


@given(VALUES, VALUES, VALUES)
def test_a_merge_loses_nothing_and_nobody_wins_silently(
    base: Cell | None, theirs: Cell | None, now: Cell | None
) -> None:
    plan = _small().plan
    key = ("cases", plan.units[0].code)
    entries = Entries().with_cells({key: now}) if now else Entries()
    found = three_way({key: base} if base else {}, {key: theirs} if theirs else {}, plan, entries, "a.qpack")
    if theirs in (base, now):
        assert found == ()
    else:
        (one,) = found
        assert (one.before, one.after) == (now, theirs)
        assert one.conflict == (now != base)


_CITY: list[Assessment] = []


def _small() -> Assessment:
    if not _CITY:
        _CITY.append(read_assessment(SAMPLE.read_bytes()))
    return _CITY[0]


def test_a_packet_goes_out_is_worked_on_and_comes_back(city: Assessment) -> None:
    first = read_packet(write_packet(packet_of(city, ["cases", "fines"])).encode())
    unit = city.plan.units[0].code
    worked = Assessment(first.assessment.plan, first.assessment.entries.with_cells({("cases", unit): Cell("999")}))
    answer = read_packet(write_packet(packet_of(worked, (), first)).encode())
    assert answer.base == first.base == first.cells
    found = three_way(answer.base, answer.cells, city.plan, city.entries, "x")
    assert [(one.key, one.after, one.conflict) for one in found] == [(("cases", unit), Cell("999"), False)]
    meanwhile = city.entries.with_cells({("cases", unit): Cell("5")})
    assert [one.conflict for one in three_way(answer.base, answer.cells, city.plan, meanwhile, "x")] == [True]


def test_a_packet_that_was_altered_or_is_none_is_refused(city: Assessment) -> None:
    text = write_packet(packet_of(city, ["cases"]))
    for data in (text.replace('"items": [', '"items": ["fines",'), "{}", '{"format": "quanheng-packet/9"}', "[1]", ""):
        with pytest.raises(Refused):
            read_packet(data.encode())
    with pytest.raises(Refused):
        check_fits(read_packet(text.encode()), replace(city.plan, year=2023))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"\xff" * 400, b"<html>", "单位,数".encode("utf-16")])
def test_a_hostile_file_is_refused_by_name_and_never_raises(data: bytes, city: Assessment, tmp_path: Path) -> None:
    path = tmp_path / "坏文件.xlsx"
    path.write_bytes(data)
    found = read_return(path, city.plan)
    assert found.refused != ()
    assert found.edits == {}
