"""The plan as frozen values: units, items, the weighted tree of indicators and every rule about them.

An edit returns a new plan (`dataclasses.replace`, or the helpers of `Plan`). `uid` is the identity of a
part across edits and in the store; it is not part of the JSON format and does not count in comparisons.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from uuid import uuid4

from scoring.collection import Sending
from scoring.ledgers import Feed, Ledger
from scoring.sealing import Version

Json = str | bool | int | None | Sequence["Json"] | Mapping[str, "Json"]
"""What rules' parameters are made of: decimal strings, lists and objects, as in the format. Read only."""


def shown(value: Json) -> str:
    """A value as it stands in a file, shortened, for a message."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def new_uid() -> str:
    return uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What every part of a plan has: an identity that survives renaming."""

    uid: str = field(default_factory=new_uid, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitClass(Part):
    code: str
    name: str
    coefficient: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Part):
    code: str
    name: str
    class_code: str | None = None
    ranked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList(Part):
    """A versioned list such as the 16 focus fields of one year."""

    code: str
    name: str
    year: int | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Part):
    """A raw data item that is entered for every unit. `kind`: number, grade, series, tasks, ballots."""

    code: str
    name: str
    kind: str = "number"
    unit: str = ""
    list_code: str | None = None
    department: str = ""
    source: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    integer: bool = False
    """Can there only be whole numbers? Others are doubtful."""
    part_of: str | None = None
    """The code of the item that this one is a part of: no unit's value should be above its value there."""
    total: Decimal | None = None
    """What the values of all units should add up to, such as the figure of the whole city."""
    merge: str = "none"
    """What the previous value of a unit is that was made of several: none, sum, mean."""
    feed: Feed | None = None
    """The count of a ledger that its cells are filled with; None: they are entered."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Part):
    """A node of the tree: a group (no `method`) or a scored leaf. Defaults are those of the format."""

    code: str
    parent: str | None
    name: str
    weight: Decimal
    weight_by_class: Mapping[str, Decimal] = field(default_factory=dict)
    """What it weighs for the units of some classes, by the code of the class, where that differs."""
    aggregate: str = "sum"
    method: str | None = None
    params: Mapping[str, Json] = field(default_factory=dict)
    measure: str | None = None
    direction: str = "up"
    peers: str = "all"
    min_peers: Decimal = Decimal(4)
    missing: str = "zero"
    not_applicable: str = "redistribute"
    zero_denominator: str = "missing"
    treatment: Mapping[str, Json] = field(default_factory=dict)
    """What is done to the measures before they are scored; empty: nothing. See `scoring.treatment`."""
    reference_only: bool = False
    unit: str = ""
    department: str = ""
    source: tuple[str, ...] = ()
    basis: str = ""
    tags: tuple[str, ...] = ()
    upper: tuple[str, ...] = ()
    """Codes of the upper-level items that this indicator answers to."""
    locked: bool = False
    """Is the weight kept as it is when others are scaled or balanced?"""
    reason: str = ""
    """Why the weight differs from last year's."""
    needs_evidence: bool = False
    """Should every value that it is scored from be borne out by a material?"""
    note: str = ""

    @property
    def is_group(self) -> bool:
        return self.method is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment(Part):
    """A bonus or deduction rule: `points`, or `per_level` points."""

    code: str
    name: str
    points: Decimal | None = None
    per_level: Mapping[str, Decimal] = field(default_factory=dict)
    cap: Decimal | None = None
    dedupe: str = "none"
    department: str = ""
    needs_evidence: bool = False
    """Should every event under it be borne out by a material?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto(Part):
    code: str
    name: str
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """Decimal places; `None` = not rounded."""

    leaf_places: int | None = 2
    total_places: int = 2
    measure_places: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """How base, bonus and deduction make the total; a cap of `None` = none."""

    bonus_cap: Decimal | None = None
    deduction_cap: Decimal | None = None
    coefficient: str = "base"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    ties: str = "competition"
    tie_breakers: tuple[str, ...] = ()
    top_n: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    grade: str
    percent: Decimal
    scope: str = "all"
    at_least_one: bool = False
    ties: str = "include"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    grade: str
    node: str
    min_rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """`bands`: (name, lower bound), highest first."""

    bands: tuple[tuple[str, Decimal], ...] = ()
    quota: Quota | None = None
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """The assessment that `prev(item)` and comparisons look back to.

    `units`: unit code → the code or codes there. A unit that is not named has the same code; one that is named with
    no code is new.
    """

    id: str
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousIndicator:
    """An indicator of last year as it was taken over: what weights are compared with. The parent comes before it."""

    code: str
    parent: str | None
    name: str
    weight: Decimal
    weight_by_class: Mapping[str, Decimal] = field(default_factory=dict)
    """What it weighed for the units of some classes, by the code of the class, where that differed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightSet:
    """Weights that were put aside under a name, by the code of the indicator."""

    name: str
    weights: Mapping[str, Decimal]
    weight_by_class: Mapping[str, Mapping[str, Decimal]] | None = None
    """Of single classes: by the code of the indicator, then of the class. None: the set says nothing of classes, and
    what is there for them stays."""
    note: str = ""
    derivation: Mapping[str, Json] = field(default_factory=dict)
    """What they were derived from, so that it can be gone on with; empty: they were not. See
    `scoring.weights.derivation`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagSet:
    """Tags that belong together, such as the five of 五度: reports cut the tree across by them."""

    name: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpperItem:
    """An item of the assessment that the city itself is under. `source` says which assessment that is."""

    code: str
    name: str
    source: str = ""
    weight: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs the printed sheets: a role, and a name where it is printed, too."""

    role: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan(Part):
    """Everything about an assessment but what is entered for its units."""

    id: str
    title: str
    year: int
    period: str = "annual"
    number: int | None = None
    unit_label: str = ""
    previous: Previous | None = None
    full_score: Decimal = Decimal(100)
    rounding: Rounding = Rounding()
    composition: Composition = Composition()
    ranking: Ranking = Ranking()
    grades: Grades | None = None
    classes: tuple[UnitClass, ...] = ()
    units: tuple[Unit, ...] = ()
    lists: tuple[ItemList, ...] = ()
    items: tuple[Item, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    bonus: tuple[Adjustment, ...] = ()
    deduction: tuple[Adjustment, ...] = ()
    veto: tuple[Veto, ...] = ()
    previous_indicators: tuple[PreviousIndicator, ...] = ()
    weight_sets: tuple[WeightSet, ...] = ()
    tag_sets: tuple[TagSet, ...] = ()
    upper_items: tuple[UpperItem, ...] = ()
    signers: tuple[Signer, ...] = ()
    layouts: Mapping[str, Json] = field(default_factory=dict)
    """How the printed sheets are laid out where the office chose otherwise, by the key of the sheet."""
    sendings: tuple[Sending, ...] = ()
    """The forms that were sent out, and what came back."""
    versions: tuple[Version, ...] = ()
    """The times that this assessment was made final."""
    ledgers: tuple[Ledger, ...] = ()

    @cached_property
    def indicator(self) -> Mapping[str, Indicator]:
        return {node.code: node for node in self.indicators}

    @cached_property
    def item(self) -> Mapping[str, Item]:
        return {item.code: item for item in self.items}

    @cached_property
    def unit(self) -> Mapping[str, Unit]:
        return {unit.code: unit for unit in self.units}

    @cached_property
    def unit_classes(self) -> frozenset[str | None]:
        """The classes that have units; None where some have no class."""
        return frozenset(unit.class_code for unit in self.units)

    @cached_property
    def item_codes(self) -> Mapping[str, str]:
        """uid → code"""
        return {item.uid: item.code for item in self.items}

    @cached_property
    def unit_codes(self) -> Mapping[str, str]:
        """uid → code"""
        return {unit.uid: unit.code for unit in self.units}

    @cached_property
    def children(self) -> Mapping[str | None, tuple[Indicator, ...]]:
        """The children of each node in order; under `None` the first level."""
        found: dict[str | None, list[Indicator]] = {}
        for node in self.indicators:
            found.setdefault(node.parent, []).append(node)
        return {parent: tuple(nodes) for parent, nodes in found.items()}

    @cached_property
    def leaves(self) -> tuple[Indicator, ...]:
        return tuple(node for node in self.indicators if not node.is_group)

    @cached_property
    def by_class(self) -> Mapping[str, "Plan"]:
        """The plan as it counts for the units of a class, for the classes that have weights of their own: every
        indicator weighs what it weighs for that class."""
        codes = {code for node in self.indicators for code, own in node.weight_by_class.items() if own != node.weight}

        def seen(node: Indicator, code: str) -> Indicator:
            own = node.weight_by_class.get(code, node.weight)
            return node if own == node.weight else replace(node, weight=own)

        return {
            code: replace(self, indicators=tuple(seen(node, code) for node in self.indicators))
            for code in sorted(codes)
        }

    def seen_by(self, class_code: str | None) -> "Plan":
        """The plan that the units of a class are scored by; this one where the class has no weights of its own."""
        return self.by_class.get(class_code or "", self)

    def with_indicator(self, changed: Indicator) -> "Plan":
        """The plan with the indicator of the same uid replaced."""
        return replace(self, indicators=tuple(changed if n.uid == changed.uid else n for n in self.indicators))

    def with_weight(self, code: str, weight: Decimal) -> "Plan":
        """The plan with one indicator's weight changed. Raises KeyError for an unknown code."""
        return self.with_indicator(replace(self.indicator[code], weight=weight))
