"""A value that is tried under a rule: its points and how they come about, exact as in the result."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from scoring.entries import Cell
from scoring.evaluate import evaluate
from scoring.plan import Item
from scoring.preview.stage import Stage
from scoring.worked import View, Worked, worked, worked_at

OF_PEERS: Final = ("mean", "lowest")
"""What a missing value may get that depends on others."""


def try_measure(stage: Stage, unit: str, measure: Fraction) -> Worked | None:
    """A unit with this measure, compared with the peers that there are. The leaf scores a measure.

    None where the line would take long: the mean or spread of very many peers. Raises KeyError for an unknown unit."""
    stage = stage.seen_by(unit)
    if stage.is_long(unit):
        return None
    found = worked_at(View(stage.plan, stage.entries, known=stage.table), unit, stage.node.code, measure)
    assert found is not None  # a stage has a rule that can be read
    return found


def try_entries(stage: Stage, unit: str, cells: Mapping[str, Cell | None]) -> Worked:
    """A unit with these entries instead of its own, by item. Raises KeyError for an unknown unit."""
    entries = stage.entries.with_cells({(item, unit): cell for item, cell in cells.items()})
    plan = stage.plan
    if all(method.by_itself for method in stage.methods) and stage.node.missing not in OF_PEERS:
        plan = replace(plan, units=(plan.unit[unit],))  # nobody else matters, and there may be thousands
    result = evaluate(plan, entries)
    return worked(plan, entries, result, unit, stage.node.code)


def asked(stage: Stage) -> tuple[Item, ...]:
    """The items whose entries are tried where the rule scores no measure of its own; in the order of the plan."""
    return () if stage.measured else stage.plan.items
