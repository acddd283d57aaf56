"""The items of the assessment that the city itself is under, and which of them the plan's own indicators answer to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.plan import Indicator, Plan, UpperItem
from scoring.problems import Problem


@dataclass(frozen=True, slots=True)
class Covered:
    """An upper-level item with the indicators that answer to it; those of a group count once, with the group."""

    item: UpperItem
    indicators: tuple[Indicator, ...]

    @property
    def weight(self) -> Decimal:
        """The own points behind it."""
        return sum((node.weight for node in self.indicators), Decimal(0))


@dataclass(frozen=True, slots=True)
class Coverage:
    """`items` in the order of the plan; `apart`: scored leaves that answer to none, neither they nor a group above."""

    items: tuple[Covered, ...]
    apart: tuple[Indicator, ...]

    @property
    def uncovered(self) -> tuple[UpperItem, ...]:
        return tuple(one.item for one in self.items if not one.indicators)


def coverage(plan: Plan) -> Coverage:
    """Every upper-level item with its own indicators in the order of the tree, and the leaves that answer to none."""
    above = {node.code: _answers(plan, node) for node in plan.indicators}
    found: dict[str, list[Indicator]] = {item.code: [] for item in plan.upper_items}
    for node in plan.indicators:
        inherited = frozenset() if node.parent is None else above.get(node.parent, frozenset())
        for code in dict.fromkeys(node.upper):
            if code in found and code not in inherited:
                found[code].append(node)
    apart = tuple(
        node for node in plan.leaves if not node.reference_only and not any(code in found for code in above[node.code])
    )
    return Coverage(tuple(Covered(item, tuple(found[item.code])) for item in plan.upper_items), apart)


def _answers(plan: Plan, node: Indicator) -> frozenset[str]:
    """What a node and the groups above it answer to."""
    answers: set[str] = set()
    seen: set[str] = set()
    at: Indicator | None = node
    while at is not None and at.code not in seen:
        seen.add(at.code)
        answers.update(at.upper)
        at = plan.indicator.get(at.parent) if at.parent is not None else None
    return frozenset(answers)


def findings(plan: Plan) -> Iterator[Problem]:
    """Indicators that name an upper-level item which the plan does not have: it counts as not covered."""
    known = {item.code for item in plan.upper_items}
    for node in plan.indicators:
        for code in node.upper:
            if code not in known:
                yield Problem(
                    "upper.unknown",
                    ("indicators", node.code, "upper"),
                    {"indicator": node.name, "code": code},
                    "warning",
                )


def answering(plan: Plan, item: str, indicator: str, *, yes: bool) -> Plan:
    """The plan in which an indicator answers to an upper-level item, or no longer does. Raises KeyError for an unknown
    indicator."""
    node = plan.indicator[indicator]
    codes = [code for code in node.upper if code != item]
    return plan.with_indicator(replace(node, upper=(*codes, item) if yes else tuple(codes)))


def with_upper_items(plan: Plan, items: tuple[UpperItem, ...], renamed: dict[str, str] | None = None) -> Plan:
    """The plan with these upper-level items; indicators follow a code that was renamed and forget one that went."""
    new_codes = renamed or {}
    old, kept = {item.code for item in plan.upper_items}, {item.code for item in items}
    indicators = []
    for node in plan.indicators:
        codes = tuple(new_codes.get(code, code) for code in node.upper)
        codes = tuple(code for code in codes if code in kept or code not in old)
        indicators.append(node if codes == node.upper else replace(node, upper=codes))
    return replace(plan, upper_items=items, indicators=tuple(indicators))
