"""Access: users, their tokens, the keys that sign, and the audit with guards over it."""

import sqlalchemy as sa
from alembic import op

from dateline.store.tables import Instant, Key

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WHY = "the audit is only appended to"


def upgrade() -> None:
    """A case of before has no users; whoever has the file or the database has it all, as before."""
    _people()
    _traces()
    for deed in ("UPDATE", "DELETE"):
        _guard_audit(deed)


def _people() -> None:
    op.create_table(
        "users",
        sa.Column("key", Key, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False, server_default="0"),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("disabled_at", Instant),
        sa.PrimaryKeyConstraint("key", name="pk_users"),
    )
    op.create_table(
        "tokens",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("id", Key, nullable=False),
        sa.Column("digest", Key, nullable=False),
        sa.Column("owner", Key, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("used_at", Instant),
        sa.Column("expires_at", Instant),
        sa.Column("revoked_at", Instant),
        sa.PrimaryKeyConstraint("number", name="pk_tokens"),
        sa.UniqueConstraint("id", name="uq_tokens_id"),
        sa.UniqueConstraint("digest", name="uq_tokens_digest"),
        sa.ForeignKeyConstraint(["owner"], ["users.key"], name="fk_tokens_owner"),
    )


def _traces() -> None:
    op.create_table(
        "keys",
        sa.Column("name", Key, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_keys"),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("at", Instant, nullable=False),
        sa.Column("who", sa.Text),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("target", sa.Text),
        sa.Column("address", sa.Text),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )


def _guard_audit(deed: str) -> None:
    trigger = f"CREATE TRIGGER guard_audit_{deed.lower()} BEFORE {deed} ON audit"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"{trigger} FOR EACH ROW EXECUTE FUNCTION dateline_guard('{_WHY}')")
    else:
        op.execute(f"{trigger} BEGIN SELECT RAISE(ABORT, '{_WHY}'); END")
