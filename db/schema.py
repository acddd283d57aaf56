"""The tables. Keys are hex text made by us; decimals are text, booleans 0 or 1, structures JSON text; no floats.

Every foreign key is checked at commit, so that undo and import need no order of statements. There is no unique
code or position on purpose: swapping two codes in one action must not trip over itself; `db/rows.py` refuses
duplicates. A change here needs a step in `db/migrations/versions/`: a test compares the two.
"""

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _table(name: str, *parts: Any, **options: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, **options)


def _uid() -> Column[str]:
    return Column("uid", Text, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _added(name: str, default: str) -> Column[str]:
    """A text column that came later: what older rows have in it."""
    return Column(name, Text, nullable=False, server_default=default)


def _added_flag(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _maybe(name: str) -> Column[str]:
    return Column(name, Text)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)", name=name), nullable=False)


def _reference(name: str, table: str, *, optional: bool = False, index: bool = True) -> Column[str]:
    key = ForeignKey(f"{table}.uid", deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=optional, index=index)


def _owner() -> Column[str]:
    return _reference("assessment_uid", "assessment")


_table("meta", Column("name", Text, primary_key=True), _text("value"))

_table(
    "assessment",
    _uid(),
    _text("id"),
    _text("title"),
    _whole("year"),
    _text("period"),
    Column("number", Integer),
    _text("unit_label"),
    _text("full_score"),
    Column("leaf_places", Integer),
    _whole("total_places"),
    Column("measure_places", Integer),
    _maybe("bonus_cap"),
    _maybe("deduction_cap"),
    _text("coefficient"),
    _text("ties"),
    _text("tie_breakers"),
    _whole("top_n"),
    _maybe("grades"),
    _maybe("previous_id"),
    _added("previous_indicators", "[]"),
    _added("weight_sets", "[]"),
    _added("tag_sets", "[]"),
    _added("upper_items", "[]"),
    _added("signers", "[]"),
    _added("layouts", "{}"),
    _added("sendings", "[]"),
    _added("versions", "[]"),
    _added("ledgers", "[]"),
)
_table("unit_class", _uid(), _owner(), _whole("position"), _text("code"), _text("name"), _text("coefficient"))
_table(
    "unit",
    _uid(),
    _owner(),
    _whole("position"),
    _text("code"),
    _text("name"),
    _reference("class_uid", "unit_class", optional=True),
    _flag("ranked"),
    _maybe("previous"),
)
_table(
    "item_list",
    _uid(),
    _owner(),
    _whole("position"),
    _text("code"),
    _text("name"),
    Column("year", Integer),
    _text("members"),
)
_table(
    "item",
    _uid(),
    _owner(),
    _whole("position"),
    _text("code"),
    _text("name"),
    _text("kind"),
    _text("unit"),
    _reference("list_uid", "item_list", optional=True),
    _text("department"),
    _text("source"),
    _maybe("minimum"),
    _maybe("maximum"),
    _text("note"),
    _added("merge", "none"),
    _added_flag("integer"),
    _maybe("part_of"),
    _maybe("total"),
    _maybe("feed"),
)
_table(
    "indicator",
    _uid(),
    _owner(),
    _whole("position"),
    _text("code"),
    _reference("parent_uid", "indicator", optional=True),
    _text("name"),
    _text("weight"),
    _text("aggregate"),
    _maybe("method"),
    _text("params"),
    _maybe("measure"),
    _text("direction"),
    _text("peers"),
    _text("min_peers"),
    _text("missing"),
    _text("not_applicable"),
    _text("zero_denominator"),
    _flag("reference_only"),
    _text("unit"),
    _text("department"),
    _text("source"),
    _text("basis"),
    _text("tags"),
    _text("note"),
    _added("treatment", "{}"),
    _added("upper", "[]"),
    _added_flag("locked"),
    _added("reason", ""),
    _added_flag("needs_evidence"),
    _added("weight_by_class", "{}"),
)
_table(
    "adjustment",
    _uid(),
    _owner(),
    _whole("position"),
    Column("kind", Text, CheckConstraint("kind IN ('bonus', 'deduction')", name="kind"), nullable=False),
    _text("code"),
    _text("name"),
    _maybe("points"),
    _text("per_level"),
    _maybe("cap"),
    _text("dedupe"),
    _text("department"),
    _added_flag("needs_evidence"),
)
_table("veto", _uid(), _owner(), _whole("position"), _text("code"), _text("name"), _text("actions"))
_table(
    "cell",
    Column("item_uid", Text, ForeignKey("item.uid", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("unit_uid", Text, ForeignKey("unit.uid", deferrable=True, initially="DEFERRED"), primary_key=True),
    _maybe("value"),
    _maybe("state"),
    _text("note"),
    # Units are many, items few: with units first, the key itself serves the check when a unit is removed.
    PrimaryKeyConstraint("unit_uid", "item_uid"),
    sqlite_with_rowid=False,
)
_table(
    "previous_cell",  # of an assessment before that is not in the store; its units are known by their codes only
    Column("item_uid", Text, ForeignKey("item.uid", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("unit", Text, primary_key=True),
    _maybe("value"),
    _maybe("state"),
    _text("note"),
    PrimaryKeyConstraint("item_uid", "unit"),
    sqlite_with_rowid=False,
)
_table(
    "second_cell",  # typed a second time, blind
    Column("item_uid", Text, ForeignKey("item.uid", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("unit_uid", Text, ForeignKey("unit.uid", deferrable=True, initially="DEFERRED"), primary_key=True),
    _maybe("value"),
    _maybe("state"),
    _text("note"),
    PrimaryKeyConstraint("unit_uid", "item_uid"),
    sqlite_with_rowid=False,
)
_table(
    "event",
    _uid(),
    _owner(),
    _whole("position"),
    _reference("unit_uid", "unit"),
    _reference("rule_uid", "adjustment"),
    _maybe("level"),
    _maybe("subject"),
    _text("count"),
    _text("factor"),
    _maybe("points"),
    _text("date"),
    _text("document"),
    _text("note"),
    _added("department", ""),
    _added("entered_by", ""),
    _added("evidence", "[]"),
)
_table(
    "decision",
    _uid(),
    _owner(),
    _whole("position"),
    _reference("unit_uid", "unit"),
    _reference("rule_uid", "veto"),
    _text("date"),
    _text("document"),
    _text("note"),
    _added("department", ""),
    _added("entered_by", ""),
    _added("evidence", "[]"),
)
_table(
    "ballot_batch",
    _uid(),
    _owner(),
    _whole("position"),
    _reference("item_uid", "item"),
    _whole("round"),
    _text("label"),
    _text("voters"),
    Column("issued", Integer),
    Column("returned", Integer),
    Column("void", Integer),
    _text("units"),
    _text("own"),
    _flag("void_all_equal"),
    Column("most_best", Integer),
    _flag("closed"),
)
_table(
    "ballot_paper",  # each on its own: the log keeps the paper that was read, not all of them again
    Column("batch_uid", Text, ForeignKey("ballot_batch.uid", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("place", Text, primary_key=True),  # 2-7: the seventh of the second reading
    _flag("void"),
    _text("marks"),
)
_table(
    "material",
    _uid(),
    _owner(),
    _whole("position"),
    _text("code"),
    _text("file"),
    _text("sha256"),
    _whole("size"),
    _text("title"),
    _text("document"),
    _text("pages"),
    _whole("copies"),
    _text("note"),
    _text("at"),
    _text("entered_by"),
    _text("items"),
    _text("units"),
)
_table(
    "double_entry",
    _uid(),
    _owner(),
    _whole("position"),
    _text("items"),
    _text("by"),
    _text("begun"),
    _text("compared"),
    _text("closed"),
)
_table(
    "ledger_row",
    _uid(),
    _owner(),
    _whole("position"),
    _text("kind"),
    _reference("unit_uid", "unit"),
    _text("matter"),
    _text("heading"),
    _text("issued"),
    _text("due"),
    _text("done"),
    _text("stage"),
    _text("document"),
    _text("count"),
    _text("note"),
    _text("entered_by"),
)
_table(
    "draft",  # a row of a register or a ledger that does not say yet what it needs
    _uid(),
    _owner(),
    _whole("position"),
    _text("kind"),
    _text("texts"),
)
_table(
    "audit_action",
    Column("number", Integer, primary_key=True),
    _text("uid"),
    _text("at"),
    _text("user"),
    _text("label"),
    _maybe("undoes"),
    _whole("size"),
    _maybe("source"),
    Index("uq_audit_action_uid", "uid", unique=True),
)
_table(
    "audit_change",
    Column("action_number", Integer, ForeignKey("audit_action.number", deferrable=True, initially="DEFERRED")),
    _whole("number"),
    _text("table_name"),
    _text("changes"),
    PrimaryKeyConstraint("action_number", "number"),
)
TABLES = metadata.tables
KEYS = {name: tuple(column.name for column in table.columns if column.primary_key) for name, table in TABLES.items()}
COLUMNS = {name: tuple(c.name for c in table.columns if not c.primary_key) for name, table in TABLES.items()}
LATER: dict[str, dict[str, str | int | None]] = {
    "assessment": {
        "previous_id": None,
        "previous_indicators": "[]",
        "weight_sets": "[]",
        "tag_sets": "[]",
        "upper_items": "[]",
        "signers": "[]",
        "layouts": "{}",
        "sendings": "[]",
        "versions": "[]",
        "ledgers": "[]",
    },
    "unit": {"previous": None},
    "event": {"department": "", "entered_by": "", "evidence": "[]"},
    "decision": {"department": "", "entered_by": "", "evidence": "[]"},
    "adjustment": {"needs_evidence": 0},
    "item": {"merge": "none", "integer": 0, "part_of": None, "total": None, "feed": None},
    "indicator": {
        "treatment": "{}",
        "upper": "[]",
        "locked": 0,
        "reason": "",
        "needs_evidence": 0,
        "weight_by_class": "{}",
    },
}
"""Columns that came after the first schema, and what a row has in them that was written before."""
