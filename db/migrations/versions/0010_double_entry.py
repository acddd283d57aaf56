"""Values typed a second time, and who typed which items."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "second_cell",
        sa.Column("item_uid", sa.Text(), nullable=False),
        sa.Column("unit_uid", sa.Text(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("state", sa.Text()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit_uid", "item_uid", name=op.f("pk_second_cell")),
        *(
            sa.ForeignKeyConstraint(
                [f"{part}_uid"],
                [f"{part}.uid"],
                name=op.f(f"fk_second_cell_{part}_uid"),
                deferrable=True,
                initially="DEFERRED",
            )
            for part in ("item", "unit")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "double_entry",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("items", "by", "begun", "compared", "closed")),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_double_entry")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_double_entry_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_double_entry_assessment_uid", "double_entry", ["assessment_uid"])
