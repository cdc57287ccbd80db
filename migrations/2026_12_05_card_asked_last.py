"""Keep which card was put to the room last; once it is gone, none is asked."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id

revision = "2026_12_05_card_asked_last"
down_revision = "2026_12_05_card_offering"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("screen_choice") as choice:
        choice.add_column(sa.Column("asked_id", Id(), nullable=True))
        choice.create_foreign_key(
            op.f("fk_screen_choice_asked_id_card"),
            "card",
            ["asked_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.create_index(op.f("ix_screen_choice_asked_id"), "screen_choice", ["asked_id"])
    op.execute("""
        UPDATE screen_choice SET asked_id = (
            SELECT asked_card.card_id FROM asked_card JOIN card ON card.id = asked_card.card_id
            WHERE card.seminar_id = screen_choice.seminar_id
            ORDER BY asked_card.asked_at DESC, card.id LIMIT 1
        )
    """)


def downgrade() -> None:
    op.drop_index(op.f("ix_screen_choice_asked_id"), "screen_choice")
    with op.batch_alter_table("screen_choice") as choice:
        choice.drop_constraint(op.f("fk_screen_choice_asked_id_card"), type_="foreignkey")
        choice.drop_column("asked_id")
