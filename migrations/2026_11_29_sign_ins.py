"""Note when a sign-in was used and by which browser; keep links that serve once."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_11_29_sign_ins"
down_revision = "2026_11_29_count_file"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("login") as login:
        login.add_column(sa.Column("seen_at", UtcTime(), nullable=True))
        login.add_column(
            sa.Column("browser", sa.Text(), nullable=False, server_default=sa.text("''"))
        )
    op.execute("UPDATE login SET seen_at = signed_in_at")
    with op.batch_alter_table("login") as login:
        login.alter_column("seen_at", existing_type=UtcTime(), nullable=False)
    op.create_table(
        "password_reset",
        sa.Column("token_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_password_reset_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_password_reset")),
        sa.UniqueConstraint("account_id", name=op.f("uq_password_reset_account_id")),
    )
    op.create_table(
        "set_up",
        sa.Column("token_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_set_up")),
    )


def downgrade() -> None:
    op.drop_table("set_up")
    op.drop_table("password_reset")
    with op.batch_alter_table("login") as login:
        login.drop_column("browser")
        login.drop_column("seen_at")
