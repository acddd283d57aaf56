"""Ledgers of tasks, tickets, leads, honours and typical cases, and the items that are filled from them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("assessment", sa.Column("ledgers", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("item", sa.Column("feed", sa.Text()))
    texts = ("matter", "heading", "issued", "due", "done", "stage", "document", "count", "note", "entered_by")
    op.create_table(
        "ledger_row",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit_uid", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_ledger_row")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_ledger_row_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["unit_uid"],
            ["unit.uid"],
            name=op.f("fk_ledger_row_unit_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_ledger_row_assessment_uid", "ledger_row", ["assessment_uid"])
    op.create_index("ix_ledger_row_unit_uid", "ledger_row", ["unit_uid"])
