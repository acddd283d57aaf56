"""The forms that were sent out to departments and units, and what came back."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("assessment", sa.Column("sendings", sa.Text(), nullable=False, server_default="[]"))
