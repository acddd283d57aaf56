"""Materials that bear out entries, and which rules ask for them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "material",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_material")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_material_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_material_assessment_uid", "material", ["assessment_uid"])
    for table in ("event", "decision"):
        op.add_column(table, sa.Column("evidence", sa.Text(), nullable=False, server_default="[]"))
    for table in ("indicator", "adjustment"):
        op.add_column(table, sa.Column("needs_evidence", sa.Integer(), nullable=False, server_default="0"))
