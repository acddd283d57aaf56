"""Edits of an assessment as somebody at the desk makes them, sensible or not, drawn from a source of random numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from scoring.entries import Assessment, Cell, Decision, Event, State
from scoring.plan import (
    Adjustment,
    Composition,
    Condition,
    Grades,
    Indicator,
    Item,
    ItemList,
    Previous,
    Quota,
    Ranking,
    Rounding,
    Unit,
    Veto,
    new_uid,
)
from tests.oracle.draw_expressions import Chooser
from tests.oracle.draw_rules import RULES

T = TypeVar("T")
TEXTS = (
    "0",
    "3",
    "50",
    "49.995",
    "-7",
    "1.005",
    "12345678901234567890123.5",
    "约50",
    "",
    "1\n2",
    "1e3",
    "099.50",
    "9" * 61,
)
MEASURES = (
    "x1",
    "x2 / x1",
    "growth(x1, x2)",
    "peer_mean(x1) - x1",
    "sqrt(x1)",
    "nobody",
    "x1 +",
    "if(x1 > 3, x2, 1 / 0)",
)


def edited(assessment: Assessment, random: Random) -> Assessment:
    """The assessment after one edit."""
    edit = random.choice(EDITS)
    return edit(assessment, random)


def _one(parts: Sequence[T], random: Random) -> int:
    return random.randrange(len(parts))


def _with(parts: tuple[T, ...], at: int, part: T) -> tuple[T, ...]:
    return (*parts[:at], part, *parts[at + 1 :])


def _plan(assessment: Assessment, **changes: Any) -> Assessment:
    return replace(assessment, plan=replace(assessment.plan, **changes))


def _entries(assessment: Assessment, **changes: Any) -> Assessment:
    return replace(assessment, entries=replace(assessment.entries, **changes))


# Entries.


def cells(assessment: Assessment, random: Random) -> Assessment:
    """One cell or several: values, states, blanks, texts that are no numbers, entries of another kind."""
    plan, values = assessment.plan, assessment.entries.values
    if not plan.items or not plan.units:
        return assessment
    changed: dict[tuple[str, str], Cell | None] = {}
    for _ in range(random.choice((1, 1, 1, 2, 5, 30))):
        item, unit = random.choice(plan.items), random.choice(plan.units)
        others = [cell for cell in values.get(item.code, {}).values() if cell is not None]
        made = random.choice(
            (
                None,
                Cell(random.choice(TEXTS)),
                Cell(str(random.randint(0, 100))),
                Cell(f"{random.randint(0, 9999) / 100}"),
                Cell(random.choice(TEXTS), random.choice(list(State))),
                Cell(None, random.choice(list(State)), "note"),
                *(random.choice(others or [None]) for _ in range(4)),
            )
        )
        changed[item.code, random.choice((unit.code, unit.code, unit.code, unit.code, "nobody"))] = made
    return replace(assessment, entries=assessment.entries.with_cells(changed))


def events(assessment: Assessment, random: Random) -> Assessment:
    plan, now = assessment.plan, assessment.entries.events
    if now and random.random() < 0.5:
        return _entries(assessment, events=tuple(event for event in now if random.random() < 0.6))
    rules = [rule.code for rule in (*plan.bonus, *plan.deduction)] or ["P1"]
    levels = [level for rule in (*plan.bonus, *plan.deduction) for level in rule.per_level]
    made = Event(
        unit=random.choice([unit.code for unit in plan.units] + ["nobody"]),
        rule=random.choice([*rules, *rules, "no rule"]),
        level=random.choice([None, *levels]),
        points=random.choice((None, Decimal("0.335"), Decimal(2))),
        subject=random.choice((None, "case 1")),
    )
    return _entries(assessment, events=(*now, made))


def decisions(assessment: Assessment, random: Random) -> Assessment:
    plan, now = assessment.plan, assessment.entries.decisions
    if now and random.random() < 0.5:
        return _entries(assessment, decisions=tuple(random.sample(now, len(now) - 1)))
    vetoes = [veto.code for veto in plan.veto]
    units = [unit.code for unit in plan.units]
    made = Decision(unit=random.choice([*units, "nobody"]), rule=random.choice([*vetoes, "no rule"]))
    return _entries(assessment, decisions=(*now, made))


def previous_values(assessment: Assessment, random: Random) -> Assessment:
    now = {item: dict(column) for item, column in assessment.entries.previous.items()}
    item = random.choice([item.code for item in assessment.plan.items] or ["x1"])
    unit = random.choice([*(unit.code for unit in assessment.plan.units), "V1", "V2"])
    now.setdefault(item, {})[unit] = Cell(random.choice(TEXTS))
    return _entries(assessment, previous=now)


# The plan's leaves and groups.


def _node(assessment: Assessment, random: Random, change: Callable[[Indicator], Mapping[str, Any]]) -> Assessment:
    nodes = assessment.plan.indicators
    at = _one(nodes, random)
    return _plan(assessment, indicators=_with(nodes, at, replace(nodes[at], **change(nodes[at]))))


def weight(assessment: Assessment, random: Random) -> Assessment:
    return _node(
        assessment, random, lambda node: {"weight": random.choice((node.weight + 1, Decimal(0), Decimal("7.5")))}
    )


def policy(assessment: Assessment, random: Random) -> Assessment:
    key, choices = random.choice(
        (
            ("missing", ("zero", "lowest", "mean", "exclude")),
            ("not_applicable", ("redistribute", "full", "zero", "mean")),
            ("zero_denominator", ("not_applicable", "full", "zero", "missing")),
            ("direction", ("up", "down", "sideways")),
            ("peers", ("all", "class")),
            ("min_peers", (Decimal(1), Decimal(2), Decimal(4))),
            ("aggregate", ("sum", "geometric", "harmonic", "min")),
            ("reference_only", (True, False)),
            ("name", ("one", "another")),
            ("treatment", ({}, {"impute": "mean"}, {"winsorise": {"skew": "0", "kurtosis": "-3"}}, {"impute": "x"})),
        )
    )
    return _node(assessment, random, lambda node: {key: random.choice(choices)})


def measure(assessment: Assessment, random: Random) -> Assessment:
    codes = [item.code for item in assessment.plan.items]
    return _node(assessment, random, lambda node: {"measure": random.choice((None, *MEASURES, *codes))})


def method(assessment: Assessment, random: Random) -> Assessment:
    code = random.choice([*RULES, "no method"])
    rule = RULES.get(code)
    params = rule.params(Chooser(random.randint), 10.0) if rule else {}
    code = rule.method or code if rule else code
    return _node(assessment, random, lambda node: {} if node.is_group else {"method": code, "params": params})


def parameters(assessment: Assessment, random: Random) -> Assessment:
    plan = assessment.plan

    def changed(node: Indicator) -> Mapping[str, Any]:
        params = dict(node.params)
        plain = [key for key, value in params.items() if isinstance(value, str) and key != "item"]
        if plain:
            params[random.choice(plain)] = random.choice(("1", "50", "100", "0.5", "-1", "no"))
        if random.random() < 0.3 and plan.units:
            params["by_unit"] = {random.choice(plan.units).code: {"zero_gets_zero": True}}
        if random.random() < 0.3 and plan.classes:
            params["by_class"] = {random.choice(plan.classes).code: {"zero_gets_zero": True}}
        return {"params": params}

    return _node(assessment, random, changed)


def move_node(assessment: Assessment, random: Random) -> Assessment:
    nodes = list(assessment.plan.indicators)
    if random.random() < 0.5:
        at = random.randrange(len(nodes))
        groups = [None, *(node.code for node in nodes[:at] if node.is_group)]
        nodes[at] = replace(nodes[at], parent=random.choice(groups))
    else:
        nodes.insert(random.randrange(len(nodes)), nodes.pop())
    return _plan(assessment, indicators=tuple(nodes))


def add_or_remove_node(assessment: Assessment, random: Random) -> Assessment:
    nodes = assessment.plan.indicators
    chosen = random.choice(nodes)
    if random.random() < 0.4 and len(nodes) > 1:
        return _plan(assessment, indicators=tuple(node for node in nodes if node is not chosen))
    code = random.choice(("new", chosen.code + ".new", chosen.code))
    made = replace(chosen, code=code, uid=random.choice((new_uid(), chosen.uid)))
    group = Indicator(code=code, parent=None, name="empty", weight=Decimal(0))
    return _plan(assessment, indicators=(*nodes, random.choice((made, made, group))))


# The rest of the plan.


def unit(assessment: Assessment, random: Random) -> Assessment:
    units = list(assessment.plan.units)
    classes = [None, *(kind.code for kind in assessment.plan.classes)]
    at = _one(units, random)
    match random.randrange(6):
        case 0:
            units[at] = replace(units[at], class_code=random.choice(classes))
        case 1:
            units[at] = replace(units[at], ranked=not units[at].ranked)
        case 2:
            units.append(Unit(code=f"N{random.randrange(99)}", name="new", class_code=random.choice(classes)))
        case 3:
            del units[at]
        case 4:
            random.shuffle(units)
        case _:
            units[at] = replace(units[at], name="renamed")
    return _plan(assessment, units=tuple(units)) if units else assessment


def classes(assessment: Assessment, random: Random) -> Assessment:
    now = assessment.plan.classes
    if not now:
        return assessment
    at = _one(now, random)
    if random.random() < 0.2:
        return _plan(assessment, classes=tuple(kind for kind in now if kind is not now[at]))
    changed = replace(now[at], coefficient=random.choice((Decimal(1), Decimal("1.07"), Decimal("0.9"))))
    return _plan(assessment, classes=_with(now, at, changed))


def item(assessment: Assessment, random: Random) -> Assessment:
    now = assessment.plan.items
    if not now or random.random() < 0.2:
        code = random.choice(("x1", "x2", "new"))
        return _plan(assessment, items=(*now, Item(code=code, name=f"item {code}")))
    at = _one(now, random)
    if random.random() < 0.1:
        return _plan(assessment, items=tuple(item for item in now if item is not now[at]))
    key, choices = random.choice(
        (
            ("kind", ("number", "grade", "series", "tasks", "ballots")),
            ("minimum", (None, Decimal(0), Decimal(40))),
            ("maximum", (None, Decimal(10), Decimal(60))),
            ("merge", ("none", "sum", "mean")),
            ("list_code", (None, *(listed.code for listed in assessment.plan.lists))),
            ("name", ("罚款", "another")),
        )
    )
    changed: dict[str, Any] = {key: random.choice(choices)}
    return _plan(assessment, items=_with(now, at, replace(now[at], **changed)))


def lists(assessment: Assessment, random: Random) -> Assessment:
    now = assessment.plan.lists
    if not now:
        return _plan(assessment, lists=(ItemList(code="new", name="new", members=("m1", "m2")),))
    at = _one(now, random)
    members = random.choice((now[at].members[:-1], (*now[at].members, "m9"), tuple(reversed(now[at].members))))
    return _plan(assessment, lists=_with(now, at, replace(now[at], members=members)))


def about(assessment: Assessment, random: Random) -> Assessment:
    plan = assessment.plan
    places = random.choice((0, 1, 2, 3, 6))
    nodes = [node.code for node in plan.indicators]
    former = {plan.units[0].code: ("V1",)}
    changes: dict[str, Any] = random.choice(
        (
            {"rounding": Rounding(leaf_places=random.choice((None, places)), total_places=2)},
            {"rounding": replace(plan.rounding, total_places=places)},
            {"rounding": replace(plan.rounding, measure_places=random.choice((None, places)))},
            {"composition": Composition(bonus_cap=Decimal(1), coefficient=random.choice(("base", "none", "all")))},
            {"ranking": Ranking(ties=random.choice(("competition", "dense", "average")), tie_breakers=("base",))},
            {"ranking": replace(plan.ranking, tie_breakers=tuple(random.sample(nodes, 1)))},
            {"full_score": random.choice((plan.full_score, Decimal(100), Decimal(120)))},
            {"title": "another title"},
            {"previous": random.choice((None, Previous(id="b"), Previous(id="b", units=former)))},
        )
    )
    return _plan(assessment, **changes)


def grades(assessment: Assessment, random: Random) -> Assessment:
    nodes = [node.code for node in assessment.plan.indicators]
    bands = (("优秀", Decimal(random.choice((90, 50, 15)))), ("良好", Decimal(12)), ("合格", Decimal(0)))
    quota = Quota(
        grade=random.choice(("优秀", "良好")),
        percent=Decimal(random.choice((10, 34, 50))),
        scope=random.choice(("all", "class")),
        at_least_one=random.random() < 0.5,
        ties=random.choice(("include", "exclude")),
    )
    conditions = (Condition(grade="优秀", node=random.choice(nodes), min_rate=Decimal("0.6")),)
    made = Grades(bands=bands, quota=random.choice((None, quota)), conditions=random.choice(((), conditions)))
    return _plan(assessment, grades=random.choice((None, made, made)))


def rules(assessment: Assessment, random: Random) -> Assessment:
    plan = assessment.plan
    bonus = Adjustment(code="P1", name="bonus", points=Decimal("1.005"), cap=random.choice((None, Decimal(2))))
    node = random.choice(plan.indicators).code
    actions = random.choice((("exclude_from_rank",), (f"node_zero:{node}",), ("grade_down:1", "no_award"), ()))
    changes: tuple[dict[str, Any], ...] = (
        {"bonus": (*plan.bonus[1:], bonus)},
        {"deduction": plan.deduction[:-1]},
        {"veto": (Veto(code="V1", name="veto", actions=actions), *plan.veto[1:])},
    )
    return _plan(assessment, **random.choice(changes))


def copied(assessment: Assessment, random: Random) -> Assessment:
    """Nothing but new objects, as after saving and opening."""
    plan, entries = assessment.plan, assessment.entries
    again = {item: dict(column) for item, column in entries.values.items()}
    return Assessment(replace(plan, units=(*plan.units,)), replace(entries, values=again))


EDITS: tuple[Callable[[Assessment, Random], Assessment], ...] = (
    *(cells,) * 6,
    events,
    decisions,
    previous_values,
    weight,
    weight,
    policy,
    policy,
    measure,
    method,
    parameters,
    move_node,
    add_or_remove_node,
    unit,
    unit,
    classes,
    item,
    lists,
    about,
    grades,
    rules,
    copied,
)
