"""Bind the identity mode to the seats, add offered seats, practice items and paper sheets."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id

revision = "2026_11_23_seats_and_sheets"
down_revision = "2026_11_23_records"
branch_labels = None
depends_on = None

MODES = ("anonymous", "pseudonymous", "named")
SEAT_STATES = ("active", "revoked")
ITEM_KINDS = ("welcome", "talk", "break", "ranking", "debate", "close")
SEMINAR_KEY = "fk_seat_seminar_id_seminar"
MODE_KEY = "fk_seat_seminar_id_mode_seminar"


def upgrade() -> None:
    with op.batch_alter_table("seminar") as seminar:
        seminar.create_unique_constraint(op.f("uq_seminar_id_mode"), ["id", "mode"])
    op.add_column("seat", sa.Column("mode", sa.String(length=16), nullable=True))
    op.execute("UPDATE seat SET mode = (SELECT mode FROM seminar WHERE id = seat.seminar_id)")
    op.execute("UPDATE seat SET name = NULL WHERE mode <> 'named'")
    with op.batch_alter_table("seat") as seat:
        seat.alter_column("mode", existing_type=sa.String(length=16), nullable=False)
        seat.create_check_constraint(op.f("ck_seat_identitymode"), one_of("mode", MODES))
        seat.create_check_constraint(op.f("ck_seat_name"), "name IS NULL OR mode = 'named'")
        seat.drop_constraint(op.f("ck_seat_seatstate"), type_="check")
        seat.create_check_constraint(
            op.f("ck_seat_seatstate"), one_of("state", ("offered", *SEAT_STATES))
        )
        seat.drop_constraint(op.f(SEMINAR_KEY), type_="foreignkey")
        seat.create_foreign_key(
            op.f(MODE_KEY), "seminar", ["seminar_id", "mode"], ["id", "mode"], ondelete="CASCADE"
        )
    take_item_kinds((*ITEM_KINDS, "practice"))
    create_paper_sheet()


def downgrade() -> None:
    op.drop_table("paper_sheet")
    # Neither was known before; a practice item was a short talk then.
    op.execute("UPDATE agenda_item SET kind = 'talk' WHERE kind = 'practice'")
    op.execute("DELETE FROM seat WHERE state = 'offered'")
    take_item_kinds(ITEM_KINDS)
    with op.batch_alter_table("seat") as seat:
        seat.drop_constraint(op.f(MODE_KEY), type_="foreignkey")
        seat.create_foreign_key(
            op.f(SEMINAR_KEY), "seminar", ["seminar_id"], ["id"], ondelete="CASCADE"
        )
        seat.drop_constraint(op.f("ck_seat_seatstate"), type_="check")
        seat.create_check_constraint(op.f("ck_seat_seatstate"), one_of("state", SEAT_STATES))
        seat.drop_constraint(op.f("ck_seat_name"), type_="check")
        seat.drop_constraint(op.f("ck_seat_identitymode"), type_="check")
        seat.drop_column("mode")
    with op.batch_alter_table("seminar") as seminar:
        seminar.drop_constraint(op.f("uq_seminar_id_mode"), type_="unique")


def one_of(column: str, words: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(repr(word) for word in words)})"


def take_item_kinds(kinds: Sequence[str]) -> None:
    with op.batch_alter_table("agenda_item") as item:
        item.drop_constraint(op.f("ck_agenda_item_itemkind"), type_="check")
        item.create_check_constraint(op.f("ck_agenda_item_itemkind"), one_of("kind", kinds))


def create_paper_sheet() -> None:
    op.create_table(
        "paper_sheet",
        sa.Column("round_id", Id(), nullable=False),
        sa.Column("seat_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=True),
        sa.Column("form_id", Id(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ranking", sa.Text(), nullable=False),
        sa.CheckConstraint(one_of("kind", ("order", "together")), name=op.f("ck_paper_sheet_kind")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_paper_sheet_account_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_paper_sheet_round_id_round"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name=op.f("fk_paper_sheet_seat_id_seat"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "seat_id", name=op.f("pk_paper_sheet")),
    )
