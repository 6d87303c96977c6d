"""Since when a document counts: not from when it was added, but from its retrieval, or always."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COUNTS_FROM = (
    "CASE WHEN (published_at > retrieved_at) THEN retrieved_at "
    "ELSE coalesce(published_at, retrieved_at, '0001-01-02T00:00:00.000000+00:00') END"
)


def upgrade() -> None:
    """A case of before sets its undated reports in their place when it is next asked."""
    op.drop_index("ix_documents_counts_from", table_name="documents")
    op.create_index("ix_documents_counts_from", "documents", [sa.text(f"({_COUNTS_FROM})"), "id"])
