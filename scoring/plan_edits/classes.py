"""Editing the weights of one class: the plan that the class sees is edited like any other, and folded back."""

from dataclasses import replace

from scoring.plan import Indicator, Plan


def folded(plan: Plan, edited: Plan, code: str) -> Plan:
    """The plan after `plan.seen_by(code)` was edited to `edited`: other weights are those of the class alone,
    everything else is everybody's. What is new weighs for all what it weighs there; what is only shown weighs 0."""
    before = {node.uid: node for node in plan.indicators}

    def back(node: Indicator) -> Indicator:
        base = before.get(node.uid)
        if base is None or node.reference_only:
            return node
        own = {one: weight for one, weight in node.weight_by_class.items() if one != code}
        if node.weight != base.weight:
            own[code] = node.weight
        return replace(node, weight=base.weight, weight_by_class=own)

    nodes = tuple(back(node) for node in edited.indicators)
    kept = [node if node != (base := before.get(node.uid)) or base is None else base for node in nodes]
    return replace(edited, indicators=tuple(kept))


def alike(plan: Plan, code: str) -> Plan:
    """The plan without weights of its own for a class."""
    return replace(
        plan,
        indicators=tuple(
            replace(node, weight_by_class={one: own for one, own in node.weight_by_class.items() if one != code})
            if code in node.weight_by_class
            else node
            for node in plan.indicators
        ),
    )
