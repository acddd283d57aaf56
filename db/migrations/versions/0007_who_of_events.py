"""Who provided an event or a decision, and who entered it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    for table in ("event", "decision"):
        for name in ("department", "entered_by"):
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
