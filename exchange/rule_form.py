"""The form of a rule as data: which fields a method asks for, in words, and what is wrong with what stands in them.

A field is made of the method's declared parameters alone (`scoring.parameters`) and their words
(`exchange.wording.parameters`): a new parameter appears in the form by itself. What is typed is put into the leaf as
it is; whether it can be read says the engine (`exchange.rule_reading`), and its finding stands beside the field.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from fractions import Fraction
from typing import Any, Final

from exchange.expression_text import as_expression
from exchange.numbers import Number, parse_number
from exchange.rule_words.measure import leaf_unit
from exchange.wording import PHRASES, word
from scoring.methods import BY_CODE
from scoring.numbers import plain
from scoring.parameters import Kind, Parameter
from scoring.plan import Indicator, Json, Plan

Path = tuple[str, ...]
"""Where a value stands in a leaf: ("params", "target"), ("params", "parts", "0", "share")."""
LISTS: Final[frozenset[Kind]] = frozenset({"numbers", "pairs", "points", "table", "rules"})
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form. `columns` (heading, unit) and `rows`: of a list; `paths`: one for each column, where these
    are parameters of their own. `hint`: default and limits, in words."""

    path: Path
    kind: Kind
    label: str
    unit: str = ""
    text: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    rows: Rows = ()
    paths: tuple[Path, ...] = ()
    required: bool = False
    of_units: bool = False
    """Are the names of the rows those of units? They stand in the plan by their codes."""


# What the form asks.


def form(plan: Plan, node: Indicator, language: str, at: Path = ()) -> tuple[Field, ...]:
    """The fields of a leaf's method, or, at ("params", "parts", "0"), of a part of its blend."""
    inside = value_at(node, at) if at else None
    owner: Any = inside if isinstance(inside, Mapping) else {"method": node.method, "params": node.params}
    if isinstance(measure := owner.get("measure"), str) and measure != node.measure:
        node = replace(node, measure=measure, unit="")  # the numbers of a part are in the unit of its own measure
    kind = BY_CODE.get(str(owner.get("method")))
    params = owner.get("params", {})
    if kind is None or not isinstance(params, Mapping):
        return ()
    made: list[Field] = []
    for declared in fields(kind):
        parameter: Parameter = declared.metadata["parameter"]
        path = (*at, "params", declared.name)
        if parameter.kind == "numbers" and made and made[-1].kind == "numbers":
            made[-1] = _beside(made[-1], _list(plan, node, params, declared.name, parameter, kind.code, path, language))
            continue
        if parameter.kind in LISTS:
            made.append(_list(plan, node, params, declared.name, parameter, kind.code, path, language))
            continue
        made.append(_single(plan, node, params, declared, parameter, kind.code, path, language))
    # what must be filled in comes first, figures before lists; else as the method has them
    return tuple(sorted(made, key=lambda one: (not one.required, one.kind == "flag", one.kind in LISTS)))


def label_of(method: str, name: str, language: str) -> str:
    """What a parameter is called."""
    own = f"parameter.{method}.{name}"
    key = own if own in PHRASES else f"parameter.{name}"
    return word(key, language) if key in PHRASES else name


def unit_of(plan: Plan, node: Indicator, of: str, params: Mapping[str, Json], language: str) -> str:
    """The unit of a number: the measure's own, points, percent."""
    if of in ("measure", "gap"):
        unit = leaf_unit(plan, node)
        return "个百分点" if of == "gap" and unit == "%" and language == "zh_CN" else unit
    if of == "scaled":
        of = "percent" if params.get("scale") == "percent" else "points"
    key = f"amount.{of}"
    return word(key, language) if key in PHRASES else ""


def _single(
    plan: Plan,
    node: Indicator,
    params: Mapping[str, Json],
    declared: Any,
    parameter: Parameter,
    method: str,
    path: Path,
    language: str,
) -> Field:
    name = declared.name
    value = params.get(name)
    required = declared.default is MISSING
    return Field(
        path,
        parameter.kind,
        label_of(method, name, language),
        unit_of(plan, node, parameter.of[0], params, language),
        text_of(value if name in params else None, declared.default if parameter.kind in ("flag", "choice") else None),
        _hint(node, params, name, declared.default, parameter, language),
        _choices(plan, parameter, name, language),
        required=required,
    )


