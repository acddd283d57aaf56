"""Bring a table of weights into a plan: match its names, then change weights or take over the whole tree.

A table is made from a sheet (`exchange.weights.tree.understand`) or from an earlier assessment (`weights_from_plan`):
the preview and the writing are the same.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exchange.matching import NameMatch, match_names
from exchange.weights.classes import classes_of, new_classes
from exchange.weights.table import ClassWeights, Closing, WeightNode, WeightTable
from scoring.legal import LAW, forbidden, says_so, unscored
from scoring.plan import Indicator, Item, Json, Plan, PreviousIndicator, new_uid
from scoring.problems import Problem, Refused


def plan_paths(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The names from the first level down to each indicator, by code."""
    paths: dict[str, tuple[str, ...]] = {}
    for node in plan.indicators:
        above = paths.get(node.parent, ()) if node.parent is not None else ()
        paths[node.code] = (*above, node.name)
    return paths


def match(table: WeightTable, plan: Plan) -> tuple[NameMatch, ...]:
    """The indicator of the plan for every node of the table: leaves to leaves, groups to groups."""
    paths = plan_paths(plan)
    found: dict[int, NameMatch] = {}
    for leaves in (True, False):
        positions = [at for at, node in enumerate(table.nodes) if node.is_leaf == leaves]
        targets = {code: path for code, path in paths.items() if plan.indicator[code].is_group != leaves}
        for one in match_names([table.paths[at] for at in positions], targets):
            found[positions[one.source]] = replace(one, source=positions[one.source])
    return tuple(found[at] for at in range(len(table.nodes)))


def scale_to(table: WeightTable, plan: Plan) -> Decimal:
    """The factor from the table's points to the plan's: 1, or a power of ten (a 1000-point table)."""
    factor = plan.full_score / table.full_score if table.full_score else Decimal(1)
    return factor if factor.normalize().as_tuple().digits == (1,) else Decimal(1)


def new_weight(table: WeightTable, node: WeightNode, plan: Plan) -> Decimal | None:
    """The weight that a node of the table has in the plan's points."""
    if node.weight is None:
        return None
    factor = scale_to(table, plan)
    return node.weight if factor == 1 else node.weight * factor


def take_over(table: WeightTable, matches: Sequence[NameMatch], plan: Plan) -> Plan:
    """The plan with the weights of the matched indicators, and the table as last year's; without indicators, the tree.

    `matches`: only those that may be used, the similar ones after they were confirmed.
    """
    if not plan.indicators:
        return take_over_tree(table, (), plan)
    weights = {}
    for one in matches:
        weight = new_weight(table, table.nodes[one.source], plan)
        if one.target is not None and weight is not None:
            weights[one.target] = weight
    indicators = tuple(
        replace(node, weight=weights[node.code]) if node.code in weights and not node.reference_only else node
        for node in plan.indicators
    )
    codes = {one.source: one.target for one in matches if one.target is not None}
    if not codes:
        return plan
    indicators = _of_classes(table, codes, plan, indicators)
    return unscored(replace(plan, indicators=indicators, previous_indicators=previous_from(table, codes, plan)))


def take_over_tree(table: WeightTable, matches: Sequence[NameMatch], plan: Plan) -> Plan:
    """The plan with exactly the table's tree: matched indicators keep their rule and code, the others are new.

    A new leaf is scored by `direct` until a rule is set and reads a new item of its own code. Indicators of
    the plan that the table does not hold are left out; where a rule still names one: Refused.
    """
    matched = {one.source: plan.indicator[one.target] for one in matches if one.target is not None}
    kept = {node.code for node in matched.values()}
    _refuse_if_needed(plan, [node.code for node in plan.indicators if node.code not in kept])
    taken = {*plan.indicator, *plan.item}
    codes: dict[int, str] = {}
    indicators: list[Indicator] = []
    items = list(plan.items)
    for at in _depth_first(table):
        node = table.nodes[at]
        parent = codes[node.parent] if node.parent is not None else None
        origin = matched.get(at) or node.origin
        code = matched[at].code if at in matched else _new_code(table, at, parent, taken)
        codes[at] = code
        taken.add(code)
        weight = new_weight(table, node, plan) if plan.indicators else node.weight
        made = _indicator(node, origin, code, parent, weight, plan)
        indicators.append(made if at not in matched else replace(made, uid=matched[at].uid))
        if node.is_leaf and origin is None:
            items.append(Item(code=code, name=node.name, department=node.department))
    known = {item.code for item in items}
    items += [replace(item, uid=new_uid()) for item in table.items if item.code not in known]
    lists = {one.code for one in plan.lists}
    classes = plan.classes or (tuple(new_classes(table)) if table.of_classes else ())
    made_of = replace(
        plan,
        classes=classes,
        full_score=plan.full_score if plan.indicators else table.full_score,
        indicators=_of_classes(table, codes, replace(plan, classes=classes), indicators),
        previous_indicators=previous_from(table, codes, plan),
        items=tuple(items),
        lists=(*plan.lists, *(replace(one, uid=new_uid()) for one in table.lists if one.code not in lists)),
    )
    return unscored(made_of)


