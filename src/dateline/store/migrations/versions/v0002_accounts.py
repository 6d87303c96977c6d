"""Accounts: what each report tells in brief, set beside the earlier ones."""

import sqlalchemy as sa
from alembic import op

from dateline.store.tables import Key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A case of before has no account yet; they are made when it is next asked."""
    op.create_table(
        "accounts",
        sa.Column("document", Key, nullable=False),
        sa.Column("version", Key, nullable=False),
        sa.Column("chain", sa.Text, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("document", "version", name="pk_accounts"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_accounts_document"),
    )
