"""Parameters as they stand in a plan, read for the methods: decimal strings, lists and objects of the format become
exact values, and every finding is collected with its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from fractions import Fraction
from typing import Any, Final

from scoring.expression import Expression, ExpressionError, parse_expression
from scoring.method import Method
from scoring.numbers import parse_decimal
from scoring.parameters import Kind, Parameter, PartRule, Rule
from scoring.plan import Json, shown
from scoring.problems import Place, Problem

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "direction": ("up", "down"),
    "peers": ("all", "class"),
    "missing": ("zero", "lowest", "mean", "exclude"),
    "not_applicable": ("redistribute", "full", "zero", "mean"),
    "zero_denominator": ("not_applicable", "full", "zero", "missing"),
    "aggregate": ("sum", "geometric", "harmonic", "min"),
}
"""What an indicator, or a part of a blend, may say of itself."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What parsing needs to know: the methods there are, the unit it is for, and where findings go."""

    methods: Mapping[str, type[Method]]
    class_code: str | None
    unit_code: str | None
    found: list[Problem]

    def report(self, code: str, where: Place, /, **facts: str) -> None:
        """Note a finding at `where`, which its sentence also names."""
        self.found.append(Problem(code, where, {"place": "/".join(where), **facts}))


# Overrides: unit over class over plain.

_OVERRIDES: Final = ("by_class", "by_unit")


def resolve(params: Mapping[str, Json], class_code: str | None, unit_code: str | None) -> dict[str, Json]:
    """The params that hold for one unit."""
    plain = {name: value for name, value in params.items() if name not in _OVERRIDES}
    for name, code in zip(_OVERRIDES, (class_code, unit_code), strict=True):
        by = params.get(name)
        own = by.get(code) if isinstance(by, Mapping) and code is not None else None
        if isinstance(own, Mapping):
            plain.update(own)
    return plain


def overridden(params: Json) -> tuple[set[str], set[str]]:
    """The class and unit codes that params, or those of parts inside them, have values of their own for."""
    classes: set[str] = set()
    units: set[str] = set()
    if isinstance(params, Mapping):
        for name, codes in zip(_OVERRIDES, (classes, units), strict=True):
            by = params.get(name)
            if isinstance(by, Mapping):
                codes.update(by)
    for nested in _inside(params):
        inner_classes, inner_units = overridden(nested)
        classes |= inner_classes
        units |= inner_units
    return classes, units


def _inside(params: Json) -> Iterator[Json]:
    if isinstance(params, Mapping):
        yield from params.values()
    elif isinstance(params, Sequence) and not isinstance(params, str):
        yield from params


# Reading.


def parse(code: str, params: Mapping[str, Json], where: Place, setting: Setting) -> Method | None:
    """The method with its parameters for one unit, or None where something is wrong (then it was reported)."""
    kind = setting.methods.get(code)
    if kind is None:
        setting.report("method.unknown", where, method=code)
        return None
    before = len(setting.found)
    _check_overrides(params, where, setting)
    own = resolve(params, setting.class_code, setting.unit_code)
    known = {parameter.name: parameter for parameter in fields(kind)}
    for name in own:
        if name not in known:
            place = place_of(name, params, where, setting)
            setting.report("param.unknown", place, method=code, name=name, known="、".join(known))
    values: dict[str, Any] = {}
    for name, declared in known.items():
        place = place_of(name, params, where, setting)
        parameter: Parameter = declared.metadata["parameter"]
        if name not in own:
            if declared.default is MISSING:
                setting.report("param.missing", place, method=code, name=name)
        elif own[name] is None and parameter.optional:
            values[name] = None
        else:
            values[name] = read_value(own[name], parameter, place, setting)
    if len(setting.found) > before:
        return None
    method = kind(**values)
    for name, fault, facts in method.faults():
        setting.report(fault, place_of(name, params, where, setting), method=code, name=name, **facts)
    return method if len(setting.found) == before else None


