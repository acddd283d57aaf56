"""Materials bear out cells and events; what has none although its rule asks for one is named."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scoring.entries import Cell, Decision, Entries, Event, State
from scoring.evidence import lacking, unused
from scoring.materials import Material, by_cell, next_code, with_cells, without_cells
from scoring.plan import Adjustment, Indicator, Item, Plan, Unit, Veto

cells = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=9)
PLAN = Plan(
    id="p",
    title="t",
    year=2024,
    units=(Unit(code="U1", name="甲"), Unit(code="U2", name="乙")),
    items=(Item(code="a", name="案件"), Item(code="b", name="人数")),
    indicators=(
        Indicator(code="A", parent=None, name="办案", weight=Decimal(60), method="direct", measure="a / b"),
        Indicator(code="b", parent=None, name="人员", weight=Decimal(40), method="direct"),
    ),
    bonus=(
        Adjustment(code="P1", name="表彰", points=Decimal(1), needs_evidence=True),
        Adjustment(code="P2", name="其他"),
    ),
    veto=(Veto(code="V1", name="事故"),),
)


def asking(*codes: str) -> Plan:
    nodes = tuple(replace(node, needs_evidence=node.code in codes) for node in PLAN.indicators)
    return replace(PLAN, indicators=nodes)


@given(cells, cells)
def test_cells_are_added_once_and_taken_away_again(first: list[tuple[str, str]], more: list[tuple[str, str]]) -> None:
    one = with_cells(Material(code="Z001", file="f"), first)
    both = with_cells(one, more)
    assert both.cells == tuple(dict.fromkeys((*first, *more)))
    assert set(without_cells(both, more).cells) == set(first) - set(more)
    assert by_cell([both]) == dict.fromkeys(both.cells, ("Z001",))


@given(st.lists(st.integers(0, 2000).map(lambda n: f"Z{n:03d}") | st.sampled_from(["X", "Z", "Zx1", "手工"])))
def test_a_new_number_was_never_given_before(codes: list[str]) -> None:
    materials = [Material(code=code, file="f") for code in codes]
    assert next_code(materials) not in codes


def test_only_values_whose_rule_asks_for_evidence_and_that_have_none_are_named() -> None:
    values = {"a": {"U1": Cell("3"), "U2": Cell(state=State.MISSING)}, "b": {"U1": Cell("1"), "U2": Cell("2")}}
    entries = Entries(values)
    assert lacking(PLAN, entries) == ()
    assert [problem.where[1:] for problem in lacking(asking("b"), entries)] == [("b", "U1"), ("b", "U2")]
    scan = with_cells(Material(code="Z001", file="f"), [("a", "U1"), ("b", "U2")])
    found = lacking(asking("A"), replace(entries, materials=(scan,)))
    assert [problem.where for problem in found] == [("values", "b", "U1")]
    assert {problem.severity for problem in found} == {"warning"}


def test_events_under_a_rule_that_asks_and_every_veto_need_a_material_that_is_there() -> None:
    events = (
        Event(unit="U1", rule="P1"),
        Event(unit="U1", rule="P2"),
        Event(unit="U2", rule="P1", evidence=("Z001",)),
        Event(unit="U2", rule="P1", evidence=("Z9",)),
    )
    entries = Entries({}, events, (Decision(unit="U1", rule="V1"),), materials=(Material(code="Z001", file="f"),))
    assert [p.where for p in lacking(PLAN, entries)] == [("events", "0"), ("events", "3"), ("decisions", "0")]


def test_a_material_that_bears_nothing_out_any_more_is_known() -> None:
    materials = (
        with_cells(Material(code="Z001", file="f"), [("a", "gone")]),
        with_cells(Material(code="Z002", file="f"), [("a", "U1")]),
        Material(code="Z003", file="f"),
    )
    entries = Entries({}, (Event(unit="U1", rule="P1", evidence=("Z003",)),), materials=materials)
    assert [one.code for one in unused(PLAN, entries)] == ["Z001"]
