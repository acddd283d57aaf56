"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
        sqlite_strict=True,
    )
    op.create_table(
        "assessment",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("unit_label", sa.Text(), nullable=False),
        sa.Column("full_score", sa.Text(), nullable=False),
        sa.Column("leaf_places", sa.Integer()),
        sa.Column("total_places", sa.Integer(), nullable=False),
        sa.Column("measure_places", sa.Integer()),
        sa.Column("bonus_cap", sa.Text()),
        sa.Column("deduction_cap", sa.Text()),
        sa.Column("coefficient", sa.Text(), nullable=False),
        sa.Column("ties", sa.Text(), nullable=False),
        sa.Column("tie_breakers", sa.Text(), nullable=False),
        sa.Column("top_n", sa.Integer(), nullable=False),
        sa.Column("grades", sa.Text()),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_assessment")),
        sqlite_strict=True,
    )
    op.create_table(
        "unit_class",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("coefficient", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_unit_class")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_unit_class_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_unit_class_assessment_uid", "unit_class", ["assessment_uid"])
    op.create_table(
        "unit",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("class_uid", sa.Text()),
        sa.Column(
            "ranked", sa.Integer(), sa.CheckConstraint("ranked IN (0, 1)", name=op.f("ck_unit_ranked")), nullable=False
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_unit")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_unit_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["class_uid"],
            ["unit_class.uid"],
            name=op.f("fk_unit_class_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_unit_assessment_uid", "unit", ["assessment_uid"])
    op.create_index("ix_unit_class_uid", "unit", ["class_uid"])
    op.create_table(
        "item_list",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("members", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_item_list")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_item_list_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_item_list_assessment_uid", "item_list", ["assessment_uid"])
    op.create_table(
        "item",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("list_uid", sa.Text()),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("minimum", sa.Text()),
        sa.Column("maximum", sa.Text()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_item")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_item_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["list_uid"],
            ["item_list.uid"],
            name=op.f("fk_item_list_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_item_assessment_uid", "item", ["assessment_uid"])
    op.create_index("ix_item_list_uid", "item", ["list_uid"])
    op.create_table(
        "indicator",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent_uid", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("weight", sa.Text(), nullable=False),
        sa.Column("aggregate", sa.Text(), nullable=False),
        sa.Column("method", sa.Text()),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text()),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("peers", sa.Text(), nullable=False),
        sa.Column("min_peers", sa.Text(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("not_applicable", sa.Text(), nullable=False),
        sa.Column("zero_denominator", sa.Text(), nullable=False),
        sa.Column(
            "reference_only",
            sa.Integer(),
            sa.CheckConstraint("reference_only IN (0, 1)", name=op.f("ck_indicator_reference_only")),
            nullable=False,
        ),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_indicator")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_indicator_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["parent_uid"],
            ["indicator.uid"],
            name=op.f("fk_indicator_parent_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_indicator_assessment_uid", "indicator", ["assessment_uid"])
    op.create_index("ix_indicator_parent_uid", "indicator", ["parent_uid"])
    op.create_table(
        "adjustment",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Text(),
            sa.CheckConstraint("kind IN ('bonus', 'deduction')", name=op.f("ck_adjustment_kind")),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("points", sa.Text()),
        sa.Column("per_level", sa.Text(), nullable=False),
        sa.Column("cap", sa.Text()),
        sa.Column("dedupe", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_adjustment")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_adjustment_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_adjustment_assessment_uid", "adjustment", ["assessment_uid"])
    op.create_table(
        "veto",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_veto")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_veto_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_veto_assessment_uid", "veto", ["assessment_uid"])
    op.create_table(
        "cell",
        sa.Column("item_uid", sa.Text(), nullable=False),
        sa.Column("unit_uid", sa.Text(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("state", sa.Text()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit_uid", "item_uid", name=op.f("pk_cell")),
        sa.ForeignKeyConstraint(
            ["item_uid"],
            ["item.uid"],
            name=op.f("fk_cell_item_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["unit_uid"],
            ["unit.uid"],
            name=op.f("fk_cell_unit_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit_uid", sa.Text(), nullable=False),
        sa.Column("rule_uid", sa.Text(), nullable=False),
        sa.Column("level", sa.Text()),
        sa.Column("subject", sa.Text()),
        sa.Column("count", sa.Text(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=False),
        sa.Column("points", sa.Text()),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_event")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_event_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["unit_uid"],
            ["unit.uid"],
            name=op.f("fk_event_unit_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["rule_uid"],
            ["adjustment.uid"],
            name=op.f("fk_event_rule_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_event_assessment_uid", "event", ["assessment_uid"])
    op.create_index("ix_event_unit_uid", "event", ["unit_uid"])
    op.create_index("ix_event_rule_uid", "event", ["rule_uid"])
    op.create_table(
        "decision",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit_uid", sa.Text(), nullable=False),
        sa.Column("rule_uid", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_decision")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_decision_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["unit_uid"],
            ["unit.uid"],
            name=op.f("fk_decision_unit_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["rule_uid"],
            ["veto.uid"],
            name=op.f("fk_decision_rule_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_decision_assessment_uid", "decision", ["assessment_uid"])
    op.create_index("ix_decision_unit_uid", "decision", ["unit_uid"])
    op.create_index("ix_decision_rule_uid", "decision", ["rule_uid"])
    op.create_table(
        "audit_action",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text()),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_action")),
        sqlite_strict=True,
    )
    op.create_index("uq_audit_action_uid", "audit_action", ["uid"], unique=True)
    op.create_table(
        "audit_change",
        sa.Column("action_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("action_number", "number", name=op.f("pk_audit_change")),
        sa.ForeignKeyConstraint(
            ["action_number"],
            ["audit_action.number"],
            name=op.f("fk_audit_change_action_number"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
