"""Create voices, cards, marks and points."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_11_23_debate"
down_revision = "2026_11_23_ballot_box"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "voice",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("group_id", Id(), nullable=True),
        sa.Column("cards_sent", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["stakeholder_group.id"],
            name=op.f("fk_voice_group_id_stakeholder_group"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_voice_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice")),
        sa.UniqueConstraint("key", name=op.f("uq_voice_key")),
    )
    op.create_index(op.f("ix_voice_seminar_id"), "voice", ["seminar_id"])
    op.create_table(
        "card",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("voice_id", Id(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "for",
                "concern",
                "question",
                "proposal",
                name="cardkind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column(
            "scope",
            sa.Enum(
                "areas",
                "all",
                "other",
                name="scope",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "shown",
                "hidden",
                name="cardstate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "names",
                "classified",
                "offensive",
                "topic",
                "twice",
                name="hidereason",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=True,
        ),
        sa.Column("written_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_card_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["voice_id"], ["voice.id"], name=op.f("fk_card_voice_id_voice"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
    )
    op.create_index(op.f("ix_card_seminar_id"), "card", ["seminar_id"])
    op.create_table(
        "card_area",
        sa.Column("card_id", Id(), nullable=False),
        sa.Column("area_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_card_area_area_id_area"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_card_area_card_id_card"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("card_id", "area_id", name=op.f("pk_card_area")),
    )
    op.create_table(
        "mark",
        sa.Column("card_id", Id(), nullable=False),
        sa.Column("voice_id", Id(), nullable=False),
        sa.Column(
            "value",
            sa.Enum(
                "agree",
                "disagree",
                "cannot",
                name="markvalue",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_mark_card_id_card"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["voice_id"], ["voice.id"], name=op.f("fk_mark_voice_id_voice"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("card_id", "voice_id", name=op.f("pk_mark")),
    )
    op.create_index(op.f("ix_mark_voice_id"), "mark", ["voice_id"])
    op.create_table(
        "point",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=True),
        sa.Column(
            "scope",
            sa.Enum(
                "areas",
                "all",
                "other",
                name="scope",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("noted_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_point_account_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_point_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point")),
    )
    op.create_index(op.f("ix_point_seminar_id"), "point", ["seminar_id"])
    op.create_table(
        "point_area",
        sa.Column("point_id", Id(), nullable=False),
        sa.Column("area_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_point_area_area_id_area"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["point_id"],
            ["point.id"],
            name=op.f("fk_point_area_point_id_point"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("point_id", "area_id", name=op.f("pk_point_area")),
    )


def downgrade() -> None:
    op.drop_table("point_area")
    op.drop_table("point")
    op.drop_table("mark")
    op.drop_table("card_area")
    op.drop_table("card")
    op.drop_table("voice")
