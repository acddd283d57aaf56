"""A calculation in the room of one line: it is the same calculation, with what stands beside it left out."""

import re
from pathlib import Path

import pytest

from exchange.assessment_json import read_assessment
from exchange.wording.worked import line
from exchange.wording.worked_short import LEFT_OUT, short_line
from scoring.evaluate import evaluate
from scoring.worked import View, worked
from scoring.worked.model import Worked

CITY = read_assessment(Path("samples/city_2024.json").read_text(encoding="utf-8"))
RESULT = evaluate(CITY.plan, CITY.entries)
VIEW = View(CITY.plan, CITY.entries, RESULT)


def of(name: str) -> Worked:
    code = next(node.code for node in CITY.plan.leaves if node.name == name)
    return worked(CITY.plan, CITY.entries, RESULT, CITY.plan.units[0].code, code, VIEW)


@pytest.mark.parametrize(
    ("name", "shown", "room", "said"),
    [
        ("人均办案数", "28.9888", 99, "(28.9888−12)÷(30−12)×40+60=97.75；4×97.75%=3.91"),
        ("人均办案数", "28.9888", 35, "(28.9888−12)÷(30−12)×40+60=97.75"),
        ("人均办案数", "", 20, "…；4×97.75%=3.91"),
        ("大要案查办数", "9", 20, "4−(1−1)×0.3=4.00"),
        ("移送案件公安立案率", "92.1053", 50, "0.8+(92.1053−90)÷(95−90)×(1−0.8)=0.8842"),
        ("案卷按期归档率", "99.2", 20, "99.2≥98：1.00"),
        ("机制创新（一区一特色）", "1.3", 1, "1.30"),
    ],
)
def test_what_stands_beside_the_line_goes_first_and_then_its_beginning(
    name: str, shown: str, room: int, said: str
) -> None:
    assert short_line(of(name), "zh_CN", lambda text: len(text) <= room, shown=shown) == said


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("room", [0, 10, 25, 40, 80])
def test_a_short_line_is_made_of_the_whole_one_and_ends_with_points_or_their_rate(language: str, room: int) -> None:
    for node in CITY.plan.leaves:
        if node.reference_only:
            continue
        for unit in CITY.plan.units:
            found = worked(CITY.plan, CITY.entries, RESULT, unit.code, node.code, VIEW)
            whole = line(found, language).replace(" ", "")
            short = short_line(found, language, lambda text: len(text) <= room, shown="")
            (end,), (last,) = (re.findall(r"(\d[\d./]*)\D*$", said) for said in (whole, short))
            if last != end:  # it stops at the rate that the points are made of
                assert any(f"×{rate}=" in whole for rate in (f"{last}%", f"({last})%", last))
            for part in re.split("[;；:：]", short.replace(" ", "").removeprefix(LEFT_OUT)):
                assert part in whole
