"""Plans and entries as rows and back: pure functions. Codes become uids here and uids codes, so that a rename
is one row."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any, Final

from db.changes import Change, Key, Row, Rows, Value
from db.codecs import (
    FEED,
    FLAG,
    GRADES,
    JSON,
    LEDGERS,
    LEVELS,
    NUMBER,
    PLAIN,
    PREVIOUS_INDICATORS,
    SENDINGS,
    SIGNERS,
    TAG_SETS,
    UPPER_ITEMS,
    VERSIONS,
    WEIGHT_SETS,
    WORDS,
    Codec,
    json_text,
)
from db.order import positions
from db.papers import READINGS, with_papers
from scoring.batches import Batch
from scoring.double_entry import Pass
from scoring.entries import Assessment, Cell, Cells, Decision, Draft, Entries, Event, LedgerRow, State, with_edits
from scoring.materials import Material
from scoring.plan import (
    Adjustment,
    Composition,
    Indicator,
    Item,
    ItemList,
    Json,
    Part,
    Plan,
    Previous,
    Ranking,
    Rounding,
    Unit,
    UnitClass,
    Veto,
    new_uid,
)
from scoring.problems import Problem, Refused

Tables = Mapping[str, Rows]
Codes = Mapping[str, Mapping[str, str]]
"""table → code → uid, or the other way round"""


# parts in tables


@dataclass(frozen=True, slots=True)
class PartTable:
    """Where parts of one kind stand. `references`: field → (column, table) for what names another part by its
    code; fields without a codec are stored as they are. `many`: field → table for lists of codes, in which what is
    no longer there stays without harm. `apart`: fields that have a table of their own."""

    kind: type[Part]
    codecs: Mapping[str, Codec]
    references: Mapping[str, tuple[str, str]]
    many: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[str, ...] = ()

    def names(self) -> Iterator[str]:
        return (own.name for own in fields(self.kind) if own.name not in ("uid", *self.apart))


def _part(kind: type[Part], codecs: Mapping[str, Codec] | None = None, **references: tuple[str, str]) -> PartTable:
    return PartTable(kind, codecs or {}, references)


PARTS: Final[Mapping[str, PartTable]] = {
    "unit_class": _part(UnitClass, {"coefficient": NUMBER}),
    "unit": _part(Unit, {"ranked": FLAG}, class_code=("class_uid", "unit_class")),
    "item_list": _part(ItemList, {"members": WORDS}),
    "item": _part(
        Item,
        {"source": WORDS, "minimum": NUMBER, "maximum": NUMBER, "integer": FLAG, "total": NUMBER, "feed": FEED},
        list_code=("list_uid", "item_list"),
    ),
    "indicator": _part(
        Indicator,
        {
            "weight": NUMBER,
            "weight_by_class": LEVELS,
            "params": JSON,
            "treatment": JSON,
            "min_peers": NUMBER,
            "reference_only": FLAG,
            "source": WORDS,
            "tags": WORDS,
            "upper": WORDS,
            "locked": FLAG,
            "needs_evidence": FLAG,
        },
        parent=("parent_uid", "indicator"),
    ),
    "adjustment": _part(Adjustment, {"points": NUMBER, "per_level": LEVELS, "cap": NUMBER, "needs_evidence": FLAG}),
    "veto": _part(Veto, {"actions": WORDS}),
    "event": _part(
        Event,
        {"count": NUMBER, "factor": NUMBER, "points": NUMBER, "evidence": WORDS},
        unit=("unit_uid", "unit"),
        rule=("rule_uid", "adjustment"),
    ),
    "decision": _part(Decision, {"evidence": WORDS}, unit=("unit_uid", "unit"), rule=("rule_uid", "veto")),
    "ballot_batch": PartTable(
        Batch,
        {"void_all_equal": FLAG, "closed": FLAG},
        {"item": ("item_uid", "item")},
        {"units": "unit", "own": "unit"},
        READINGS,
    ),
    "material": PartTable(Material, {}, {}, {"items": "item", "units": "unit"}),
    "double_entry": PartTable(Pass, {}, {}, {"items": "item"}),
    "ledger_row": _part(LedgerRow, {"count": NUMBER}, unit=("unit_uid", "unit")),
    "draft": _part(Draft, {"texts": JSON}),
}
ENTRY_TABLES: Final = ("event", "decision", "ballot_batch", "material", "double_entry", "ledger_row", "draft")
CELL_TABLES: Final = ("cell", "second_cell")
"""What is entered for an item and a unit, and what was typed a second time: of one shape."""
PLAN_TABLES: Final = ("unit_class", "unit", "item_list", "item", "indicator", "adjustment", "veto")


def _parts(plan: Plan, table: str) -> Sequence[Part]:
    match table:
        case "unit_class":
            return plan.classes
        case "unit":
            return plan.units
        case "item_list":
            return plan.lists
        case "item":
            return plan.items
        case "indicator":
            return plan.indicators
        case "adjustment":
            return (*plan.bonus, *plan.deduction)
        case "veto":
            return plan.veto
    raise KeyError(table)


def codes_of(plan: Plan) -> Codes:
    """code → uid in every table. Raises Refused where two parts have one code: nothing could tell them apart."""
    problems, codes = [], {}
    for table in PLAN_TABLES:
        known: dict[str, str] = {}
        for part in _parts(plan, table):
            code = str(getattr(part, "code", ""))
            if known.setdefault(code, part.uid) != part.uid:
                problems.append(Problem("store.duplicate_code", (table, code), {"code": code}))
        codes[table] = known
    if problems:
        raise Refused(*problems)
    return codes


def _row(table: str, part: Part, owner: str, position: int, codes: Codes, problems: list[Problem]) -> Row:
    spec = PARTS[table]
    row: dict[str, Value] = {"assessment_uid": owner, "position": position}
    for name in spec.names():
        value = getattr(part, name)
        if name in spec.many:
            known = codes[spec.many[name]]
            row[name] = WORDS.encode(tuple(known.get(code, code) for code in value))
            continue
        if name not in spec.references:
            row[name] = spec.codecs.get(name, PLAIN).encode(value)
            continue
        column, target = spec.references[name]
        row[column] = None if value is None else codes[target].get(value)
        if value is not None and row[column] is None:
            place = (table, str(getattr(part, "code", "")), name)
            problems.append(Problem("store.unknown_code", place, {"code": value}))
    return row


def _rows(table: str, parts: Sequence[Part], owner: str, codes: Codes, before: Tables) -> dict[Key, Row]:
    """The rows of parts in their order. Raises Refused where one names a code that is not there."""
    present = before.get(table, {})
    places = positions(
        [part.uid for part in parts], {key[0]: int(str(row["position"])) for key, row in present.items()}
    )
    if len(places) != len(parts):
        raise ValueError(f"two parts of {table} have one uid")
    problems: list[Problem] = []
    rows: dict[Key, Row] = {(part.uid,): _row(table, part, owner, places[part.uid], codes, problems) for part in parts}
    if problems:
        raise Refused(*problems)
    return rows


def _part_of(table: str, uid: str, row: Row, names: Codes) -> Any:
    spec = PARTS[table]
    values: dict[str, Any] = {"uid": uid}
    for name in spec.names():
        if name in spec.many:
            known = names[spec.many[name]]
            values[name] = tuple(known.get(one, one) for one in WORDS.decode(row[name]))
            continue
        if name not in spec.references:
            codec = spec.codecs.get(name)
            values[name] = row[name] if codec is None else codec.decode(row[name])
            continue
        column, target = spec.references[name]
        reference = row[column]
        values[name] = None if reference is None else names[target][str(reference)]
    return spec.kind(**values)


# whole plans

_LISTS: Final[Mapping[str, Codec]] = {
    "previous_indicators": PREVIOUS_INDICATORS,
    "weight_sets": WEIGHT_SETS,
    "tag_sets": TAG_SETS,
    "upper_items": UPPER_ITEMS,
    "signers": SIGNERS,
    "layouts": JSON,
    "sendings": SENDINGS,
    "versions": VERSIONS,
    "ledgers": LEDGERS,
}
"""What stands as one text in the assessment's own row: it is small, and no part of the scoring names it."""


