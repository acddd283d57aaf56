"""`compare`: two years side by side, from files or from a store, as a table or as JSON."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_verbs import CITY, Say, say

__all__ = ["say"]
Json = dict[str, Any]


@pytest.fixture
def next_year(tmp_path: Path) -> Callable[..., Path]:
    """Writes the sample city a year later, changed as it is told."""

    def write(change: Callable[[Json], object] = lambda data: None, *, named: bool = True) -> Path:
        data = json.loads(CITY.read_text(encoding="utf-8"))
        data["assessment"] |= {"id": "city-2025", "title": "Next year", "year": 2025}
        if named:
            data["assessment"]["previous"] = {"id": "city-2024"}
        change(data)
        path = tmp_path / "next.json"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return path

    return write


def renamed_and_busier(data: Json) -> None:
    """甲区局 is U90 now, and found fewer cases."""
    text = json.dumps(data, ensure_ascii=False).replace('"U01"', '"U90"')
    data.clear()
    data.update(json.loads(text))
    data["assessment"]["previous"]["units"] = {"U90": ["U01"]}
    data["values"]["cases"]["U90"] = "1"


def test_both_parts_of_every_change_add_up(say: Say, next_year: Callable[..., Path]) -> None:
    code, out, _ = say("compare", CITY, next_year(renamed_and_busier), "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["old"]["assessment"], found["new"]["assessment"]) == ("city-2024", "city-2025")
    first = next(unit for unit in found["units"] if unit["code"] == "U90")
    assert (first["kind"], first["former"]) == ("renamed", ["U01"])
    assert Decimal(first["total"]["performance"]) < 0
    for unit in found["units"]:
        total = {key: Decimal(value) for key, value in unit["total"].items()}
        assert total["performance"] + total["rule_effect"] == total["change"] == total["now"] - total["before"]


def test_the_table_has_a_line_for_each_unit_in_the_order_of_this_year(say: Say, next_year: Callable[..., Path]) -> None:
    code, out, err = say("compare", CITY, next_year(renamed_and_busier))
    rows = [line.split("\t") for line in out.splitlines()]
    assert code == 0
    assert len(rows) == 11
    assert {len(row) for row in rows} == {10}
    assert [int(row[0]) for row in rows[1:]] == sorted(int(row[0]) for row in rows[1:])
    assert next(row for row in rows if row[2] == "U90")[4] == "U01"
    assert "Next year: complete" in err


def test_a_store_with_both_years_needs_no_more_than_its_name_twice(
    say: Say, next_year: Callable[..., Path], tmp_path: Path
) -> None:
    store = tmp_path / "city.qheng"
    assert say("new", store, "--sample")[0] == 0
    path = next_year(renamed_and_busier)
    assert say("import", store, path)[0] == 0
    assert say("compare", store, store, "--json")[:2] == say("compare", CITY, path, "--json")[:2]
    assert say("compare", store, store, "--assessment", "city-2024")[0] == 2
    assert say("compare", store, store, "--old", "city-2025", "--assessment", "city-2024")[0] == 0
    assert say("compare", store, store, "--old", "city-2023")[0] == 2


def test_an_assessment_is_not_compared_with_itself(say: Say) -> None:
    code, out, err = say("compare", CITY, CITY)
    assert (code, out) == (2, "")
    assert "--old" in err


def test_what_a_reader_has_to_know_is_told_beside_the_table(say: Say, next_year: Callable[..., Path]) -> None:
    def change(data: Json) -> None:
        data["assessment"]["previous"]["units"] = {"U02": [], "U03": ["U01", "U03"]}
        data["items"].append({"code": "new", "name": "新数据", "kind": "number"})
        data["values"]["new"] = {unit["code"]: "1" for unit in data["units"]}
        leaf = next(node for node in data["indicators"] if node["code"] == "A1.1")
        leaf["measure"] = "new"

    code, out, err = say("compare", CITY, next_year(change))
    assert code == 0
    assert "新设" not in out
    for part in ("is new this year", "was made of U01、U03", "Not among the units of this year: 乙区局", "新数据"):
        assert part in err


def test_two_years_that_do_not_name_each_other_are_compared_and_that_is_told(
    say: Say, next_year: Callable[..., Path]
) -> None:
    code, _, err = say("compare", CITY, next_year(named=False))
    assert code == 0
    assert "does not name" in err


def test_a_provisional_year_makes_the_comparison_provisional(say: Say, next_year: Callable[..., Path]) -> None:
    assert say("compare", CITY, next_year(lambda data: data["values"]["cases"].pop("U01")))[0] == 3


def test_values_of_a_file_that_differ_from_those_of_the_store_are_told(
    say: Say, next_year: Callable[..., Path], tmp_path: Path
) -> None:
    def change(data: Json) -> None:
        column = json.loads(CITY.read_text(encoding="utf-8"))["values"]["cases"]
        data["previous_values"] = {"cases": column | {"U01": "1", "U02": "2"}}
        leaf = next(node for node in data["indicators"] if node["code"] == "A1.1")
        leaf["measure"] = "growth(cases, prev(cases))"

    store, path = tmp_path / "city.qheng", next_year(change)
    assert say("new", store, "--sample")[0] == 0
    code, _, err = say("import", store, path)
    assert code == 0
    assert "city-2024" in err
    assert "in 2 places" in err
    assert say("score", store, "--json")[1] != say("score", path, "--json")[1]
    alone = tmp_path / "alone.qheng"
    assert say("new", alone, "--from", path)[0] == 0
    assert say("score", alone, "--json") == say("score", path, "--json")
    assert say("export", alone, "--to", "json", "-o", tmp_path / "out")[0] == 0
    (written,) = (tmp_path / "out").iterdir()
    assert (
        json.loads(written.read_text("utf-8"))["previous_values"]
        == json.loads(path.read_text("utf-8"))["previous_values"]
    )
