"""`explain`: how the figures of a unit came about, as an office's script would ask for it."""

import json
from pathlib import Path

from tests.cli.test_verbs import CITY, Say, changed, say, store

__all__ = ["say", "store"]


def test_a_unit_is_explained_from_its_leaves_to_its_grade(say: Say) -> None:
    code, out, err = say("explain", CITY, "--unit", "U01")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "U01 甲区局"
    at = lines.index("A1.1 人均办案数 (4 points)")
    assert lines[at + 2] == ("    10320÷((352+360)÷2) = 28.9888; (28.9888−12)÷(30−12)×40+60 = 97.75; 4×97.75% = 3.91")
    assert lines[at + 1].startswith("    from 办结案件总数")
    assert [line for line in lines if not line.startswith((" ", "R1")) and "points" not in line][1:] == [
        "Base",
        "Adjusted base",
        "Bonus",
        "Deduction",
        "Total",
        "Rank",
        "Grade",
    ]
    assert "complete" in err


def test_a_node_is_explained_with_everything_under_it(say: Say) -> None:
    out = say("explain", CITY, "--unit", "甲区局", "--node", "A1")[1]
    headings = [line.split()[0] for line in out.splitlines()[1:] if line and not line.startswith(" ")]
    assert headings == ["A1", "A1.1", "A1.2", "A1.3", "A1.4", "R1"]
    assert "Total\n" not in out


def test_one_stage_can_be_asked_for(say: Say) -> None:
    assert say("explain", CITY, "--unit", "U01", "--node", "total")[1].splitlines()[1:] == [
        "Total",
        "    92.23+1.20−0.00 = 93.43",
    ]


def test_a_store_gives_the_same_lines_as_its_file(say: Say, store: Path) -> None:
    assert say("explain", store, "--unit", "U03")[1] == say("explain", CITY, "--unit", "U03")[1]


def test_as_json_every_step_is_a_tree(say: Say) -> None:
    code, out, _ = say("explain", CITY, "--unit", "U01", "--node", "A1.1", "--json")
    content = json.loads(out)
    assert (code, content["unit"], content["status"]) == (0, "U01", "complete")
    (found,) = content["worked"]
    assert (found["points"], [step["step"] for step in found["steps"]]) == ("3.91", ["measure", "rate", "points"])


def test_the_exit_code_is_that_of_the_result(say: Say, tmp_path: Path) -> None:
    path = changed(tmp_path, lambda data: data["values"]["cases"].pop("U01"))  # type: ignore[index]
    code, out, err = say("explain", path, "--unit", "U01", "--node", "A1.1")
    assert code == 3
    assert "not entered; missing" in out
    assert "provisional" in err


def test_an_unknown_unit_or_node_is_said_with_what_there_is(say: Say) -> None:
    code, out, err = say("explain", CITY, "--unit", "U99")
    assert (code, out) == (2, "")
    assert "“U99”" in err
    assert "U01 甲区局" in err
    code, out, err = say("explain", CITY, "--unit", "U01", "--node", "Z9")
    assert (code, out) == (2, "")
    assert "“Z9”" in err
    assert "adjusted_base" in err
