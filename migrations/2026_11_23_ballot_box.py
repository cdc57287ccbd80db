"""Create seats, rounds, participations, ballots and results."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_11_23_ballot_box"
down_revision = "2026_11_23_staff"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seat",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("token_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("group_id", Id(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "phone",
                "card",
                "paper",
                "staff",
                name="seatkind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "active",
                "revoked",
                name="seatstate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("consent_version", sa.Integer(), nullable=False),
        sa.Column("consent_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["stakeholder_group.id"],
            name=op.f("fk_seat_group_id_stakeholder_group"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_seat_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_seat_token_sha256")),
    )
    op.create_index(op.f("ix_seat_seminar_id"), "seat", ["seminar_id"])
    op.create_table(
        "round",
        sa.Column("id", Id(), nullable=False),
        sa.Column("question_id", Id(), nullable=False),
        sa.Column("agenda_item_id", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "open",
                "closed",
                "sealed",
                "shown",
                name="roundstate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("opened_at", UtcTime(), nullable=True),
        sa.Column("closed_at", UtcTime(), nullable=True),
        sa.Column("shown_at", UtcTime(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_round_agenda_item_id_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_round_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint(
            "question_id", "number", "attempt", name=op.f("uq_round_question_id_number_attempt")
        ),
    )
    op.create_index(op.f("ix_round_agenda_item_id"), "round", ["agenda_item_id"])
    op.create_table(
        "participation",
        sa.Column("round_id", Id(), nullable=False),
        sa.Column("seat_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_participation_round_id_round"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name=op.f("fk_participation_seat_id_seat"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "seat_id", name=op.f("pk_participation")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ballot",
        sa.Column("round_id", Id(), nullable=False),
        sa.Column("answer_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ranking", sa.Text(), nullable=False),
        sa.Column("group_id", Id(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('order', 'together')", name=op.f("ck_ballot_kind")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_ballot_round_id_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "answer_key", name=op.f("pk_ballot")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ballot_round_id_kind_ranking", "ballot", ["round_id", "kind", "ranking"])
    op.create_table(
        "result",
        sa.Column("round_id", Id(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("together", sa.Integer(), nullable=False),
        sa.Column("paper", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("movement", sa.JSON(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_result_round_id_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", name=op.f("pk_result")),
    )


def downgrade() -> None:
    op.drop_table("result")
    op.drop_table("ballot")
    op.drop_table("participation")
    op.drop_table("round")
    op.drop_table("seat")
