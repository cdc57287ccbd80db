"""Keep the tables of a counted round, and who may have its count file."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_count_file"
down_revision = "2026_11_23_sealing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("result") as result:
        result.add_column(sa.Column("tables", sa.JSON(), nullable=True))
        result.add_column(
            sa.Column(
                "count_file",
                sa.Enum(
                    "public",
                    "sealed",
                    name="countfilestate",
                    native_enum=False,
                    create_constraint=True,
                    length=16,
                ),
                nullable=True,
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("result") as result:
        result.drop_constraint(op.f("ck_result_countfilestate"), type_="check")
        result.drop_column("count_file")
        result.drop_column("tables")
