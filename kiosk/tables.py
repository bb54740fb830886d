"""The tables of the kiosk's own database. Invariants live here, as constraints.

No column says when an answer came: `response` has no rowid, its key is random, and `tally` and
`session` hold totals only.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

session = Table(
    "session",
    metadata,
    Column("id", String, primary_key=True),
    Column("event", String, nullable=False),
    Column("day", String, nullable=False),  # of the event, ISO 8601
    Column("questionnaire", String, nullable=False),  # version, pinned for the session
    Column("opened", String, nullable=False),  # ISO 8601 with offset
    Column("closed", String),
    Column("started", Integer, nullable=False, server_default="0"),
    Column("sent", Integer, nullable=False, server_default="0"),
    Column("walked_away", Integer, nullable=False, server_default="0"),
    CheckConstraint("sent + walked_away <= started", name="every_visit_was_started"),
    # The database itself allows one open session at most.
    Index(
        "ix_session_one_open",
        text("(closed IS NULL)"),
        unique=True,
        sqlite_where=text("closed IS NULL"),
    ),
)

response = Table(
    "response",
    metadata,
    Column("id", String, primary_key=True),
    Column("session", ForeignKey("session.id"), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

tally = Table(
    "tally",
    metadata,
    Column("session", ForeignKey("session.id"), primary_key=True),
    Column("question", String, primary_key=True),
    Column("choice", String, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

handout = Table(
    "handout",
    metadata,
    Column("session", ForeignKey("session.id"), primary_key=True),
    Column("language", String, primary_key=True),
    Column("layout", String, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

batch = Table(
    "batch",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("session", ForeignKey("session.id"), nullable=False, unique=True),
    Column("hash", LargeBinary, nullable=False),  # SHA-256 of the envelope
    Column("envelope", LargeBinary),  # emptied when a receipt has come
    Column("count", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("receipt", LargeBinary),
    CheckConstraint("state IN ('ready', 'in_doubt', 'settled', 'put_aside')", name="known_state"),
    CheckConstraint(
        "(state IN ('settled', 'put_aside')) = (receipt IS NOT NULL)", name="ended_by_receipt"
    ),
    CheckConstraint(
        "(state IN ('settled', 'put_aside')) = (envelope IS NULL)", name="purged_when_ended"
    ),
)

disposal = Table(
    "disposal",
    metadata,
    Column("batch", ForeignKey("batch.number"), primary_key=True),
    Column("rule", String, nullable=False),
    Column("n", Integer, nullable=False),
    Column("at", String, nullable=False),
)

pin = Table(
    "pin",
    metadata,
    Column("role", String, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    Column("failures", Integer, nullable=False, server_default="0"),
    CheckConstraint("role IN ('staff', 'coordinator')", name="known_role"),
)
