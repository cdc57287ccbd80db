"""Keep what was looked at in the check of a note, with who and when."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_12_01_note_check"
down_revision = "2026_11_30_proposed_steps"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "note_tick",
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("doubt", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("account_id", Id(), nullable=True),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_note_tick_account_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_note_tick_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seminar_id", "doubt", "key", name=op.f("pk_note_tick")),
    )


def downgrade() -> None:
    op.drop_table("note_tick")