def _check_overrides(params: Mapping[str, Json], where: Place, setting: Setting) -> None:
    """What classes and units have of their own are objects by code, each of parameters."""
    for name in _OVERRIDES:
        by = params.get(name, {})
        owned = by.items() if isinstance(by, Mapping) else [(None, by)]
        for code, own in owned:
            if not isinstance(own, Mapping):
                place = (*where, "params", name) if code is None else (*where, "params", name, code)
                setting.report("param.object", place, name=place[-1], value=shown(own))


def place_of(name: str, params: Mapping[str, Json], where: Place, setting: Setting) -> Place:
    """Where the parameter stands that holds for one unit: unit over class over plain."""
    for override, code in (("by_unit", setting.unit_code), ("by_class", setting.class_code)):
        by = params.get(override)
        own = by.get(code) if isinstance(by, Mapping) and code is not None else None
        if code is not None and isinstance(own, Mapping) and name in own:
            return (*where, "params", override, code, name)
    return (*where, "params", name)


def read_value(value: Json, parameter: Parameter, place: Place, setting: Setting) -> Any:
    """The value of one parameter, or something like it where it is wrong (then it was reported)."""
    return _READERS[parameter.kind](value, parameter, place, setting)


def _number(value: Json, parameter: Parameter, place: Place, setting: Setting) -> Fraction:
    found = parse_decimal(value) if isinstance(value, str) else None
    if found is None:
        setting.report("param.number", place, name=place[-1], value=shown(value))
        return Fraction(0)
    for name, limit, outside in (
        ("least", parameter.least, parameter.least is not None and found < parameter.least),
        ("above", parameter.above, parameter.above is not None and found <= parameter.above),
    ):
        if outside:
            setting.report(f"param.{name}", place, name=place[-1], value=shown(value), limit=str(limit))
    return found


def _whole(value: Json, parameter: Parameter, place: Place, setting: Setting) -> int:
    found = _number(value, parameter, place, setting)
    if found.denominator != 1:
        setting.report("param.whole", place, name=place[-1], value=shown(value))
    return int(found)


def _flag(value: Json, parameter: Parameter, place: Place, setting: Setting) -> bool:
    if not isinstance(value, bool):
        setting.report("param.flag", place, name=place[-1], value=shown(value))
    return value is True


def _choice(value: Json, parameter: Parameter, place: Place, setting: Setting) -> str:
    if value not in parameter.choices:
        choices = "、".join(parameter.choices)
        setting.report("param.choice", place, name=place[-1], value=shown(value), choices=choices)
    return str(value)


def _item(value: Json, parameter: Parameter, place: Place, setting: Setting) -> str:
    if not isinstance(value, str) or not value:
        setting.report("param.text", place, name=place[-1], value=shown(value))
    return str(value)


def read_expression(value: Json, place: Place, setting: Setting, with_weight: bool = False) -> Expression | None:
    """The expression that stands at `place`, or None where it cannot be read (then it was reported)."""
    if not isinstance(value, str):
        setting.report("param.text", place, name=place[-1], value=shown(value))
        return None
    try:
        return parse_expression(value, with_weight)
    except ExpressionError as error:
        setting.report(error.code, place, expression=value[:200], **error.facts)
        return None


def _formula(value: Json, parameter: Parameter, place: Place, setting: Setting) -> Expression | None:
    return read_expression(value, place, setting, with_weight=True)


def _rows(
    value: Json, place: Place, setting: Setting, shortest: int, longest: int
) -> Iterator[tuple[Place, Sequence[Json]]]:
    """The rows of a list of lists, each with its place."""
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        setting.report("param.list", place, name=place[-1], value=shown(value))
        return
    for index, row in enumerate(value):
        where = (*place, str(index))
        if isinstance(row, Sequence) and not isinstance(row, str) and shortest <= len(row) <= longest:
            yield where, row
        else:
            setting.report("param.row", where, name=place[-1], value=shown(row), count=str(shortest))


