"""Create the seminar, its areas, groups, agenda and question."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_11_23_seminar"
down_revision = None
branch_labels = ("default",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seminar",
        sa.Column("id", Id(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("rehearsal_of", Id(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column(
            "rule",
            sa.Enum(
                "chatham",
                "record",
                name="rule",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column(
            "mode",
            sa.Enum(
                "anonymous",
                "pseudonymous",
                "named",
                name="identitymode",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("screen_token", sa.Text(), nullable=False),
        sa.Column("link_until", sa.Date(), nullable=False),
        sa.Column("next_steps", sa.Text(), nullable=False),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rehearsal_of"],
            ["seminar.id"],
            name=op.f("fk_seminar_rehearsal_of_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seminar")),
        sa.UniqueConstraint("code", name=op.f("uq_seminar_code")),
        sa.UniqueConstraint("public_id", name=op.f("uq_seminar_public_id")),
        sa.UniqueConstraint("screen_token", name=op.f("uq_seminar_screen_token")),
    )
    op.create_table(
        "area",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.CheckConstraint("position BETWEEN 1 AND 12", name=op.f("ck_area_position")),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_area_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
    )
    op.create_index(op.f("ix_area_seminar_id"), "area", ["seminar_id"])
    op.create_table(
        "stakeholder_group",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_stakeholder_group_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholder_group")),
    )
    op.create_index(op.f("ix_stakeholder_group_seminar_id"), "stakeholder_group", ["seminar_id"])
    op.create_table(
        "agenda_item",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "welcome",
                "talk",
                "break",
                "ranking",
                "debate",
                "close",
                name="itemkind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "running",
                "done",
                name="itemstate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("started_at", UtcTime(), nullable=True),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_agenda_item_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    op.create_index(op.f("ix_agenda_item_seminar_id"), "agenda_item", ["seminar_id"])
    op.create_table(
        "head_count",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("agenda_item_id", Id(), nullable=True),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people BETWEEN 0 AND 100000", name=op.f("ck_head_count_people")),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_head_count_agenda_item_id_agenda_item"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_head_count_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_head_count")),
    )
    op.create_index(op.f("ix_head_count_seminar_id"), "head_count", ["seminar_id"])
    op.create_table(
        "question",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("frozen", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_question_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("seminar_id", "kind", name=op.f("uq_question_seminar_id_kind")),
    )


def downgrade() -> None:
    op.drop_table("question")
    op.drop_table("head_count")
    op.drop_table("agenda_item")
    op.drop_table("stakeholder_group")
    op.drop_table("area")
    op.drop_table("seminar")
