"""Ballot papers as rows of their own, so that the log keeps one paper and not all of them again; unfinished rows."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "ballot_paper",
        sa.Column("batch_uid", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column(
            "void",
            sa.Integer(),
            sa.CheckConstraint("void IN (0, 1)", name=op.f("ck_ballot_paper_void")),
            nullable=False,
        ),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("batch_uid", "place", name=op.f("pk_ballot_paper")),
        sa.ForeignKeyConstraint(
            ["batch_uid"],
            ["ballot_batch.uid"],
            name=op.f("fk_ballot_paper_batch_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "draft",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("assessment_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_draft")),
        sa.ForeignKeyConstraint(
            ["assessment_uid"],
            ["assessment.uid"],
            name=op.f("fk_draft_assessment_uid"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_draft_assessment_uid", "draft", ["assessment_uid"])
    _move_papers()
    op.drop_column("ballot_batch", "papers")
    op.drop_column("ballot_batch", "second")


def _move_papers() -> None:
    """Each [void, mark, mark, ..] of a batch becomes a row, whose place says in which reading it came, and when."""
    connection = op.get_bind()
    for uid, *readings in connection.exec_driver_sql("SELECT uid, papers, second FROM ballot_batch").fetchall():
        for reading, text in enumerate(readings, 1):
            for number, (void, *marks) in enumerate(json.loads(text), 1):
                connection.exec_driver_sql(
                    "INSERT INTO ballot_paper (batch_uid, place, void, marks) VALUES (?, ?, ?, ?)",
                    (
                        uid,
                        f"{reading}-{number}",
                        int(void),
                        json.dumps(marks, ensure_ascii=False, separators=(",", ":")),
                    ),
                )