def _of_classes(
    table: WeightTable, codes: Mapping[int, str], plan: Plan, indicators: Sequence[Indicator]
) -> tuple[Indicator, ...]:
    """The indicators with what the table says of single classes. `codes`: position → the indicator there."""
    of_classes = _ClassesOf(table, plan)
    places = {code: at for at, code in codes.items()}

    def weighed(node: Indicator) -> Indicator:
        if node.code not in places or node.reference_only or not table.of_classes:
            return node
        return replace(node, weight_by_class=of_classes.at(places[node.code], node.weight))

    return tuple(weighed(node) for node in indicators)


class _ClassesOf:
    """What a table says of single classes, under the codes and in the points of a plan."""

    def __init__(self, table: WeightTable, plan: Plan) -> None:
        named = classes_of(table, plan.classes)
        self._known = [(named[one.label], one.weights) for one in table.of_classes if one.label in named]
        self._factor = scale_to(table, plan) if plan.indicators else Decimal(1)

    def at(self, position: int, weight: Decimal) -> dict[str, Decimal]:
        """What the node at a position weighs for the classes for which that is not `weight`."""
        found = ((code, weights[position]) for code, weights in self._known)
        scaled = {code: own * self._factor for code, own in found if own is not None}
        return {code: own for code, own in scaled.items() if own != weight}


def unknown_classes(table: WeightTable, plan: Plan) -> tuple[Problem, ...]:
    """The classes of the table that the plan does not know: their weights are left out."""
    named = classes_of(table, plan.classes)
    return tuple(
        Problem("weights.class_unknown", (), {"label": one.label}, "warning")
        for one in table.of_classes
        if one.label not in named
    )


def barred(table: WeightTable, matches: Sequence[NameMatch], plan: Plan) -> Mapping[int, Problem]:
    """What the table gives a weight although the law forbids to score it, by position: taking it over leaves it at 0.
    `matches`: those that are used."""
    targets = {one.source: one.target for one in matches if one.target is not None}
    known = forbidden(plan) if targets else {}
    found = {}
    for at, node in enumerate(table.nodes):
        if not node.is_leaf or not node.weight:
            continue
        said = known.get(targets.get(at, ""), "") or (node.name if says_so(node.name) else "")
        if said:
            facts = {"name": node.name, "said": said, "weight": f"{node.weight.normalize():f}", "law": LAW}
            found[at] = Problem("weights.barred", (node.place,), facts, "warning")
    return found


