"""Let an item for different views remember that it invited whoever shares another order."""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_04_minority"
down_revision = "2026_12_03_same_point"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("agenda_item") as item:
        item.add_column(
            sa.Column("invites", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("agenda_item") as item:
        item.drop_column("invites")
