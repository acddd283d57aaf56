"""Plans drawn at random: trees of any shape with weights that need not close, some locked or only shown."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from scoring.plan import Indicator, Item, Plan, Ranking, Unit


@st.composite
def plans(draw: st.DrawFn, *, least: int = 1, closing: bool = False) -> Plan:
    """A plan that can be read back: parents before children, leaves with a rule, groups without one."""
    count = draw(st.integers(least, 12))
    parents = [draw(st.sampled_from([None, *(f"N{n}" for n in range(number))])) for number in range(count)]
    groups = {parent for parent in parents if parent is not None}
    nodes = []
    for number, parent in enumerate(parents):
        code = f"N{number}"
        group = code in groups or draw(st.booleans())
        steps = draw(st.integers(0, 400))
        shown = not group and draw(st.integers(0, 9)) == 0
        nodes.append(
            Indicator(
                code=code,
                parent=parent,
                name=draw(st.sampled_from(["办案数", "cases", f"指标{number}"])),
                weight=Decimal(0) if shown else Decimal(f"{steps}e-1"),
                aggregate=draw(st.sampled_from(["sum", "sum", "sum", "min"])) if group else "sum",
                method=None if group else "direct",
                measure=None if group or draw(st.booleans()) else "x",
                reference_only=shown,
                locked=draw(st.integers(0, 3)) == 0,
                tags=("力度",) if draw(st.booleans()) else (),
            )
        )
    plan = Plan(
        id="t",
        title="试验",
        year=2025,
        units=(Unit(code="U", name="甲区"),),
        items=(Item(code="x", name="数据"),),
        ranking=Ranking(tie_breakers=("base", "N0")),
        indicators=tuple(nodes),
    )
    return _closed(plan) if closing else plan


def _closed(plan: Plan) -> Plan:
    """The same tree with groups that weigh what their parts weigh."""
    weights = {node.code: node.weight for node in plan.indicators}
    for node in reversed(plan.indicators):
        if node.code in plan.children and node.aggregate == "sum":
            weights[node.code] = sum((weights[part.code] for part in plan.children[node.code]), Decimal(0))
    first = sum((weights[node.code] for node in plan.children[None]), Decimal(0))
    return replace(
        plan,
        full_score=first,
        indicators=tuple(replace(node, weight=weights[node.code]) for node in plan.indicators),
    )
