"""With each key only what it changes is reckoned anew, and everything is as if all of it had been."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment
from scoring.entries import Assessment, Cell
from scoring.plan import Indicator
from scoring.preview.curve import trace
from scoring.preview.last_year import last_year
from scoring.preview.stage import Stage, on_stage
from scoring.preview.trial import try_measure

SAMPLES = Path(__file__).parents[3] / "samples"
CITY, OLD = (read_assessment((SAMPLES / f"city_{year}.json").read_bytes()) for year in (2024, 2023))
LEAVES = [node for node in CITY.plan.leaves if not node.reference_only]

keys = st.one_of(
    st.sampled_from([("peers", "all"), ("peers", "class"), ("direction", "down"), ("direction", "up")]),
    st.sampled_from([("weight", LEAVES[0].weight), ("measure", "cases"), ("measure", "cases / (major - 4)")]),
    st.sampled_from([("weight_by_class", {}), ("weight_by_class", {"二类": LEAVES[1].weight + 1})]),
    st.sampled_from([("min_peers", 1), ("zero_denominator", "zero"), ("treatment", {"winsorise": {}})]),
    st.sampled_from(LEAVES).map(lambda rule: ("rule", rule)),
    st.sampled_from(["1", "7", "400"]).map(lambda value: ("cell", value)),
)


def pressed(node: Indicator, city: Assessment, key: tuple[str, object]) -> tuple[Indicator, Assessment]:
    """The leaf, and the city, after a key."""
    name, value = key
    if name == "cell":
        unit = city.plan.units[0].code
        return node, replace(city, entries=city.entries.with_cells({("cases", unit): Cell(str(value))}))
    if name == "rule":
        assert isinstance(value, Indicator)
        return replace(node, method=value.method, params=value.params), city
    changed: dict[str, object] = {name: value}
    return replace(node, **changed), city  # type: ignore[arg-type]


def seen(stage: Stage | None) -> object:
    """Everything that the rule editor shows of a stage."""
    if stage is None:
        return None
    found: list[object] = [stage.dots, stage.circles, stage.scores.problems, stage.scores.provisional]
    for circled in stage.circles if stage.measured else ():
        curve = trace(stage, circled.units[0])
        found += [curve, try_measure(stage, circled.units[0], curve.low)]
    return found


@given(st.sampled_from(LEAVES), st.lists(keys, min_size=1, max_size=4))
def test_what_is_shown_after_a_key_is_what_is_shown_without_what_was_before(
    node: Indicator, typed: list[tuple[str, object]]
) -> None:
    city = CITY
    after: Stage | None = None
    then: Stage | None = None
    for key in typed:
        node, city = pressed(node, city, key)
        stage = on_stage(city.plan, city.entries, node, after)
        afresh = on_stage(city.plan, city.entries, node)
        assert seen(stage) == seen(afresh)
        if stage is None or afresh is None:
            continue
        known = (after, then) if after is not None and then is not None else None
        then = last_year(stage, OLD, known)
        assert seen(then) == seen(last_year(afresh, OLD))
        after = stage
