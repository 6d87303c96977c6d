"""Pictures: parts of the last picture drawn of a case, each under what it was drawn from."""

import sqlalchemy as sa
from alembic import op

from dateline.store.tables import Key

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A case of before keeps no picture yet; the next view draws one."""
    op.create_table(
        "pictures",
        sa.Column("version", Key, nullable=False),
        sa.Column("part", Key, nullable=False),
        sa.Column("stamp", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("version", "part", name="pk_pictures"),
    )
