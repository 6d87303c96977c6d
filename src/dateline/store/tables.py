"""The tables of a case, as the newest migration leaves them.

Four ages of data: *observed* (sources, documents, issues), *judged* (judgements), *derived* (ledger, readings,
accounts, pictures; can be dropped and rebuilt), *kept* (users, tokens, keys, audit: who may come to a served case and
what they did there; no picture depends on it). Beside them stands what others coded (imported). Of passwords and
tokens only hashes are kept, and the audit is only appended to. `migrations/` makes the tables; a test compares the
two. The index of words differs between the stores and stands in the migration only.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    TIMESTAMP,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    case,
    func,
    literal_column,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# Ids sort by their bytes on every server, whatever its locale.
Key = Text().with_variant(Text(collation="C"), "postgresql")


class Instant(TypeDecorator[datetime]):
    """An aware moment in UTC: a timestamp on PostgreSQL, text of fixed width (so that it sorts) on SQLite."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(String())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without an offset from UTC: {value.isoformat()}")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return moment if moment.tzinfo is UTC else moment.astimezone(UTC)


sources = Table(
    "sources",
    metadata,
    Column("address", Key, primary_key=True),
    Column("kind", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("last_tried", Instant),
    Column("last_good", Instant),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("last_error", Text),
)

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Key, nullable=False, unique=True),
    Column("canonical_url", Key),
    Column("source", Key, ForeignKey("sources.address")),
    Column("replaces", Key, ForeignKey("documents.id"), unique=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("language", Text),
    Column("published_at", Instant),
    Column("published_offset", Integer),  # minutes east of UTC
    Column("retrieved_at", Instant),
    Column("retrieved_offset", Integer),
    Column("sections", Text, nullable=False),  # JSON
    Column("exact", LargeBinary),  # the whole document, where the columns cannot hold it
    Column("digest", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
)
ALWAYS = datetime(1, 1, 2, tzinfo=UTC)
"""Since when a document counts of which nobody knows when it was published or retrieved: a day that every zone has."""
counts_from = case(
    (documents.c.published_at > documents.c.retrieved_at, documents.c.retrieved_at),
    # Written out, because a parameter would hide from SQLite that there is an index over this.
    else_=func.coalesce(
        documents.c.published_at,
        documents.c.retrieved_at,
        literal_column("'0001-01-02T00:00:00.000000+00:00'", Instant),
    ),
)
# Hashes, because an address may be longer than a B-tree of PostgreSQL takes.
Index("ix_documents_canonical_url", documents.c.canonical_url, postgresql_using="hash")
Index("ix_documents_counts_from", counts_from, documents.c.id)

issues = Table(
    "issues",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("where", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Key, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("target", Key, nullable=False),
    Column("field", Text),
    Column("value", Text, nullable=False),  # JSON
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Column("withdrawn_at", Instant),
    Column("withdrawn_by", Text),
    CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn"),
)

Index("ix_judgements_target", judgements.c.target, postgresql_using="hash")

ledger = Table(
    "ledger",
    metadata,
    Column("document", Key, ForeignKey("documents.id"), primary_key=True),
    Column("stage", Key, primary_key=True),
    Column("version", Key, primary_key=True),
    Column("input_hash", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("lease_owner", Text),
    Column("lease_until", Instant),
    Column("done_at", Instant),
    CheckConstraint("(lease_owner IS NULL) = (lease_until IS NULL)", name="lease"),
    CheckConstraint("done_at IS NULL OR lease_owner IS NULL", name="done"),
)
Index("ix_ledger_stage", ledger.c.stage, ledger.c.version)

readings = Table(
    "readings",
    metadata,
    Column("document", Key, ForeignKey("documents.id"), primary_key=True),
    Column("stage", Key, primary_key=True),
    Column("version", Key, primary_key=True),
    Column("payload", LargeBinary, nullable=False),  # JSON, deflated
)

accounts = Table(
    "accounts",
    metadata,
    Column("document", Key, ForeignKey("documents.id"), primary_key=True),
    Column("version", Key, primary_key=True),
    Column("chain", Text, nullable=False),  # made of all documents up to this one, in their order
    Column("payload", LargeBinary, nullable=False),  # JSON, deflated
)

pictures = Table(
    "pictures",
    metadata,
    Column("version", Key, primary_key=True),
    Column("part", Key, primary_key=True),
    Column("stamp", Text, nullable=False),  # made of all that the part was drawn from
    Column("digest", Text, nullable=False),  # SHA-256 of version, part, stamp and payload
    Column("payload", LargeBinary, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("key", Key, primary_key=True),  # the name folded: two that differ in case only are one
    Column("name", Text, nullable=False),
    Column("password", Text, nullable=False),  # its argon2 hash
    Column("role", Text, nullable=False),
    Column("round", Integer, nullable=False, server_default="0"),  # a session of an earlier round is over
    Column("made_at", Instant, nullable=False),
    Column("disabled_at", Instant),
)

tokens = Table(
    "tokens",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Key, nullable=False, unique=True),
    Column("digest", Key, nullable=False, unique=True),  # SHA-256 of the secret
    Column("owner", Key, ForeignKey("users.key"), nullable=False),
    Column("role", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("expires_at", Instant),
    Column("revoked_at", Instant),
)

keys = Table(
    "keys",
    metadata,
    Column("name", Key, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    Column("made_at", Instant, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("who", Text),
    Column("what", Text, nullable=False),
    Column("target", Text),
    Column("address", Text),
    Column("outcome", Text, nullable=False),
)

imported = Table(
    "imported",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Key, nullable=False, unique=True),
    Column("format", Key, nullable=False),
    Column("day", Key),  # ISO 8601
    Column("payload", LargeBinary, nullable=False),  # JSON, deflated
)
Index("ix_imported_format", imported.c.format, imported.c.day)
