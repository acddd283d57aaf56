"""Last year's weights, weight sets, tag sets, upper-level items, signers and layouts; where an action's data came from."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for name in ("previous_indicators", "weight_sets", "tag_sets", "upper_items", "signers"):
        op.add_column("assessment", sa.Column(name, sa.Text(), nullable=False, server_default="[]"))
    op.add_column("assessment", sa.Column("layouts", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("indicator", sa.Column("upper", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("indicator", sa.Column("locked", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("indicator", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("audit_action", sa.Column("source", sa.Text()))
