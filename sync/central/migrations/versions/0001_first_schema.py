"""The first schema of the centre: campaigns, batches, responses and their answers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "campaign",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
    )
    op.create_table(
        "questionnaire",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign"], ["campaign.id"], name=op.f("fk_questionnaire_campaign")
        ),
        sa.PrimaryKeyConstraint("campaign", "version", name=op.f("pk_questionnaire")),
    )
    _batches()
    op.create_table(
        "response",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("questionnaire", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("guarded", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("content", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.CheckConstraint("hour BETWEEN 0 AND 23", name=op.f("ck_response_hour_of_the_day")),
        sa.ForeignKeyConstraint(
            ["campaign", "questionnaire"],
            ["questionnaire.campaign", "questionnaire.version"],
            name=op.f("fk_response_questionnaire"),
        ),
        sa.PrimaryKeyConstraint("campaign", "id", name=op.f("pk_response")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_response_campaign_event"), "response", ["campaign", "event"], unique=False
    )
    op.create_table(
        "answer",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("choice", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("number", sa.Double(), nullable=True),
        sa.CheckConstraint(
            "(choice IS NULL OR text IS NULL)"
            " AND (number IS NULL OR choice IS NULL AND text IS NULL)",
            name=op.f("ck_answer_one_value"),
        ),
        sa.ForeignKeyConstraint(
            ["campaign", "response"],
            ["response.campaign", "response.id"],
            name=op.f("fk_answer_response"),
        ),
        sa.PrimaryKeyConstraint(
            "campaign", "response", "question", "place", name=op.f("pk_answer")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "aside",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("batch", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign", "batch"], ["batch.campaign", "batch.hash"], name=op.f("fk_aside_batch")
        ),
        sa.PrimaryKeyConstraint("campaign", "batch", "id", name=op.f("pk_aside")),
        sqlite_with_rowid=False,
    )


def _batches() -> None:
    op.create_table(
        "batch",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("questionnaire", sa.String(), nullable=False),
        sa.Column("started", sa.Integer(), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("walked_away", sa.Integer(), nullable=False),
        sa.Column("timed_out", sa.Integer(), nullable=False),
        sa.Column("handouts", sa.Integer(), nullable=False),
        sa.Column("responses", sa.Integer(), nullable=False),
        sa.Column("stored", sa.Integer(), nullable=False),
        sa.CheckConstraint("part BETWEEN 1 AND parts", name=op.f("ck_batch_part_of_session")),
        sa.ForeignKeyConstraint(["campaign"], ["campaign.id"], name=op.f("fk_batch_campaign")),
        sa.ForeignKeyConstraint(
            ["campaign", "questionnaire"],
            ["questionnaire.campaign", "questionnaire.version"],
            name=op.f("fk_batch_questionnaire"),
        ),
        sa.PrimaryKeyConstraint("campaign", "hash", name=op.f("pk_batch")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_batch_campaign_kiosk_chain_number"),
        "batch",
        ["campaign", "kiosk", "chain", "number"],
        unique=False,
    )
