"""Keep private links to a note, and what readers objected to."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_12_01_note_circulation"
down_revision = "2026_12_01_note_versions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "note_link",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("until", UtcTime(), nullable=True),
        sa.Column("closed_at", UtcTime(), nullable=True),
        sa.Column("account_id", Id(), nullable=True),
        sa.Column("at", UtcTime(), nullable=False),
        refers("note_link", "account_id", "account", ondelete="SET NULL"),
        refers("note_link", "seminar_id", "seminar"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_link")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_note_link_token_sha256")),
    )
    op.create_index(op.f("ix_note_link_seminar_id"), "note_link", ["seminar_id"])
    op.create_table(
        "objection",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("card_id", Id(), nullable=True),
        sa.Column("link_id", Id(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "taken",
                "answered",
                "left",
                name="objectionstate",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("in_annex", sa.Boolean(), nullable=False),
        refers("objection", "card_id", "card"),
        refers("objection", "link_id", "note_link"),
        refers("objection", "seminar_id", "seminar"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("number", "card_id", name=op.f("uq_objection_number_card_id")),
    )
    op.create_index(op.f("ix_objection_seminar_id"), "objection", ["seminar_id"])
    op.create_index(op.f("ix_objection_link_id"), "objection", ["link_id"])


def downgrade() -> None:
    op.drop_table("objection")
    op.drop_table("note_link")


def refers(
    table: str, column: str, to: str, *, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=ondelete)
