"""Weights changed together: a share of the parent, the remainder on one indicator, a level or the plan scaled.

Points are the truth and stay exact: what rounding leaves over is never lost, it is stated and put on one indicator
that is named. Weights that are locked, of what is only shown, and of what the law forbids to score are never touched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from scoring.legal import LAW, forbidden_name
from scoring.numbers import plain
from scoring.plan import Indicator, Plan
from scoring.problems import Problem, Refused
from scoring.rounding import half_up

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class NewWeight:
    """One weight that changes. `remainder`: the part of `new` that closes the sum after all others were rounded."""

    code: str
    name: str
    old: Decimal
    new: Decimal
    remainder: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Reweighted:
    """A plan with other weights, and which they are, in the order of the plan."""

    plan: Plan
    rows: tuple[NewWeight, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A weight set as a share of its parent. `exact`: what the share would be without rounding to the places."""

    plan: Plan
    weight: Decimal
    exact: Fraction

    @property
    def remainder(self) -> Fraction:
        """What rounding has left over; below 0: added."""
        return self.exact - Fraction(self.weight)


def weight_places(plan: Plan) -> int:
    """The decimals that weights are rounded to: as many as the finest of the plan has, and at least one."""
    return max([1, _places(plan.full_score), *(_places(node.weight) for node in plan.indicators)])


def is_fixed(node: Indicator) -> bool:
    """Does the weight stay as it is when others are scaled or balanced?"""
    return node.locked or node.reference_only


def set_share(plan: Plan, code: str, percent: Decimal, places: int | None = None) -> Shared:
    """Make an indicator's weight `percent` percent of its parent's, rounded to the places of the plan's weights.

    Raises Refused below 0, for what is only shown or may not be scored, and where the parent weighs nothing.
    """
    node = plan.indicator[code]
    whole = plan.full_score if node.parent is None else plan.indicator[node.parent].weight
    if percent < 0:
        raise Refused(_problem("share_negative", node, percent=plain(percent)))
    _refuse_unscored(plan, node)
    if not whole:
        raise Refused(_problem(_level("share_of_nothing", node.parent), node, group=_group(plan, node)))
    exact = Fraction(percent) * Fraction(whole) / 100
    weight = half_up(exact, weight_places(plan) if places is None else places)
    return Shared(plan.with_weight(code, _short(weight)), _short(weight), exact)


def balance(plan: Plan, code: str) -> Reweighted:
    """Put what the level of an indicator lacks (or has too much) on it.

    Raises Refused where the level closes already or need not, where the weight is locked or only shown, and where it
    would fall below 0.
    """
    node = plan.indicator[code]
    group = _group(plan, node)
    if not _adds_up(plan, node.parent):
        raise Refused(_problem("no_sum", node, group=group))
    gap = _wanted(plan, node.parent) - _sum(plan.children[node.parent])
    if not gap:
        raise Refused(_problem(_level("closes", node.parent), node, group=group, sum=plain(_wanted(plan, node.parent))))
    _refuse_unscored(plan, node)
    if node.locked:
        raise Refused(_problem("locked", node))
    if node.weight + gap < 0:
        raise Refused(_problem("balance_negative", node, over=plain(-gap), weight=plain(node.weight)))
    new = _short(node.weight + gap)
    return Reweighted(plan.with_weight(code, new), (NewWeight(code, node.name, node.weight, new, gap),))


def scale(
    plan: Plan, parent: str | None = None, *, places: int | None = None, remainder_on: str | None = None
) -> Reweighted:
    """Scale the parts of `parent` (None: the whole plan) until they add up, level by level from above.

    A level that closes keeps its weights. In any other, what is free keeps its proportions and is rounded to `places`
    (None: those of the plan's weights); the remainder goes to `remainder_on` where it stands there, else to the
    heaviest. Raises Refused where nothing is free, the fixed weights alone are too much, the free ones are all 0, or
    a remainder would push a weight below 0.
    """
    digits = weight_places(plan) if places is None else places
    new: dict[str, NewWeight] = {}
    waiting: list[str | None] = [parent]
    while waiting:
        code = waiting.pop(0)
        parts = plan.children.get(code, ())
        if _adds_up(plan, code) and parts:
            wanted = new[code].new if code in new else _wanted(plan, code)
            new.update({row.code: row for row in _scaled(plan, code, wanted, digits, remainder_on)})
        waiting += [part.code for part in parts if part.is_group]
    return _reweighted(plan, new)


