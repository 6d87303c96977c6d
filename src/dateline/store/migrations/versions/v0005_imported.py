"""Imported: events that other data sets code, apart from the case's own."""

import sqlalchemy as sa
from alembic import op

from dateline.store.tables import Key

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A case of before holds no imported event."""
    op.create_table(
        "imported",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("id", Key, nullable=False),
        sa.Column("format", Key, nullable=False),
        sa.Column("day", Key),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_imported"),
        sa.UniqueConstraint("id", name="uq_imported_id"),
    )
    op.create_index("ix_imported_format", "imported", ["format", "day"])
