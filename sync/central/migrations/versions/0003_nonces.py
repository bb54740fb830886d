"""Nonces that kiosks have signed requests with, so that none is good twice."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table; what is there stays as it is."""
    op.create_table(
        "nonce",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("campaign", "content", name=op.f("pk_nonce")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_nonce_campaign_expires"), "nonce", ["campaign", "expires"])
