"""Take items on which steps are proposed; keep the steps and who finds them worthwhile."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id

revision = "2026_11_30_proposed_steps"
down_revision = "2026_11_30_different_views"
branch_labels = None
depends_on = None

ITEM_KINDS = (
    *("welcome", "talk", "break", "practice", "ranking", "debate", "close"),
    *("tables", "further", "views"),
)


def upgrade() -> None:
    take_item_kinds((*ITEM_KINDS, "steps"))
    op.create_table(
        "next_step",
        sa.Column("id", Id(), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("voice_id", Id(), nullable=True),
        sa.Column("scope", one_word("scope", ("areas", "all", "other")), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("addressee", "text", "measure", "due")
        ),
        sa.Column("state", one_word("textstate", ("shown", "hidden", "withdrawn")), nullable=False),
        sa.Column(
            "reason",
            one_word("hidereason", ("names", "classified", "offensive", "topic", "twice")),
            nullable=True,
        ),
        refers("next_step", "seminar_id", "seminar"),
        refers("next_step", "voice_id", "voice"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_step")),
    )
    op.create_index(op.f("ix_next_step_seminar_id"), "next_step", ["seminar_id"])
    op.create_index(op.f("ix_next_step_voice_id"), "next_step", ["voice_id"])
    for other in ("area", "card", "point"):
        join_to(f"step_{other}", other)
    op.create_index(op.f("ix_step_card_card_id"), "step_card", ["card_id"])
    op.create_index(op.f("ix_step_point_point_id"), "step_point", ["point_id"])
    join_to("step_mark", "voice")
    op.create_index(op.f("ix_step_mark_voice_id"), "step_mark", ["voice_id"])


def downgrade() -> None:
    for table in ("step_mark", "step_point", "step_card", "step_area", "next_step"):
        op.drop_table(table)
    # It was not known before; people may still talk about it.
    op.execute("UPDATE agenda_item SET kind = 'talk' WHERE kind = 'steps'")
    take_item_kinds(ITEM_KINDS)


def take_item_kinds(kinds: Sequence[str]) -> None:
    listed = ", ".join(repr(kind) for kind in kinds)
    with op.batch_alter_table("agenda_item") as item:
        item.drop_constraint(op.f("ck_agenda_item_itemkind"), type_="check")
        item.create_check_constraint(op.f("ck_agenda_item_itemkind"), f"kind IN ({listed})")


def join_to(table: str, other: str) -> None:
    """Make a table whose rows join a step to a row of another one."""
    op.create_table(
        table,
        sa.Column("step_id", Id(), nullable=False),
        sa.Column(f"{other}_id", Id(), nullable=False),
        refers(table, "step_id", "next_step"),
        refers(table, f"{other}_id", other),
        sa.PrimaryKeyConstraint("step_id", f"{other}_id", name=op.f(f"pk_{table}")),
    )


def one_word(name: str, words: Sequence[str]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=16)


def refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")