def sum_up(plan: Plan, code: str | None = None) -> Reweighted:
    """Give every group below `code` (None: of the plan), and itself, the sum of its parts, from below upwards.

    Locked groups, and those whose parts need not add up, stay.
    """
    new: dict[str, NewWeight] = {}

    def settle(node: Indicator) -> Decimal:
        parts = plan.children.get(node.code, ())
        total = sum((settle(part) for part in parts), ZERO)
        if not parts or not _adds_up(plan, node.code) or is_fixed(node) or total == node.weight:
            return node.weight
        new[node.code] = NewWeight(node.code, node.name, node.weight, _short(total))
        return total

    for node in plan.children.get(None, ()) if code is None else (plan.indicator[code],):
        settle(node)
    return _reweighted(plan, new)


def _scaled(
    plan: Plan, parent: str | None, wanted: Decimal, places: int, remainder_on: str | None
) -> Iterator[NewWeight]:
    parts = plan.children[parent]
    found = _sum(parts)
    if found == wanted:
        return
    group = plan.indicator[parent].name if parent is not None else ""
    where = ("indicators", parent, "weight") if parent is not None else ("assessment", "full_score")
    free = [part for part in parts if not is_fixed(part) and not forbidden_name(plan, part)]
    fixed, basis = found - _sum(free), _sum(free)
    facts = {"group": group, "wanted": plain(wanted), "found": plain(found), "fixed": plain(fixed)}
    if not free:
        raise Refused(Problem(f"plan_edit.{_level('scale_locked', parent)}", where, facts))
    if wanted < fixed:
        raise Refused(Problem(f"plan_edit.{_level('scale_too_much', parent)}", where, facts))
    if basis <= 0 or any(part.weight < 0 for part in free):
        raise Refused(Problem(f"plan_edit.{_level('scale_nothing', parent)}", where, facts))
    factor = Fraction(wanted - fixed) / Fraction(basis)
    rounded = {part.code: half_up(Fraction(part.weight) * factor, places) for part in free}
    rest = wanted - fixed - sum(rounded.values(), ZERO)
    heaviest = max(free, key=lambda part: rounded[part.code])
    keeper = remainder_on if remainder_on in rounded else heaviest.code
    if rounded[keeper] + rest < 0:
        facts |= {"name": plan.indicator[keeper].name, "rest": plain(rest), "places": str(places)}
        raise Refused(Problem("plan_edit.scale_rest", where, facts))
    for part in free:
        own = rest if part.code == keeper else ZERO
        weight = _short(rounded[part.code] + own)
        if weight != part.weight or own:
            yield NewWeight(part.code, part.name, part.weight, weight, own)


def _reweighted(plan: Plan, new: Mapping[str, NewWeight]) -> Reweighted:
    indicators = tuple(
        replace(node, weight=new[node.code].new) if node.code in new else node for node in plan.indicators
    )
    rows = tuple(new[node.code] for node in plan.indicators if node.code in new)
    return Reweighted(replace(plan, indicators=indicators) if rows else plan, rows)


def _adds_up(plan: Plan, parent: str | None) -> bool:
    return parent is None or plan.indicator[parent].aggregate == "sum"


def _wanted(plan: Plan, parent: str | None) -> Decimal:
    return plan.full_score if parent is None else plan.indicator[parent].weight


def _group(plan: Plan, node: Indicator) -> str:
    """The name of the level of an indicator; "" for the first one."""
    return "" if node.parent is None else plan.indicator[node.parent].name


def _level(code: str, parent: str | None) -> str:
    """The sentence about a level: the first one has no group that could be named."""
    return f"{code}_first" if parent is None else code


def _sum(nodes: tuple[Indicator, ...] | list[Indicator]) -> Decimal:
    return sum((node.weight for node in nodes), ZERO)


def _places(weight: Decimal) -> int:
    text = plain(weight)
    return len(text.partition(".")[2])


def _short(weight: Decimal) -> Decimal:
    """Without zeros at the end: 5, not 5.0."""
    return Decimal(plain(weight))


def _refuse_unscored(plan: Plan, node: Indicator) -> None:
    if name := forbidden_name(plan, node):
        raise Refused(_problem("forbidden", node, said=name, law=LAW))
    if node.reference_only:
        raise Refused(_problem("reference", node))


def _problem(code: str, node: Indicator, **facts: str) -> Problem:
    return Problem(f"plan_edit.{code}", ("indicators", node.code, "weight"), {"name": node.name} | facts)
