"""Let a card be the same point as another; both keep their texts and their answers."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id

revision = "2026_12_03_same_point"
down_revision = "2026_12_02_cards_looked_at"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("card") as card:
        card.add_column(sa.Column("same_as", Id(), nullable=True))
        card.create_foreign_key(
            op.f("fk_card_same_as_card"), "card", ["same_as"], ["id"], ondelete="SET NULL"
        )
    op.create_index(op.f("ix_card_same_as"), "card", ["same_as"])


def downgrade() -> None:
    op.drop_index(op.f("ix_card_same_as"), "card")
    with op.batch_alter_table("card") as card:
        card.drop_constraint(op.f("fk_card_same_as_card"), type_="foreignkey")
        card.drop_column("same_as")
