"""Versions that were made final, and what an indicator weighs for the units of some classes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("assessment", sa.Column("versions", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("indicator", sa.Column("weight_by_class", sa.Text(), nullable=False, server_default="{}"))
