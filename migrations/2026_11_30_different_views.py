"""Take items on which different views are worded; keep the views and who shares them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id

revision = "2026_11_30_different_views"
down_revision = "2026_11_30_agenda_deeds"
branch_labels = None
depends_on = None

ITEM_KINDS = (
    *("welcome", "talk", "break", "practice", "ranking", "debate", "close"),
    *("tables", "further"),
)


def upgrade() -> None:
    take_item_kinds((*ITEM_KINDS, "views"))
    op.create_table(
        "different_view",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("voice_id", Id(), nullable=False),
        sa.Column("scope", one_word("scope", ("areas", "all", "other")), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", one_word("textstate", ("shown", "hidden", "withdrawn")), nullable=False),
        sa.Column(
            "reason",
            one_word("hidereason", ("names", "classified", "offensive", "topic", "twice")),
            nullable=True,
        ),
        sa.Column("reply", sa.Text(), nullable=False),
        refers("different_view", "seminar_id", "seminar"),
        refers("different_view", "voice_id", "voice"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_different_view")),
    )
    op.create_index(op.f("ix_different_view_seminar_id"), "different_view", ["seminar_id"])
    op.create_index(op.f("ix_different_view_voice_id"), "different_view", ["voice_id"])
    op.create_table(
        "view_area",
        sa.Column("view_id", Id(), nullable=False),
        sa.Column("area_id", Id(), nullable=False),
        refers("view_area", "view_id", "different_view"),
        refers("view_area", "area_id", "area"),
        sa.PrimaryKeyConstraint("view_id", "area_id", name=op.f("pk_view_area")),
    )
    op.create_table(
        "view_place",
        sa.Column("view_id", Id(), nullable=False),
        sa.Column("area_id", Id(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("place BETWEEN 1 AND 12", name=op.f("ck_view_place_place")),
        refers("view_place", "view_id", "different_view"),
        refers("view_place", "area_id", "area"),
        sa.PrimaryKeyConstraint("view_id", "area_id", name=op.f("pk_view_place")),
    )
    op.create_table(
        "view_share",
        sa.Column("view_id", Id(), nullable=False),
        sa.Column("voice_id", Id(), nullable=False),
        refers("view_share", "view_id", "different_view"),
        refers("view_share", "voice_id", "voice"),
        sa.PrimaryKeyConstraint("view_id", "voice_id", name=op.f("pk_view_share")),
    )
    op.create_index(op.f("ix_view_share_voice_id"), "view_share", ["voice_id"])


def downgrade() -> None:
    for table in ("view_share", "view_place", "view_area", "different_view"):
        op.drop_table(table)
    # It was not known before; people may still talk about it.
    op.execute("UPDATE agenda_item SET kind = 'talk' WHERE kind = 'views'")
    take_item_kinds(ITEM_KINDS)


def take_item_kinds(kinds: Sequence[str]) -> None:
    listed = ", ".join(repr(kind) for kind in kinds)
    with op.batch_alter_table("agenda_item") as item:
        item.drop_constraint(op.f("ck_agenda_item_itemkind"), type_="check")
        item.create_check_constraint(op.f("ck_agenda_item_itemkind"), f"kind IN ({listed})")


def one_word(name: str, words: Sequence[str]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=16)


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")
