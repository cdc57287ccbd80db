"""Keep the floor, what the big screen shows, a card put to the room, and the kind of a point."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_11_30_live_room"
down_revision = "2026_11_29_data_protection"
branch_labels = None
depends_on = None

PICTURES = ("agenda", "joining", "result", "cards", "steps", "brief", "asked")
KINDS = sa.column("kind").in_(["for", "concern", "question", "proposal"])
HANDS = (
    "hands_agree BETWEEN 0 AND 100000 AND hands_disagree BETWEEN 0 AND 100000"
    " AND hands_cannot BETWEEN 0 AND 100000"
)


def upgrade() -> None:
    op.create_table(
        "floor",
        sa.Column("id", Id(), nullable=False),
        sa.Column("agenda_item_id", Id(), nullable=False),
        sa.Column("area_id", Id(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("started_at", UtcTime(), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.CheckConstraint("minutes BETWEEN 1 AND 60", name=op.f("ck_floor_minutes")),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_floor_agenda_item_id_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_floor_area_id_area"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_floor")),
    )
    op.create_index(op.f("ix_floor_agenda_item_id"), "floor", ["agenda_item_id"])
    create_screen_choice()
    create_asked_card()
    with op.batch_alter_table("point") as point:
        point.add_column(sa.Column("kind", sa.String(length=16), nullable=True))
        point.create_check_constraint(op.f("ck_point_cardkind"), KINDS)


def create_screen_choice() -> None:
    op.create_table(
        "screen_choice",
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column(
            "picture",
            sa.Enum(
                *PICTURES,
                name="picture",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("page BETWEEN 1 AND 100", name=op.f("ck_screen_choice_page")),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_screen_choice_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seminar_id", name=op.f("pk_screen_choice")),
    )


def create_asked_card() -> None:
    counts = ("agree", "disagree", "cannot")
    op.create_table(
        "asked_card",
        sa.Column("card_id", Id(), nullable=False),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column("shown_at", UtcTime(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in counts),
        *(sa.Column(f"hands_{name}", sa.Integer(), nullable=True) for name in counts),
        sa.CheckConstraint(HANDS, name=op.f("ck_asked_card_hands")),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_asked_card_card_id_card"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("card_id", name=op.f("pk_asked_card")),
    )


def downgrade() -> None:
    with op.batch_alter_table("point") as point:
        point.drop_constraint(op.f("ck_point_cardkind"), type_="check")
        point.drop_column("kind")
    op.drop_table("asked_card")
    op.drop_table("screen_choice")
    op.drop_index(op.f("ix_floor_agenda_item_id"), table_name="floor")
    op.drop_table("floor")
