"""The tables of the kiosk's own database. Invariants live here, as constraints.

No column says when an answer came: `response` has no rowid, its key is random, and `tally`,
`visit_tally` and `session` hold totals only.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    false,
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
    Column("timed_out", Integer, nullable=False, server_default="0"),
    Column("paused", Boolean, nullable=False, server_default=false()),
    Column("closed_itself", Boolean, nullable=False, server_default=false()),
    # Words of the staff, none of them about visitors (`kiosk/note.py`).
    Column("stand", String, nullable=False, server_default=""),
    Column("notes", String, nullable=False, server_default=""),
    Column("late", String, nullable=False, server_default=""),  # why it was opened late
    Column("difference", String, nullable=False, server_default=""),  # why counts differ
    CheckConstraint("sent + walked_away + timed_out <= started", name="every_visit_was_started"),
    CheckConstraint("NOT (paused AND closed IS NOT NULL)", name="paused_while_open"),
    # The database itself allows one open session at most.
    Index(
        "ix_session_one_open",
        text("(closed IS NULL)"),
        unique=True,
        sqlite_where=text("closed IS NULL"),
    ),
)

# Sessions that are planned ahead; one that is opened moves to `session`.
plan = Table(
    "plan",
    metadata,
    Column("event", String, primary_key=True),
    Column("stand", String, nullable=False),
    Column("notes", String, nullable=False),
    sqlite_with_rowid=False,
)

# What was checked before a session was opened: codes, levels and values, no texts.
preflight = Table(
    "preflight",
    metadata,
    Column("session", ForeignKey("session.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("code", String, nullable=False),
    Column("level", String, nullable=False),
    Column("content", String, nullable=False),  # JSON of the values
    sqlite_with_rowid=False,
)

response = Table(
    "response",
    metadata,
    Column("id", String, primary_key=True),
    Column("session", ForeignKey("session.id"), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("batch", ForeignKey("batch.number"), index=True),  # none before its session is closed
    Column("due", String),  # ISO 8601 day to delete it, once a receipt says that the centre has it
    CheckConstraint("due IS NULL OR batch IS NOT NULL", name="due_by_receipt"),
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

# How many answers came in each hour, and how many in each language: two sums of their own, so that
# no row tells in which hour the only answer in a language came (docs/decisions/0011).
visit_tally = Table(
    "visit_tally",
    metadata,
    Column("session", ForeignKey("session.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("n", Integer, nullable=False),
    CheckConstraint("kind IN ('hour', 'language')", name="known_kind"),
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

printer = Table(
    "printer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", String, nullable=False),
    Column("layout", String, nullable=False),
    Column("paper", String, nullable=False),
    Column("profile", String, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)

# What was given to a printer: no content, no time, no link to an answer, and no order.
print_job = Table(
    "print_job",
    metadata,
    Column("id", String, primary_key=True),
    Column("session", ForeignKey("session.id"), nullable=False),
    Column("printer", String, nullable=False),  # its address
    Column("language", String, nullable=False),
    Column("layout", String, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("pages", Integer, nullable=False),  # of one copy
    Column("state", String, nullable=False),
    Column("spooler_job", Integer),  # the spooler's number for it, forgotten when it has ended
    Column("printer_since", Integer),  # when the printer was switched on, Unix seconds
    CheckConstraint(
        "state IN ('noted', 'handed', 'printed', 'failed', 'unknown')", name="known_state"
    ),
    CheckConstraint("state = 'handed' OR spooler_job IS NULL", name="number_while_open"),
    sqlite_with_rowid=False,
)

# ready -> in_doubt -> settled | put_aside; what that means is told in `sync/outbox.py`.
batch = Table(
    "batch",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("session", ForeignKey("session.id"), nullable=False, index=True),
    Column("part", Integer, nullable=False),  # of the session, from 1
    Column("parts", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False, unique=True),  # SHA-256 of the envelope
    Column("envelope", LargeBinary),  # emptied when its answers are deleted
    Column("count", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("reason", String),  # why it was put aside: a code
    Column("receipt", LargeBinary),
    CheckConstraint("part BETWEEN 1 AND parts", name="part_of_session"),
    CheckConstraint("state IN ('ready', 'in_doubt', 'settled', 'put_aside')", name="known_state"),
    CheckConstraint("(state = 'put_aside') = (reason IS NOT NULL)", name="aside_for_a_reason"),
    CheckConstraint("state <> 'settled' OR receipt IS NOT NULL", name="settled_by_receipt"),
    CheckConstraint(
        "state NOT IN ('ready', 'in_doubt') OR receipt IS NULL", name="ended_by_receipt"
    ),
    CheckConstraint("envelope IS NOT NULL OR receipt IS NOT NULL", name="purged_by_receipt"),
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

# The code of the one file by which a forgotten coordinator's PIN can be chosen anew.
pin_request = Table(
    "pin_request",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)
