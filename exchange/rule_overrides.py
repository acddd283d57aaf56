"""What classes and units have of their own in a rule, as a table: rows are classes and units, columns parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from exchange.rule_form import Field, Path, form, number_text, text_of, with_value
from scoring.methods import BY_CODE
from scoring.plan import Indicator, Plan

SINGLE = ("number", "whole")
"""The kinds of parameters that fit into a cell."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """`columns`: the parameters that differ; `owners`: ("by_class" or "by_unit", code, name) of each row; `rows`:
    their texts, blank where the owner has what all have."""

    columns: tuple[Field, ...]
    owners: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[str, ...], ...]

    def path(self, row: int, column: int) -> Path:
        """Where a cell stands in the leaf."""
        by, code, _ = self.owners[row]
        return ("params", by, code, self.columns[column].path[-1])


def can_differ(plan: Plan, node: Indicator, language: str) -> tuple[Field, ...]:
    """The parameters that classes and units may have of their own in a cell."""
    return tuple(one for one in form(plan, node, language) if one.kind in SINGLE)


def overrides(
    plan: Plan, node: Indicator, language: str, more: Sequence[str] = (), units: Sequence[str] = ()
) -> Overrides:
    """The table as it stands; `more` parameters and `units` are shown though they have nothing of their own yet."""
    named = {*more}
    own_units = {*units}
    for by in ("by_class", "by_unit"):
        owned = node.params.get(by)
        for code, own in owned.items() if isinstance(owned, Mapping) else ():
            named.update(own if isinstance(own, Mapping) else ())
            if by == "by_unit":
                own_units.add(code)
    columns = tuple(one for one in can_differ(plan, node, language) if one.path[-1] in named)
    owners = [("by_class", one.code, one.name) for one in plan.classes] if columns else []
    owners += [("by_unit", unit.code, unit.name) for unit in plan.units if unit.code in own_units and columns]
    rows = tuple(tuple(_text(node, by, code, one.path[-1]) for one in columns) for by, code, _ in owners)
    return Overrides(columns, tuple(owners), rows)


def hidden(node: Indicator, language: str) -> tuple[str, ...]:
    """Parameters that classes or units have of their own and that fit into no cell, by name."""
    from exchange.rule_form import label_of

    kind = BY_CODE.get(node.method or "")
    kinds = {one.name: one.metadata["parameter"].kind for one in fields(kind)} if kind else {}
    found = []
    for by in ("by_class", "by_unit"):
        owned = node.params.get(by)
        for own in owned.values() if isinstance(owned, Mapping) else ():
            found += [name for name in own if kinds.get(name) not in SINGLE] if isinstance(own, Mapping) else []
    return tuple(label_of(node.method or "", name, language) for name in dict.fromkeys(found))


def _text(node: Indicator, by: str, code: str, name: str) -> str:
    owned = node.params.get(by)
    own = owned.get(code) if isinstance(owned, Mapping) else None
    return text_of(own.get(name)) if isinstance(own, Mapping) else ""


def with_cell(node: Indicator, path: Path, text: str) -> Indicator:
    """The leaf with a class's or unit's own figure put in, or (blank) taken out."""
    return with_value(node, path, number_text(text) or None)
