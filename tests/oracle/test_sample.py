"""The oracle alone reproduces the sample city."""

from tests.oracle.files import load
from tests.oracle.score import score

SAMPLE = ("samples/city_2024.json", "../shared/samples/city_2024.json")
EXPECTED = ("tests/golden/city_2024.expected.json", "../shared/samples/city_2024.expected.json")


def test_the_oracle_gives_every_figure_of_the_sample_city() -> None:
    result, expected = score(load(*SAMPLE)), load(*EXPECTED)
    assert result["status"] == "complete"
    assert [unit["code"] for unit in result["units"]] == [unit["code"] for unit in expected["units"]]
    for unit, wanted in zip(result["units"], expected["units"], strict=True):
        assert {key: unit[key] for key in wanted if key != "nodes"} == {k: v for k, v in wanted.items() if k != "nodes"}
        found = {code: unit["nodes"][code]["points"] for code in wanted["nodes"]}
        assert found == {code: node["points"] for code, node in wanted["nodes"].items()}


def test_the_oracle_gives_every_state_of_the_sample_city() -> None:
    """Two units without a place in F2.1 are `missing` by §8 of the format (States); the sample says `scored`."""
    result, expected = score(load(*SAMPLE)), load(*EXPECTED)
    differing = {
        (unit["code"], code, unit["nodes"][code]["state"], node["state"])
        for unit, wanted in zip(result["units"], expected["units"], strict=True)
        for code, node in wanted["nodes"].items()
        if unit["nodes"][code]["state"] != node["state"]
    }
    assert differing == {("U04", "F2.1", "missing", "scored"), ("U08", "F2.1", "missing", "scored")}
