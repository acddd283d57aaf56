"""The page on weights tells the truth."""

import re
from pathlib import Path

import pytest

from scoring.weights.ahp import RANDOM_INDEX

PAGE = (Path(__file__).parents[3] / "docs" / "weights.md").read_text("utf-8")


def test_the_example_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    example = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    exec(example[1], {})
    said = [line.split("#")[1].strip() for line in example[1].splitlines() if "#" in line]
    assert capsys.readouterr().out.splitlines() == said


def test_the_random_indexes_are_those_of_the_program() -> None:
    listed = re.search(r"n = 1 … 15\): ([\d.,\s]+)\. Other", PAGE)
    assert listed is not None
    assert tuple(listed[1].replace("\n", " ").split(", ")) == RANDOM_INDEX["saaty_1980"]


def test_every_function_that_the_page_names_is_there() -> None:
    named = re.findall(r"^\| `(\w+)\.(\w+)`", PAGE, re.MULTILINE)
    assert len(named) == 8
    for module, name in named:
        assert hasattr(__import__(f"scoring.weights.{module}", fromlist=[name]), name)
