"""The assessment before, its values, how they merge, and data treatment."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("assessment", sa.Column("previous_id", sa.Text()))
    op.add_column("unit", sa.Column("previous", sa.Text()))
    op.add_column("item", sa.Column("merge", sa.Text(), nullable=False, server_default="none"))
    op.add_column("indicator", sa.Column("treatment", sa.Text(), nullable=False, server_default="{}"))
    op.create_table(
        "previous_cell",
        sa.Column("item_uid", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("state", sa.Text()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item_uid", "unit", name=op.f("pk_previous_cell")),
        sa.ForeignKeyConstraint(
            ["item_uid"],
            ["item.uid"],
            name=op.f("fk_previous_cell_item_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