def text_of(value: Json, default: object = None) -> str:
    """A value as it stands in its field."""
    if value is None:
        value = "" if default is None or default is MISSING else default  # type: ignore[assignment]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else "" if value is None else str(value)


def _hint(
    node: Indicator, params: Mapping[str, Json], name: str, default: object, parameter: Parameter, language: str
) -> str:
    """What holds where the field is left blank, and its limits."""
    said: list[str] = []
    if default is MISSING:
        said.append(word("form.owned" if _owned(params, name) else "form.required", language))
    elif isinstance(default, Fraction | int) and not isinstance(default, bool):
        said.append(word("form.default", language, value=plain(default)))
    elif parameter.optional and parameter.blank:
        said.append(word(f"form.blank.{parameter.blank}", language, weight=plain(node.weight)))
    if parameter.least is not None and parameter.least:
        said.append(word("form.least", language, limit=plain(parameter.least)))
    if parameter.above is not None:
        said.append(word("form.above", language, limit=plain(parameter.above)))
    if parameter.kind == "whole":
        said.append(word("form.whole", language))
    return ("，" if language == "zh_CN" else ", ").join(said)


def _owned(params: Mapping[str, Json], name: str) -> bool:
    """Has nobody but classes or units a value of this?"""
    return name not in params and any(
        isinstance(own, Mapping) and name in own
        for by in ("by_class", "by_unit")
        if isinstance(owners := params.get(by), Mapping)
        for own in owners.values()
    )


def _choices(plan: Plan, parameter: Parameter, name: str, language: str) -> tuple[tuple[str, str], ...]:
    if parameter.kind == "item":
        fitting = [item for item in plan.items if item.kind == parameter.item_kind]
        return tuple((item.code, item.name) for item in fitting)
    found = []
    for choice in parameter.choices:
        key = f"ties.{choice}" if name == "ties" else f"choice.{name}.{choice}"
        found.append((choice, word(key, language) if key in PHRASES else choice))
    return tuple(found)


def _list(
    plan: Plan,
    node: Indicator,
    params: Mapping[str, Json],
    name: str,
    parameter: Parameter,
    method: str,
    path: Path,
    language: str,
) -> Field:
    columns = []
    for number, of in enumerate(parameter.of):
        keys = (f"column.{method}.{name}.{number}", f"column.{name}.{number}")
        key = next((key for key in keys if key in PHRASES), "")
        columns.append((word(key, language) if key else name, unit_of(plan, node, of, params, language)))
    hint = word(f"form.blank.{name}", language) if parameter.optional else ""
    if _owned(params, name):
        hint = word("form.owned", language)
    rows, of_units = rows_of(params.get(name), len(columns)), parameter.of[0] == "unit"
    return Field(
        path,
        parameter.kind,
        label_of(method, name, language),
        hint=hint,
        columns=tuple(columns),
        rows=with_names(rows, plan) if of_units else rows,
        paths=(path,),
        required=not parameter.optional,
        of_units=of_units,
    )


def _beside(first: Field, second: Field) -> Field:
    """Two lists of numbers that belong together, as the columns of one table."""
    rows = beside(first.rows, second.rows, len(first.columns))
    return replace(first, columns=(*first.columns, *second.columns), rows=rows, paths=(*first.paths, *second.paths))


def beside(first: Rows, second: Rows, width: int) -> Rows:
    """The one column of `second` to the right of the `width` columns of `first`; the shorter list has blank cells."""
    count = max(len(first), len(second))

    def row(rows: Rows, index: int, cells: int) -> tuple[str, ...]:
        return rows[index] if index < len(rows) else ("",) * cells

    return tuple((*row(first, index, width), *row(second, index, 1)) for index in range(count))


def rows_of(value: Json, width: int) -> Rows:
    """A list parameter as rows of text."""
    if isinstance(value, Mapping):
        return tuple((name, text_of(number)) for name, number in value.items())
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    found = []
    for row in value:
        listed = isinstance(row, Sequence) and not isinstance(row, str)
        cells = [text_of(cell) for cell in row] if listed else [text_of(row)]  # type: ignore[union-attr]
        found.append(tuple([*cells, *[""] * width][:width]))
    return tuple(found)


def with_names(rows: Rows, plan: Plan) -> Rows:
    """Rows of units under their names, where these are no one else's."""
    often = Counter(unit.name for unit in plan.units)
    known = {unit.code: unit.name for unit in plan.units if often[unit.name] == 1}
    return tuple((known.get(row[0], row[0]), *row[1:]) for row in rows)


