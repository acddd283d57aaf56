"""The medal table of Tokyo 2020: gold, then silver, then bronze; and the other table, by all medals."""

from tests.golden.published.cases import columns, complete, index_of, rows
from tests.scoring.build import Json

EXPECTED = rows("tokyo_2020_medals", "expected.csv")
MEDALS = columns(rows("tokyo_2020_medals", "input.csv"), ("Gold", "Silver", "Bronze"), "TeamCountry")


def counted(medal: str, **more: str) -> Json:
    return {"code": medal, "weight": "1000", "method": "direct"} | more


def test_gold_silver_and_bronze_give_the_published_ranks_with_ties() -> None:
    """The total is gold alone; silver and bronze stand in a group that weighs nothing, and only break ties."""
    beside = {"code": "beside", "weight": "0", "aggregate": "min"}
    silver, bronze = counted("Silver", parent="beside"), counted("Bronze", parent="beside")
    doc = index_of(
        [counted("Gold"), beside, silver, bronze],
        MEDALS,
        full_score="1000",
        total_places=0,
        tie_breakers=["Silver", "Bronze"],
    )
    ranks = {unit.code: unit.rank for unit in complete(doc).units}
    assert ranks == {row["TeamCountry"]: int(row["Rank"]) for row in EXPECTED}


def test_all_medals_give_the_published_totals_and_ranks() -> None:
    doc = index_of([counted(medal) for medal in MEDALS], MEDALS, full_score="3000", total_places=0)
    found = {unit.code: (int(unit.total), unit.rank) for unit in complete(doc).units}
    assert found == {row["TeamCountry"]: (int(row["Total"]), int(row["Rank by Total"])) for row in EXPECTED}
    assert len(found) == 93
