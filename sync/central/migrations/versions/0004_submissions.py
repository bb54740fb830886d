"""What answers become at an OpenRosa server, and how far each of them has got."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table; what is there stays as it is."""
    op.create_table(
        "submission",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("xml", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.CheckConstraint(
            "state IN ('ready', 'in_doubt', 'sent', 'refused')",
            name=op.f("ck_submission_known_state"),
        ),
        sa.CheckConstraint(
            "(state = 'refused') = (reason IS NOT NULL)",
            name=op.f("ck_submission_reason_of_refusal"),
        ),
        sa.ForeignKeyConstraint(
            ["campaign", "response"],
            ["response.campaign", "response.id"],
            name=op.f("fk_submission_response"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("campaign", "response", name=op.f("pk_submission")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_submission_campaign_state"), "submission", ["campaign", "state"])
