"""Plans and entries as rows and back: pure functions. Codes become uids here and uids codes, so that a rename
is one row."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from operator import is_
from typing import Any, Final

from db.changes import Key, Row, Rows, Value
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
from db.papers import READINGS, paper_rows, with_papers
from scoring.batches import Batch
from scoring.double_entry import Pass
from scoring.entries import Assessment, Cell, Cells, Decision, Draft, Entries, Event, LedgerRow, State
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
StoredCell = tuple[str, str, str | None, str | None, str]
"""item_uid, unit_uid, value, state, note"""


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
ENTRY_TABLES: Final[Mapping[str, str]] = {
    "event": "events",
    "decision": "decisions",
    "ballot_batch": "batches",
    "material": "materials",
    "double_entry": "passes",
    "ledger_row": "ledger_rows",
    "draft": "drafts",
}
"""Table → field of the entries."""
CELL_TABLES: Final = ("cell", "second_cell")
"""What is entered for an item and a unit, and what was typed a second time: of one shape."""
NOTHING: Final[Mapping[str, Part]] = {}
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


def _rows(
    table: str, parts: Sequence[Part], owner: str, codes: Codes, before: Tables, seen: Mapping[str, Part] = NOTHING
) -> dict[Key, Row]:
    """The rows of parts in their order. Raises Refused where one names a code that is not there.

    `seen`: what the stored rows say, by uid: of a part that is the same object only the position may be another."""
    stored = before.get(table, {})
    present = {key[0]: int(str(row["position"])) for key, row in stored.items()}
    places = places_of(table, parts, present)
    same = {part.uid for part in parts if seen.get(part.uid) is part and part.uid in present}
    others = rows_at(table, (part for part in parts if part.uid not in same), owner, codes, places)
    return {
        (part.uid,): {**stored[part.uid,], "position": places[part.uid]} if part.uid in same else others[part.uid,]
        for part in parts
    }


def places_of(table: str, parts: Sequence[Part], stored: Mapping[str, int]) -> dict[str, int]:
    """The position of every part, as far as it can that which is stored."""
    places = positions([part.uid for part in parts], stored)
    if len(places) != len(parts):
        raise ValueError(f"two parts of {table} have one uid")
    return places


def rows_at(table: str, parts: Iterable[Part], owner: str, codes: Codes, places: Mapping[str, int]) -> dict[Key, Row]:
    """The rows of parts at these positions. Raises Refused where one names a code that is not there."""
    problems: list[Problem] = []
    rows: dict[Key, Row] = {(part.uid,): _row(table, part, owner, places[part.uid], codes, problems) for part in parts}
    if problems:
        raise Refused(*problems)
    return rows


def part_of(table: str, uid: str, row: Row, names: Codes) -> Any:
    """The part that a whole row makes."""
    return PARTS[table].kind(uid=uid, **fields_of(table, row, names))


def fields_of(table: str, row: Row, names: Codes) -> dict[str, Any]:
    """What the columns of a row, or some of them, say of a part."""
    spec = PARTS[table]
    values: dict[str, Any] = {}
    for name in spec.names():
        if spec.references.get(name, (name,))[0] not in row:
            continue
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
    return values


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


def unchanged(plan: Plan, seen: Plan | None) -> frozenset[str]:
    """The tables of which all rows are the same for both plans: their parts are the same objects, and so are those
    that these name."""
    if seen is None:
        return frozenset()
    same = {table for table in PLAN_TABLES if _same(_parts(plan, table), _parts(seen, table))}
    if plan.previous != seen.previous:
        same.discard("unit")  # former codes stand with the units
    if len(plan.bonus) != len(seen.bonus):
        same.discard("adjustment")  # a rule became one of the other kind
    return frozenset(table for table in same if all(target in same for _, target in PARTS[table].references.values()))


def _same(mine: Sequence[Part], theirs: Sequence[Part]) -> bool:
    return mine is theirs or (len(mine) == len(theirs) and all(map(is_, mine, theirs)))


def plan_rows(plan: Plan, before: Tables, seen: Plan | None = None) -> dict[str, dict[Key, Row]]:
    """The rows of a plan. `before`: those that are stored, whose positions are kept as far as the order allows; `seen`:
    the plan that these make; of tables that are `unchanged` since nothing is given.

    Raises Refused for a code that stands twice or a reference to a code that is not there."""
    codes = codes_of(plan)
    tables: dict[str, dict[Key, Row]] = {"assessment": {(plan.uid,): _assessment_row(plan)}}
    known = seen is not None and codes_of(seen) == codes  # else the same part may be stored with another reference
    left = unchanged(plan, seen)
    for table in PLAN_TABLES:
        if table in left:
            continue
        old = {part.uid: part for part in _parts(seen, table)} if seen is not None and known else NOTHING
        tables[table] = _rows(table, _parts(plan, table), plan.uid, codes, before, old)
    if "unit" in tables:
        tables["unit"] = _with_former_codes(plan, tables["unit"])
    bonus = {rule.uid for rule in plan.bonus}
    if "adjustment" in tables:
        rules = tables["adjustment"].items()
        tables["adjustment"] = {key: {**row, "kind": "bonus" if key[0] in bonus else "deduction"} for key, row in rules}
    return tables


def names_of(tables: Tables) -> Codes:
    """uid → code in every table"""
    return {table: {key[0]: str(row["code"]) for key, row in tables[table].items()} for table in PLAN_TABLES}


def parts_of(table: str, rows: Rows, names: Codes) -> tuple[Any, ...]:
    """The parts of one table in their order."""
    ordered = sorted(rows.items(), key=lambda entry: (int(str(entry[1]["position"])), entry[0]))
    return tuple(part_of(table, key[0], row, names) for key, row in ordered)


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
    parts: dict[str, Any] = {name: parts_of(table, tables[table], names) for table, name in ENTRY_TABLES.items()}
    parts["batches"] = with_papers(parts["batches"], tables["ballot_paper"])
    return Assessment(plan_of(uid, tables), Entries(**parts))


def entry_rows(entries: Entries, owner: str, codes: Codes) -> dict[str, dict[Key, Row]]:
    """The rows of all entries but the cells, as of a new assessment. Raises Refused for unknown codes."""
    return {
        **{table: _rows(table, getattr(entries, name), owner, codes, {}) for table, name in ENTRY_TABLES.items()},
        "ballot_paper": paper_rows(entries.batches),
    }


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


def cells_of(found: Iterable[StoredCell], plan: Plan) -> dict[str, dict[str, Cell]]:
    """item code → unit code → cell, in the order of the plan.

    Cells that say the same are one object: of the millions of a large assessment only thousands differ."""
    codes = [unit.code for unit in plan.units]
    places = {unit.uid: place for place, unit in enumerate(plan.units)}
    columns: dict[str, list[Cell | None]] = {item.uid: [None] * len(codes) for item in plan.items}
    known: dict[tuple[str | None, str | None, str], Cell] = {}
    for item, unit, value, state, note in found:
        says = value, state, note
        cell = known.get(says)
        if cell is None:
            cell = known[says] = cell_of(value, state, note)
        columns[item][places[unit]] = cell
    columns_found = {
        item.code: {code: cell for code, cell in zip(codes, columns[item.uid], strict=True) if cell is not None}
        for item in plan.items
    }
    return {item: column for item, column in columns_found.items() if column}


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
    parts = {name: fresh(getattr(entries, name)) for name in ENTRY_TABLES.values()}
    return Assessment(own, replace(entries, **parts))
