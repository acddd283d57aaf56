"""What the law forbids to score: fines, confiscated amounts and how often somebody is inspected.

行政处罚法 Art. 74 ¶3 and 国办发〔2024〕54号: such figures may be shown, and weigh 0 whichever way weights come about.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from scoring.plan import Indicator, Json, Plan
from scoring.rules import LeafRule, read_rule

LEGAL_WORDS: Final = ("罚没", "罚款", "没收", "检查频次", "检查次数")
_WORDS: Final = re.compile("|".join(LEGAL_WORDS))
LAW: Final = "《行政处罚法》第七十四条、国办发〔2024〕54号"


def legal_name(plan: Plan, rule: LeafRule) -> str:
    """The name or tag by which a leaf, or an item that it is made of, may not be scored; empty where there is none."""
    items = (plan.item[code].name for code in sorted(rule.items) if code in plan.item)
    return _named(rule.node) or next((name for name in items if says_so(name)), "")


def forbidden_name(plan: Plan, node: Indicator) -> str:
    """The same without a rule that was read; a group is only the sum of its parts."""
    return _forbidden_name(plan, node, _items(plan))


def _forbidden_name(plan: Plan, node: Indicator, items: Sequence[str]) -> str:
    if node.is_group:
        return ""
    if name := _named(node):
        return name
    return legal_name(plan, read_rule(plan, node)) if items and _mentions(node, items) else ""


def _items(plan: Plan) -> list[str]:
    return [item.code for item in plan.items if says_so(item.name)]


def forbidden(plan: Plan) -> Mapping[str, str]:
    """The leaves that may not be scored, by code, with the name that says so."""
    items = _items(plan)
    return {node.code: name for node in plan.leaves if (name := _forbidden_name(plan, node, items))}


def unscored(plan: Plan) -> Plan:
    """The plan with what may not be scored for reference only, at 0. The same plan where nothing was scored so."""
    hit = {code for code in forbidden(plan) if plan.indicator[code].weight or not plan.indicator[code].reference_only}
    if not hit:
        return plan
    return replace(plan, indicators=tuple(shown_only(node) if node.code in hit else node for node in plan.indicators))


def shown_only(node: Indicator) -> Indicator:
    """The indicator for reference only: it weighs 0, for every class."""
    return replace(node, reference_only=True, weight=Decimal(0), weight_by_class={})


def _named(node: Indicator) -> str:
    return next((name for name in (node.name, *node.tags) if says_so(name)), "")


def says_so(name: str) -> bool:
    """Does a name or a tag say that this may not be scored?"""
    return _WORDS.search(name) is not None


def _mentions(node: Indicator, items: Sequence[str]) -> bool:
    """Might one of these items be among what a leaf is scored from? Quick: its rule is not read."""
    texts = [node.code, *_texts(node.params)] if node.measure is None else [node.measure, *_texts(node.params)]
    return any(item in text for text in texts for item in items)


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)
