"""Tables whose names all stand in one column: what tells groups from indicators, and what is left as it stands."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.wording import LANGUAGES, problem_text
from tests.exchange.weight_tables import Table, tree, understood

TREE = [
    ("执法办案", "60"),
    ("执法办案/人均办案数", "35"),
    ("执法办案/大要案查办数", "25"),
    ("执法质量", "40"),
    ("执法质量/案卷评查", "20"),
    ("执法质量/复议纠错", "20"),
]


def rows(blanks: str = "", *, group_weights: bool = True) -> list[list[Any]]:
    found: list[list[Any]] = [["考核指标", "分值"]]
    for path, weight in TREE:
        *above, name = path.split("/")
        found.append([blanks + name if above else name, int(weight) if above or group_weights else None])
    return found


def told_by(table: Table) -> list[str]:
    codes = [one.code for one in understood(table).assumptions]
    return [code.removeprefix("weights.outline_by_") for code in codes if code.startswith("weights.outline")]


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
@pytest.mark.parametrize(
    ("table", "how"),
    [
        (Table(rows()), "sums"),
        (Table([*rows(), ["合计", 100]]), "sums"),
        (Table(rows("　　")), "indent"),
        (Table(rows("    ", group_weights=False)), "indent"),
    ],
)
def test_groups_in_the_one_column_of_names_are_told_by_blanks_or_by_what_adds_up(
    table: Table, how: str, kind: str
) -> None:
    found = understood(table, kind)
    assert tree(found) == TREE
    assert told_by(table) == [how]
    (said,) = (one for one in found.assumptions if one.code == f"weights.outline_by_{how}")
    assert all("A" in problem_text(said, language) for language in LANGUAGES)


def test_three_levels_are_told_by_blanks() -> None:
    table = Table(
        [
            ["指标", "分值"],
            ["甲", 100],
            ["  乙", 60],
            ["    丙", 40],
            ["    丁", 20],
            ["  戊", 40],
            ["    己", 30],
            ["    庚", 10],
        ]
    )
    assert [path.count("/") for path, _ in tree(understood(table))] == [0, 1, 2, 2, 1, 2, 2]


@pytest.mark.parametrize(
    "weights",
    [
        (20, 10, 10, 30, 15, 15),  # 100 as it stands: no row is the sum of others
        (60, 35, 25, 40, 20, 10),  # the last group lacks 10: nothing is guessed, the sum shows it
        (60, 60, 40, 40),  # one row under each: as likely the same indicator twice
    ],
)
def test_rows_that_could_be_read_either_way_stay_indicators(weights: tuple[int, ...]) -> None:
    table = Table([["指标", "分值"], *([f"指标{at}", weight] for at, weight in enumerate(weights))])
    assert [path for path, _ in tree(understood(table))] == [f"指标{at}" for at in range(len(weights))]
    assert told_by(table) == []


def test_a_stray_blank_makes_no_level() -> None:
    table = Table([["指标", "分值"], ["甲", 50], [" 乙", 30], ["丙", 20]])
    assert tree(understood(table)) == [("甲", "50"), ("乙", "30"), ("丙", "20")]


@given(st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=12))
def test_whatever_is_read_as_groups_adds_up_to_the_full_score(weights: list[int]) -> None:
    found = understood(Table([["指标", "分值"], *([f"指标{at}", weight] for at, weight in enumerate(weights))]))
    groups = [node for node in found.nodes if not node.is_leaf]
    assert not groups or sum(node.weight or 0 for node in groups) == 100
