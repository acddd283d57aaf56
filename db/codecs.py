"""How single values stand in their columns: decimals as text, structures as JSON text, no float anywhere."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from db.changes import Value
from scoring.collection import Returned, Sending
from scoring.ledgers import Feed, Ledger
from scoring.plan import (
    Condition,
    Grades,
    Json,
    PreviousIndicator,
    Quota,
    Signer,
    TagSet,
    UpperItem,
    WeightSet,
)
from scoring.sealing import Version


def json_text(value: Json) -> str:
    """JSON as it is stored. Raises TypeError for a float: no figure here is one."""
    if isinstance(value, str) and value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'  # as below, three times as fast: nearly every cell is such a text
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Json) -> Json:
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [_plain(part) for part in value]
    raise TypeError(f"{type(value).__name__} is no value of the format")


def _decimal(value: Value) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _maybe_text(value: object) -> str | None:
    return None if value is None else str(value)


def _load(value: Value) -> Any:
    return json.loads(str(value))


def _grades_text(grades: Grades | None) -> str | None:
    if grades is None:
        return None
    quota = grades.quota
    content: Json = {
        "bands": [[name, str(bound)] for name, bound in grades.bands],
        "quota": None
        if quota is None
        else {
            "grade": quota.grade,
            "percent": str(quota.percent),
            "scope": quota.scope,
            "at_least_one": quota.at_least_one,
            "ties": quota.ties,
        },
        "conditions": [{"grade": c.grade, "node": c.node, "min_rate": str(c.min_rate)} for c in grades.conditions],
    }
    return json_text(content)


def _grades(value: Value) -> Grades | None:
    if value is None:
        return None
    stored = _load(value)
    quota = stored["quota"]
    return Grades(
        bands=tuple((name, Decimal(bound)) for name, bound in stored["bands"]),
        quota=quota and Quota(**{**quota, "percent": Decimal(quota["percent"])}),
        conditions=tuple(Condition(**{**c, "min_rate": Decimal(c["min_rate"])}) for c in stored["conditions"]),
    )


def _figures(content: Any) -> Json:
    """The same with its decimals as text."""
    if isinstance(content, Decimal):
        return str(content)
    if isinstance(content, Mapping):
        return {key: _figures(part) for key, part in content.items()}
    if isinstance(content, Sequence) and not isinstance(content, str):
        return [_figures(part) for part in content]
    found: Json = content
    return found


def _fields(value: Any) -> dict[str, Any]:
    """A frozen value by its fields. Where it says nothing of weights of classes, it stands as it did before there were
    any: a row is guarded by what stood in it."""
    content = asdict(value)
    silent: object = {} if isinstance(value, PreviousIndicator) else None
    if "weight_by_class" in content and content["weight_by_class"] == silent:
        del content["weight_by_class"]
    return content


@dataclass(frozen=True, slots=True)
class Codec:
    """How one field stands in its column."""

    encode: Callable[[Any], Value]
    decode: Callable[[Value], Any]


PLAIN = Codec(lambda value: value, lambda value: value)
NUMBER = Codec(_maybe_text, _decimal)
FLAG = Codec(int, bool)
WORDS = Codec(lambda words: json_text(list(words)), lambda value: tuple(_load(value)))
JSON = Codec(json_text, _load)
LEVELS = Codec(
    lambda levels: json_text({level: str(points) for level, points in levels.items()}),
    lambda value: {level: Decimal(points) for level, points in _load(value).items()},
)
GRADES = Codec(_grades_text, _grades)


def _list(make: Callable[[dict[str, Any]], object]) -> Codec:
    """A list of frozen values as one JSON text; `make` makes one of what was stored."""
    return Codec(
        lambda values: json_text(_figures([_fields(value) for value in values])),
        lambda value: tuple(make(stored) for stored in _load(value)),
    )


def _figures_by_code(stored: Any) -> dict[str, Decimal]:
    return {code: Decimal(figure) for code, figure in stored.items()}


def _previous_indicator(stored: Any) -> PreviousIndicator:
    own = _figures_by_code(stored.get("weight_by_class", {}))
    return PreviousIndicator(**{**stored, "weight": Decimal(stored["weight"]), "weight_by_class": own})


def _weight_set(stored: Any) -> WeightSet:
    own = stored.get("weight_by_class")
    of_classes = None if own is None else {code: _figures_by_code(each) for code, each in own.items()}
    weights = _figures_by_code(stored["weights"])
    return WeightSet(**{**stored, "weights": weights, "weight_by_class": of_classes})


PREVIOUS_INDICATORS = _list(_previous_indicator)
WEIGHT_SETS = _list(_weight_set)
TAG_SETS = _list(lambda stored: TagSet(name=stored["name"], tags=tuple(stored["tags"])))
UPPER_ITEMS = _list(lambda stored: UpperItem(**{**stored, "weight": _decimal(stored["weight"])}))
SIGNERS = _list(lambda stored: Signer(**stored))
SENDINGS = _list(
    lambda stored: Sending(
        **{
            **stored,
            "items": tuple(stored["items"]),
            "units": tuple(stored["units"]),
            "returned": tuple(Returned(**file) for file in stored["returned"]),
        }
    )
)
VERSIONS = _list(lambda stored: Version(**stored))
LEDGERS = _list(lambda stored: Ledger(**{**stored, "stages": tuple(stored["stages"])}))
FEED = Codec(
    lambda feed: None if feed is None else json_text(_figures(asdict(feed))),
    lambda value: None if value is None else _feed(_load(value)),
)


def _feed(stored: dict[str, Any]) -> Feed:
    return Feed(**{**stored, "points": {stage: Decimal(points) for stage, points in stored["points"].items()}})