def _assessment_row(plan: Plan) -> Row:
    return {
        "id": plan.id,
        "title": plan.title,
        "year": plan.year,
        "period": plan.period,
        "number": plan.number,
        "unit_label": plan.unit_label,
        "full_score": str(plan.full_score),
        "leaf_places": plan.rounding.leaf_places,
        "total_places": plan.rounding.total_places,
        "measure_places": plan.rounding.measure_places,
        "bonus_cap": NUMBER.encode(plan.composition.bonus_cap),
        "deduction_cap": NUMBER.encode(plan.composition.deduction_cap),
        "coefficient": plan.composition.coefficient,
        "ties": plan.ranking.ties,
        "tie_breakers": WORDS.encode(plan.ranking.tie_breakers),
        "top_n": plan.ranking.top_n,
        "grades": GRADES.encode(plan.grades),
        "previous_id": None if plan.previous is None else plan.previous.id,
        **{name: codec.encode(getattr(plan, name)) for name, codec in _LISTS.items()},
    }


def _with_former_codes(plan: Plan, units: Mapping[Key, Row]) -> dict[Key, Row]:
    """The rows of units, each with the codes it had in the assessment before where the plan names them."""
    named = plan.previous.units if plan.previous else {}
    place = ("assessment", "previous", "units")
    problems = [
        Problem("store.unknown_code", (*place, code), {"code": code}) for code in named if code not in plan.unit
    ]
    if problems:
        raise Refused(*problems)
    former = {code: WORDS.encode(codes) for code, codes in named.items()}
    return {key: {**row, "previous": former.get(str(row["code"]))} for key, row in units.items()}


