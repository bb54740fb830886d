"""Kiosks that were enrolled at the centre, and what revoked ones sent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create both tables; what is there stays as it is."""
    op.create_table(
        "kiosk",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("enrolled", sa.Date(), nullable=False),
        sa.Column("revoked", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("campaign", "id", name=op.f("pk_kiosk")),
        sa.UniqueConstraint("campaign", "name", name=op.f("uq_kiosk_campaign_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "withheld",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("campaign", "hash", name=op.f("pk_withheld")),
        sqlite_with_rowid=False,
    )
