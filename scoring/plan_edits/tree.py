"""The shape of the tree: indicators added, removed, moved, raised, lowered and copied.

Weights stay as they are, digit for digit: a level that does not close any more says so, and nothing is made to fit.
Items, entries and whatever else names an indicator stay too.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.plan import Indicator, Plan, new_uid
from scoring.plan_edits.codes import codes_below, free_name, next_code
from scoring.problems import Place, Problem, Refused


@dataclass(frozen=True, slots=True)
class Edited:
    """A plan after an edit, and the code of the indicator that it was about."""

    plan: Plan
    code: str
    rule_moved: bool = False
    """Did a scored indicator become a group, and its rule go to this first part of it?"""


@dataclass(frozen=True, slots=True)
class Removed:
    """A plan without some indicators. `gone`: they and everything below them, in the order of the plan."""

    plan: Plan
    gone: tuple[Indicator, ...]
    beside: str | None
    """The code of the indicator to stand on now: the next one of the level, the one before it, or the group."""
    named_in: tuple[Place, ...]
    """The rules (ties, grades, vetoes) that still name what is gone."""


def subtree(plan: Plan, code: str) -> tuple[Indicator, ...]:
    """An indicator and everything below it, in the order of the plan. Raises KeyError for an unknown code."""
    inside = {plan.indicator[code].code}
    waiting = [code]
    while waiting:
        below = [node.code for node in plan.children.get(waiting.pop(), ()) if node.code not in inside]
        inside.update(below)
        waiting += below
    return tuple(node for node in plan.indicators if node.code in inside)


def siblings(plan: Plan, code: str) -> tuple[Indicator, ...]:
    """The indicators of a level, this one among them."""
    return plan.children[plan.indicator[code].parent]


def add_sibling(plan: Plan, code: str, name: str) -> Edited:
    """A new indicator right below this one, a group beside a group, else one that points are given to."""
    here = plan.indicator[code]
    new = _new(plan, here.parent, name, group=here.is_group)
    level = siblings(plan, code)
    at = level.index(here)
    return Edited(_inserted(plan, (new,), here.parent, _code(level[at + 1 : at + 2])), new.code)


def add_first(plan: Plan, name: str) -> Edited:
    """A new group at the end of the first level: where a plan begins."""
    new = _new(plan, None, name, group=True)
    return Edited(_inserted(plan, (new,), None, None), new.code)


def add_child(plan: Plan, code: str, name: str) -> Edited:
    """A new last part of this indicator.

    A scored indicator becomes a group. Its rule is not lost: a first part takes it, with the whole weight. One that
    was never given a rule becomes a group without more ado.
    """
    here = plan.indicator[code]
    parts = plan.children.get(code, ())
    if here.is_group:
        new = _new(plan, code, name, group=bool(parts) and all(part.is_group for part in parts))
        return Edited(_inserted(plan, (new,), code, None), new.code)
    group = _as_group(here)
    if _is_bare(plan, here):
        new = _new(plan, code, name, group=False)
        return Edited(_inserted(plan.with_indicator(group), (new,), code, None), new.code)
    names = {node.name for node in plan.indicators}
    heir = replace(
        here,
        uid=new_uid(),
        code=next_code(plan, code),
        parent=code,
        name=free_name(here.name, names),
        measure=_measure(plan, here),
        reason="",
        locked=False,
    )
    return Edited(_inserted(plan.with_indicator(group), (heir,), code, None), heir.code, rule_moved=True)


def remove(plan: Plan, codes: Collection[str]) -> Removed:
    """The plan without these indicators and everything below them."""
    inside = {node.code for code in codes for node in subtree(plan, code)}
    gone = tuple(node for node in plan.indicators if node.code in inside)
    kept = replace(plan, indicators=tuple(node for node in plan.indicators if node.code not in inside))
    return Removed(kept, gone, _beside(plan, codes, inside), _named_in(kept, inside))


def move(plan: Plan, code: str, parent: str | None, before: str | None = None) -> Edited:
    """An indicator with everything below it under another parent (None: the first level).

    `before`: the sibling that comes after it there; None: it comes last. Raises Refused where it would stand below
    itself, or below an indicator that is scored by a rule of its own.
    """
    node, block = plan.indicator[code], subtree(plan, code)
    inside = {part.code for part in block}
    if parent in inside:
        raise Refused(_problem("below_itself", node, name=node.name, target=plan.indicator[parent].name))
    if parent is not None and not plan.indicator[parent].is_group:
        above = plan.indicator[parent]
        if not _is_bare(plan, above):
            raise Refused(_problem("scored_parent", node, name=node.name, target=above.name))
        plan = plan.with_indicator(_as_group(above))
    if before == code:
        level = siblings(plan, code)
        before = _code(level[level.index(node) + 1 :])
    rest = replace(plan, indicators=tuple(other for other in plan.indicators if other.code not in inside))
    moved = tuple(replace(part, parent=parent) if part.code == code else part for part in block)
    return Edited(_inserted(rest, moved, parent, before), code)


def shift(plan: Plan, code: str, steps: int) -> Edited:
    """An indicator up (below 0) or down within its level. Raises Refused at the ends."""
    node, level = plan.indicator[code], siblings(plan, code)
    target = level.index(node) + steps
    if not 0 <= target < len(level):
        raise Refused(_problem("first" if steps < 0 else "last", node, name=node.name))
    following = level[target] if steps < 0 else (*level, None)[target + 1]
    return move(plan, code, node.parent, following.code if following else None)


def promote(plan: Plan, code: str) -> Edited:
    """An indicator one level up: right below the group that it was in. Raises Refused at the first level."""
    node = plan.indicator[code]
    if node.parent is None:
        raise Refused(_problem("top_level", node, name=node.name))
    group = plan.indicator[node.parent]
    level = siblings(plan, group.code)
    return move(plan, code, group.parent, _code(level[level.index(group) + 1 :]))


def demote(plan: Plan, code: str) -> Edited:
    """An indicator one level down: the last part of the one above it. Raises Refused where there is none."""
    node, level = plan.indicator[code], siblings(plan, code)
    at = level.index(node)
    if at == 0:
        raise Refused(_problem("nothing_above", node, name=node.name))
    return move(plan, code, level[at - 1].code)


def duplicate(plan: Plan, code: str) -> Edited:
    """A copy of an indicator and everything below it, right below it, with codes and a name of its own."""
    node, block = plan.indicator[code], subtree(plan, code)
    level = siblings(plan, code)
    new = next_code(plan, node.parent)
    codes = codes_below(code, new, [part.code for part in block if part is not node], plan.indicator)
    name = free_name(node.name, {part.name for part in plan.indicators})
    copies = tuple(
        replace(
            part,
            uid=new_uid(),
            code=codes[part.code],
            name=name if part is node else part.name,
            parent=part.parent if part is node or part.parent is None else codes[part.parent],
            measure=None if part.is_group else _measure(plan, part),
            reason="",
        )
        for part in block
    )
    return Edited(_inserted(plan, copies, node.parent, _code(level[level.index(node) + 1 :])), new)


def _new(plan: Plan, parent: str | None, name: str, *, group: bool) -> Indicator:
    return Indicator(
        code=next_code(plan, parent),
        parent=parent,
        name=free_name(name, {node.name for node in plan.indicators}),
        weight=Decimal(0),
        method=None if group else "direct",
    )


def _is_bare(plan: Plan, node: Indicator) -> bool:
    """A leaf that nobody has said yet how to score: there is no rule to lose."""
    return node.method == "direct" and not (node.params or _measure(plan, node) or node.treatment)


def _measure(plan: Plan, node: Indicator) -> str | None:
    """What a leaf measures, in so many words: without any it is the item of its own code, which a copy has not."""
    return node.code if not node.measure and node.code in plan.item else node.measure


def _as_group(leaf: Indicator) -> Indicator:
    """What of a leaf is about its place in the plan, without its rule."""
    return Indicator(
        uid=leaf.uid,
        code=leaf.code,
        parent=leaf.parent,
        name=leaf.name,
        weight=leaf.weight,
        department=leaf.department,
        tags=leaf.tags,
        upper=leaf.upper,
        locked=leaf.locked,
        reason=leaf.reason,
        note=leaf.note,
    )


def _code(nodes: Collection[Indicator]) -> str | None:
    """The code of the first one; None where there is none."""
    return next((node.code for node in nodes), None)


def _inserted(plan: Plan, block: tuple[Indicator, ...], parent: str | None, before: str | None) -> Plan:
    """Put a block where its first node is the child of `parent` that comes before `before` (None: the last one)."""
    codes = [node.code for node in plan.indicators]
    if before is not None:
        at = codes.index(before)
    elif parent is None:
        at = len(codes)
    else:
        at = max(codes.index(node.code) for node in subtree(plan, parent)) + 1
    return replace(plan, indicators=(*plan.indicators[:at], *block, *plan.indicators[at:]))


def _beside(plan: Plan, codes: Collection[str], gone: Collection[str]) -> str | None:
    first = next((node for node in plan.indicators if node.code in codes), None)
    while first is not None:
        level = siblings(plan, first.code)
        at = level.index(first)
        stays = [node.code for node in (*level[at + 1 :], *reversed(level[:at])) if node.code not in gone]
        if stays:
            return stays[0]
        if first.parent is None or first.parent not in gone:
            return first.parent
        first = plan.indicator[first.parent]
    return None


def _named_in(plan: Plan, gone: Collection[str]) -> tuple[Place, ...]:
    found: list[Place] = [
        ("assessment", "ranking", "tie_breakers", code) for code in plan.ranking.tie_breakers if code in gone
    ]
    conditions = plan.grades.conditions if plan.grades else ()
    found += [
        ("assessment", "grades", "conditions", str(at)) for at, rule in enumerate(conditions) if rule.node in gone
    ]
    found += [
        ("adjustments", "veto", veto.code, action)
        for veto in plan.veto
        for action in veto.actions
        if action.partition(":")[0] == "node_zero" and action.partition(":")[2] in gone
    ]
    return tuple(found)


def _problem(code: str, node: Indicator, **facts: str) -> Problem:
    return Problem(f"plan_edit.{code}", ("indicators", node.code), facts)