def plan_rows(plan: Plan, before: Tables) -> dict[str, dict[Key, Row]]:
    """The rows of a plan. `before`: those that are stored, whose positions are kept as far as the order allows.

    Raises Refused for a code that stands twice or a reference to a code that is not there."""
    codes = codes_of(plan)
    tables: dict[str, dict[Key, Row]] = {"assessment": {(plan.uid,): _assessment_row(plan)}}
    for table in PLAN_TABLES:
        tables[table] = _rows(table, _parts(plan, table), plan.uid, codes, before)
    tables["unit"] = _with_former_codes(plan, tables["unit"])
    bonus = {rule.uid for rule in plan.bonus}
    tables["adjustment"] = {
        key: {**row, "kind": "bonus" if key[0] in bonus else "deduction"} for key, row in tables["adjustment"].items()
    }
    return tables


def names_of(tables: Tables) -> Codes:
    """uid → code in every table"""
    return {table: {key[0]: str(row["code"]) for key, row in tables[table].items()} for table in PLAN_TABLES}


def parts_of(table: str, rows: Rows, names: Codes) -> tuple[Any, ...]:
    """The parts of one table in their order."""
    ordered = sorted(rows.items(), key=lambda entry: (int(str(entry[1]["position"])), entry[0]))
    return tuple(_part_of(table, key[0], row, names) for key, row in ordered)


