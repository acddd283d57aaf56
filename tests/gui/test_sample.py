"""The sample city knows its last year: whoever looks around finds last year's weights and values beside this year's."""

import subprocess
import sys
from pathlib import Path

from exchange.assessment_json import read_assessment
from gui.document import Document
from gui.main_window import MainWindow
from gui.sample import SAMPLES, sample_city
from scoring.checks import weight_sums
from scoring.entries import Entries
from scoring.evaluate import evaluate
from scoring.plausible import beside
from scoring.years.weight_changes import weight_changes


def test_the_sample_city_comes_with_weights_and_values_of_its_last_year(
    window: MainWindow, document: Document, tmp_path: Path
) -> None:
    window.commands.open_sample(tmp_path / "sample.qheng")
    assert document.assessment.plan.id == "city-2024"
    assert [info.id for info in document.assessments()] == ["city-2024", "city-2023"]
    plan = document.assessment.plan
    assert plan.previous is not None
    assert plan.previous.id == "city-2023"
    assert {node.code for node in plan.previous_indicators} - plan.indicator.keys() == {"E2.3"}
    assert document.undo_stack.count() == 0


def test_the_last_year_adds_up_and_shows_every_kind_of_change() -> None:
    city, earlier = sample_city()
    assert all(level.difference == 0 for level in weight_sums(earlier.plan))
    assert {"kept", "reweighted", "renamed", "added", "dropped"} == {one.kind for one in weight_changes(city.plan)}
    assert evaluate(earlier.plan, earlier.entries).problems == ()


def test_the_points_of_the_sample_city_are_those_of_its_file() -> None:
    city, earlier = sample_city()
    alone = read_assessment((SAMPLES / "city_2024.json").read_bytes())
    assert evaluate(city.plan, city.entries).units == evaluate(alone.plan, alone.entries).units
    assert list(beside(city.plan, Entries(values=city.entries.values, previous=earlier.entries.values))) == []


def test_figures_of_the_year_before_are_the_same_in_both_years() -> None:
    city, earlier = sample_city()
    for then, now in (("cases_general", "cases_general_ly"), ("tq", "tq_ly"), ("sat_rank", "sat_rank_ly")):
        assert earlier.entries.values[then] == city.entries.values[now]


def test_the_file_of_last_year_is_what_its_script_makes() -> None:
    script = SAMPLES.parent / "packaging" / "sample_last_year.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0
