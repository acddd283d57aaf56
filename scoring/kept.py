"""Cells that pages of their own fill: from the rows of a ledger, from ballots that were read out, from the marks of
judges. What a file says otherwise there waits until somebody decides."""

from collections.abc import Callable
from typing import Literal

from scoring.ballot_counts import votes_of
from scoring.entries import Cell, Entries
from scoring.ledger_counts import following_cells, says
from scoring.panels import given, judges_of, panel_items
from scoring.plan import Plan

Keeper = Literal["", "ledger", "ballots", "marks"]
"""What a cell comes from: a value that is entered for it would be another."""


def keepers(plan: Plan, entries: Entries) -> Callable[[tuple[str, str], Cell | None], Keeper]:
    """Whom a cell that becomes another (item and unit, the cell) would contradict; "" where it contradicts nobody.

    Marks that a panel lacks so far, and votes of batches that nobody read out, are no contradiction."""
    fed = following_cells(plan, entries)
    judges = {item: judges_of(plan, entries, item)[0] for item in panel_items(plan)}
    read_out = [batch for batch in entries.batches if batch.papers]

    def contradicted(key: tuple[str, str], cell: Cell | None) -> Keeper:
        if key in fed:
            return "" if says(cell, fed[key]) else "ledger"
        item, unit = key
        before, value = entries.cell(*key), None if cell is None else cell.value
        if item in judges and before is not None:
            marks, others = given(before.value, judges[item]), given(value, judges[item])
            return "marks" if any(mark not in (None, "", others.get(judge)) for judge, mark in marks.items()) else ""
        batches = [batch for batch in read_out if batch.item == item and unit in batch.units]
        after = entries.with_cells({key: cell}) if batches else entries
        same = all(votes_of(entries, batch, unit) == votes_of(after, batch, unit) for batch in batches)
        return "" if same else "ballots"

    return contradicted