def plan_of(uid: str, tables: Tables) -> Plan:
    """The plan that rows make."""
    row = tables["assessment"][uid,]
    names = names_of(tables)
    parts = {table: parts_of(table, tables[table], names) for table in PLAN_TABLES}
    kinds = {key[0]: rule["kind"] for key, rule in tables["adjustment"].items()}
    lists: Any = {name: codec.decode(row[name]) for name, codec in _LISTS.items()}
    plain: Any = {name: row[name] for name in ("id", "title", "year", "period", "number", "unit_label")}
    places: Any = {name: row[name] for name in ("leaf_places", "total_places", "measure_places")}
    former = {str(unit["code"]): unit["previous"] for unit in tables["unit"].values() if unit["previous"] is not None}
    return Plan(
        uid=uid,
        previous=None
        if row["previous_id"] is None
        else Previous(id=str(row["previous_id"]), units={code: WORDS.decode(codes) for code, codes in former.items()}),
        full_score=Decimal(str(row["full_score"])),
        rounding=Rounding(**places),
        composition=Composition(
            bonus_cap=NUMBER.decode(row["bonus_cap"]),
            deduction_cap=NUMBER.decode(row["deduction_cap"]),
            coefficient=str(row["coefficient"]),
        ),
        ranking=Ranking(
            ties=str(row["ties"]), tie_breakers=WORDS.decode(row["tie_breakers"]), top_n=int(str(row["top_n"]))
        ),
        grades=GRADES.decode(row["grades"]),
        classes=parts["unit_class"],
        units=parts["unit"],
        lists=parts["item_list"],
        items=parts["item"],
        indicators=parts["indicator"],
        bonus=tuple(rule for rule in parts["adjustment"] if kinds[rule.uid] == "bonus"),
        deduction=tuple(rule for rule in parts["adjustment"] if kinds[rule.uid] == "deduction"),
        veto=parts["veto"],
        **lists,
        **plain,
    )


def assessment_of(uid: str, tables: Tables) -> Assessment:
    """The assessment that rows make, without its cells."""
    names = names_of(tables)
    parts = (parts_of(table, tables[table], names) for table in ENTRY_TABLES)
    events, decisions, batches, materials, passes, ledger, drafts = parts
    entries = Entries(
        events=events,
        decisions=decisions,
        batches=with_papers(batches, tables["ballot_paper"]),
        materials=materials,
        passes=passes,
        ledger_rows=ledger,
        drafts=drafts,
    )
    return Assessment(plan_of(uid, tables), entries)


# entries


def event_rows(events: Sequence[Event], owner: str, codes: Codes, before: Tables) -> dict[Key, Row]:
    """Raises Refused for an unknown unit or rule."""
    return _rows("event", events, owner, codes, before)


def decision_rows(decisions: Sequence[Decision], owner: str, codes: Codes, before: Tables) -> dict[Key, Row]:
    """Raises Refused for an unknown unit or veto."""
    return _rows("decision", decisions, owner, codes, before)


def batch_rows(batches: Sequence[Batch], owner: str, codes: Codes, before: Tables) -> dict[Key, Row]:
    """Raises Refused for an unknown item."""
    return _rows("ballot_batch", batches, owner, codes, before)


def material_rows(materials: Sequence[Material], owner: str, codes: Codes, before: Tables) -> dict[Key, Row]:
    """The rows of what bears entries out."""
    return _rows("material", materials, owner, codes, before)


def pass_rows(passes: Sequence[Pass], owner: str, codes: Codes, before: Tables) -> dict[Key, Row]:
    return _rows("double_entry", passes, owner, codes, before)


def ledger_rows(found: Sequence[LedgerRow], owner: str, codes: Codes, before: Tables) -> dict[Key, Row]:
    """Raises Refused for an unknown unit."""
    return _rows("ledger_row", found, owner, codes, before)


def draft_rows(found: Sequence[Draft], owner: str, codes: Codes, before: Tables) -> dict[Key, Row]:
    """The rows of what is unfinished."""
    return _rows("draft", found, owner, codes, before)


def cell_row(cell: Cell) -> Row:
    value = None if cell.value is None else json_text(cell.value)
    return {"value": value, "state": None if cell.state is None else cell.state.value, "note": cell.note}


