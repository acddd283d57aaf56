"""What weights are derived from, as it stands in the plan: the group, the method, and everything that was entered.

What was entered for one method stays while another one is tried. Judgments and marks are kept as typed, by the codes
of the indicators, so that they outlive added and removed indicators.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from scoring.legal import forbidden_name
from scoring.plan import Indicator, Json, Plan
from scoring.weights.entropy import BASES
from scoring.weights.ranked import FORMS

METHODS: Final = ("equal", "rank_order", "ahp", "best_worst", "entropy", "critic", "standard_deviation", "delphi")
FROM_DATA: Final = ("entropy", "critic", "standard_deviation")
DATA: Final = ("this", "last")

Pair = tuple[str, str]
"""(row, column): codes of two indicators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """One expert's pairwise judgments: how many times as important the row is as the column, as typed; one side of
    each pair. `weight`: what they count, as typed."""

    name: str
    weight: str = "1"
    judgments: Mapping[Pair, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """One Delphi round: for each expert the marks as typed, by indicator."""

    experts: tuple[str, ...] = ()
    marks: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """`leaves`: all leaves are weighed against each other, and `parent` means nothing; else the children of `parent`
    (None: the first level). `places`: decimals of the weights, None as many as the plan's own have.

    `data`: whose measures, "this" or "last" year's. `basis` is that of `entropy`; `form` one of `ranked.FORMS`.
    """

    method: str = "equal"
    parent: str | None = None
    leaves: bool = False
    places: int | None = None
    ranks: Mapping[str, int] = field(default_factory=dict)
    form: str = "rank_centroid"
    judges: tuple[Judge, ...] = ()
    best: str = ""
    worst: str = ""
    best_to_others: Mapping[str, str] = field(default_factory=dict)
    others_to_worst: Mapping[str, str] = field(default_factory=dict)
    data: str = "this"
    basis: str = "values"
    rounds: tuple[Marks, ...] = ()

    @property
    def has_input(self) -> bool:
        """Was anything entered that would have to be entered again?"""
        judged = any(judge.judgments for judge in self.judges) or self.best_to_others or self.others_to_worst
        return bool(self.ranks or judged or any(row for each in self.rounds for row in each.marks))


def weighed(plan: Plan, derivation: Derivation) -> tuple[Indicator, ...]:
    """The indicators that are weighed against each other; what is for reference only has no weight,
    and what may not be scored gets none.

    A group whose children are no parts of a sum counts as one leaf."""
    nodes = _summed(plan, None) if derivation.leaves else plan.children.get(derivation.parent, ())
    return tuple(node for node in nodes if not node.reference_only and not forbidden_name(plan, node))


def _summed(plan: Plan, parent: str | None) -> Iterator[Indicator]:
    """What the full score is shared out among, in the end."""
    for node in plan.children.get(parent, ()):
        if node.is_group and node.aggregate == "sum":
            yield from _summed(plan, node.code)
        else:
            yield node


def ranks_of(derivation: Derivation, codes: Sequence[str]) -> tuple[int, ...]:
    """The ranks that were entered, without gaps but for ties; who has none yet comes last, in the order given."""
    last = max(derivation.ranks.values(), default=0)
    order = [derivation.ranks.get(code, last + 1 + place) for place, code in enumerate(codes)]
    return tuple(1 + sum(other < rank for other in order) for rank in order)


# as it stands in a file or a store


def to_json(derivation: Derivation) -> Mapping[str, Json]:
    """Everything that is not at its default."""
    plain = Derivation()
    content: dict[str, Json] = {
        "leaves": derivation.leaves,
        "places": derivation.places,
        "ranks": dict(derivation.ranks),
        "form": derivation.form,
        "judges": [
            {
                "name": judge.name,
                "weight": judge.weight,
                "judgments": [[row, column, said] for (row, column), said in judge.judgments.items()],
            }
            for judge in derivation.judges
        ],
        "best": derivation.best,
        "worst": derivation.worst,
        "best_to_others": dict(derivation.best_to_others),
        "others_to_worst": dict(derivation.others_to_worst),
        "data": derivation.data,
        "basis": derivation.basis,
        "rounds": [
            {"experts": list(each.experts), "marks": [dict(row) for row in each.marks]} for each in derivation.rounds
        ],
    }
    kept = {key: value for key, value in content.items() if value and value != getattr(plain, key)}
    if derivation.places is not None:
        kept["places"] = derivation.places
    return {"method": derivation.method, "parent": derivation.parent, **kept}


def from_json(content: Mapping[str, Any]) -> Derivation | None:
    """The derivation that was kept; None where it is none: nothing of it is guessed."""
    try:
        return Derivation(
            method=_one_of(content["method"], METHODS),
            parent=None if content.get("parent") is None else _text(content["parent"]),
            leaves=bool(_whole(int(content.get("leaves", False)), 0, 1)),
            places=None if content.get("places") is None else _whole(content["places"], 0, 6),
            ranks={_text(code): _whole(rank, 1, 10**6) for code, rank in _pairs(content, "ranks")},
            form=_one_of(content.get("form", "rank_centroid"), tuple(FORMS)),
            judges=tuple(_judge(one) for one in _list(content.get("judges", []))),
            best=_text(content.get("best", "")),
            worst=_text(content.get("worst", "")),
            best_to_others=_texts(content.get("best_to_others", {})),
            others_to_worst=_texts(content.get("others_to_worst", {})),
            data=_one_of(content.get("data", "this"), DATA),
            basis=_one_of(content.get("basis", "values"), BASES),
            rounds=tuple(_round(one) for one in _list(content.get("rounds", []))),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Any, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    if not low <= value <= high:
        raise ValueError
    return value


def _one_of(value: Any, choices: Sequence[str]) -> str:
    if value not in choices:
        raise ValueError
    return str(value)


def _list(value: Any) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise TypeError
    return value


def _pairs(content: Mapping[str, Any], key: str) -> Iterator[tuple[Any, Any]]:
    found = content.get(key, {})
    if not isinstance(found, Mapping):
        raise TypeError
    yield from found.items()


def _texts(value: Any) -> Mapping[str, str]:
    return {_text(code): _text(said) for code, said in _pairs({"": value}, "")}


def _judge(value: Any) -> Judge:
    judgments = {}
    for row, column, said in _list(value.get("judgments", [])):
        judgments[_text(row), _text(column)] = _text(said)
    return Judge(name=_text(value["name"]), weight=_text(value.get("weight", "1")), judgments=judgments)


def _round(value: Any) -> Marks:
    experts = tuple(_text(name) for name in _list(value["experts"]))
    marks = tuple(_texts(row) for row in _list(value["marks"]))
    if len(experts) != len(marks):
        raise ValueError
    return Marks(experts=experts, marks=marks)
