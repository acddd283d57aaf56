"""Small trees of directly scored leaves, for tests: a leaf's value is its rate × its weight, so that the rates stay
whatever the weights are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from exchange.assessment_json import read_assessment
from scoring.entries import Assessment
from scoring.result import Result
from tests.scoring.build import document, number_item, score

SAMPLE = Path(__file__).parents[3] / "samples" / "city_2024.json"
Json = dict[str, Any]
NOT_APPLICABLE = {"state": "not_applicable"}


@dataclass(frozen=True)
class Node:
    """A leaf (with a rate in hundredths for each unit, None = left out) or a group."""

    code: str
    weight: Fraction
    rates: tuple[int | None, ...] = ()
    aggregate: str = "sum"
    children: "tuple[Node, ...]" = ()


def text(value: Fraction) -> str:
    """A number with a finite decimal form, exactly."""
    places = 0
    while value * 10**places % 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    whole = digits if not places else f"{digits[:-places]}.{digits[-places:]}"
    return f"-{whole}" if value < 0 else whole


def scored(nodes: Sequence[Node], units: int, *, full: Fraction | None = None, **about: Any) -> Result:
    return score(tree_document(nodes, units, full=full, **about))


def tree_document(nodes: Sequence[Node], units: int, *, full: Fraction | None = None, **about: Any) -> Json:
    indicators: list[Json] = []
    values: dict[str, dict[str, Any]] = {}

    def add(node: Node, parent: str | None) -> None:
        own: Json = {"code": node.code, "parent": parent, "name": node.code, "weight": text(node.weight)}
        if node.children:
            indicators.append(own | {"aggregate": node.aggregate})
            for child in node.children:
                add(child, node.code)
            return
        indicators.append(own | {"method": "direct", "params": {"max": text(max(node.weight, Fraction(100)))}})
        values[node.code] = {
            f"U{unit}": NOT_APPLICABLE if rate is None else text(node.weight * rate / 100)
            for unit, rate in enumerate(node.rates)
        }

    for node in nodes:
        add(node, None)
    whole = sum((node.weight for node in nodes), Fraction(0)) if full is None else full
    settings = {"full_score": text(whole), "rounding": {"leaf_places": None, "total_places": 10}} | about
    return document(
        indicators,
        values,
        units=[f"U{unit}" for unit in range(units)],
        items=[number_item(code) for code in values],
        about=settings,
    )


def weighed(node: Node, weights: Mapping[str, Fraction]) -> Node:
    """The node with other weights for leaves and for groups that are no sums; a sum weighs what its children do."""
    children = tuple(weighed(child, weights) for child in node.children)
    if node.children and node.aggregate == "sum":
        return replace(node, children=children, weight=sum((child.weight for child in children), Fraction(0)))
    return replace(node, children=children, weight=weights[node.code])


def leaves(nodes: Sequence[Node]) -> list[Node]:
    return [leaf for node in nodes for leaf in (leaves(node.children) if node.children else [node])]


def something_scored(nodes: Sequence[Node]) -> bool:
    return any(rate is not None for leaf in leaves(nodes) for rate in leaf.rates)


def sample_city() -> Assessment:
    return read_assessment(SAMPLE.read_bytes())


@st.composite
def trees(draw: st.DrawFn, *, units: int, aggregates: Sequence[str] = ("sum",), left_out: bool = False) -> list[Node]:
    """Two or three first-level nodes, leaves or groups of up to three, down to the third level. Weights add up."""
    rate: st.SearchStrategy[int | None] = st.integers(0, 100)
    if left_out:
        rate = st.one_of(rate, rate, st.none())
    count = 0

    def node(depth: int) -> Node:
        nonlocal count
        count += 1
        code = f"N{count}"
        if depth == 3 or draw(st.integers(0, 2)) == 0:
            weight = Fraction(draw(st.integers(1, 12)), 2)
            return Node(code, weight, tuple(draw(st.lists(rate, min_size=units, max_size=units))))
        children = tuple(node(depth + 1) for _ in range(draw(st.integers(1, 3))))
        aggregate = draw(st.sampled_from(list(aggregates)))
        own = sum((child.weight for child in children), Fraction(0))
        weight = own if aggregate == "sum" else Fraction(draw(st.integers(1, 12)), 2)
        return Node(code, weight, (), aggregate, children)

    return [node(1) for _ in range(draw(st.integers(2, 3)))]
