"""The case: observed, judged and derived data, the ledger, the index of words, and guards over the first two."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from dateline.store.tables import Instant, Key

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_GUARDED = (
    ("documents", "UPDATE", "a document is never changed"),
    ("documents", "DELETE", "a document is never removed"),
    ("judgements", "DELETE", "a judgement is never erased; withdraw it"),
)


def upgrade() -> None:
    """An empty database holds an empty case."""
    _observed()
    _judged()
    _derived()
    if op.get_bind().dialect.name == "postgresql":
        _finish_postgresql()
    else:
        _finish_sqlite()


def _observed() -> None:
    op.create_table(
        "sources",
        sa.Column("address", Key, nullable=False),
        sa.Column("kind", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("last_tried", Instant),
        sa.Column("last_good", Instant),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.Column("last_error", sa.Text),
        sa.PrimaryKeyConstraint("address", name="pk_sources"),
    )
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("id", Key, nullable=False),
        sa.Column("canonical_url", Key),
        sa.Column("source", Key),
        sa.Column("replaces", Key),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("published_at", Instant),
        sa.Column("published_offset", sa.Integer),
        sa.Column("retrieved_at", Instant),
        sa.Column("retrieved_offset", sa.Integer),
        sa.Column("sections", sa.Text, nullable=False),
        sa.Column("exact", sa.LargeBinary),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("added_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_documents"),
        sa.UniqueConstraint("id", name="uq_documents_id"),
        sa.UniqueConstraint("replaces", name="uq_documents_replaces"),
        sa.ForeignKeyConstraint(["source"], ["sources.address"], name="fk_documents_source"),
        sa.ForeignKeyConstraint(["replaces"], ["documents.id"], name="fk_documents_replaces"),
    )
    op.create_index("ix_documents_canonical_url", "documents", ["canonical_url"], postgresql_using="hash")
    op.create_index(
        "ix_documents_counts_from", "documents", [sa.text("coalesce(published_at, added_at)"), "id"]
    )
    op.create_table(
        "issues",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("where", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_issues"),
    )


def _judged() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("id", Key, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("target", Key, nullable=False),
        sa.Column("field", sa.Text),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("withdrawn_at", Instant),
        sa.Column("withdrawn_by", sa.Text),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name=op.f("ck_judgements_withdrawn")
        ),
    )
    op.create_index("ix_judgements_target", "judgements", ["target"], postgresql_using="hash")


def _derived() -> None:
    op.create_table(
        "ledger",
        sa.Column("document", Key, nullable=False),
        sa.Column("stage", Key, nullable=False),
        sa.Column("version", Key, nullable=False),
        sa.Column("input_hash", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("error", sa.Text),
        sa.Column("lease_owner", sa.Text),
        sa.Column("lease_until", Instant),
        sa.Column("done_at", Instant),
        sa.PrimaryKeyConstraint("document", "stage", "version", name="pk_ledger"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_ledger_document"),
        sa.CheckConstraint("(lease_owner IS NULL) = (lease_until IS NULL)", name=op.f("ck_ledger_lease")),
        sa.CheckConstraint("done_at IS NULL OR lease_owner IS NULL", name=op.f("ck_ledger_done")),
    )
    op.create_index("ix_ledger_stage", "ledger", ["stage", "version"])
    op.create_table(
        "readings",
        sa.Column("document", Key, nullable=False),
        sa.Column("stage", Key, nullable=False),
        sa.Column("version", Key, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("document", "stage", "version", name="pk_readings"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_readings_document"),
    )


def _finish_sqlite() -> None:
    # Words come folded and separated by spaces: "ascii" splits them there and nowhere else.
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5(listed, content='', detail='none', columnsize=1, tokenize='ascii')"
    )
    for table, deed, why in _GUARDED:
        op.execute(
            f"CREATE TRIGGER guard_{table}_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )


def _finish_postgresql() -> None:
    op.create_table(
        "words",
        sa.Column("number", sa.Integer, sa.ForeignKey("documents.number"), primary_key=True),
        sa.Column("listed", TSVECTOR, nullable=False),
    )
    op.create_index("ix_words_listed", "words", ["listed"], postgresql_using="gin")
    op.execute(
        "CREATE FUNCTION dateline_guard() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
    )
    for table, deed, why in _GUARDED:
        op.execute(
            f"CREATE TRIGGER guard_{table}_{deed.lower()} BEFORE {deed} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION dateline_guard('{why}')"
        )
