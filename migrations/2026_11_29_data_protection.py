"""Say who answers for the data, on what ground and until when; note what was deleted whole."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_11_29_data_protection"
down_revision = "2026_11_29_doors"
branch_labels = None
depends_on = None

RETAINED_FOR = timedelta(days=90)
EMPTY = sa.text("''")
BASES = "basis IN ('consent', 'task', 'interest')"
LEFTOVER_KEY = "fk_leftover_seminar_id_seminar"

# PostgreSQL copies values of columns into its statistics, where they would outlive their rows.
# None of these is asked for by a range or by its frequent values.
TOLD_BY_PEOPLE = {
    "account": ("email", "name"),
    "area": ("key", "texts"),
    "card": ("text",),
    "journal": ("object", "detail", "hash", "prev_hash"),
    "note_sentence": ("key", "composed", "edited"),
    "paper_sheet": ("ranking",),
    "point": ("text",),
    "question": ("text", "frozen"),
    "result": ("reading", "movement", "sha256"),
    "round": ("void_reason",),
    "seat": ("token_sha256", "name"),
    "seminar": (
        *("public_id", "title", "purpose", "host", "place", "mark", "code", "screen_token"),
        *("next_steps", "contact", "retention_reason", "support"),
    ),
    "stakeholder_group": ("name",),
    "voice": ("key",),
}


def upgrade() -> None:
    with op.batch_alter_table("seminar") as seminar:
        seminar.add_column(sa.Column("contact", sa.Text(), nullable=False, server_default=EMPTY))
        seminar.add_column(
            sa.Column("basis", sa.String(length=16), nullable=False, server_default="consent")
        )
        seminar.add_column(sa.Column("retention_until", sa.Date(), nullable=True))
        seminar.add_column(
            sa.Column("retention_reason", sa.Text(), nullable=False, server_default=EMPTY)
        )
        seminar.add_column(sa.Column("support", sa.Text(), nullable=False, server_default=EMPTY))
        seminar.add_column(
            sa.Column("notice_version", sa.Integer(), nullable=False, server_default=sa.text("1"))
        )
    keep_what_is_there()
    with op.batch_alter_table("seminar") as seminar:
        seminar.alter_column("retention_until", existing_type=sa.Date(), nullable=False)
        seminar.create_check_constraint(op.f("ck_seminar_basis"), BASES)
    let_leftovers_outlive_their_seminar("SET NULL", nullable=True)
    op.create_table(
        "erased_seminar",
        sa.Column("id", Id(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("erased_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erased_seminar")),
    )
    gather_statistics(0)


def downgrade() -> None:
    gather_statistics(-1)
    op.drop_table("erased_seminar")
    op.execute("DELETE FROM leftover WHERE seminar_id IS NULL")
    let_leftovers_outlive_their_seminar("CASCADE", nullable=False)
    with op.batch_alter_table("seminar") as seminar:
        seminar.drop_constraint(op.f("ck_seminar_basis"), type_="check")
        for column in (
            *("notice_version", "support", "retention_reason", "retention_until"),
            *("basis", "contact"),
        ):
            seminar.drop_column(column)


def keep_what_is_there() -> None:
    """Give every seminar its days, counted from now for one whose day is long past."""
    table = sa.table(
        "seminar", sa.column("id"), sa.column("day", sa.Date), sa.column("retention_until", sa.Date)
    )
    today = datetime.now(UTC).date()
    connection = op.get_bind()
    for its_id, day in connection.execute(sa.select(table.c.id, table.c.day)).all():
        until = max(day, today) + RETAINED_FOR
        connection.execute(table.update().where(table.c.id == its_id).values(retention_until=until))


def let_leftovers_outlive_their_seminar(ondelete: str, *, nullable: bool) -> None:
    with op.batch_alter_table("leftover") as leftover:
        leftover.alter_column("seminar_id", existing_type=Id(), nullable=nullable)
        leftover.drop_constraint(op.f(LEFTOVER_KEY), type_="foreignkey")
        leftover.create_foreign_key(
            op.f(LEFTOVER_KEY), "seminar", ["seminar_id"], ["id"], ondelete=ondelete
        )


def gather_statistics(target: int) -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for table, columns in TOLD_BY_PEOPLE.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS {target}")
