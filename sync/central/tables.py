"""The tables of the centre. Every key begins with the campaign, the natural key to distribute by.

No table says when an answer came beyond its event and hour, nor which batch brought it.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

campaign = Table(
    "campaign",
    metadata,
    Column("id", String, primary_key=True),
    Column("content", Text, nullable=False),  # JSON of kiosk.campaign.Campaign
)

questionnaire = Table(
    "questionnaire",
    metadata,
    Column("campaign", ForeignKey("campaign.id"), primary_key=True),
    Column("version", String, primary_key=True),
    Column("content", Text, nullable=False),  # JSON of kiosk.questionnaire.Questionnaire
)

# Every batch that was taken in, in whatever order they came. Two with the same place in a chain
# are a fork: each is kept, and `sync/central/completeness.py` names it.
batch = Table(
    "batch",
    metadata,
    Column("campaign", ForeignKey("campaign.id"), primary_key=True),
    Column("hash", LargeBinary, primary_key=True),  # SHA-256 of the envelope
    Column("kiosk", String, nullable=False),
    Column("chain", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("session", String, nullable=False),
    Column("part", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("event", String, nullable=False),
    Column("questionnaire", String, nullable=False),
    # Of the whole session, the same in each of its parts: never to be added up over batches.
    Column("started", Integer, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("walked_away", Integer, nullable=False),
    Column("timed_out", Integer, nullable=False),
    Column("handouts", Integer, nullable=False),
    # Of this batch: what it held, and how many of those were new here.
    Column("responses", Integer, nullable=False),
    Column("stored", Integer, nullable=False),
    ForeignKeyConstraint(
        ["campaign", "questionnaire"], ["questionnaire.campaign", "questionnaire.version"]
    ),
    CheckConstraint("part BETWEEN 1 AND parts", name="part_of_session"),
    Index(None, "campaign", "kiosk", "chain", "number"),
    sqlite_with_rowid=False,
)

response = Table(
    "response",
    metadata,
    Column("campaign", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("questionnaire", String, nullable=False),
    Column("event", String, nullable=False),
    Column("hour", Integer, nullable=False),
    Column("language", String, nullable=False),
    Column("guarded", Integer, nullable=False),
    Column("mode", String, nullable=False),
    # The whole response as it was opened; the table `answer` holds the same, made for analysis.
    Column("content", JSON().with_variant(JSONB(), "postgresql"), nullable=False),
    ForeignKeyConstraint(
        ["campaign", "questionnaire"], ["questionnaire.campaign", "questionnaire.version"]
    ),
    CheckConstraint("hour BETWEEN 0 AND 23", name="hour_of_the_day"),
    Index(None, "campaign", "event"),
    sqlite_with_rowid=False,
)

# One row for each choice, text or number; a question that somebody declined has none of them.
answer = Table(
    "answer",
    metadata,
    Column("campaign", String, primary_key=True),
    Column("response", String, primary_key=True),
    Column("question", String, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),  # from 0, in order of choosing
    Column("choice", String),
    Column("text", Text),
    Column("number", Double),
    ForeignKeyConstraint(["campaign", "response"], ["response.campaign", "response.id"]),
    CheckConstraint(
        "(choice IS NULL OR text IS NULL) AND (number IS NULL OR choice IS NULL AND text IS NULL)",
        name="one_value",
    ),
    sqlite_with_rowid=False,
)

# Refused responses, kept sealed as they came.
aside = Table(
    "aside",
    metadata,
    Column("campaign", String, primary_key=True),
    Column("batch", LargeBinary, primary_key=True),  # its hash
    Column("id", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    ForeignKeyConstraint(["campaign", "batch"], ["batch.campaign", "batch.hash"]),
    sqlite_with_rowid=False,
)

# Those that were enrolled here. One with a good credential and no row is taken as any other.
kiosk = Table(
    "kiosk",
    metadata,
    Column("campaign", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("enrolled", Date, nullable=False),
    Column("revoked", Date),
    UniqueConstraint("campaign", "name"),
    sqlite_with_rowid=False,
)

# Batches of revoked kiosks, as they came and unread.
withheld = Table(
    "withheld",
    metadata,
    Column("campaign", String, primary_key=True),
    Column("hash", LargeBinary, primary_key=True),
    Column("reason", String, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# What kiosks have signed requests with, until it is too old anyway: `sync/central/nonces.py`.
nonce = Table(
    "nonce",
    metadata,
    Column("campaign", String, primary_key=True),
    Column("content", LargeBinary, primary_key=True),
    Column("expires", BigInteger, nullable=False),  # seconds since 1970
    Index(None, "campaign", "expires"),
    sqlite_with_rowid=False,
)

# What a response is at an OpenRosa server: made once, sent unchanged. It goes with its response.
submission = Table(
    "submission",
    metadata,
    Column("campaign", String, primary_key=True),
    Column("response", String, primary_key=True),
    Column("form", String, nullable=False),  # id and version of the form there
    Column("version", String, nullable=False),
    Column("xml", LargeBinary, nullable=False),
    Column("state", String, nullable=False),
    Column("reason", String),  # code of a message; of what was refused only
    ForeignKeyConstraint(
        ["campaign", "response"], ["response.campaign", "response.id"], ondelete="CASCADE"
    ),
    CheckConstraint("state IN ('ready', 'in_doubt', 'sent', 'refused')", name="known_state"),
    CheckConstraint("(state = 'refused') = (reason IS NOT NULL)", name="reason_of_refusal"),
    Index(None, "campaign", "state"),
    sqlite_with_rowid=False,
)
