"""What two plans have different: everything that was added, dropped or changed, each with both sides."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, Protocol, TypeVar

from scoring.ledger_counts import ledger_of
from scoring.ledgers import KINDS, Ledger
from scoring.names import normalised
from scoring.plan import (
    Adjustment,
    Indicator,
    Item,
    ItemList,
    Plan,
    TagSet,
    Unit,
    UnitClass,
    UpperItem,
    Veto,
)
from scoring.problems import Place
from scoring.years.new_year import as_previous
from scoring.years.weight_changes import weight_changes

Subject = Literal[
    "plan",
    "class",
    "unit",
    "indicator",
    "item",
    "list",
    "bonus",
    "deduction",
    "veto",
    "tag_set",
    "upper_item",
    "ledger",
]
Kind = Literal["added", "dropped", "changed"]
Side = Plan | UnitClass | Unit | Indicator | Item | ItemList | Adjustment | Veto | TagSet | UpperItem | Ledger

PLACES: Final[Mapping[Subject, str]] = {
    "plan": "assessment",
    "class": "classes",
    "unit": "units",
    "indicator": "indicators",
    "item": "items",
    "list": "lists",
    "bonus": "adjustments",
    "deduction": "adjustments",
    "veto": "adjustments",
    "tag_set": "tag_sets",
    "upper_item": "upper_items",
    "ledger": "ledgers",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the two plans have different.

    `before` and `after` are the parts of either plan, None where there is none; `aspect` says what of them differs, and
    is empty for a part that was added or dropped. An indicator that was moved, renamed and re-weighted has three.
    """

    subject: Subject
    kind: Kind
    aspect: str
    before: Any
    after: Any

    @property
    def part(self) -> Side:
        """That of the newer plan, else that of the older one."""
        found: Side = self.before if self.after is None else self.after
        return found

    @property
    def name(self) -> str:
        """Of what this is about; empty for the plan as a whole."""
        if isinstance(self.part, Ledger):
            return self.part.kind
        return "" if isinstance(self.part, Plan) else self.part.name

    @property
    def where(self) -> Place:
        """Its place in the newer plan; of what was dropped, in the older one."""
        part = self.part
        if isinstance(part, Plan):
            return (PLACES[self.subject], self.aspect)
        code = self.name if isinstance(part, TagSet | Ledger) else part.code
        return (PLACES[self.subject], code, self.aspect) if self.aspect else (PLACES[self.subject], code)


def differences(old: Plan, new: Plan) -> tuple[Difference, ...]:
    """Everything of the newer plan that differs from the older one: the plan as a whole, classes, units, indicators in
    the order of the tree, items, lists, bonus, deduction and veto rules, tag sets, upper-level items, ledgers.

    Indicators are the same as `same_indicators` says, units as `new.previous` says where it names the older plan; the
    rest, and everything that is left, by code and then by a name that only one of each has. Title, year, signers,
    layouts, weight sets, reasons, locks and notes are not compared: they are not what is assessed.
    """
    former = new.previous.units if new.previous is not None and new.previous.id == old.id else {}
    return (
        *_changed("plan", old, new, PLAN),
        *_parts("class", old.classes, new.classes, CLASS),
        *_parts("unit", old.units, new.units, UNIT, former),
        *_indicators(old, new),
        *_parts("item", old.items, new.items, ITEM),
        *_parts("list", old.lists, new.lists, LIST),
        *_parts("bonus", old.bonus, new.bonus, ADJUSTMENT),
        *_parts("deduction", old.deduction, new.deduction, ADJUSTMENT),
        *_parts("veto", old.veto, new.veto, VETO),
        *_tag_sets(old, new),
        *_parts("upper_item", old.upper_items, new.upper_items, UPPER_ITEM),
        *_ledgers(old, new),
    )


# what of each part is compared: the name of the aspect, and what it is

Aspects = Mapping[str, Callable[[Any], object]]


def _same(*names: str) -> Aspects:
    return {name: _field(name) for name in names}


def _field(name: str) -> Callable[[Any], object]:
    return lambda part: _plain(getattr(part, name))


