"""An assessment after changes, made of what it was before: nothing that was not changed is read or made anew."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from db.changes import Change
from db.papers import papers_after
from db.rows import ENTRY_TABLES, PARTS, cell_of, cell_row, codes_of, fields_of, part_of
from scoring.entries import Assessment, Cell, Cells, Entries, with_edits
from scoring.plan import Plan


def cells_after(seen: Assessment, changes: Iterable[Change], table: str) -> Cells:
    """The cells of an assessment in a table after changes to them; cells of others do not count."""
    before = seen.entries.values if table == "cell" else seen.entries.second
    items, units = seen.plan.item_codes, seen.plan.unit_codes
    edits: dict[tuple[str, str], Cell | None] = {}
    for change in changes:
        if change.table != table or change.key[0] not in items or change.key[1] not in units:
            continue
        place = items[change.key[0]], units[change.key[1]]
        cell = edits[place] if place in edits else before.get(place[0], {}).get(place[1])
        if change.after is None:
            edits[place] = None
        else:
            row: Any = {**(cell_row(cell) if cell is not None else {}), **change.after}
            edits[place] = cell_of(**row)
    if not edits:
        return before
    return {item: column for item, column in with_edits(before, edits).items() if column}


def plan_after(seen: Plan, changes: Iterable[Change]) -> Plan | None:
    """The plan after changes to what its indicators say of themselves; None where anything else was changed, or a
    measure, which may look back to another year.

    What was not changed is the same object as before, so that nothing is scored again for it.
    """
    spec = PARTS["indicator"]
    own = {*spec.names()} - {"code", "method", "measure", "params", *spec.references}
    nodes = {node.uid: node for node in seen.indicators}
    for change in changes:
        node = nodes.get(change.key[0]) if change.table == "indicator" else None
        if node is None or change.before is None or change.after is None or not change.after.keys() <= own:
            return None
        values: dict[str, Any] = {
            name: spec.codecs[name].decode(value) if name in spec.codecs else value
            for name, value in change.after.items()
        }
        nodes[node.uid] = replace(node, **values)
    return replace(seen, indicators=tuple(nodes.values()))


def touch_others(seen: Assessment, changes: Iterable[Change]) -> bool:
    """Are there cells of another assessment among the changes? It may be the one before."""
    units = seen.plan.unit_codes
    return any(change.table == "cell" and change.key[1] not in units for change in changes)


def entries_after(seen: Assessment, changes: Sequence[Change], order: Callable[[str], Sequence[str]]) -> Entries:
    """The entries but the cells. `order`: the uids of a table as they stand now, where they may have moved."""
    if not {change.table for change in changes} & {*ENTRY_TABLES, "ballot_paper"}:
        return seen.entries
    names = {table: {uid: code for code, uid in codes.items()} for table, codes in codes_of(seen.plan).items()}
    found: dict[str, Any] = {}
    for table, name in ENTRY_TABLES.items():
        own = [change for change in changes if change.table == table]
        parts: dict[str, Any] = {part.uid: part for part in getattr(seen.entries, name)}
        moved = False
        for change in own:
            uid = change.key[0]
            if change.after is None:
                parts.pop(uid, None)
            elif change.before is None and change.after["assessment_uid"] == seen.plan.uid:
                parts[uid], moved = part_of(table, uid, change.after, names), True
            elif uid in parts:
                parts[uid] = replace(parts[uid], **fields_of(table, change.after, names))
                moved = moved or "position" in change.after
        if own:
            found[name] = tuple(parts[uid] for uid in order(table)) if moved else tuple(parts.values())
    papers = [change for change in changes if change.table == "ballot_paper"]
    if papers:
        found["batches"] = papers_after(found.get("batches", seen.entries.batches), papers)
    return replace(seen.entries, **found)
