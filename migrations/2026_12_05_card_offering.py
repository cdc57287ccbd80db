"""Keep beside each card how many people answered it, and its place in anybody's order."""

import sqlalchemy as sa
from alembic import op

from seminar.core.offering import lot_of
from seminar.models.base import Id

revision = "2026_12_05_card_offering"
down_revision = "2026_12_04_minority"
branch_labels = None
depends_on = None

CARD = sa.table(
    "card", sa.column("id", Id()), sa.column("lot", sa.BigInteger()), sa.column("weighed")
)
MARK = sa.table("mark", sa.column("card_id", Id()))


def upgrade() -> None:
    with op.batch_alter_table("card") as card:
        card.add_column(sa.Column("lot", sa.BigInteger(), nullable=True))
        card.add_column(
            sa.Column("weighed", sa.Integer(), server_default=sa.text("0"), nullable=False)
        )
    store = op.get_bind()
    weighed = sa.select(sa.func.count()).where(MARK.c.card_id == CARD.c.id).scalar_subquery()
    store.execute(CARD.update().values(weighed=weighed))
    for (card_id,) in store.execute(sa.select(CARD.c.id)).all():
        store.execute(CARD.update().where(CARD.c.id == card_id).values(lot=lot_of(card_id)))
    with op.batch_alter_table("card") as card:
        card.alter_column("lot", existing_type=sa.BigInteger(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("card") as card:
        card.drop_column("weighed")
        card.drop_column("lot")
