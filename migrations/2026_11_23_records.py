"""Create the note's edits, the journal and the count of failed attempts."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_11_23_records"
down_revision = "2026_11_23_debate"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "note_sentence",
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("composed", sa.Text(), nullable=False),
        sa.Column("edited", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("account_id", Id(), nullable=True),
        sa.Column("edited_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_note_sentence_account_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_note_sentence_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seminar_id", "key", name=op.f("pk_note_sentence")),
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("account_id", Id(), nullable=True),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_journal_account_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_journal_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_seminar_id_seq", "journal", ["seminar_id", "seq"])
    op.create_table(
        "attempt",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "bucket", "window", name=op.f("pk_attempt")),
    )


def downgrade() -> None:
    op.drop_table("attempt")
    op.drop_table("journal")
    op.drop_table("note_sentence")
