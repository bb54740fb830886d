"""The first schema: sessions, sealed responses, tallies, handouts, batches, disposals, PINs."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("event", sa.String, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("questionnaire", sa.String, nullable=False),
        sa.Column("opened", sa.String, nullable=False),
        sa.Column("closed", sa.String),
        sa.Column("started", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sent", sa.Integer, nullable=False, server_default="0"),
        sa.Column("walked_away", sa.Integer, nullable=False, server_default="0"),
        sa.CheckConstraint("sent + walked_away <= started", name="every_visit_was_started"),
    )
    op.create_index(
        "ix_session_one_open",
        "session",
        [sa.text("(closed IS NULL)")],
        unique=True,
        sqlite_where=sa.text("closed IS NULL"),
    )
    op.create_table(
        "response",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), primary_key=True),
        sa.Column("question", sa.String, primary_key=True),
        sa.Column("choice", sa.String, primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "handout",
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), primary_key=True),
        sa.Column("language", sa.String, primary_key=True),
        sa.Column("layout", sa.String, primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    _batches()
    op.create_table(
        "pin",
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.CheckConstraint("role IN ('staff', 'coordinator')", name="known_role"),
    )


def _batches() -> None:
    op.create_table(
        "batch",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), nullable=False, unique=True),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("envelope", sa.LargeBinary),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("receipt", sa.LargeBinary),
        sa.CheckConstraint(
            "state IN ('ready', 'in_doubt', 'settled', 'put_aside')", name="known_state"
        ),
        sa.CheckConstraint(
            "(state IN ('settled', 'put_aside')) = (receipt IS NOT NULL)", name="ended_by_receipt"
        ),
        sa.CheckConstraint(
            "(state IN ('settled', 'put_aside')) = (envelope IS NULL)", name="purged_when_ended"
        ),
    )
    op.create_table(
        "disposal",
        sa.Column("batch", sa.Integer, sa.ForeignKey("batch.number"), primary_key=True),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
