"""Whole numbers, parts and totals: what is checked of an item beside its range."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("item", sa.Column("integer", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("item", sa.Column("part_of", sa.Text()))
    op.add_column("item", sa.Column("total", sa.Text()))