def with_codes(rows: Rows, plan: Plan) -> Rows:
    """Rows of units as they were typed under the codes of these; what is no unit stays, to be told."""
    codes: dict[str, list[str]] = {}
    for unit in plan.units:
        codes.setdefault(unit.name, []).append(unit.code)

    def code(name: str) -> str:
        found = codes.get(name.strip(), [])
        return found[0] if len(found) == 1 and name.strip() not in plan.unit else name

    return tuple((code(row[0]), *row[1:]) for row in rows if row)


# What was typed.


def number_text(text: str, unit: str = "") -> str:
    """What was typed, as the number that it says; as it was typed where it says none."""
    found = parse_number(text, unit)
    return found.text if isinstance(found, Number) else text.strip()


def spelled(one: Field, typed: str | Rows, plan: Plan) -> tuple[str | Rows, dict[Path, str]]:
    """What was typed into a field with expressions in the signs of their language, and units by their codes; and the
    expressions, by place, as typed."""
    if one.kind == "formula" and isinstance(typed, str):
        return as_expression(typed, plan), {one.path: typed}
    if one.kind == "rules" and not isinstance(typed, str):
        said = {(*one.path, str(number)): row[0] for number, row in enumerate(typed) if row}
        return tuple((as_expression(row[0], plan), *row[1:]) for row in typed if row), said
    if one.of_units and not isinstance(typed, str):
        return with_codes(typed, plan), {}
    return typed, {}


def with_text(node: Indicator, one: Field, text: str) -> Indicator:
    """The leaf with the text of a field put in; a blank one is left out, so that its default holds."""
    value: Json | None
    if one.kind == "flag":
        value = True if text == "true" else None
    elif one.kind in ("number", "whole"):
        value = number_text(text, one.unit) or None
    else:
        value = text.strip() or None
        if one.kind == "choice" and one.choices and text == one.choices[0][0]:
            value = None  # what is usual need not be said
    return with_value(node, one.path, value)


def with_rows(node: Indicator, one: Field, rows: Sequence[Sequence[str]]) -> Indicator:
    """The leaf with the rows of a list put in; rows that are wholly blank are left out."""
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if one.kind == "numbers":
        for number, path in enumerate(one.paths):
            column: list[Json] = [number_text(row[number]) for row in filled]
            node = with_value(node, path, column or None)
        return node
    return with_value(node, one.path, _listed(one.kind, filled))


def _listed(kind: Kind, rows: Sequence[Sequence[str]]) -> Json | None:
    if not rows:
        return None
    if kind == "table":
        names = [row[0] for row in rows]
        if len(set(names)) == len(names) and all(names):
            return {name: number_text(value) for name, value in rows}
        return [[name, number_text(value)] for name, value in rows]  # cannot be read: the reading says why
    first = (lambda cell: number_text(cell)) if kind == "pairs" else (lambda cell: cell)
    found: list[Json] = []
    for row in rows:
        cells: list[Json] = [first(row[0]), *(number_text(cell) for cell in row[1:])]
        if kind == "rules" and not cells[-1]:
            cells.pop()
        found.append(cells)
    return found


def value_at(node: Indicator, path: Path) -> Json:
    """What stands in a leaf at a path; None where there is nothing."""
    found: Any = {"params": node.params}
    for step in path:
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, Sequence) and not isinstance(found, str) and step.isdigit() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found  # type: ignore[no-any-return]


def with_value(node: Indicator, path: Path, value: Json | None) -> Indicator:
    """The leaf with a value put in at a path below "params"; None takes it out, and what it leaves empty."""
    params = _put(node.params, path[1:], value)
    return replace(node, params=params if isinstance(params, Mapping) else {})


def _put(owner: Json, path: Path, value: Json | None) -> Json:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(owner, Sequence) and not isinstance(owner, str):
        listed = list(owner)
        listed[int(step)] = _put(listed[int(step)], rest, value)
        return listed
    found = dict(owner) if isinstance(owner, Mapping) else {}
    inner = _put(found.get(step, {}), rest, value)
    emptied = inner is None or (rest and inner == {} and step != "params")
    if emptied:
        found.pop(step, None)
    else:
        found[step] = inner
    return found
