"""What classes and units have of their own in a rule: single figures as one table, whole lists as a field for each.

A blank cell, and a list of which nothing is their own, mean what stands for everybody. `at` leads to the part of a
blend whose parameters are meant, ("params", "parts", "0"); without it they are those of the leaf.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from exchange.rule_form import (
    LISTS,
    Field,
    Path,
    Rows,
    beside,
    form,
    number_text,
    rows_of,
    text_of,
    value_at,
    with_names,
    with_rows,
    with_text,
    with_value,
)
from exchange.wording import word
from scoring.plan import Indicator, Json, Plan

SINGLE: Final = ("number", "whole")
"""The kinds of parameters that fit into a cell."""
Owner = tuple[str, str, str]
"""by_class or by_unit, code, name."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """`columns`: the parameters that differ; `owners`: whose each row is; `rows`: their texts, blank where the owner
    has what all have."""

    columns: tuple[Field, ...]
    owners: tuple[Owner, ...]
    rows: tuple[tuple[str, ...], ...]
    at: Path = ()

    def path(self, row: int, column: int) -> Path:
        """Where a cell stands in the leaf."""
        by, code, _ = self.owners[row]
        return (*self.at, "params", by, code, self.columns[column].path[-1])


@dataclass(frozen=True, slots=True)
class Own:
    """A parameter that fits into no cell, for one class or unit. `field` shows what holds for it; it is put into the
    leaf as its own as soon as it is edited. `own`: has it anything of its own already?"""

    owner: Owner
    field: Field
    own: bool


def can_differ(plan: Plan, node: Indicator, language: str, at: Path = ()) -> tuple[Field, ...]:
    """The parameters that classes and units may have of their own."""
    return tuple(one for one in form(plan, node, language, at) if one.kind != "parts")


def overrides(
    plan: Plan,
    node: Indicator,
    language: str,
    more: Sequence[str] = (),
    units: Sequence[str] = (),
    at: Path = (),
) -> Overrides:
    """The table as it stands; `more` parameters and `units` are shown though they have nothing of their own yet."""
    named = {*more, *(name for _, _, name in _owned(node, at))}
    columns = tuple(one for one in can_differ(plan, node, language, at) if one.path[-1] in named and one.kind in SINGLE)
    owners = _owners(plan, node, units, at) if columns else ()
    rows = tuple(
        tuple(text_of(value_at(node, (*at, "params", by, code, one.path[-1]))) for one in columns)
        for by, code, _ in owners
    )
    return Overrides(columns, owners, rows, at)


def own_fields(
    plan: Plan,
    node: Indicator,
    language: str,
    more: Sequence[str] = (),
    units: Sequence[str] = (),
    at: Path = (),
) -> tuple[Own, ...]:
    """Everything that fits into no cell and differs, or is in `more`: for every class, and every unit of its own."""
    named = {*more, *(name for _, _, name in _owned(node, at))}
    differing = [
        one
        for one in can_differ(plan, node, language, at)
        if one.kind not in SINGLE and any(path[-1] in named for path in (one.path, *one.paths))
    ]
    owners = _owners(plan, node, units, at) if differing else ()
    return tuple(_own(plan, node, one, owner, language, at) for one in differing for owner in owners)


def _own(plan: Plan, node: Indicator, one: Field, owner: Owner, language: str, at: Path) -> Own:
    by, code, name = owner
    base = (*at, "params", by, code)
    paths = tuple((*base, path[-1]) for path in (one.paths or (one.path,)))
    found = [(value_at(node, path), value_at(node, (*at, "params", path[-1]))) for path in paths]
    own = any(mine is not None for mine, _ in found)
    values = [common if mine is None else mine for mine, common in found]
    named = replace(one, path=paths[0], paths=paths if one.kind in LISTS else (), required=False, hint="")
    named = replace(named, label=word("form.own", language, owner=name, label=one.label))
    if one.kind in LISTS:
        rows = _rows(values, len(one.columns))
        return Own(owner, replace(named, rows=with_names(rows, plan) if one.of_units else rows), own)
    if one.kind in ("choice", "item", "flag"):
        choices = one.choices or tuple((value, word(f"form.{value}", language)) for value in ("true", "false"))
        as_all = ("", word("form.as_all", language))
        return Own(owner, replace(named, choices=(as_all, *choices), text=text_of(found[0][0])), own)
    return Own(owner, replace(named, text=text_of(values[0])), own)


def _rows(values: Sequence[Json], width: int) -> Rows:
    """The rows of one list, or of lists that stand beside each other."""
    if len(values) == 1:
        return rows_of(values[0], width)
    found = rows_of(values[0], width - len(values) + 1)
    for number, value in enumerate(values[1:], start=width - len(values) + 1):
        found = beside(found, rows_of(value, 1), number)
    return found


def with_cell(node: Indicator, path: Path, text: str) -> Indicator:
    """The leaf with a class's or unit's own figure put in, or (blank) taken out."""
    return with_value(node, path, number_text(text) or None)


def with_own(node: Indicator, one: Field, typed: str | Rows) -> Indicator:
    """The leaf with what was typed into the field of an `Own` put in as the owner's own."""
    if not isinstance(typed, str):
        return with_rows(node, one, typed)
    if one.kind == "flag":
        return with_value(node, one.path, {"true": True, "false": False}.get(typed))
    return with_text(node, one, typed)


def without_own(node: Indicator, one: Field) -> Indicator:
    """The leaf in which the owner has again what all have."""
    for path in one.paths or (one.path,):
        node = with_value(node, path, None)
    return node


def _owned(node: Indicator, at: Path) -> Iterator[tuple[str, str, str]]:
    """(by_class or by_unit, code, name of a parameter) of everything that somebody has of their own."""
    for by in ("by_class", "by_unit"):
        owned = value_at(node, (*at, "params", by))
        for code, own in owned.items() if isinstance(owned, Mapping) else ():
            for name in own if isinstance(own, Mapping) else ():
                yield by, code, name


def _owners(plan: Plan, node: Indicator, units: Sequence[str], at: Path) -> tuple[Owner, ...]:
    """All classes, then the units that have anything of their own, or are in `units`."""
    own = {*units, *(code for by, code, _ in _owned(node, at) if by == "by_unit")}
    classes = [("by_class", one.code, one.name) for one in plan.classes]
    return (*classes, *(("by_unit", unit.code, unit.name) for unit in plan.units if unit.code in own))