def previous_from(table: WeightTable, codes: Mapping[int, str], plan: Plan) -> tuple[PreviousIndicator, ...]:
    """The table as last year's indicators of a plan, in the plan's points. `codes`: position → the indicator there.

    What stands under no code gets one that is free in both. A table of the plan's own year, or of a later one, is not
    last year's: then those that the plan has already.
    """
    if table.year is not None and table.year >= plan.year:
        return plan.previous_indicators
    given = dict(codes)
    taken = {*plan.indicator, *given.values()}
    of_classes = _ClassesOf(table, plan)
    made: list[PreviousIndicator] = []
    for at in _depth_first(table):
        node = table.nodes[at]
        parent = given[node.parent] if node.parent is not None else None
        code = given[at] if at in given else _new_code(table, at, parent, taken)
        given[at] = code
        taken.add(code)
        weight = (new_weight(table, node, plan) if plan.indicators else node.weight) or Decimal(0)
        own = of_classes.at(at, weight)
        made.append(PreviousIndicator(code=code, parent=parent, name=node.name, weight=weight, weight_by_class=own))
    return tuple(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeChange:
    """What becomes of one indicator. `before`, `after`: its weights; None where it is not there."""

    code: str
    name: str
    name_before: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    of_class: bool = False
    """It has other weights for single classes."""
    moved: bool = False
    """It stands under another parent."""

    @property
    def added(self) -> bool:
        return self.before is None

    @property
    def removed(self) -> bool:
        return self.after is None

    @property
    def renamed(self) -> bool:
        return bool(self.name_before) and self.name_before != self.name

    @property
    def weighed(self) -> bool:
        """Whether it stays with another weight."""
        return not self.added and not self.removed and (self.before != self.after or self.of_class)


def changes(old: Plan, new: Plan) -> tuple[NodeChange, ...]:
    """What writing `new` over `old` does to each indicator that does not stay as it is: in the new order, then what is
    removed."""
    before = {node.uid: node for node in old.indicators}
    parents_before = {node.uid: _parent_uid(old, node) for node in old.indicators}
    found = []
    for node in new.indicators:
        was = before.pop(node.uid, None)
        one = NodeChange(
            code=node.code,
            name=node.name,
            name_before=was.name if was else "",
            before=was.weight if was else None,
            after=node.weight,
            of_class=was is not None and was.weight_by_class != node.weight_by_class,
            moved=was is not None and parents_before[node.uid] != _parent_uid(new, node),
        )
        if one.added or one.renamed or one.weighed or one.moved:
            found.append(one)
    gone = (NodeChange(code=n.code, name=n.name, name_before=n.name, before=n.weight) for n in before.values())
    return (*found, *gone)


def _parent_uid(plan: Plan, node: Indicator) -> str:
    return plan.indicator[node.parent].uid if node.parent is not None else ""


def weights_from_plan(plan: Plan) -> WeightTable:
    """An earlier assessment as a table of weights, with its rules and the items they read."""
    position = {node.code: at for at, node in enumerate(plan.indicators)}
    nodes = tuple(
        WeightNode(
            name=node.name,
            parent=None if node.parent is None else position[node.parent],
            weight=node.weight,
            is_leaf=not node.is_group,
            written=format(node.weight, "f"),
            department=node.department,
            origin=node,
        )
        for node in plan.indicators
    )
    checks = []
    for parent, children in plan.children.items():
        above = plan.indicator[parent] if parent is not None else None
        if above is None or above.aggregate == "sum":
            wanted = above.weight if above else plan.full_score
            found = sum((node.weight for node in children), Decimal(0))
            at = position[above.code] if above else None
            checks.append(Closing(above.name if above else "", "", wanted, found, at))
    return WeightTable(
        name=plan.title,
        title=plan.title,
        year=plan.year,
        full_score=plan.full_score,
        nodes=nodes,
        checks=tuple(checks),
        of_classes=tuple(
            ClassWeights(one.name, tuple(node.weight for node in plan.by_class[one.code].indicators))
            for one in plan.classes
            if one.code in plan.by_class
        ),
        items=plan.items,
        lists=plan.lists,
    )


def _indicator(
    node: WeightNode, origin: Indicator | None, code: str, parent: str | None, weight: Decimal | None, plan: Plan
) -> Indicator:
    weight = Decimal(0) if weight is None else weight
    if origin is not None:
        params = _for_classes(origin.params, plan)
        measure = origin.measure
        if measure is None and node.is_leaf and code != origin.code:
            measure = origin.code  # the default measure is the item of the leaf's own code
        return replace(
            origin,
            uid=new_uid(),
            code=code,
            parent=parent,
            weight=weight,
            name=node.name,
            params=params,
            measure=measure,
            weight_by_class={
                one.code: origin.weight_by_class[one.code] for one in plan.classes if one.code in origin.weight_by_class
            },
        )
    note = "\n".join(part for part in (node.method, node.note) if part)
    reference = node.is_leaf and node.weight == 0  # said to be 0; one whose weight is not told yet stays to be scored
    return Indicator(
        code=code,
        parent=parent,
        name=node.name,
        weight=weight,
        method="direct" if node.is_leaf else None,
        reference_only=reference,
        department=node.department,
        source=(node.source,) if node.source else (),
        note=note,
    )


def _for_classes(params: Mapping[str, Json], plan: Plan) -> Mapping[str, Json]:
    """Rule parameters without what they hold for classes and units that the plan does not have."""
    known: dict[str, Collection[str]] = {"by_class": {one.code for one in plan.classes}, "by_unit": set(plan.unit)}
    kept: dict[str, Json] = {}
    for key, value in params.items():
        if key in known and isinstance(value, Mapping):
            fitting = {code: each for code, each in value.items() if code in known[key]}
            if fitting:
                kept[key] = fitting
        else:
            kept[key] = value
    return kept


def _refuse_if_needed(plan: Plan, gone: Collection[str]) -> None:
    """Rules about ranking, grades and vetoes may name an indicator: it cannot vanish under them."""
    named = [("tie_breakers", code) for code in plan.ranking.tie_breakers]
    named += [("grades", one.node) for one in (plan.grades.conditions if plan.grades else ())]
    named += [
        ("veto", action.partition(":")[2])
        for rule in plan.veto
        for action in rule.actions
        if action.startswith("node_zero:")
    ]
    problems = [
        Problem("weights.still_used", (where, code), {"code": code, "name": plan.indicator[code].name, "where": where})
        for where, code in named
        if code in gone
    ]
    if problems:
        raise Refused(*problems)


def _depth_first(table: WeightTable, parent: int | None = None) -> Iterator[int]:
    for position in table.children.get(parent, ()):
        yield position
        yield from _depth_first(table, position)


def _new_code(table: WeightTable, at: int, parent: str | None, taken: Collection[str]) -> str:
    """A free code like the sample's: A, A1, A1.1; an earlier assessment's own code where it is free."""
    node = table.nodes[at]
    if node.origin is not None and node.origin.code not in taken:
        return node.origin.code
    number = table.children[node.parent].index(at) + 1
    while (code := _code(parent, number)) in taken:
        number += 1
    return code


def _code(parent: str | None, number: int) -> str:
    if parent is None:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return letters
    return f"{parent}{number}" if re.fullmatch("[A-Z]+", parent) else f"{parent}.{number}"