def _numbers(value: Json, parameter: Parameter, place: Place, setting: Setting) -> tuple[Fraction, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        setting.report("param.list", place, name=place[-1], value=shown(value))
        return ()
    return tuple(_number(part, parameter, (*place, str(index)), setting) for index, part in enumerate(value))


def _pairs(value: Json, parameter: Parameter, place: Place, setting: Setting) -> tuple[tuple[Fraction, Fraction], ...]:
    return tuple(
        (_number(row[0], parameter, where, setting), _number(row[1], parameter, where, setting))
        for where, row in _rows(value, place, setting, 2, 2)
    )


def _points(value: Json, parameter: Parameter, place: Place, setting: Setting) -> tuple[tuple[str, Fraction], ...]:
    found: dict[str, Fraction] = {}
    for where, row in _rows(value, place, setting, 2, 2):
        name = row[0]
        if not isinstance(name, str) or not name:
            setting.report("param.text", where, name=place[-1], value=shown(name))
        elif name in found:
            setting.report("param.twice", where, name=place[-1], value=name)
        else:
            found[name] = _number(row[1], parameter, where, setting)
    return tuple(found.items())


def _table(value: Json, parameter: Parameter, place: Place, setting: Setting) -> Mapping[str, Fraction]:
    if not isinstance(value, Mapping) or not value:
        setting.report("param.table", place, name=place[-1], value=shown(value))
        return {}
    return {name: _number(part, parameter, (*place, name), setting) for name, part in value.items()}


def _rules(value: Json, parameter: Parameter, place: Place, setting: Setting) -> tuple[Rule, ...]:
    found = []
    for where, row in _rows(value, place, setting, 2, 3):
        expression = read_expression(row[0], where, setting)
        each = _number(row[1], parameter, where, setting)
        most = _number(row[2], parameter, where, setting) if len(row) == 3 and row[2] is not None else None
        if expression is not None:
            found.append(Rule(expression, each, most))
    return tuple(found)


_PART_KEYS: Final = (
    "share",
    "measure",
    "method",
    "params",
    "direction",
    "peers",
    "min_peers",
    "zero_denominator",
)


def _parts(value: Json, parameter: Parameter, place: Place, setting: Setting) -> tuple[PartRule, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        setting.report("param.list", place, name=place[-1], value=shown(value))
        return ()
    found = [_part(part, (*place, str(index)), setting) for index, part in enumerate(value)]
    return tuple(part for part in found if part is not None)


def _part(value: Json, place: Place, setting: Setting) -> PartRule | None:
    if not isinstance(value, Mapping):
        setting.report("param.table", place, name=place[-1], value=shown(value))
        return None
    for name in value.keys() - set(_PART_KEYS):
        setting.report("format.key_unknown", (*place, name), key=name)
    for name in ("share", "method"):
        if name not in value:
            setting.report("format.key_missing", (*place, name), key=name)
    share = _number(value.get("share", "0"), Parameter("number", least=Fraction(0)), (*place, "share"), setting)
    words = {
        name: _choice(value[name], Parameter("choice", choices=CHOICES[name]), (*place, name), setting)
        for name in ("direction", "peers", "zero_denominator")
        if name in value
    }
    least = (
        _number(value["min_peers"], Parameter("number"), (*place, "min_peers"), setting)
        if "min_peers" in value
        else None
    )
    params, code, measure = value.get("params", {}), value.get("method"), value.get("measure")
    if not isinstance(params, Mapping):
        setting.report("param.table", (*place, "params"), name="params", value=shown(params))
        return None
    if measure is not None:
        measure = _item(measure, Parameter("item"), (*place, "measure"), setting)
    method = parse(code, params, place, setting) if isinstance(code, str) else None
    if method is None:
        if code is not None and not isinstance(code, str):
            setting.report("param.text", (*place, "method"), name="method", value=shown(code))
        return None
    up = words.get("direction", "up") == "up"
    return PartRule(share, method, measure, up, words.get("peers"), least, words.get("zero_denominator"))


_READERS: Final[Mapping[Kind, Callable[[Json, Parameter, Place, Setting], Any]]] = {
    "number": _number,
    "whole": _whole,
    "flag": _flag,
    "choice": _choice,
    "item": _item,
    "formula": _formula,
    "numbers": _numbers,
    "pairs": _pairs,
    "points": _points,
    "table": _table,
    "rules": _rules,
    "parts": _parts,
}
