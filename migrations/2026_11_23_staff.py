"""Create accounts, sign-ins, teams and invitations."""

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id, UtcTime

revision = "2026_11_23_staff"
down_revision = "2026_11_23_seminar"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", Id(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
    )
    op.create_table(
        "login",
        sa.Column("token_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("signed_in_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_login_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_login")),
    )
    op.create_index(op.f("ix_login_account_id"), "login", ["account_id"])
    op.create_table(
        "team",
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "organiser",
                "facilitator",
                "rapporteur",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_team_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_team_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seminar_id", "account_id", name=op.f("pk_team")),
    )
    op.create_index(op.f("ix_team_account_id"), "team", ["account_id"])
    op.create_table(
        "invitation",
        sa.Column("token_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("seminar_id", Id(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "organiser",
                "facilitator",
                "rapporteur",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"],
            ["seminar.id"],
            name=op.f("fk_invitation_seminar_id_seminar"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_invitation")),
    )
    op.create_index(op.f("ix_invitation_seminar_id"), "invitation", ["seminar_id"])


def downgrade() -> None:
    op.drop_table("invitation")
    op.drop_table("team")
    op.drop_table("login")
    op.drop_table("account")