def _plain(value: object) -> object:
    """Lists and objects of a rule as values that compare alike however they were read."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_plain(each) for each in value)
    return value


PLAN: Final = _same("full_score", "rounding", "composition", "ranking", "grades")
CLASS: Final = _same("code", "name", "coefficient")
UNIT: Final = _same("code", "name", "class_code", "ranked")
ITEM: Final[Aspects] = {
    **_same("code", "name", "kind", "unit", "list_code", "department", "source", "minimum", "maximum", "merge"),
    "feed": lambda item: (
        None if item.feed is None else (item.feed.kind, item.feed.count, item.feed.stage, _plain(item.feed.points))
    ),
}
LIST: Final = _same("code", "name", "year", "members")
ADJUSTMENT: Final[Aspects] = {
    **_same("code", "name"),
    "rule": lambda rule: (rule.points, _plain(rule.per_level), rule.cap, rule.dedupe),
    **_same("department"),
}
VETO: Final = _same("code", "name", "actions")
LEDGER: Final = _same("stages", "headings", "rows")
"""Not `until`, the day of the counts: it is another in every year."""
UPPER_ITEM: Final = _same("code", "name", "source", "weight")


def _measure(node: Indicator) -> str | None:
    return None if node.is_group else node.measure or node.code


INDICATOR: Final[Aspects] = {
    **_same("code", "weight", "weight_by_class", "aggregate"),
    "rule": lambda node: (node.method, _plain(node.params)),
    "measure": _measure,
    "direction": lambda node: node.direction,
    "peers": lambda node: (node.peers, node.min_peers),
    **_same("missing", "not_applicable", "zero_denominator", "treatment", "reference_only"),
    **_same("unit", "department", "source", "basis", "tags", "upper"),
}
ONLY_LEAVES: Final = frozenset(
    ("rule", "measure", "direction", "peers", "missing", "not_applicable", "zero_denominator", "treatment")
)
"""What a group may hold but does nothing there."""


def _changed(subject: Subject, before: Side, after: Side, aspects: Aspects) -> Iterator[Difference]:
    for aspect, of in aspects.items():
        if of(before) != of(after):
            yield Difference(subject, "changed", aspect, before, after)


# indicators


def _indicators(old: Plan, new: Plan) -> Iterator[Difference]:
    for one in weight_changes(replace(new, previous_indicators=as_previous(old))):
        before = None if one.former is None else old.indicator[one.former]
        after = None if one.code is None else new.indicator[one.code]
        if before is None or after is None:
            yield Difference("indicator", "added" if before is None else "dropped", "", before, after)
            continue
        if before.name != after.name:
            yield Difference("indicator", "changed", "name", before, after)
        if one.kind == "moved":
            yield Difference("indicator", "changed", "parent", before, after)
        yield from _changed("indicator", before, after, {name: INDICATOR[name] for name in _aspects(before, after)})


def _aspects(before: Indicator, after: Indicator) -> Iterator[str]:
    """What can be compared of two indicators: of a group that became a leaf, or a leaf that became one, the rule says
    what it is now."""
    for name in INDICATOR:
        if before.is_group != after.is_group:
            kept = name == "rule" or name not in (*ONLY_LEAVES, "aggregate")
        else:
            kept = name not in ONLY_LEAVES if after.is_group else name != "aggregate"
        if kept:
            yield name


# everything else


class Coded(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


Part = TypeVar("Part", UnitClass, Unit, Item, ItemList, Adjustment, Veto, UpperItem)


def _parts(
    subject: Subject,
    old: Sequence[Part],
    new: Sequence[Part],
    aspects: Aspects,
    former: Mapping[str, tuple[str, ...]] | None = None,
) -> Iterator[Difference]:
    """Parts of today in their order, then what was dropped. One that was made of several of before is `merged`."""
    found = _matched(old, new, former or {})
    by_code = {part.code: part for part in old}
    for part in new:
        codes = found.get(part.code, ())
        if len(codes) > 1:
            yield Difference(subject, "changed", "merged", tuple(by_code[code] for code in codes), part)
        elif codes:
            yield from _changed(subject, by_code[codes[0]], part, aspects)
        else:
            yield Difference(subject, "added", "", None, part)
    kept = {code for codes in found.values() for code in codes}
    for part in old:
        if part.code not in kept:
            yield Difference(subject, "dropped", "", part, None)


def _matched(
    old: Sequence[Coded], new: Sequence[Coded], former: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """Code of today → the codes of before; what is new is not there."""
    codes = {part.code for part in old}
    found = {
        part.code: known
        for part in new
        if (known := tuple(code for code in former.get(part.code, (part.code,)) if code in codes))
    }
    taken = {code for known in found.values() for code in known}
    left = [part for part in old if part.code not in taken]
    names = Counter(normalised(part.name) for part in left)
    fresh = [part for part in new if part.code not in found and part.code not in former]
    fresh_names = Counter(normalised(part.name) for part in fresh)
    by_name = {normalised(part.name): part.code for part in left}
    for part in fresh:
        name = normalised(part.name)
        if names[name] == fresh_names[name] == 1:
            found[part.code] = (by_name[name],)
    return found


def _ledgers(old: Plan, new: Plan) -> Iterator[Difference]:
    """A ledger that a plan does not declare says nothing of its own."""
    for kind in KINDS:
        yield from _changed("ledger", ledger_of(old, kind), ledger_of(new, kind), LEDGER)


def _tag_sets(old: Plan, new: Plan) -> Iterator[Difference]:
    before = {one.name: one for one in old.tag_sets}
    after = {one.name: one for one in new.tag_sets}
    for name, one in after.items():
        if name not in before:
            yield Difference("tag_set", "added", "", None, one)
        elif before[name].tags != one.tags:
            yield Difference("tag_set", "changed", "tags", before[name], one)
    for name, one in before.items():
        if name not in after:
            yield Difference("tag_set", "dropped", "", one, None)
