"""The differences of two plans in words: of what, what about it, how it was and how it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from exchange.rule_words import measure_in_words, rule_in_words
from exchange.sheets import notes
from exchange.sheets.rules import adjustment_text
from exchange.sheets.treatment import treatment_in_words
from exchange.wording import PHRASES, word
from scoring.numbers import plain
from scoring.plan import Composition, Indicator, Plan, Rounding, shown
from scoring.treatment import read_treatment
from scoring.years.differences import Difference


@dataclass(frozen=True, slots=True)
class Worded:
    """A difference as a line of a table. `subject`: 指标; `aspect`: 权重, or 新增."""

    subject: str
    name: str
    aspect: str
    before: str
    after: str


def worded(difference: Difference, old: Plan, new: Plan, language: str) -> Worded:
    """A difference of `differences(old, new)` in "en" or "zh_CN"."""
    one = difference
    if one.kind == "changed":
        aspect = word(f"difference.aspect.{one.aspect}", language)
        before, after = (_said(one, part, plan, language) for part, plan in ((one.before, old), (one.after, new)))
        if before == after:
            before, after = _apart(before, one, one.before, one.after), _apart(after, one, one.after, one.before)
    else:
        aspect = word(f"difference.{one.kind}", language)
        before = "" if one.before is None else _whole(one, one.before, old, language)
        after = "" if one.after is None else _whole(one, one.after, new, language)
    name = word("difference.whole_plan", language) if isinstance(one.part, Plan) else one.name
    if one.subject == "ledger":
        name = word(f"ledger.kind.{one.name}", language)
    return Worded(word(f"difference.subject.{one.subject}", language), name, aspect, before, after)


def _whole(one: Difference, part: Any, plan: Plan, language: str) -> str:
    """What there is to say of a part that only one plan has."""
    if isinstance(part, Indicator):
        weight = word("difference.weighs", language, weight=plain(part.weight))
        return weight if part.is_group else f"{weight}{_semicolon(language)}{rule_in_words(plan, part, language)}"
    if one.subject in ("bonus", "deduction"):
        return adjustment_text(part, language)
    if one.subject == "veto":
        return _actions(part.actions, plan, language)
    if one.subject in ("list", "tag_set"):
        return notes.listed(part.members if one.subject == "list" else part.tags, language)
    said = _about(one.subject, part, plan, language)
    return notes.listed([each for each in said if each], language) or str(part.code)


def _about(subject: str, part: Any, plan: Plan, language: str) -> tuple[str, ...]:
    """What a data item, a unit, a class or an upper-level item is, as far as it can be said in a line."""
    match subject:
        case "item":
            kind = _known("kind", part.kind, language)
            return (kind, part.unit, _list(part, plan, language), _feed(part, plan, language), part.department)
        case "unit":
            return (_class(part, plan, language),)
        case "class":
            return (word("difference.class_coefficient", language, coefficient=plain(part.coefficient)),)
        case "upper_item":
            weight = "" if part.weight is None else word("difference.weighs", language, weight=plain(part.weight))
            return (part.source, weight)
    return ()


def _said(one: Difference, part: Any, plan: Plan, language: str) -> str:
    """One aspect of a part."""
    special = _SPECIAL.get((one.subject, one.aspect)) or _SPECIAL.get(("", one.aspect))
    said = _value(getattr(part, one.aspect), language) if special is None else special(part, plan, language)
    return said or word("difference.none", language)


def _apart(said: str, one: Difference, part: Any, other: Any) -> str:
    """Where words do not tell the two apart: with the parameters that the other has not so, or as it is stored."""
    if one.aspect == "rule" and isinstance(part, Indicator):
        own = [f"{key}={shown(value)}" for key, value in part.params.items() if other.params.get(key) != value]
    elif one.aspect == "measure":
        own = [part.measure or part.code]
    else:
        own = [shown(str(getattr(part, one.aspect, part)))]
    return f"{said} [{', '.join(own)}]"


def _value(value: object, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bool):
        return word(f"difference.{'yes' if value else 'no'}", language)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return notes.listed([str(each) for each in value], language)
    return str(value)


def _semicolon(language: str) -> str:
    return "；" if language == "zh_CN" else "; "


def _known(key: str, value: str, language: str) -> str:
    """The word of a value, or the value as it is where a plan holds one that is none."""
    return word(f"{key}.{value}", language) if f"{key}.{value}" in PHRASES else value


Say = Callable[[Any, Plan, str], str]


def _parent(node: Indicator, plan: Plan, language: str) -> str:
    if node.parent is None:
        return word("sheet.level.1", language)
    return plan.indicator[node.parent].name if node.parent in plan.indicator else node.parent


def _class_weights(node: Indicator, plan: Plan, _language: str) -> str:
    names = {one.code: one.name for one in plan.classes}
    return "、".join(f"{names.get(code, code)} {plain(weight)}" for code, weight in node.weight_by_class.items())


def _peers(node: Indicator, _plan: Plan, language: str) -> str:
    least = word("difference.min_peers", language, count=plain(node.min_peers))
    return _known("peers", node.peers, language) + _semicolon(language) + least


def _treatment(node: Indicator, _plan: Plan, language: str) -> str:
    rule = read_treatment(node, [])
    return "" if rule is None else treatment_in_words(rule, language)


def _upper(node: Indicator, plan: Plan, language: str) -> str:
    names = {item.code: item.name for item in plan.upper_items}
    return notes.listed([f"{code} {names[code]}" if code in names else code for code in node.upper], language)


def _policy(name: str) -> Say:
    return lambda node, _plan, language: _known(f"policy.{name}", getattr(node, name), language)


def _class(unit: Any, plan: Plan, _language: str) -> str:
    return next((one.name for one in plan.classes if one.code == unit.class_code), unit.class_code or "")


def _list(item: Any, plan: Plan, _language: str) -> str:
    found = next((one for one in plan.lists if one.code == item.list_code), None)
    if found is None:
        return item.list_code or ""
    return found.name if found.year is None else f"{found.name}（{found.year}）"


def _feed(item: Any, _plan: Plan, language: str) -> str:
    if item.feed is None:
        return ""
    ledger, count = word(f"ledger.kind.{item.feed.kind}", language), word(f"ledger.count.{item.feed.count}", language)
    points = [f"{stage} {plain(worth)}" for stage, worth in item.feed.points.items()]
    return notes.listed([part for part in (f"{ledger} {count}", item.feed.stage, *points) if part], language)


def _members(one: Any, _plan: Plan, language: str) -> str:
    counted = word("difference.members", language, count=str(len(one.members)))
    return f"{counted}{_semicolon(language)}{notes.listed(one.members, language)}"


def _actions(actions: Sequence[str], plan: Plan, language: str) -> str:
    return notes.listed([notes.action_text(plan, action, language) for action in actions], language)


def _merged(part: Any, _plan: Plan, language: str) -> str:
    return notes.listed([one.name for one in part], language) if isinstance(part, tuple) else str(part.name)


def _rounding(plan: Plan, _same: Plan, language: str) -> str:
    rounding: Rounding = plan.rounding
    places = {"leaf": rounding.leaf_places, "total": rounding.total_places, "measure": rounding.measure_places}
    return notes.listed(
        [
            word(f"difference.rounding.{key}", language, places=_places(count, language))
            for key, count in places.items()
        ],
        language,
    )


def _places(count: int | None, language: str) -> str:
    return word("difference.not_rounded", language) if count is None else str(count)


def _composition(plan: Plan, _same: Plan, language: str) -> str:
    composition: Composition = plan.composition
    caps = {"bonus": composition.bonus_cap, "deduction": composition.deduction_cap}
    said = [
        word(f"difference.cap.{key}", language, cap=word("sheet.rule.no_cap", language) if cap is None else plain(cap))
        for key, cap in caps.items()
    ]
    said.append(word("difference.coefficient", language, how=_known("coefficient", composition.coefficient, language)))
    return _semicolon(language).join(said)


def _ranking(plan: Plan, _same: Plan, language: str) -> str:
    return notes.tie_note(plan, language) + word("difference.top_n", language, count=str(plan.ranking.top_n))


_SPECIAL: Final[Mapping[tuple[str, str], Say]] = {
    ("", "weight_by_class"): _class_weights,
    ("indicator", "parent"): _parent,
    ("indicator", "aggregate"): lambda node, _plan, language: _known("aggregate", node.aggregate, language),
    ("indicator", "rule"): lambda node, plan, language: rule_in_words(plan, node, language),
    ("indicator", "measure"): lambda node, plan, language: measure_in_words(plan, node, language),
    ("indicator", "direction"): lambda node, _plan, language: _known("direction", node.direction, language),
    ("indicator", "peers"): _peers,
    ("indicator", "missing"): _policy("missing"),
    ("indicator", "not_applicable"): _policy("not_applicable"),
    ("indicator", "zero_denominator"): _policy("zero_denominator"),
    ("indicator", "treatment"): _treatment,
    ("indicator", "upper"): _upper,
    ("unit", "class_code"): _class,
    ("item", "kind"): lambda item, _plan, language: _known("kind", item.kind, language),
    ("item", "list_code"): _list,
    ("item", "merge"): lambda item, _plan, language: _known("difference.merge", item.merge, language),
    ("item", "feed"): _feed,
    ("list", "members"): _members,
    ("bonus", "rule"): lambda rule, _plan, language: adjustment_text(rule, language),
    ("deduction", "rule"): lambda rule, _plan, language: adjustment_text(rule, language),
    ("veto", "actions"): lambda veto, plan, language: _actions(veto.actions, plan, language),
    ("plan", "rounding"): _rounding,
    ("plan", "composition"): _composition,
    ("plan", "ranking"): _ranking,
    ("plan", "grades"): lambda plan, _same, language: "".join(notes.grade_notes(plan.grades, plan, language)),
    ("", "merged"): _merged,
}
