"""Note what sealing has still to clear from the files, and which seminars' links are cut."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id

revision = "2026_11_23_sealing"
down_revision = "2026_11_23_seats_and_sheets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leftover",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_leftover_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leftover")),
    )
    with op.batch_alter_table("seminar") as seminar:
        seminar.add_column(
            sa.Column("links_cut", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    gather_statistics_of_keys(0)


def downgrade() -> None:
    gather_statistics_of_keys(-1)
    with op.batch_alter_table("seminar") as seminar:
        seminar.drop_column("links_cut")
    op.drop_table("leftover")


def gather_statistics_of_keys(target: int) -> None:
    """Set how many keys of answers PostgreSQL copies into its statistics; -1 is its default.

    A copy there would outlive the key itself.
    """
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE ballot ALTER COLUMN answer_key SET STATISTICS {target}")
