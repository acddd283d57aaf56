"""Ballots as they were read out, in batches."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "ballot_batch",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_uid", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("voters", sa.Text(), nullable=False),
        sa.Column("issued", sa.Integer()),
        sa.Column("returned", sa.Integer()),
        sa.Column("void", sa.Integer()),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("own", sa.Text(), nullable=False),
        sa.Column(
            "void_all_equal",
            sa.Integer(),
            sa.CheckConstraint("void_all_equal IN (0, 1)", name=op.f("ck_ballot_batch_void_all_equal")),
            nullable=False,
        ),
        sa.Column("most_best", sa.Integer()),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column(
            "closed",
            sa.Integer(),
            sa.CheckConstraint("closed IN (0, 1)", name=op.f("ck_ballot_batch_closed")),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_ballot_batch")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_ballot_batch_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["item_uid"],
            ["item.uid"],
            name=op.f("fk_ballot_batch_item_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_ballot_batch_assessment_uid", "ballot_batch", ["assessment_uid"])
    op.create_index("ix_ballot_batch_item_uid", "ballot_batch", ["item_uid"])
