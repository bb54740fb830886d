"""The first schema: sessions, sealed responses, tallies, prints, batches, disposals, PINs."""

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
        sa.Column("timed_out", sa.Integer, nullable=False, server_default="0"),
        sa.Column("paused", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("closed_itself", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("stand", sa.String, nullable=False, server_default=""),
        sa.Column("notes", sa.String, nullable=False, server_default=""),
        sa.Column("late", sa.String, nullable=False, server_default=""),
        sa.Column("difference", sa.String, nullable=False, server_default=""),
        sa.CheckConstraint(
            "sent + walked_away + timed_out <= started", name="every_visit_was_started"
        ),
        sa.CheckConstraint("NOT (paused AND closed IS NOT NULL)", name="paused_while_open"),
    )
    op.create_index(
        "ix_session_one_open",
        "session",
        [sa.text("(closed IS NULL)")],
        unique=True,
        sqlite_where=sa.text("closed IS NULL"),
    )
    _around_sessions()
    op.create_table(
        "response",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("batch", sa.Integer, sa.ForeignKey("batch.number")),
        sa.Column("due", sa.String),
        sa.CheckConstraint("due IS NULL OR batch IS NOT NULL", name="due_by_receipt"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_response_batch", "response", ["batch"])
    op.create_table(
        "tally",
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), primary_key=True),
        sa.Column("question", sa.String, primary_key=True),
        sa.Column("choice", sa.String, primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "visit_tally",
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("value", sa.String, primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sa.CheckConstraint("kind IN ('hour', 'language')", name="known_kind"),
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
    _prints()
    _batches()
    op.create_table(
        "pin_request",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String, nullable=False),
        sa.CheckConstraint("id = 1", name="only_one"),
    )
    op.create_table(
        "pin",
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.CheckConstraint("role IN ('staff', 'coordinator')", name="known_role"),
    )


def _around_sessions() -> None:
    op.create_table(
        "plan",
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("stand", sa.String, nullable=False),
        sa.Column("notes", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "preflight",
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("level", sa.String, nullable=False),
        sa.Column("content", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )


def _prints() -> None:
    op.create_table(
        "printer",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("layout", sa.String, nullable=False),
        sa.Column("paper", sa.String, nullable=False),
        sa.Column("profile", sa.String, nullable=False),
        sa.CheckConstraint("id = 1", name="only_one"),
    )
    op.create_table(
        "print_job",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), nullable=False),
        sa.Column("printer", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("layout", sa.String, nullable=False),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("spooler_job", sa.Integer),
        sa.Column("printer_since", sa.Integer),
        sa.CheckConstraint(
            "state IN ('noted', 'handed', 'printed', 'failed', 'unknown')",
            name="known_state",
        ),
        sa.CheckConstraint("state = 'handed' OR spooler_job IS NULL", name="number_while_open"),
        sqlite_with_rowid=False,
    )


def _batches() -> None:
    op.create_table(
        "batch",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("session", sa.String, sa.ForeignKey("session.id"), nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("parts", sa.Integer, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("envelope", sa.LargeBinary),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("receipt", sa.LargeBinary),
        sa.CheckConstraint("part BETWEEN 1 AND parts", name="part_of_session"),
        sa.CheckConstraint(
            "state IN ('ready', 'in_doubt', 'settled', 'put_aside')", name="known_state"
        ),
        sa.CheckConstraint(
            "(state = 'put_aside') = (reason IS NOT NULL)", name="aside_for_a_reason"
        ),
        sa.CheckConstraint("state <> 'settled' OR receipt IS NOT NULL", name="settled_by_receipt"),
        sa.CheckConstraint(
            "state NOT IN ('ready', 'in_doubt') OR receipt IS NULL", name="ended_by_receipt"
        ),
        sa.CheckConstraint("envelope IS NOT NULL OR receipt IS NOT NULL", name="purged_by_receipt"),
    )
    op.create_index("ix_batch_session", "batch", ["session"])
    op.create_table(
        "disposal",
        sa.Column("batch", sa.Integer, sa.ForeignKey("batch.number"), primary_key=True),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