def cell_of(value: str | None, state: str | None, note: str) -> Cell:
    """A cell from its columns; quick for plain text, which nearly all are."""
    if value is None:
        found: Json = None
    elif value[0] == '"' and "\\" not in value:
        found = value[1:-1]
    else:
        found = json.loads(value)
    return Cell(found, None if state is None else State(state), note)


def cell_rows(cells: Cells, codes: Codes, place: str = "values") -> dict[Key, Row]:
    """`place`: what the cells are called in a finding. Raises Refused for an unknown item or unit."""
    rows: dict[Key, Row] = {}
    problems: list[Problem] = []
    units, items = codes["unit"], codes["item"]
    for item, column in cells.items():
        if item not in items:
            problems.append(Problem("store.unknown_code", (place, item), {"code": item}))
            continue
        for unit, cell in column.items():
            if unit in units:
                rows[items[item], units[unit]] = cell_row(cell)
            else:
                problems.append(Problem("store.unknown_code", (place, item, unit), {"code": unit}))
    if problems:
        raise Refused(*problems)
    return rows


def previous_rows(previous: Cells, codes: Codes) -> dict[Key, Row]:
    """The values of the assessment before, by item and by the unit's code there. Raises Refused for an unknown item."""
    problems = [
        Problem("store.unknown_code", ("previous_values", item), {"code": item})
        for item in previous
        if item not in codes["item"]
    ]
    if problems:
        raise Refused(*problems)
    return {
        (codes["item"][item], unit): cell_row(cell)
        for item, column in previous.items()
        for unit, cell in column.items()
    }


def columns_of(found: Iterable[tuple[str, str, str | None, str | None, str]]) -> dict[str, dict[str, Cell]]:
    """item code → unit code → cell, as they come, from (item code, unit code, value, state, note)."""
    columns: dict[str, dict[str, Cell]] = {}
    for item, unit, value, state, note in found:
        columns.setdefault(item, {})[unit] = cell_of(value, state, note)
    return columns


def cells_of(found: Iterable[tuple[str, str, str | None, str | None, str]], plan: Plan) -> dict[str, dict[str, Cell]]:
    """item code → unit code → cell, in the order of the plan, from (item_uid, unit_uid, value, state, note)."""
    columns: dict[str, dict[str, Cell]] = {item.uid: {} for item in plan.items}
    for item, unit, value, state, note in found:
        columns[item][unit] = cell_of(value, state, note)
    order = [(unit.uid, unit.code) for unit in plan.units]
    return {
        item.code: {code: column[uid] for uid, code in order if uid in column}
        for item in plan.items
        if (column := columns[item.uid])
    }


def cells_after(seen: Assessment, changes: Iterable[Change], table: str) -> Cells:
    """The cells of an assessment in a table after changes to them; cells of others do not count."""
    before = seen.entries.values if table == "cell" else seen.entries.second
    items = {item.uid: item.code for item in seen.plan.items}
    units = {unit.uid: unit.code for unit in seen.plan.units}
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
    units = {unit.uid for unit in seen.plan.units}
    return any(change.table == "cell" and change.key[1] not in units for change in changes)


def with_new_uids(assessment: Assessment) -> Assessment:
    """The same assessment as a new one: every part gets an identity of its own. For a copy of last year's."""

    def fresh(parts: tuple[Any, ...]) -> Any:
        return tuple(replace(part, uid=new_uid()) for part in parts)

    plan, entries = assessment.plan, assessment.entries
    own = replace(
        plan,
        uid=new_uid(),
        classes=fresh(plan.classes),
        units=fresh(plan.units),
        lists=fresh(plan.lists),
        items=fresh(plan.items),
        indicators=fresh(plan.indicators),
        bonus=fresh(plan.bonus),
        deduction=fresh(plan.deduction),
        veto=fresh(plan.veto),
    )
    names = ("events", "decisions", "batches", "materials", "passes", "ledger_rows", "drafts")
    parts = {name: fresh(getattr(entries, name)) for name in names}
    return Assessment(own, replace(entries, **parts))
