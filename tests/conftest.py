"""Fixtures for every package. Imports neither Qt nor SQLAlchemy, for `tests/scoring` runs without either."""

import os
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from scoring.entries import Assessment, Cell, Entries
from scoring.plan import Indicator, Item, Plan, Unit

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything loads Qt
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")  # no test fails because the machine is busy


@pytest.fixture
def samples() -> Path:
    """The folder with the sample city."""
    return Path(__file__).parent.parent / "samples"


@pytest.fixture
def small() -> Assessment:
    """Three units, two groups of two directly scored indicators: 60 + 40 = 100."""
    return small_assessment()


@pytest.fixture
def small_for() -> Callable[[int], Assessment]:
    """The small assessment of any year, each a new one."""
    return lambda year: _of_year(small_assessment(), year)


def small_assessment() -> Assessment:
    leaves = [("A1", "A", "30"), ("A2", "A", "30"), ("B1", "B", "25"), ("B2", "B", "15")]
    plan = Plan(
        id="small-2024",
        title="2024年度试验考核",
        year=2024,
        units=tuple(Unit(code=code, name=name) for code, name in (("U1", "甲区"), ("U2", "乙县"), ("U3", "丙市"))),
        items=tuple(Item(code=code.lower(), name=f"数据{code}") for code, _, _ in leaves),
        indicators=(
            Indicator(code="A", parent=None, name="执法办案", weight=Decimal(60)),
            *(_leaf(*leaf) for leaf in leaves[:2]),
            Indicator(code="B", parent=None, name="服务发展", weight=Decimal(40)),
            *(_leaf(*leaf) for leaf in leaves[2:]),
        ),
    )
    values = {
        "a1": {"U1": Cell("28"), "U2": Cell("21"), "U3": Cell("30")},
        "a2": {"U1": Cell("25"), "U2": Cell("25.5")},
        "b1": {"U1": Cell("20"), "U2": Cell("24"), "U3": Cell("18")},
        "b2": {"U1": Cell("15"), "U2": Cell("9"), "U3": Cell("12")},
    }
    return Assessment(plan, Entries(values))


def _leaf(code: str, parent: str, weight: str) -> Indicator:
    return Indicator(
        code=code, parent=parent, name=f"指标{code}", weight=Decimal(weight), method="direct", measure=code.lower()
    )


def _of_year(assessment: Assessment, year: int) -> Assessment:
    plan = assessment.plan
    renamed = replace(plan, id=f"small-{year}", title=f"{year}年度试验考核", year=year)
    return replace(assessment, plan=renamed)
