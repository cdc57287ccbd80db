"""Keep the headings of a note that the team renamed."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id

revision = "2026_12_01_note_headings"
down_revision = "2026_12_01_note_circulation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "note_heading",
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_note_heading_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seminar_id", "key", name=op.f("pk_note_heading")),
    )


def downgrade() -> None:
    op.drop_table("note_heading")
