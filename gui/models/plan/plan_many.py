"""Settings of several indicators at once: what they have in common, and the plan with others. Without Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from gui.models.plan.plan_cells import words
from scoring.parameter_reading import CHOICES
from scoring.plan import Indicator, Plan

CHOSEN: Final = ("missing", "not_applicable", "peers")
"""Settings with a fixed list of values; of scored indicators alone."""
TYPED: Final = ("department", "tags", "unit", "source", "basis")
"""Settings that are typed; tags and sources are lists of words."""
LISTS: Final = ("tags", "source")
OF_LEAVES: Final = (*CHOSEN, "unit", "source", "basis")
"""Settings that a group has not."""


def values_of(setting: str) -> tuple[str, ...]:
    return CHOICES[setting]


def common(nodes: Sequence[Indicator], setting: str) -> str | None:
    """The value that all have who can have it; None where they differ; "" where nobody can."""
    found = {_text(node, setting) for node in _those(nodes, setting)}
    return None if len(found) > 1 else next(iter(found), "")


def known(plan: Plan, setting: str) -> list[str]:
    """The values of a typed setting that stand in the plan, to choose from; the frequent ones first."""
    texts = [_text(node, setting) for node in plan.indicators]
    if setting == "tags":
        texts += [tag for one in plan.tag_sets for tag in one.tags]
    counts = {text: texts.count(text) for text in dict.fromkeys(texts) if text}
    return sorted(counts, key=lambda text: -counts[text])


def changed(plan: Plan, codes: Sequence[str], values: Mapping[str, str]) -> Plan:
    """The plan in which these indicators have these settings, as far as each can have them."""
    chosen = set(codes)
    new: list[Indicator] = []
    for node in plan.indicators:
        if node.code in chosen:
            fit = {name: text for name, text in values.items() if not (node.is_group and name in OF_LEAVES)}
            parts: dict[str, Any] = {name: words(text) if name in LISTS else text.strip() for name, text in fit.items()}
            node = replace(node, **parts)
        new.append(node)
    return replace(plan, indicators=tuple(new)) if tuple(new) != plan.indicators else plan


def _those(nodes: Sequence[Indicator], setting: str) -> list[Indicator]:
    return [node for node in nodes if not (node.is_group and setting in OF_LEAVES)]


def _text(node: Indicator, setting: str) -> str:
    value = getattr(node, setting)
    return "、".join(value) if setting in LISTS else str(value)
